"""Function words of Vietnamese (syllables) and English: no phrase begins or ends with one, and a young
library does not yet know how common they are. Tables only."""


def _syllables(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(","))


VIETNAMESE = _syllables(
    """
    à ạ ai anh ấy bà bao bằng bên bị bởi các cả cái càng cần chỉ chiều cho chưa chứ chúng có con còn cô cũng
    cùng của cuối cứ dần do dù dưới đã đang đâu đây để đến đều đi đó được đấy em gần gì giờ giữa hay hãy hầu
    hết họ hoặc hôm hơn khá khi khiến không kể kèm khác lại là làm lần lên lúc luôn mà mặc mãi mấy mình mọi
    một mới mỗi nay này nào năm nên nếu ngày ngay ngoài nghĩ người nhau nhằm nhất nhiều nhé nhưng như những
    nó nọ nói nơi nữa ở ông phải qua quá ra rằng rất rồi sau sáng sẽ sự ta tại tay thấy thành thêm thế theo
    thì thôi thuộc tháng tới tối từ từng trên trong trưa trước tuy tuần vài vẫn vậy và vào về vì việc với
    vừa xuống xong biết chị chú chẳng chăng chi chốn cụ dẫu dường đối đôi hề ít khỏi kia liền lẫn lẽ lắm mức
    mất nhờ nhỉ nổi phần phía riêng sao song suốt thật thay toàn tôi trở tức vốn vâng vụ xem đầu hiện
    """
)

ENGLISH = _syllables(
    """
    a about above according after again against all almost along also although always am among an and
    another any are aren around as at away back be became because been before being below between both but
    by came can cannot come could couldn did didn do does doesn doing don done down during each either else
    even ever every few first for from further get gets getting give given go goes going gone got had hadn
    has hasn have haven having he her here hers herself him himself his how however i if in into is isn it
    its itself just know last later least less let like ll made make makes making many me might mine more
    most mr mrs ms much must my myself near never new next no nor not now of off often on once one only onto
    old or other others our ours ourselves out over own per quite rather re really s said same saw say
    saying says see seen several shall she should since so some still such t take taken than that the their
    theirs them themselves then there these they this those three through thus to today told too took toward
    two under until up upon use used ve very via want was wasn way we week well went were weren what when
    where whether which while who whom whose why will with within without won would wouldn year years yes
    yesterday yet you your yours monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec
    """
)

# Of the function words those that make no word with a neighbour, however often they stand beside it.
NEVER_BOUND = _syllables(
    """
    và của các những đã sẽ đang được vì nếu mà thì là rằng nhưng cũng vẫn rất này kia đó ấy nào gì hay hoặc bởi
    vào với theo khi còn họ nó tôi mỗi mọi chưa chẳng đều như trên dưới trong tại nhiều vài mấy nên lại
    ông bà ở một hơn từ
    """
)

# Of the function words those that are nouns as well: a phrase may begin or end with them.
NOUNS = _syllables("tay song con vốn")

# Vietnamese words that one of the function words is half of, so that no phrase is cut there.
COMPOUNDS = _phrases(
    """
    ai cập, an toàn, anh chàng, anh hùng, anh trai, ban đầu, bao bì, bao cao, bao vây, bay qua, biểu hiện,
    bà chủ, bà con, bà lão, bà mẹ, bà ngoại, bà nội, bàn tay, bản sao, bảo toàn, bất nhất, bậc nhất, bắt tay,
    bắt đầu, bằng chứng, bằng cấp, bằng lái, bị can, chi nhánh, chi phí, chi tiêu, chi tiết, chi trả, chia tay,
    chiều cao, chiều dài, cho phép, cho thuê, cho vay, chuyến đi, chuẩn bị, chú rể, chú ý, chạy việc, chỉ huy,
    cô lập, chỉ số, chỉ thị, chỉ tiêu, chỉ trích, chỉ đạo, chị em, chị gái, chống lại, chứng chỉ, con bạc, con chó,
    con dao, con dâu, con gà, con gái, con người, con nuôi, con rể, con số, con tin, con trai, con tàu, con vịt,
    con đường, cuối mùa, cuối năm, cuối tuần, cái bang, cái chết, cái tôi, cán sự, cánh tay, cân bằng, có mặt,
    cô dâu, cô giáo, cô gái, cô nàng, công bằng, công sự, công vụ, cùng cực, căn cứ, cả nhà, cả nước, cảm thấy,
    cản trở, cầm đầu, cần cẩu, cần sa, cần thiết, cặp đôi, cổ phần, cổ tức, cụ già, cứ điểm, diễn ra, do thám,
    duy nhất, dân sự, dẫn đầu, dịch vụ, dọc theo, em bé, em gái, em trai, giàu có, giã từ, giật mình, giết người,
    giờ học, giờ vàng, gà con, gây ra, góp phần, góp vốn, gấp đôi, gần gũi, gần đây, gật đầu, hiện trường,
    hiện tượng,
    hiện tại, hiện vật, hiện đại, hoàn thành, hoàn toàn, hàng không, hàng đầu, hình sự, hình thành, hôm qua,
    hậu thế, hết hạn, hợp nhất, khung thành, khá giả, không gian, không khí, không lực, không quân, làm rõ,
    làm việc, làm đẹp, lãnh sự, lên ngôi, lên sàn, lên đỉnh, lúc nào, lý do, lần đầu, lập tức, lặp lại, lẽ phải,
    lịch sự, lọt vào, mùa vụ, múi giờ, mất mùa, mất ngủ, mất tích, mặc cả, mặn mà, mẹ con, một chiều, mới mẻ,
    mới nhất, mức lương, mức phạt, nghĩa vụ, ngoài trời, nguồn vốn, ngày lễ, ngón tay, ngôi sao, người dân,
    người mẫu, người mẹ, người đẹp, ngược chiều, ngược lại, nhiệm vụ, nhà cái, nhà ở, nhân sự, nhất định,
    nhầm lẫn, nuôi con, nên người, nói dối, năm học, năm mới, nước anh, nước ngoài, nổi bật, nổi tiếng,
    phát hiện, phát sáng, phía bắc, phía nam, phía tây, phía đông, phòng không, phóng sự, phải trái, phản đối,
    phần cứng, phần mềm, phần thưởng, phục vụ, quay lại, quen thuộc, quá khứ, quá trình, quân sự, ra mắt,
    ra tòa, ra đi, ra đời, riêng tư, rút vốn, rơi xuống, rạng sáng, rời khỏi, sao hỏa, sao kê, sao việt,
    sinh ra, song ca, song phương, song sinh, song song, suy nghĩ, suốt đời, sáng kiến, sáng lập, sáng tạo,
    sôi nổi, sự cố, sự kiện, sự nghiệp, sự thật, tay chân, tay lái, tay nghề, tay súng, tay vợt, tay đua,
    thay thế, thay đổi, theo dõi, theo đuổi, thiết bị, thoái vốn, thoát khỏi, thuộc địa, thành công, thành lập,
    thành phần, thành phố, thành tích, thành tựu, thành viên, thép tôi, thêm giờ, thế giới, thế hệ, thể hiện,
    thống nhất, thời sự, thời vụ, thực hiện, tiếng anh, toàn cầu, toàn quốc, trang bị, triệt để, trăng sao,
    trưa nay, trước bạ, trưởng thành, trải qua, trẻ con, trẻ em, trở lại, trở về, trực thuộc, tuyệt đối,
    tái hiện, tâm sự, tin tức, tín chỉ, tôi luyện, tại ngoại, tỏa sáng, tối cao, tối thiểu, tối đa, tối ưu,
    tồn tại, tới hạn, từ bi, từ bỏ, từ chối, từ chức, từ khóa, từ thiện, từ trần,
    từ trường, từ vựng, từ điển, tức giận, tự do, vay vốn, việc làm, vì sao, vượt qua, vốn vay,
    vụ cháy, vụ kiện, vụ lúa, vụ nổ, vụ án, xe đi, xem xét, xin việc, xuất hiện, xuống cấp, xuống dốc, xảy ra,
    ít nhất, ít ỏi, ông chủ, ông lão, ông lớn, ông ngoại, ông nội, ông trùm, đem lại, đi bộ, điểm đến, đàn anh,
    đàn ông, đá ngoài, đánh mất, đôi bên, đưa ra, đường một, đại sự, đạt được, đầu gối, đầu tiên, đầu tư,
    đến nơi, đều đặn, địa chỉ, định mức, đối lập, đối ngoại, đối nội, đối thoại, đối thủ, đối tác, đối tượng,
    đối đầu, đồng bằng, đồng nhất, đứa con, đứng đầu, ưu thế
    """
)

# Words of content that no phrase begins or ends with: what stands beside them is the matter.
EDGE_WORDS = _syllables(
    """
    khoảng gồm triệu nghìn ngàn usd vnd km kg m2 sắp
    """
)

# Words that no phrase begins with, unless they make one word with the next ("cách mạng").
FIRST_WORDS = _syllables("số cách tiếp chiếc ngụ")

# What stands before a person's name and is no part of it.
HOW_PEOPLE_ARE_CALLED = _syllables("mr mrs ms miss sir dr ông bà anh chị cô chú bác em thầy")

# What may stand inside a name ("Bộ Giáo dục và Đào tạo", "House of Commons").
NAME_LINKS = _syllables("và of the and for s de la")

# Words of dates and times; some stand in names too (Nhật Bản, Ba Lan), so only a phrase wholly of them is a date.
DATE_WORDS = _syllables(
    """
    ngày tháng năm thứ tuần giờ phút giây quý sáng trưa chiều tối đêm hôm nay qua mai một hai ba bốn tư sáu
    bảy tám chín mười nhật chủ am pm gmt est edt
    """
)

# Phrases that say nothing by themselves. An old library knows how common they are, a young one does not.
VAGUE = _phrases(
    """
    sản phẩm, vấn đề, số liệu, kết quả, thông tin, nội dung, thời gian, thời điểm, hoạt động, công việc,
    công tác, tình hình, tình trạng, trường hợp, nguyên nhân, mục tiêu, mục đích, nhiệm vụ, giải pháp,
    biện pháp, điều kiện, yêu cầu, kế hoạch, chương trình, khả năng, cơ hội, thách thức, khó khăn, ý kiến,
    đại diện, lãnh đạo, cơ quan, đơn vị, tổ chức, cá nhân, khu vực, địa phương, hôm nay, hôm qua, ngày mai,
    năm ngoái, tuần trước, đầu năm, cuối năm, nâng cao, tăng cường, phát triển, thực hiện, triển khai,
    tiếp tục, bắt đầu, kết thúc, đặc biệt, chủ yếu, quan trọng, cụ thể, chính thức, hiện tại, tương lai,
    giai đoạn, quá trình, chất lượng, hiệu quả, mức độ, tỷ lệ, số lượng, khối lượng, giá trị, chi phí,
    nhu cầu, nguồn gốc, đối tượng, lĩnh vực, hệ thống, liên quan, phù hợp, cần thiết, bảo đảm, đảm bảo,
    hỗ trợ, tham gia, phối hợp, chênh lệch, bình quân, trung bình, câu chuyện, cuộc sống, hội nghị,
    công ty trách nhiệm hữu hạn, ủy ban nhân dân, tỷ đồng, tỉ đồng, triệu đồng, triệu usd, tỷ usd, tỉ usd,
    vai trò, bí quyết, làm rõ, xảy ra, diễn ra, cho biết, lên tiếng, công bố, tuyên bố, đề nghị, bbc sport,
    bbc news, nét đẹp, dấu ấn, chụp ảnh, vận chuyển, gọn gàng, choáng váng, ngỡ ngàng, bật khóc, tiết lộ,
    hội thảo, cuộc họp, họp báo, phát biểu, nhấn mạnh, khẳng định, chia sẻ, trao đổi, additional details,
    xác định danh tính, cải cách, hé lộ, giả vờ, bàng hoàng, phát hiện, high street, young women,
    tạo môi trường, điểm tin, điểm tin sáng, điểm tin tối, điện mừng, cập nhật, công văn,
    công văn hỏa tốc, bán chạy, cộng hòa,
    xuất hiện, bất thường, bất ngờ, đáng yêu, dễ thương, xôn xao, gây sốc, gây sốt, gây tranh cãi, gây tai nạn,
    dân mạng, cư dân mạng, cộng đồng mạng, dân mạng điên đảo, rơi nước mắt, khóc nức nở, nức nở, nhân viên,
    bé trai, bé gái, cô gái, chàng trai, thanh niên, thiếu niên, người đàn ông, người phụ nữ, phụ nữ, vợ chồng,
    gia đình, người dân, hàng xóm, nạn nhân, thủ phạm, hung thủ, nghi phạm, giở trò đồi bại, kiểm tra, xử lý,
    giải quyết, tăng trưởng, phiên họp thứ, trưởng phòng, trưởng phòng kinh doanh, young man, young woman,
    bố trí, khắc phục hậu quả, số tài khoản, gửi tin nhắn, cao thủ,
    khởi tố vụ án, bắt tạm giam, kỳ họp thứ, viên hàng không, series, limited, group,
    press release, press conference, news conference, long term, short term, prime time, per cent,
    asia, africa, europe, america, châu á, châu âu, châu phi, châu mỹ,
    percent higher, full statement, latest news, early morning, late night, point out, points out
    """
)

# Of these what a Vietnamese phrase may begin with: who is told more nearly by what follows ("phụ nữ đơn thân").
WHO = _phrases(
    """
    nhân viên, bé trai, bé gái, cô gái, chàng trai, thanh niên, thiếu niên, phụ nữ, vợ chồng, gia đình, người dân,
    hàng xóm, nạn nhân, thủ phạm, hung thủ, nghi phạm
    """
)


def function_words(language: str) -> frozenset[str]:
    """The function words of a language ("vi", "en"); of both where the language is not known."""
    if language == "vi":
        return VIETNAMESE
    return ENGLISH if language == "en" else VIETNAMESE | ENGLISH
