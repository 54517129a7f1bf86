"""Nearly the same text in several articles of a story, and what is new in each."""

from newsreader.model import Words
from newsreader.stories.copies import Runs, near_copies, runs_of
from newsreader.stories.novelty import Novelty, Told
from newsreader.stories.signature import syllable_term
from newsreader.text.fold import words

AGENCY = "Hồ thủy điện Sông Tranh xả lũ trong đêm khiến ba xã vùng hạ du ngập sâu hơn một mét"
OWN = "Ba xã ở Bắc Trà My chìm trong nước sau khi hồ thủy điện Sông Tranh xả lũ lúc nửa đêm"


def copies(*texts: str, likeness: float = 0.6) -> dict[int, int]:
    """The copies among articles numbered from 1, all equally alike."""
    asked: set[int] = set()

    def runs(number: int) -> Runs:
        asked.add(number)
        return runs_of(words(texts[number - 1]))

    signed = [(number, {1: likeness**0.5}) for number in range(1, len(texts) + 1)]
    found = near_copies(signed, runs)
    assert likeness >= 0.45 or not asked
    return found


def test_a_text_with_something_around_it_is_a_copy_of_the_first() -> None:
    assert copies(AGENCY, f"(TTXVN) {AGENCY}", f"{AGENCY}. Tin đang được cập nhật") == {2: 1, 3: 1}


def test_the_same_event_in_other_words_is_none() -> None:
    assert copies(AGENCY, OWN) == {}
    assert copies(AGENCY, OWN, likeness=0.99) == {}


def test_texts_are_not_read_where_signatures_differ() -> None:
    assert copies(AGENCY, AGENCY, likeness=0.4) == {}


def test_little_text_is_a_copy_only_where_signatures_agree() -> None:
    assert copies("Sông Tranh xả lũ", "Sông Tranh xả lũ") == {}
    assert copies("Sông Tranh xả lũ", "Sông Tranh xả lũ", likeness=0.9) == {2: 1}


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
