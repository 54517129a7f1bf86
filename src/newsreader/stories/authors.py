"""Which bylines name people. Knows names, no articles."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# What stands where an author should without naming a person.
NOT_PEOPLE = """
thông tấn xã việt nam, thông tấn xã, tin tức, vtc news, associated press, the associated press, thomson reuters,
bloomberg news, tân hoa xã, kyodo news, ria novosti, press trust of india, united press international, bbc news,
bbc sport, bbc tiếng việt, voa tiếng việt, rfi tiếng việt, al jazeera, deutsche welle, france 24, getty images,
the guardian, the new york times, new york times, the washington post, washington post, agence france presse,
agence france-presse, pa media, press association, canadian press, the canadian press, global times, sky news,
fox news, tuổi trẻ, thanh niên, dân trí, người lao động, tiền phong, lao động, sài gòn giải phóng, nhân dân,
báo nhân dân, quân đội nhân dân, zing news, thế giới và việt nam, thế giới việt nam, công luận, kinh tế đô thị,
kinh tế và đô thị, hà nội mới, pháp luật, đời sống pháp luật, giao thông, công an nhân dân, văn hóa, đại đoàn kết,
nông nghiệp việt nam, phóng viên, nhóm phóng viên, nhóm pv, nhóm p.v, cộng tác viên, biên tập viên, ban biên tập,
ban thời sự, ban thế giới, ban thể thao, ban bạn đọc, tòa soạn, toà soạn, tổng hợp, tin tổng hợp, bạn đọc, độc giả,
nhiều tác giả, khuyết danh, nhóm tác giả, báo chí, cổng thông tin, editorial board, the editorial board,
the editors, press release, wire services, no author, guest author, super user, site admin, daily mail,
financial times, wall street journal, hacker news
"""
# A name with one of these words is a desk, an agency or a role.
DESK_WORDS = """
pv, p.v, ctv, btv, ttxvn, admin, administrator, webmaster, editor, editors, editorial, desk, newsdesk, newsroom,
staff, team, correspondent, correspondents, reporter, reporters, agency, agencies, contributor, contributors,
author, writer, news, press, media, online, tv, radio, service, services, magazine, journal, newspaper, university,
institute, ltd, inc, afp, ap, reuters, bloomberg, xinhua, vov, vtv, vna, tạp chí, tòa soạn, phóng viên, biên tập
"""
# The same at the beginning of a name only; further on they are syllables of names.
DESK_BEGINNINGS = "ban, báo, đài, nhóm, hãng tin"
# Written small inside a name.
PARTICLES = "al, bin, bint, da, de, del, della, der, di, dos, du, el, ibn, la, le, ter, van, von, y"
SHORTEST, LONGEST = 2, 6  # words; one word alone is more often an agency, a handle or a nickname than a name


def _table(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())


_NOT_PEOPLE = _table(NOT_PEOPLE)
_PARTICLES = _table(PARTICLES)
_DESK = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_table(DESK_WORDS))))})(?!\w)"
    rf"|^(?:{'|'.join(sorted(_table(DESK_BEGINNINGS)))})\s"
)
_DESK_SYLLABLES = frozenset(f"{DESK_WORDS}, {DESK_BEGINNINGS}".replace(",", " ").split())
_CREDIT = re.compile(
    r"^(?:by|bài(?: và ảnh)?|tác giả|story by|words by|ảnh|photo(?:s|graphs)? by)\b[\s:]*", re.IGNORECASE
)
_CITED = re.compile(r"^(?:theo|nguồn|source|via)\b", re.IGNORECASE)
_MAIL_NAMED = re.compile(r"^\S+@\S+\s*\((?P<inside>[^)]+)\)$")
_ASIDE = re.compile(r"\([^)]*\)|<[^>]*>|\[[^\]]*\]|\S+@\S+")
_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[,;/|&+]\s*|\s+(?:and|và|with|cùng)\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:(?:in|at|from|từ)\s.*|tổng hợp|lược dịch|biên dịch|dịch|thực hiện|ghi)$")
# Each word of the patterns above that take a byline apart: without one, and all letters, it is a name already.
_NOT_NAMES = _table("""
by, bài, tác, story, words, ảnh, photo, photos, photograph, photographs, theo, nguồn, source, via, and, và, with,
cùng, in, at, from, từ, tổng, lược, biên, dịch, thực, ghi
""")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*")


def person_names(authors: Sequence[str], outlet: str) -> tuple[str, ...]:
    """The real persons among the authors, in their own spelling, once each.

    No PV, agency, outlet ("Tuổi Trẻ"), desk, admin or e-mail address; one byline may name several people.
    """
    return _person_names(tuple(authors), outlet)


@lru_cache(maxsize=1024)  # a newsroom's people; bylines come again and again
def _person_names(authors: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for author in authors:
        for part in _people_in(author):
            if _is_person(part, outlet):
                names.setdefault(author_key(part.lower()), part)
    return tuple(names.values())


def author_key(name: str) -> str:
    """The key under which an author's articles are found; `name` is already keyed by `text.fold.key`."""
    return " ".join(name.replace(".", " ").split())


def _people_in(author: str) -> list[str]:
    author = " ".join(unicodedata.normalize("NFC", author).split())
    if not _may_hold(_NOT_NAMES, author.casefold().replace("ı", "i")):
        return [author]
    named = _MAIL_NAMED.match(author)
    if named:
        author = named["inside"]
    author = _CREDIT.sub("", _ASIDE.sub(" ", author).strip())
    if _CITED.match(author):
        return []
    return [_TAIL.sub("", part).strip(" .:;,-–") for part in _BETWEEN.split(author)]


def _may_hold(words: frozenset[str], text: str) -> bool:
    """Whether patterns made of these words need to be tried; they look for signs too, which most names lack."""
    return not text.replace(" ", "").isalpha() or not words.isdisjoint(text.split())


def _is_person(name: str, outlet: str) -> bool:
    words = name.split()
    lower = name.lower()
    if not SHORTEST <= len(words) <= LONGEST or lower in _NOT_PEOPLE:
        return False
    if _may_hold(_DESK_SYLLABLES, lower) and _DESK.search(lower):
        return False
    title = outlet.lower()
    if title and (lower in title or title in lower):
        return False
    return all(
        (word.isalpha() or _NAME_WORD.fullmatch(word)) and (word[0].isupper() or word in _PARTICLES)
        for word in words
    )
