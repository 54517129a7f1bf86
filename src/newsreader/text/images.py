"""Where a picture's file is: lazy attributes, srcset, and which are no pictures at all but counters."""

import re
from collections.abc import Mapping

from newsreader.text.addresses import web

# In order of trust: lazy loaders keep the real file here while src holds a blank.
LAZY = (
    "data-original",
    "data-src",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-orig-file",
    "data-large_image",
    "data-image",
    "data-url",
    "data-hi-res-src",
    "data-full-src",
    "data-img-src",
    "data-native-src",
    "data-thumb-src",
)
_LAZY = frozenset(LAZY)
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_CANDIDATE = re.compile(r"\s*(\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)")
_PLACEHOLDER = re.compile(
    r"[/_.-](?:blank|spacer|transparent|placeholder|loading|lazy|pixel|1x1|grey|gray|no-?image)"
    r"[\w-]*\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)",
    re.IGNORECASE,
)
_COUNTERS = re.compile(
    r"//(?:[\w.-]+\.)?(?:feedburner\.com/~|feeds\.feedburner\.com/~r|pixel\.wp\.com|stats\.wordpress\.com|b\.scorecardresearch\.com"
    r"|(?:www\.)?google-analytics\.com|static\.addtoany\.com/buttons|doubleclick\.net|feedsportal\.com|pheedo\.com|ads\.\w|pixel\.|tracking\.|tracker\.|analytics\.|counter\.)"
    r"|//\S+/(?:pixel|track(?:ing)?|beacon|count(?:er)?|tr|1x1|stat)(?:\.(?:gif|png|php|aspx?))?(?:\?|$)",
    re.IGNORECASE,
)
# Signs in a line of text, faces of authors, buttons: pictures that tell nothing of what an article is about.
_SIGN_CLASS = re.compile(r"(?:^|[\s-])(?:wp-smiley|emoji|avatar|latex|tex|bookmark-icon)(?:$|\s)")
_SIGNS = re.compile(
    r"//(?:[\w-]+\.)*gravatar\.com/avatar|/twemoji/|/emoji/|//img\.shields\.io/|/latex\.php\?|\.(?:ico|svg)(?:$|\?)",
    re.IGNORECASE,
)
SMALL = 48  # pixels: emoji, share buttons and faces beside a byline are at most as wide and high
_SIZE = re.compile(r"\s*(\d+)(?:\.\d+)?\s*(?:px)?\s*;?\s*$")
_STYLE_SIZE = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*(\d+)(?:\.\d+)?px")
# Wide enough for a column on a dense screen; larger files only cost time.
WANTED_WIDTH = 1600


def best_source(attributes: Mapping[str, str], base: str = "") -> str:
    """The absolute http(s) address of the picture that these attributes mean, "" when there is none."""
    if not _LAZY.isdisjoint(attributes):
        for name in LAZY:
            found = web(attributes.get(name, ""), base)
            if found and looks_like_file(attributes[name]):
                return found
    plain = web(attributes.get("src", ""), base)
    if plain and not _PLACEHOLDER.search(plain):
        return plain
    for name in _SETS:
        found = web(from_set(attributes[name]), base) if name in attributes else ""
        if found:
            return found
    return ""


def looks_like_file(value: str) -> bool:
    """Whether a data attribute holds an address rather than a word, a number or JSON."""
    return bool(value) and value[0] not in "{[" and ("/" in value or "." in value) and " " not in value.strip()


def from_set(candidates: str) -> str:
    """The best of a srcset: the smallest of at least WANTED_WIDTH pixels, else the largest."""
    best, best_rank = "", (-1.0, -1.0)
    for found in _CANDIDATE.finditer(candidates):
        address, number, unit = found.groups()
        if not address or address.startswith("data:"):
            continue
        width = float(number or 1) * (1 if unit == "w" else 800)
        rank = (min(width, WANTED_WIDTH), -width)
        if rank > best_rank:
            best, best_rank = address, rank
    return best


def size_of(attributes: Mapping[str, str]) -> tuple[int, int]:
    """Declared (width, height) in pixels, 0 where not declared in pixels."""
    sizes: dict[str, int] = {}
    if "style" in attributes:
        sizes = {name: int(value) for name, value in _STYLE_SIZE.findall(attributes["style"])}
    for name in ("width", "height"):
        found = _SIZE.match(attributes[name]) if name in attributes else None
        if found and len(found[1]) < 6:
            sizes[name] = int(found[1])
    return sizes.get("width", 0), sizes.get("height", 0)


def is_tracker(address: str, attributes: Mapping[str, str]) -> bool:
    """Whether a picture only counts readers: at most 3 pixels wide or high, hidden, or at a counter's address."""
    for name in ("width", "height"):
        if name in attributes and attributes[name].strip().removesuffix("px") in {"0", "1", "2", "3"}:
            return True
    width, height = size_of(attributes)
    if 0 < width <= 3 or 0 < height <= 3 or "display:none" in attributes.get("style", "").replace(" ", ""):
        return True
    return bool(_COUNTERS.search(address))


def is_sign(address: str, attributes: Mapping[str, str]) -> bool:
    """Whether a picture is an emoji, a button, a formula or somebody's face, and shows nothing of its article; or
    a drawing (SVG), which nothing here shows."""
    width, height = size_of(attributes)
    if 0 < width <= SMALL and 0 < height <= SMALL:
        return True
    return ("class" in attributes and bool(_SIGN_CLASS.search(attributes["class"]))) or bool(
        _SIGNS.search(address)
    )
