"""Charset: the right letters, declared or not."""

from codecs import BOM_UTF8
from unicodedata import normalize

import pytest
from benchmarks.encoded_feeds import WAYS, Way, encode, samples, title_of, words_right
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.charset import decode
from newsreader.feeds.parse import parse

VIETNAMESE = (
    "Chính phủ vừa ban hành nghị quyết về phát triển kinh tế tư nhân, trong đó các doanh nghiệp nhỏ được hỗ trợ vốn"
    " và mặt bằng sản xuất. Người dân không phải nộp thêm khoản phí nào cho những thủ tục này."
)
RUSSIAN = (
    "Правительство приняло постановление о развитии малого предпринимательства, сообщает министерство финансов."
)
JAPANESE = "政府は中小企業の発展に関する新しい方針を発表しました。これにより手続きが簡単になります。"
KOREAN = "정부는 중소기업 발전에 관한 새로운 방침을 발표했습니다. 이에 따라 절차가 간단해집니다."
CHINESE = "政府发布了关于中小企业发展的新方针。因此手续变得更加简单，人民不必支付额外费用。"
FRENCH = (
    "Le gouvernement a adopté une résolution sur le développement des entreprises privées, à l’issue d’un débat."
)


def feed(text: str, declared: str = "") -> str:
    prolog = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    return f"{prolog}<rss version='2.0'><channel><title>{text}</title><item><title>{text}</title></item></channel></rss>"


def title(body: bytes, content_type: str = "") -> str:
    return parse(body, url="https://a.example/", content_type=content_type).entries[0].title


@pytest.mark.parametrize("way", [way for way in WAYS if way.right], ids=lambda way: way.name)
def test_what_a_declaration_says_comes_out_right(way: Way) -> None:
    assert len({sample.encoding for sample in samples()}) >= 30
    wrong = [sample.encoding for sample in samples() if len(set(words_right(sample, way))) > 1]
    assert wrong == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_vietnamese_is_never_shown_as_another_script(way: Way) -> None:
    for sample in samples():
        if sample.language == "vi":
            assert title_of(sample, way) == sample.text, sample.encoding


@pytest.mark.parametrize("codec", ["cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1257", "mac_roman"])
def test_no_other_script_is_taken_for_cyrillic(codec: str) -> None:
    for sample in samples():
        if sample.language not in ("vi", "ru", "uk"):
            shown = decode(sample.text.encode(codec, "ignore") * 3)
            assert not any("\u0400" <= letter <= "\u04ff" for letter in shown), sample.text


def test_encodings_of_seven_bits_show_themselves() -> None:
    assert decode(feed(JAPANESE).encode("iso2022_jp")) == feed(JAPANESE)
    assert decode(feed(KOREAN).encode("iso2022_kr")) == feed(KOREAN)


def test_a_part_decides_for_a_long_text() -> None:
    long = feed((VIETNAMESE + "<br/>") * 1000)
    assert normalize("NFC", decode(encode(long, "windows-1258"))) == long


@pytest.mark.parametrize(
    "wrong", ["windows-1252", "iso-8859-1", "windows-1251", "us-ascii", "gb2312", "no-such-thing"]
)
def test_utf_8_that_is_declared_otherwise_is_still_utf_8(wrong: str) -> None:
    assert title(feed(VIETNAMESE, wrong).encode(), f"text/xml; charset={wrong}") == VIETNAMESE


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("before", ["", "\n", " \r\n\t"])
def test_wide_letters_without_a_mark_show_themselves_after_blanks_too(name: str, before: str) -> None:
    assert title((before + feed(VIETNAMESE)).encode(name)) == VIETNAMESE


def test_a_mark_of_utf_8_before_something_else_hides_nothing() -> None:
    for name, text in (("windows-1252", FRENCH), ("windows-1258", VIETNAMESE), ("koi8-r", RUSSIAN)):
        assert title(BOM_UTF8 + encode(feed(text, name), name)) == text
        assert title(BOM_UTF8 + encode(feed(text), name)) == text
    stray = feed("Là nhà một", "iso-8859-1").encode().replace("ộ".encode(), b"\xe9")
    assert title(BOM_UTF8 + stray) == "Là nhà mét"


@pytest.mark.parametrize("name", ["iso-8859-1", "iso-8859-2", "koi8-r", "utf-8"])
def test_a_stray_byte_behind_a_mark_of_utf_8_makes_no_other_encoding_of_it(name: str) -> None:
    """Servers say so of all their files, and what was cut in the midst of a letter has such a byte."""
    cut = feed(VIETNAMESE, "utf-8").encode() + "<item>một".encode()[:-2]
    assert title(BOM_UTF8 + cut, f"text/xml; charset={name}") == VIETNAMESE


def test_the_telling_declaration_wins_over_a_careless_one() -> None:
    assert title(feed(RUSSIAN, "koi8-r").encode("koi8-r"), "text/xml; charset=iso-8859-1") == RUSSIAN
    assert title(feed(RUSSIAN, "utf-8").encode("koi8-r"), "text/xml; charset=koi8-r") == RUSSIAN


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("windows-1258", VIETNAMESE), ("windows-1251", RUSSIAN), ("koi8-r", RUSSIAN), ("windows-1252", FRENCH)),
        *(("shift_jis", JAPANESE), ("euc-jp", JAPANESE), ("euc-kr", KOREAN), ("gb18030", CHINESE)),
    ],
)
def test_declared_nowhere(name: str, text: str) -> None:
    assert title(encode(feed(text), name)) == text
    assert title(encode(feed(text, "utf-8"), name)) == text


def test_a_stray_byte_does_not_spoil_the_rest() -> None:
    body = feed(VIETNAMESE + " – hết", "utf-8").encode().replace("–".encode(), b"\x96")
    assert title(body) == VIETNAMESE + " – hết"


def test_utf_8_encoded_twice_is_mended() -> None:
    twice = VIETNAMESE.encode().decode("cp1252", "surrogateescape")
    twice = "".join(chr(ord(letter) - 0xDC00) if "\udc80" <= letter <= "\udcff" else letter for letter in twice)
    assert title(feed(twice, "utf-8").encode()) == VIETNAMESE


@settings(deadline=None, max_examples=300)
@given(
    st.binary(max_size=200), st.text(max_size=40) | st.sampled_from(["text/xml; charset=utf-16", "a; charset=hex"])
)
def test_any_bytes_become_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)
