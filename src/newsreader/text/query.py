"""A search as a reader types it -> what it asks for, and where its words stand in an original text.

    words  "a phrase"  begin*  -not  one OR other  (brackets)  field:value

AND is unsaid and binds stronger than OR. Whatever is typed is read somehow; what makes no sense is noted.
The names of fields and values stand in `query_words`.
"""

import re
from dataclasses import dataclass, field

from newsreader.search import All, AnyOf, Is, Kind, Language, Named, Not, Note, Search, Term, Text
from newsreader.text.fold import fold, key, nfc
from newsreader.text.query_words import (
    FIELDS,
    STATES,
    THINGS,
    Field,
    find_language,
    find_times,
    joined,
    may_become,
)

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    |(?P<open>\()|(?P<close>\))
    |(?P<either>\||(?:OR|HOẶC)(?=[\s()"]|$))
    |(?P<both>AND(?=[\s()"]|$))
    |(?P<minus>-+(?=[^\s)|-])|NOT(?=[\s("]))
    |(?P<field>[^\W\d_][\w-]*):(?!//)
    |["“”«](?P<phrase>[^"“”»]*)(?P<quote>["“”»]|$)
    |(?P<word>[^\s()|"“”«]+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
# A quotation that is still open reaches to the end, since the reader may be typing it.
_VALUE = re.compile(r'["“”«](?P<phrase>[^"“”»]*)(?P<quote>["“”»]|$)|(?P<word>[^\s()|"“”«]*)')
_LETTERS = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad])*")
# FTS5 walks a tree of terms; beyond these nobody typed them by hand.
_MOST_TERMS = 32
_LONGEST = 600
_DEEPEST = 8

_NAMES = {
    Field.AUTHOR: Kind.AUTHOR,
    Field.FEED: Kind.FEED,
    Field.OUTLET: Kind.OUTLET,
    Field.FOLDER: Kind.FOLDER,
    Field.SECTION: Kind.SECTION,
}


def parse_query(text: str, *, typing: bool = False) -> Search:
    """Any text -> what it asks for, with notes on what was not understood.

    While `typing`, the last word may be unfinished and stands for all that begin so; but a single letter after
    other terms waits for its next (it would find anything), and an unfinished field is passed over.
    """
    text = composed(text)
    reader = _Reader(text[:_LONGEST].replace("\x00", " "), typing=typing)
    root = reader.read()
    if len(text) > _LONGEST:
        reader.note("search.long")
    return Search(root, tuple(reader.notes))


def composed(text: str) -> str:
    """A search as it is read: fields and OR have letters with marks, which may be typed as letters and marks."""
    return nfc(text)


def names_in(text: str) -> tuple[tuple[int, int, Named], ...]:
    """What a text names by fields, in order, and from where to where in it, once `composed`: field and value."""
    reader = _Reader(composed(text)[:_LONGEST].replace("\x00", " "), typing=False)
    reader.read()
    return tuple(reader.names)


@dataclass(slots=True)
class _Reader:
    """Reads a text once, from its beginning to its end."""

    text: str
    typing: bool
    at: int = 0
    terms: int = 0
    notes: list[Note] = field(default_factory=list)
    names: list[tuple[int, int, Named]] = field(default_factory=list)

    def note(self, code: str, **data: str) -> None:
        """Remember what was not understood, once."""
        if Note(code, data) not in self.notes:
            self.notes.append(Note(code, data))

    def read(self, depth: int = 0) -> Term | None:
        """All up to the end, or up to the bracket that closes."""
        groups: list[list[Term]] = [[]]
        negated = False
        while (found := _TOKEN.match(self.text, self.at)) is not None:
            self.at = found.end()
            kind = found.lastgroup if found["phrase"] is None else "phrase"
            if kind == "close" and depth:
                break
            if kind == "either":
                groups.append([])
            elif kind == "minus":
                negated = True
            elif kind not in ("blank", "both", "close", "sign"):
                term = self._term(found, kind or "", depth, first=not any(groups))
                if term is not None:
                    groups[-1].append(Not(term) if negated else term)
                negated = False
        return _joined([_both(group) for group in groups if group], AnyOf)

    def _term(self, found: re.Match[str], kind: str, depth: int, *, first: bool) -> Term | None:
        if kind == "open":
            return self.read(depth + 1) if depth < _DEEPEST else None
        if self.terms >= _MOST_TERMS:
            self.note("search.long")
            return None
        self.terms += 1
        if kind == "field":
            return self._field(found["field"])
        if kind == "phrase":
            return self._text(found["phrase"], going_on=not found["quote"])
        return self._text(found["word"], going_on=True, alone=first)

    def _field(self, name: str) -> Term | None:
        known, begin = FIELDS.get(joined(name)), self.at - len(name) - 1
        found = _VALUE.match(self.text, self.at)
        assert found is not None  # its last alternative takes nothing as well
        if known is None:
            if self._is_name(name, found):
                self.note("search.field", name=name)
            self.at = found.end()
            return self._text(f"{name} {found['word'] or found['phrase'] or ''}", going_on=not found["quote"])
        self.at = found.end()
        value = (found["word"] if found["phrase"] is None else found["phrase"]).strip()
        if not fold(value):
            if not self._unfinished():
                self.note("search.empty", field=name)
            return None
        if known is Field.TITLE:
            return self._text(value, going_on=not found["quote"], title=True)
        if known in _NAMES:
            named = Named(_NAMES[known], fold(value), value)
            self.names.append((begin, self.at, named))
            return named
        return self._fact(known, name, value, self.text[begin : self.at])

    def _is_name(self, name: str, found: re.Match[str]) -> bool:
        """Whether a word before a colon was meant as a field; not that of "covid:" or "Kinh tế:Tin"."""
        return bool(found[0]) and name.islower() and not found[0][0].isdigit()

    def _fact(self, known: Field, name: str, value: str, typed: str) -> Term | None:
        if known in (Field.BEFORE, Field.AFTER, Field.ON):
            times = find_times(known, value)
            if not times and not (self._unfinished() and may_become(known, value)):
                self.note("search.date", value=value)
            return _joined(list(times), All)
        if known is Field.LANG:
            code = find_language(value)
            if code:
                return Language(code)
        else:
            state = (STATES if known is Field.IS else THINGS).get(joined(value))
            if state is not None:
                return Is(state, typed)
        if not (self._unfinished() and may_become(known, value)):
            self.note("search.value", field=name, value=value)
        return None

    def _text(self, typed: str, *, going_on: bool, alone: bool = False, title: bool = False) -> Text | None:
        folded = fold(typed)
        if not folded:
            return None
        starred = typed.endswith("*")
        prefix = starred or (going_on and self._unfinished())
        if prefix and not starred and not alone and len(folded) == 1 and folded.isascii():
            return None
        return Text(folded, " ".join(_LETTERS.findall(key(typed))), prefix, title)

    def _unfinished(self) -> bool:
        return self.typing and self.at == len(self.text)


def _both(terms: list[Term]) -> Term:
    found = _joined(terms, All)
    assert found is not None  # no group is empty
    return found


def _joined(terms: list[Term], kind: type[All | AnyOf]) -> Term | None:
    """The terms as one, None when there are none."""
    flat: list[Term] = []
    for term in terms:
        flat += term.of if isinstance(term, kind) else [term]
    return kind(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def spans(text: str, search: Search, *, title: bool = False) -> list[tuple[int, int]]:
    """Where the words of a search stand in an original text: (start, end) pairs, in order, not overlapping.

    A phrase is one span; words match folded, as the index does. Words for the title are marked in a `title` only.
    """
    terms = [(term.words.split(), term.prefix) for term in search.wanted() if title or not term.title]
    if not terms:
        return []
    places: list[tuple[str, int, int]] = []
    for found in _LETTERS.finditer(text):
        places += [(part, found.start(), found.end()) for part in fold(found[0]).split()]
    marked: list[tuple[int, int]] = []
    for at in range(len(places)):
        ends = [places[at + len(words) - 1][2] for words, star in terms if _stands(words, star, places, at)]
        if ends:
            start, end = places[at][1], max(ends)
            if marked and start <= marked[-1][1]:
                start, end = marked[-1][0], max(end, marked[-1][1])
                marked.pop()
            marked.append((start, end))
    return marked


def _stands(words: list[str], star: bool, places: list[tuple[str, int, int]], at: int) -> bool:
    if not words or at + len(words) > len(places):
        return False
    *before, last = words
    if any(places[at + offset][0] != word for offset, word in enumerate(before)):
        return False
    there = places[at + len(before)][0]
    return there.startswith(last) if star else there == last
