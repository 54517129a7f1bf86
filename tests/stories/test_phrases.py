"""Where phrases that two texts share are cut."""

import pytest

from newsreader.stories.phrases import _shared
from newsreader.stories.reasons import _called
from newsreader.stories.settings import is_place
from newsreader.stories.telling import telling
from newsreader.text.fold import words
from tests.stories.reading import why, why_texts

OTHERS = [f"bản tin số {number}k về chợ quê" for number in range(30)]


def test_what_somebody_does_goes_and_what_a_country_does() -> None:
    others = [
        *OTHERS,
        *(f"bộ xác nhận tin {number}k" for number in range(20)),
        *["Vi trùng lan", "nước Mỹ", "bàn ghế"] * 20,
    ]
    assert why("Lê Hạ Vi xác nhận chia tay", "Hôm qua Lê Hạ Vi xác nhận nghỉ", "vi", others) == ("Lê Hạ Vi",)
    assert why("Mỹ bàn giao tàu tuần tra", "Mỹ bàn giao đảo nhỏ", "vi", others) == ("bàn giao",)
    others = [f"luật đất đai số {number}k" for number in range(9)]
    assert why("Sửa Luật Đất đai mới", "Bàn Luật Đất đai cũ", "vi", [*OTHERS, *others]) == ("Luật Đất đai",)


def test_a_word_that_goes_on_otherwise_in_each_goes() -> None:
    others = [f"trường công an số {number}k" for number in range(9)] + ["bỏ phiếu", "dài hơi", "vượt đèo"] * 20
    a, b = "Trường công an bỏ xét tuyển", "Các trường công an bỏ khối thi"
    assert why(a, b, "vi", others) == ("Trường công an",)
    assert why("Cây cầu vượt dài nhất nước", "Khen cầu vượt dài nhất", "vi", others) == ("cầu vượt",)


def test_half_of_one_word_here_and_of_another_there_goes() -> None:
    others = (
        [f"lệnh cấm số {number}k" for number in range(9)]
        + [f"bị cấm nhập cảnh {number}k" for number in range(6)]
        + [f"dân nhập cư {number}k" for number in range(4)]
    )
    others += ["cảnh sát", "cư dân"] * 20
    a, b = "Xem lệnh cấm nhập cảnh", "Chặn lệnh cấm nhập cư"
    assert why(a, b, "vi", others) == ("lệnh cấm",)


def test_who_it_is_stays_before_what_tells_more() -> None:
    assert why("Giết phụ nữ đơn thân rồi bỏ trốn", "Người phụ nữ đơn thân kêu cứu") == ("phụ nữ đơn thân",)
    assert why("Đến thăm gia đình nạn nhân", "Lời của gia đình nạn nhân") == ()
    assert why("Miền núi tiếp tục nắng nóng", "Đồng bằng tiếp tục nắng nóng") == ("nắng nóng",)


def test_no_phrase_begins_with_from_and_dividends_are_whole() -> None:
    others = [f"rơi từ tầng {number}" for number in range(20)]
    assert why("Ngã từ tầng 2 trường mầm non", "Rơi từ tầng 2 trường mầm non", "vi", others) == (
        "tầng 2 trường mầm non",
    )
    assert why("Sắp trả cổ tức cao", "Chốt trả cổ tức đợt cuối") == ("trả cổ tức",)


def test_a_name_goes_on_where_one_of_both_writes_it_so() -> None:
    others = ["vua sân cỏ", "nhà báo", "cúp bạc"] * 20
    found = why("Thắng ở Cúp Nhà vua hôm qua", "Vào Cúp Nhà Vua lần đầu", "vi", others)
    assert [one.lower() for one in found] == ["cúp nhà vua"]


def test_a_name_is_not_anothers_of_the_same_last_word() -> None:
    """The coach is in neither title: his son is."""
    a = (
        "Doug Makderon returns",
        "Fans cheer. Coach Greg Makderon smiled about the bright season ahead in Creightown.",
    )
    b = (
        "Doug Makderon scores",
        "Crowds roar. Coach Greg Makderon laughed about the bright season ahead in Creightown.",
    )
    assert why_texts(a, b, "en", ["filler text"] * 20)[0] == "Doug Makderon"
    assert "Greg Makderon" not in why_texts(a, b, "en", ["filler text"] * 20)


def test_a_last_name_that_begins_a_text_is_its_bearers() -> None:
    """Whatever word the text ends with."""
    told = telling(
        words("Makderon returns"),
        words("Greg Makderon quietly greeted Doug Makderon while waiting near Creightown"),
    )
    assert [told.words.keys[place - 1] for place in _called(("greg", "makderon"), told)] == ["creightown", "greg"]


@pytest.mark.parametrize("name", ["hollywood", "hồi giáo iran", "philadelphia"])
def test_more_places(name: str) -> None:
    assert is_place(tuple(name.split()))


def test_a_ministrys_name_is_no_topic_by_a_part_of_it() -> None:
    a = ("Nga chặn máy bay", "Bộ Quốc phòng Nga báo tin. Phi công bay về, Bộ Quốc phòng Nga khen ngợi.")
    b = ("Xua đuổi Bộ Quốc phòng Nga", "Tàu lạ rời cảng, Bộ Quốc phòng Nga im lặng.")
    assert why_texts(a, b, "vi", OTHERS) == ()


def test_a_name_of_one_word_is_a_topic_where_something_else_is_shared() -> None:
    a = ("Orangina mở cửa hàng", "Khách xếp hàng trước Orangina từ đêm, ai cũng muốn mua sớm.")
    b = ("Orangina kiện đối thủ", "Luật sư nộp đơn, Orangina đòi tiền bằng sáng chế.")
    assert why_texts(a, b, "vi", OTHERS) == ()
    b = ("Orangina mở cửa hàng mới", "Khách xếp hàng trước Orangina cả đêm ở phố khác.")
    assert why_texts(a, b, "vi", OTHERS)[0] == "Orangina"


def test_two_people_of_one_short_name_are_no_topic() -> None:
    a = ("Thu Hằng ra đĩa nhạc", "Ca sĩ Thu Hằng hát mười bài, đĩa in ở nhà máy cũ.")
    b = ("Thu Hằng thắng giải cờ", "Kỳ thủ Thu Hằng hạ đối thủ nước ngoài sau bốn giờ.")
    assert why_texts(a, b, "vi", OTHERS) == ()
    b = ("Thu Hằng bán đĩa nhạc", "Đĩa nhạc in ở nhà máy cũ, Thu Hằng ký cho bạn trẻ.")
    assert why_texts(a, b, "vi", OTHERS)[0] == "Thu Hằng"


def test_what_two_texts_say_again_and_again_is_looked_at_a_few_times() -> None:
    """Else it cost the square of it: two pages of one line each, a thousand times, held the window's reads up."""

    def spans(times: int) -> int:
        line = words("Tàu hàng đầu tiên cập cảng sáng nay. " * times)
        return len(list(_shared(telling(words("Tàu cập cảng"), line).words, telling(words("Tin"), line).words)))

    assert spans(10) > 100
    assert spans(1000) == spans(100)
