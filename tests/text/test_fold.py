"""One spelling for each word: folding, keys and words."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.fold import _fold_any, fold, fold_loosely, key, nfc, spaced_keys, words
from newsreader.text.language import guess_language, language_code

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "hòa bình"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("loà xoà", "lòa xòa"),
        ("uỷ ban", "ủy ban"),
        ("quý", "quý"),
        ("quỳ", "quỳ"),
        ("hoàn", "hoàn"),
        ("khuỷu", "khuỷu"),
        ("ngoài", "ngoài"),
        ("toán", "toán"),
        ("hoa\u0300", "hòa"),
        ("ĐẦU TƯ", "đầu tư"),
        ("đầu\u00a0tư", "đầu tư"),
        ("đầu\u200b tư\ufeff", "đầu tư"),
        ("a\u200b\u0301", "á"),
    ],
)
def test_one_key_for_each_spelling(old: str, new: str) -> None:
    assert key(old) == new


def test_decomposed_letters_of_windows_1258_compose() -> None:
    assert nfc("Viê\u0323t Nam") == "Việt Nam"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đầu tư công", "dau tu cong"),
        ("Thuỷ điện, hoà bình!", "thuy dien hoa binh"),
        ("Covid-19 – 1.500 ca", "covid 19 1 500 ca"),
        ("  don't\n stop ", "don t stop"),
        ("Tiếng  Việt\u200b", "tieng viet"),
        ("Straße Ærø łódź", "strasse aero lodz"),
        ("Ελλάδα ΟΔΟΣ", "ελλαδα οδοσ"),
        ("МОСКВА", "москва"),
        ("snake_case", "snake case"),
        ("東京 2024", "東京 2024"),
        ("", ""),
        ("…!?", ""),
    ],
)
def test_folded_text(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_ascii_in_both_forms_and_cases() -> None:
    for letter in VIETNAMESE:
        for form in (letter, unicodedata.normalize("NFD", letter), letter.upper()):
            folded = fold(form)
            assert folded.isascii()
            assert len(folded) == 1


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_folding_and_keying_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert key(key(text)) == key(text)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " .,-1"))
def test_form_and_case_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text.upper()) == fold(text)
    assert fold(key(text)) == fold(text)


def test_words_stand_beside_their_surfaces_with_breaks() -> None:
    found = words("Thủ tướng nói: “Hoà bình”, 1.500 tỷ ở TP.HCM. Covid-19 - hết!")
    assert found.keys[:5] == ("thủ", "tướng", "nói", "hòa", "bình")
    assert found.surfaces[3] == "Hoà"
    assert "1.500" in found.keys
    assert [found.keys[at] for at in sorted(found.breaks)] == ["hòa", "1.500", "covid", "hết"]


def test_a_new_line_breaks_and_no_break_stands_at_the_ends() -> None:
    found = words("“Một hai\nba bốn.”")
    assert found.breaks == {2}


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_words_are_aligned_for_any_text(text: str) -> None:
    found = words(text)
    assert len(found.keys) == len(found.surfaces)
    assert all(0 < at < len(found.keys) for at in found.breaks)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thủ tướng yêu cầu đẩy nhanh giải ngân vốn đầu tư công", "vi"),
        ("The prime minister called for faster spending on public works", "en"),
        ("Les députés ont adopté à une large majorité le projet de loi sur le renseignement", ""),
        ("Die Regierung hat am Montag ein neues Gesetz beschlossen", ""),
        ("2024 19:30", ""),
        ("", ""),
    ],
)
def test_language_is_guessed_or_left_open(text: str, language: str) -> None:
    assert guess_language(text) == language


@given(st.text(alphabet="ab1.,-'/ \n“ạAĐİΣσςà", max_size=60))
@settings(deadline=None, max_examples=300)
def test_spaced_keys_are_the_words_with_a_gap_at_each_break(text: str) -> None:
    cut = words(text)
    ends = [0, *sorted(cut.breaks), len(cut.keys)]
    expected = [list(cut.keys[start:end]) for start, end in pairwise(ends)]
    found: list[list[str]] = [[]]
    for part in spaced_keys(text).keys:
        if part:
            found[-1].append(part)
        else:
            found.append([])
    assert [group for group in found if group] == [group for group in expected if group]


def test_a_letter_behind_a_separated_number_is_a_word_of_its_own() -> None:
    assert spaced_keys("khoảng 1.500kg gạo 2,5%").keys == ["khoảng", "1.500", "kg", "gạo", "2,5"]


def test_names_are_what_has_a_capital_inside_a_sentence() -> None:
    cut = spaced_keys("Hôm qua, Ông Hoà gặp bà Hoà ở Hà Nội. Trời mưa 1.500 ngày, iPhone Hoà")
    assert cut.names == ["hòa", "hòa", "hà", "nội", "1.500", "hòa"]


_USUAL = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " \n.,-–“”…0123456789fjwzFJWZ")
_RARE = st.sampled_from(
    ["\u0301", "đ\u0323", "İ", "ß", "ẞ", "Ω", "€", "\x00", "\t", "\ufffe", "\ud800", "東", "ǖ", "oà", ""]
)


@settings(deadline=None, max_examples=300)
@given(_USUAL, _RARE, _USUAL)
def test_usual_characters_fold_by_the_quick_way_as_by_the_one_for_all(before: str, rare: str, after: str) -> None:
    for text in (before, before + rare + after, unicodedata.normalize("NFD", before)):
        assert fold_loosely(text) == _fold_any(text)


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_any_text_folds_by_the_quick_way_as_by_the_one_for_all(text: str) -> None:
    assert fold_loosely(text) == _fold_any(text)


def test_the_quick_way_knows_each_character_that_it_takes() -> None:
    for letter in map(chr, range(0x11000)):
        assert fold_loosely(letter) == _fold_any(letter)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("vi", "vi"),
        ("VI_vn", "vi"),
        ("en-GB", "en"),
        (" pt-BR", "pt"),
        ("fil", ""),
        ("vn", ""),
        ("xx", ""),
        ("", ""),
    ],
)
def test_a_feed_may_declare_any_language_but_only_those_that_there_are_count(tag: str, code: str) -> None:
    assert language_code(tag) == code
