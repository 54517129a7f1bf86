"""What a section may be called by: the reader's title, both of the program's, the key."""

import unicodedata

from newsreader.model import Section
from newsreader.store.section_tree import Node
from newsreader.text.fold import fold, nfc

# They make one sign of several, a flag of a country's part, or part letters: they stay in a title.
_JOINERS = frozenset(map(chr, (0x200C, 0x200D, *range(0xE0020, 0xE0080))))
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that are drawn as nothing
_PICTURES = range(0x1F000, 0x1FB00)  # emoji, also those that came after Python's table of letters


def names(node: Node | Section) -> tuple[str, ...]:
    """The names of a section, each as `title_key` tells it."""
    return tuple(title_key(name) for name in (node.custom_title, node.title_vi, node.title_en, node.key) if name)


def shown_titles(node: Node | Section) -> tuple[str, ...]:
    """What a section is seen to be called: the reader's title, else both of the program's."""
    return (node.custom_title,) if node.custom_title else (node.title_vi, node.title_en)


def is_shown_as(node: Node | Section, title: str) -> bool:
    """Whether a section is seen to be called so, in either language, with or without marks."""
    return title_key(title) in map(title_key, shown_titles(node))


def title_key(title: str) -> str:
    """What all spellings of a title have in common, as searches know it; of signs alone the signs: no words are
    left of them, and one emoji is not another."""
    return fold(title) or "".join(char for char in nfc(title) if _is_sign(char))


def seen(title: str) -> str:
    """A title without what nobody sees, "" where nothing is left: no row shall have no name, or write its name
    backwards."""
    kept = "".join(char for char in nfc(title) if char in _JOINERS or char.isspace() or _is_seen(char))
    return kept if any(unicodedata.category(char)[0] in "LN" or _is_sign(char) for char in kept) else ""


def _is_seen(char: str) -> bool:
    return char not in _BLANK and (ord(char) in _PICTURES or unicodedata.category(char)[0] != "C")


def _is_sign(char: str) -> bool:
    return ord(char) in _PICTURES or unicodedata.category(char)[0] in "PS"
