"""Reasons: phrases that stand in both texts and that a person would accept."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Words
from newsreader.stories.reasons import joined, reason_terms, reasons
from newsreader.stories.signature import Frequencies, terms
from newsreader.text.fold import words


def learn(language: str, texts: Sequence[str]) -> Frequencies:
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(terms(Words(), words(text), language).keys())
    return Frequencies(len(texts), counts, language)


def why(a: str, b: str, language: str = "vi", others: Sequence[str] = ()) -> tuple[str, ...]:
    return reasons(words(a), words(b), learn(language, [a, b, *others]))


def test_a_shared_name_in_its_own_spelling() -> None:
    found = why(
        "Sáng nay, Hội đồng Nhân quyền họp tại Geneva.", "Việt Nam ứng cử vào Hội đồng Nhân quyền nhiệm kỳ mới."
    )
    assert found == ("Hội đồng Nhân quyền",)


def test_edges_that_are_function_words_go() -> None:
    assert why("Giá của lúa gạo đã tăng", "Thị trường của lúa gạo đã trầm lắng") == ("lúa gạo",)
    assert why("He flew to the coral reef of Belize", "They dived to the coral reef of Palau", "en") == (
        "coral reef",
    )


def test_an_edge_that_belongs_to_its_neighbour_goes() -> None:
    others = ["Liên hợp quốc lên tiếng", "Đại hội đồng Liên hợp quốc", "Liên minh mới", "liên minh châu Âu"]
    found = why(
        "hội đồng nhân quyền liên hợp quốc bỏ phiếu", "hội đồng nhân quyền liên minh ấy giải tán", "vi", others
    )
    assert found == ("hội đồng nhân quyền",)


def test_a_function_word_that_makes_a_word_stays() -> None:
    others = [f"lực lượng quân sự số {number}a tập trận" for number in range(20)]
    assert why("Căn cứ quân sự Cam Ranh", "Thăm căn cứ quân sự lớn", "vi", others) == ("Căn cứ quân sự",)


def test_what_is_common_is_no_reason() -> None:
    others = [f"hội nghị lần {number}b bế mạc" for number in range(30)]
    assert why("hội nghị khai mạc ở Huế", "tại hội nghị chiều qua", "vi", others) == ()


def test_what_says_nothing_by_itself_is_no_reason() -> None:
    assert why("Nhiều vấn đề nảy sinh ở Huế", "Còn vấn đề cũ tại Vinh") == ()


def test_no_numbers_and_no_dates() -> None:
    assert why("Ngày 7 tháng 9 năm 2024 có bão", "Vào ngày 7 tháng 9 năm 2024 thì mưa") == ()
    assert why("hơn 174.000 chiếc xe", "gần 174.000 quyển sách") == ()


def test_at_most_two_and_none_inside_another() -> None:
    a = "Nhà máy điện hạt nhân Ninh Thuận, cảng nước sâu Cà Ná và đường sắt tốc độ cao."
    b = "Cảng nước sâu Cà Ná. Đường sắt tốc độ cao. Nhà máy điện hạt nhân Ninh Thuận. Điện hạt nhân."
    found = why(a, b)
    assert len(found) == 2
    assert not any(one in other for one in found for other in found if one != other)


def test_a_phrase_never_crosses_a_sentence() -> None:
    assert why("Họ thắng trận. Biển động mạnh.", "Ra trận biển chuyển màu") == ()


def test_no_shared_words_no_reason() -> None:
    assert why("một hai ba", "bốn năm sáu") == ()
    assert reasons(Words(), Words(), Frequencies()) == ()


def test_joined_breaks_between_texts() -> None:
    both = joined(words("Bão Yagi"), words("Hà Nội mưa. Gió."))
    assert both.keys == ("bão", "yagi", "hà", "nội", "mưa", "gió")
    assert both.breaks == {2, 5}
    assert joined(Words(), words("a b")).breaks == frozenset()


class Asked(dict[int, int]):
    """Counts that remember what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[int] = set()

    def get(self, term: int, default: int = 0) -> int:  # type: ignore[override]  # only this form is used
        self.asked.add(term)
        return default


SYLLABLES = ["bão", "yagi", "của", "quân", "sự", "liên", "hợp", "quốc", "12", ".", ","]
TEXTS = st.lists(st.sampled_from(SYLLABLES), max_size=40).map(" ".join)


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=80)
def test_whatever_is_asked_was_foretold_and_reasons_stand_in_both(a: str, b: str) -> None:
    counts = Asked()
    found = reasons(words(a), words(b), Frequencies(5, counts, "vi"))
    assert counts.asked <= reason_terms(words(a), words(b))
    assert len(found) <= 2
    for phrase in found:
        assert 2 <= len(phrase.split()) <= 8
        assert phrase in a and phrase in b  # noqa: PT018  # one thought
