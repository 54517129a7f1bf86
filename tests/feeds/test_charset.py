"""Charset: the right letters, declared or not."""

import unicodedata

import pytest
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
GREEK = "Η κυβέρνηση ενέκρινε ψήφισμα για την ανάπτυξη των μικρών επιχειρήσεων."

LEGACY = [
    ("windows-1258", VIETNAMESE), ("windows-1251", RUSSIAN), ("koi8-r", RUSSIAN), ("iso-8859-5", RUSSIAN),
    ("shift_jis", JAPANESE), ("euc-jp", JAPANESE), ("iso-2022-jp", JAPANESE), ("euc-kr", KOREAN),
    ("gb2312", CHINESE), ("gb18030", CHINESE), ("big5", "政府發布了新方針"), ("windows-1252", FRENCH),
    ("windows-1253", GREEK), ("iso-8859-7", GREEK), ("utf-16", VIETNAMESE), ("utf-16-le", VIETNAMESE),
    ("utf-16-be", VIETNAMESE), ("utf-32", VIETNAMESE), ("utf-8", VIETNAMESE), ("utf-8-sig", VIETNAMESE),
]  # fmt: skip


def feed(text: str, declared: str = "") -> str:
    prolog = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    return f"{prolog}<rss version='2.0'><channel><title>{text}</title><item><title>{text}</title></item></channel></rss>"


def packed(text: str, name: str) -> bytes:
    if name != "windows-1258":
        return text.encode(name)
    # Python does not take letters apart as Windows does: base letter, then tone.
    pieces = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        pieces.append((base + "".join(tones)).encode("cp1258"))
    return b"".join(pieces)


def title(body: bytes, content_type: str = "") -> str:
    return parse(body, url="https://a.example/", content_type=content_type).entries[0].title


@pytest.mark.parametrize(("name", "text"), LEGACY)
def test_declared_in_the_prolog(name: str, text: str) -> None:
    declared = name.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    assert title(packed(feed(text, declared), name)) == text


@pytest.mark.parametrize(("name", "text"), LEGACY)
def test_declared_in_the_header(name: str, text: str) -> None:
    charset = name.removesuffix("-sig")
    assert title(packed(feed(text), name), f"application/xml; charset={charset}") == text


@pytest.mark.parametrize(
    "wrong", ["windows-1252", "iso-8859-1", "windows-1251", "us-ascii", "gb2312", "no-such-thing"]
)
def test_utf_8_that_is_declared_otherwise_is_still_utf_8(wrong: str) -> None:
    assert title(feed(VIETNAMESE, wrong).encode(), f"text/xml; charset={wrong}") == VIETNAMESE


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
    assert title(packed(feed(text), name)) == text
    assert title(packed(feed(text, "utf-8"), name)) == text


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
