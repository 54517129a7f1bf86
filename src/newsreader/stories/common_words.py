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
    hội thảo, cuộc họp, họp báo, phát biểu, nhấn mạnh, khẳng định, chia sẻ, trao đổi, additional details,
    press release, press conference, news conference, long term, short term, prime time, per cent,
    percent higher, full statement, latest news, early morning, late night, point out, points out
    """
)


def function_words(language: str) -> frozenset[str]:
    """The function words of a language ("vi", "en"); of both where the language is not known."""
    if language == "vi":
        return VIETNAMESE
    return ENGLISH if language == "en" else VIETNAMESE | ENGLISH
