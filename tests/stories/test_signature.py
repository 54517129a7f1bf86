"""Terms, their weights, and the packed form."""

import struct
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Words
from newsreader.stories.rank import dot
from newsreader.stories.signature import (
    HASHES,
    KEPT_TERMS,
    Frequencies,
    best_terms,
    dot_packed,
    hashes_of,
    is_idle_number,
    pack,
    pack_weighed,
    pair_term,
    syllable_term,
    terms,
    unpack,
    weights_of,
)
from newsreader.text.fold import words

NOTHING = Words()


def test_hashes_are_the_same_in_another_process() -> None:
    code = "from newsreader.stories.signature import *; print(syllable_term('hòa'), pair_term('hòa', 'bình'))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == [str(syllable_term("hòa")), str(pair_term("hòa", "bình"))]
    assert syllable_term("hòa") == 2692330781 % HASHES  # CRC-32, as stored signatures hold it


def test_a_pair_has_an_order() -> None:
    assert pair_term("quốc", "gia") != pair_term("gia", "quốc")


def test_title_counts_twice() -> None:
    weights = terms(words("bão Yagi"), words("bão lớn"), "vi")
    once = terms(NOTHING, words("bão lớn"), "vi")
    assert weights[syllable_term("yagi")] > once[syllable_term("lớn")]
    assert weights[syllable_term("bão")] > weights[syllable_term("yagi")]  # three times


def test_pairs_weigh_less_in_english() -> None:
    pair = pair_term("supreme", "court")
    text = words("supreme court")
    assert terms(NOTHING, text, "vi")[pair] > terms(NOTHING, text, "en")[pair] > 0


def test_names_and_numbers_weigh_more_in_english() -> None:
    weights = terms(NOTHING, words("Then Boeing cut 4,500 jobs"), "en")
    jobs = weights[syllable_term("jobs")]
    assert weights[syllable_term("boeing")] == weights[syllable_term("4,500")] == pytest.approx(1.7 * jobs)
    assert weights[syllable_term("then")] == jobs  # a sentence begins with it
    mostly_small = terms(NOTHING, words("We met Mercury, mercury and more mercury"), "en")
    assert mostly_small[syllable_term("mercury")] < 1.7 * jobs * 2


def test_pairs_with_function_words_weigh_less_and_are_counted() -> None:
    vi = terms(NOTHING, words("sân bay của tỉnh"), "vi")
    assert vi[pair_term("bay", "của")] == pytest.approx(vi[pair_term("sân", "bay")] / 2)
    en = terms(NOTHING, words("airport of the province"), "en")
    assert en[pair_term("airport", "of")] == 0
    kept = unpack(pack(en, Frequencies(100, {}, "en")))
    assert syllable_term("of") in kept
    assert pair_term("airport", "of") not in kept


def test_no_pair_reaches_across_a_break_or_from_title_to_body() -> None:
    weights = terms(words("Hà Nội"), words("mưa lớn. gió mạnh"), "vi")
    assert pair_term("mưa", "lớn") in weights
    assert pair_term("lớn", "gió") not in weights
    assert pair_term("nội", "mưa") not in weights
    assert pair_term("nội", "hà") not in weights  # the title counted twice does not meet itself


@pytest.mark.parametrize(("number", "idle"), [("5", True), ("23", True), ("2024", True), ("1999", True),
    ("174", False), ("3.500", False), ("1234", False), ("f1", False), ("covid", False)])  # fmt: skip
def test_short_numbers_and_years_are_left_out(number: str, idle: bool) -> None:
    assert is_idle_number(number) is idle
    assert (syllable_term(number) in terms(NOTHING, words(f"có {number} người"), "vi")) is not idle


def test_function_words_weigh_little_before_anything_is_learnt() -> None:
    fresh = Frequencies(0, {}, "vi")
    assert fresh.idf(syllable_term("của")) < fresh.idf(syllable_term("yagi")) / 10


def test_weigh_agrees_with_idf() -> None:
    weights = terms(words("Quốc hội họp"), words("của cả nước về luật đất đai"), "vi")
    frequencies = Frequencies(40, {syllable_term("quốc"): 12, syllable_term("của"): 39}, "vi")
    weighed = frequencies.weigh(weights)
    assert weighed == pytest.approx({term: weight * frequencies.idf(term) for term, weight in weights.items()})


def test_pack_keeps_the_heaviest_terms_in_720_bytes() -> None:
    body = Words(tuple(f"từ{number}x" for number in range(400)), tuple(f"từ{number}x" for number in range(400)))
    weights = terms(words("hiếm hoi"), body, "vi")
    data = pack(weights, Frequencies(10, Counter(), "vi"))
    assert len(data) == KEPT_TERMS * 6 == 720
    kept = unpack(data)
    assert syllable_term("hiếm") in kept
    assert list(kept.values()) == sorted(kept.values(), reverse=True)
    assert dot(kept, kept) == pytest.approx(1, abs=0.01)


def test_nothing_packs_to_nothing() -> None:
    assert pack({}, Frequencies()) == b""
    assert unpack(b"") == {}
    assert hashes_of(b"") == weights_of(b"") == ()


def test_of_equal_weights_the_first_are_kept() -> None:
    kept = unpack(pack(dict.fromkeys(range(1000, 0, -1), 1.0), Frequencies()))
    assert list(kept) == list(range(1000, 880, -1))


def test_best_terms_are_rare_and_keyed() -> None:
    counts = {syllable_term("chính"): 90, syllable_term("phủ"): 80, pair_term("chính", "phủ"): 80}
    title, body = words("Bão Yagi"), words("Chính phủ họp về bão Yagi")
    weights = Frequencies(100, counts, "vi").weigh(terms(title, body, "vi"))
    singles, pairs = best_terms(title, body, "vi", weights, words=2, pairs=1)
    assert set(singles) == {"bão", "yagi"}
    assert pairs == [("bão", "yagi")]


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["vi", "en", ""]))
@settings(deadline=None, max_examples=60)
def test_any_text_has_a_signature(title: str, body: str, language: str) -> None:
    weights = terms(words(title), words(body), language)
    kept = unpack(pack(weights, Frequencies(3, {}, language)))
    assert kept.keys() <= weights.keys()
    assert all(0 <= weight <= 1.001 for weight in kept.values())


@given(st.text(alphabet="ab .,_1", max_size=40), st.text(alphabet="ab .,_1", max_size=40))
@settings(deadline=None, max_examples=100)
def test_terms_are_the_syllables_and_the_pairs_between_breaks(title: str, body: str) -> None:
    expected = set()
    for text in (words(title), words(body)):
        kept = [None if is_idle_number(key) else key for key in text.keys]
        expected |= {syllable_term(key) for key in kept if key}
        expected |= {
            pair_term(first, second)
            for place, (first, second) in enumerate(pairwise(kept), start=1)
            if first and second and place not in text.breaks
        }
    assert terms(words(title), words(body), "vi").keys() == expected
    assert all(0 < term < HASHES for term in expected)


@given(st.dictionaries(st.integers(0, HASHES - 1), st.floats(0, 1, width=16), max_size=KEPT_TERMS))
@settings(deadline=None, max_examples=50)
def test_terms_and_weights_are_read_apart(weights: dict[int, float]) -> None:
    data = pack_weighed(list(weights), list(weights.values()))
    kept = dict(struct.iter_unpack("<Ie", data))
    assert unpack(data) == kept
    assert list(hashes_of(data)) == list(kept)
    assert list(hashes_of(data, 3)) == list(kept)[:3]
    assert list(weights_of(data)) == list(kept.values())


SOME = st.dictionaries(st.integers(0, 200), st.floats(0, 1, width=16), max_size=KEPT_TERMS)


@given(SOME, SOME)
@settings(deadline=None, max_examples=50)
def test_a_packed_signature_is_as_like_as_an_unpacked_one(a: dict[int, float], b: dict[int, float]) -> None:
    packed = pack_weighed(list(b), list(b.values()))
    assert dot_packed(a, packed) == pytest.approx(dot(a, unpack(packed)))
