"""A search as typed -> an FTS5 expression over folded text, and where its words stand in an original text."""

import re

from newsreader.model import SearchWords
from newsreader.text.fold import fold, key

# A quotation that is still open reaches to the end, since the reader may be typing it.
_TERM = re.compile(r'(-?)(?:["“”«]([^"“”»]*)(["“”»]|$)|([^\s"“”«]+))')
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad])*")
_IN_MATCH = re.compile(r'"([^"]*)"(\*?)')
# FTS5 walks a tree of terms; beyond these nobody typed them by hand.
_MOST_TERMS = 24
_LONGEST = 400


def parse_query(text: str) -> SearchWords:
    """Any typed text -> a valid FTS5 MATCH expression over the columns of folded text, or an empty one.

    All words must be there; "a phrase" in quotation marks; -word must not be; the last word may be unfinished, but
    a single letter after other words waits for its next (a prefix of one letter is slow and finds anything).
    Only exclusions give an empty expression.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    exact: list[str] = []
    found = list(_TERM.finditer(text[:_LONGEST]))[:_MOST_TERMS]
    for at, term in enumerate(found):
        minus, phrase, closed, word = term.groups()
        typed = phrase if word is None else word
        folded = fold(typed)
        if not folded:
            continue
        if minus:
            unwanted.append(f'"{folded}"')
            continue
        last = at == len(found) - 1 and not closed and text[term.end() :] == ""
        if last and len(folded) == 1 and folded.isascii() and wanted:
            continue
        wanted.append(f'"{folded}"*' if last else f'"{folded}"')
        exact.append(" ".join(_words(key(typed))))
    if not wanted:
        return SearchWords()
    match = " AND ".join(wanted)
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(unwanted)})"
    return SearchWords(match, tuple(exact))


def _words(keyed: str) -> list[str]:
    return _WORD.findall(keyed)


def spans(text: str, search: SearchWords) -> list[tuple[int, int]]:
    """Where the words of a search stand in an original text: (start, end) pairs, in order, not overlapping.

    A phrase is one span; words match folded, as the index does.
    """
    terms = [(words.split(), bool(star)) for words, star in _IN_MATCH.findall(search.match.split(" NOT (")[0])]
    places: list[tuple[str, int, int]] = []
    for found in _WORD.finditer(text):
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
