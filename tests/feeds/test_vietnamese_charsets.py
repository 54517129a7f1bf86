"""VISCII and TCVN 5712-1: every Vietnamese letter, there and back."""

import unicodedata

import pytest

from newsreader.feeds.vietnamese_charsets import TCVN, VISCII

PLAIN = "aăâeêioôơuưy"
LETTERS = [
    unicodedata.normalize("NFC", letter + tone)
    for letter in (*PLAIN, *PLAIN.upper())
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]


@pytest.mark.parametrize("name", [VISCII, TCVN])
def test_every_letter_has_its_byte(name: str) -> None:
    for letter in (*LETTERS, "đ", "Đ"):
        assert len(letter.encode(name)) == 1
        assert letter.encode(name).decode(name) == letter
    assert "Hello, 2026".encode(name) == b"Hello, 2026"


# From RFC 1456 and TCVN 5712:1993.
@pytest.mark.parametrize(
    ("name", "body", "text"),
    [(VISCII, b"Vi\xaet Nam, ti\xaang Vi\xaet", "Việt Nam, tiếng Việt"), (TCVN, b"Vi\xd6t Nam", "Việt Nam")],
)
def test_known_bytes(name: str, body: bytes, text: str) -> None:
    assert body.decode(name) == text


def test_letters_beyond_are_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        "日".encode(VISCII)
