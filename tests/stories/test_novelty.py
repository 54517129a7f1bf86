"""What is new in an article of a story."""

from newsreader.model import Words
from newsreader.stories.novelty import Novelty, Told
from newsreader.stories.signature import syllable_term
from newsreader.text.fold import words

AGENCY = "Hồ thủy điện Sông Tranh xả lũ trong đêm khiến ba xã vùng hạ du ngập sâu hơn một mét"


def tell(told: Told, *sentences: str) -> Novelty:
    weights = {syllable_term(key): 0.3 for key in ("hà", "kiểm", "đóng", "cửa")}
    return told.take(Words(), [(one, words(one)) for one in sentences], weights)


def test_what_nobody_told_before_is_new_and_the_first_tells_nothing_new() -> None:
    told = Told("vi")
    assert tell(told, f"{AGENCY}.") == Novelty()
    assert tell(told, f"{AGENCY}.") == Novelty()
    new = tell(told, f"{AGENCY}.", "Trường học đóng cửa đến hết tuần.", "Ngập sâu.")
    assert new == Novelty(1, "Trường học đóng cửa đến hết tuần")
    assert tell(told, "Trường học đóng cửa đến hết tuần.") == Novelty()


def test_what_the_headline_says_is_not_quoted_again() -> None:
    told = Told("vi")
    tell(told, f"{AGENCY}.")
    title = "Trường học Bắc Trà My đóng cửa hết tuần vì lũ"
    sentences = [(one, words(one)) for one in (f"{title}.", "Giáo viên chở sách vở tới nhà từng em nhỏ.")]
    new = told.take(words(title), sentences, {syllable_term("đóng"): 0.9})
    assert new == Novelty(1, "Giáo viên chở sách vở tới nhà từng em nhỏ")


def test_a_phrase_begins_where_a_clause_does_and_keeps_its_marks() -> None:
    told = Told("vi")
    tell(told, f"{AGENCY}.")
    long = "Theo các phóng viên có mặt tại chỗ, chủ tịch tỉnh “Nguyễn Văn Hà” yêu cầu kiểm tra ngay quy trình vận hành."
    phrase = tell(told, long).phrase
    assert phrase.startswith("chủ tịch tỉnh “Nguyễn Văn Hà” yêu cầu kiểm tra")
    assert phrase.endswith("…")
