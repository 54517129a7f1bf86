"""The common tree of sections, and what publishers' categories, addresses and feed titles mean in it.

The tables stand in `section_names`. Knows words, no articles.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from newsreader.model import Section
from newsreader.stories.section_names import CATEGORIES, NOISE, OUTLETS, SLUGS, TREE_ROWS


def _tree() -> tuple[Section, ...]:
    numbers = {key: number for number, (key, *_) in enumerate(TREE_ROWS, start=1)}
    return tuple(
        Section(numbers[key], key, vi, en, numbers.get(parent), number, icon)
        for number, (key, vi, en, parent, icon) in enumerate(TREE_ROWS, start=1)
    )


# Ids count from 1 in the order shown, which is also `position`; `parent` is an id.
TREE: tuple[Section, ...] = _tree()


def _parts(text: str) -> list[str]:
    """The names of a comma-separated table, longest first."""
    return sorted((name.strip() for name in text.split(",") if name.strip()), key=len, reverse=True)


_NAMES = {name: key for key, names in CATEGORIES.items() for name in _parts(names)}
_SLUGS = {name: key for key, names in SLUGS.items() for name in _parts(names)}
_OUTLET = re.compile(rf"\b(?:{'|'.join(_parts(OUTLETS))})\b")
# Folded syllables are ambiguous ("the" in "the gioi", "moi" in "moi truong"), so noise is known by its phrases and
# stands at an end.
_NOISE = re.compile(rf"^(?:(?:{'|'.join(_parts(NOISE))})\b ?)+|(?: ?\b(?:{'|'.join(_parts(NOISE))}))+$")
# Vietnamese outlets number their sections: the-gioi-5, thegioi-1231, world-europe-12345, kinh-te-c3.
_SLUG_NUMBER = re.compile(r"-(?:[a-z]?\d+)$")
_SLUG_ENDING = re.compile(r"\.(?:rss|xml|htm|html|aspx|chn|vnp|vov|epi|php|json|atom|rdf)$")
_PLAIN_ADDRESS = re.compile(r"https?://([a-z0-9.-]+)(?::[0-9]{1,5})?((?:/[^?#\s]*)?)(?:[?#]|\Z)")
# In characters: two letters are a country or a language ("/it/", "/us/"), what is longer is an article's.
_SHORTEST_SLUG, _LONGEST_SLUG = 3, 30


def map_category(folded: str) -> str | None:
    """The section key of a publisher's category, None when it names no section ("tin moi", a person, a place).

    `folded` is what `text.fold.fold` makes of it.
    """
    return _NAMES.get(folded) or _NAMES.get(_NOISE.sub("", folded))


def map_address(url: str) -> str | None:
    """The section key that an address carries in its path or host name, the most special one, else None.

    Serves articles (theguardian.com/world/2024/…) and feeds (vnexpress.net/rss/the-gioi.rss) alike.
    """
    plain = _PLAIN_ADDRESS.match(url)  # what it does not match is none, or takes seven times as long to take apart
    if plain is not None:
        host, path = plain.groups()
    else:
        try:
            parts = urlsplit(url)
            host, path = parts.hostname or "", parts.path
        except ValueError:
            return None
    labels = host.split(".")
    slugs = labels[:1] if len(labels) > 2 else []
    slugs += path.lower().split("/")
    found = None
    for slug in slugs:
        found = _slug_section(slug) or found
    return found


def map_title(folded_title: str) -> str | None:
    """The section key that a feed's or a folder's folded title names ("vnexpress the gioi"), else None.

    Names of outlets are taken out first, so that "The gioi & Viet Nam" or "Suc khoe & Doi song" name none. Of an
    outlet that is not known the title may still end with a section of two words or more; one word ("PC World",
    "Popular Science") is too often part of the outlet's name.
    """
    rest = " ".join(_OUTLET.sub(" ", folded_title).split())
    if rest in _NAMES:
        return _NAMES[rest]
    words = _NOISE.sub("", rest).split()
    for start in range(max(1, len(words) - 1)):
        named = _NAMES.get(" ".join(words[start:]))
        if named:
            return named
    return None


@lru_cache(maxsize=4096)
def _slug_section(slug: str) -> str | None:
    slug = _SLUG_ENDING.sub("", slug)
    if not _SHORTEST_SLUG <= len(slug) <= _LONGEST_SLUG:
        return None
    for form in (slug, _SLUG_NUMBER.sub("", slug)):
        named = _SLUGS.get(form) or _NAMES.get(form.replace("-", " ").replace("_", " "))
        if named:
            return named
    return None
