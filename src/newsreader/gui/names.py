"""Names within sentences, headings and menus, and whole in tooltips. Others give them, of any length. A row of a
list cuts one by its own width. No widgets."""

import html
import re

MOST = 60  # characters of a name: so many a section may have
LONGEST_WORD = 30  # what cannot be wrapped widens a dialog
SURE = 24  # characters that a sidebar mostly shows

_TOWER = re.compile("([\u0300-\u036f]{2})[\u0300-\u036f]+")  # no language stacks more than two marks of these
_WITHIN_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")


def short_name(name: str, most: int = MOST) -> str:
    """`name` as it stands within a sentence: cut with dots where it, or a word of it, is too long,
    and without towers of marks."""
    text = " ".join(_cut(word, LONGEST_WORD) for word in _TOWER.sub(r"\1", name).split())
    return _cut(text, most)


def whole_name(name: str, more: str = "") -> str:
    """The tooltip of what shows a name cut: all of it, wrapped within words too, and `more` that is to be said."""
    parts = (_WITHIN_WORD.sub("\\1\u200b", name), more)
    return "".join(f"<p>{html.escape(part)}</p>" for part in parts if part)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip(" …") + "…"
