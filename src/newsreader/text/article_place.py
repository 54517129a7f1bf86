"""Where an article's known text stands in its page, and what belongs there with it: pictures, captions, films."""

import re
from collections.abc import Container, Iterator
from itertools import takewhile

from newsreader.model import Picture
from newsreader.text.addresses import absolute, host_of
from newsreader.text.captions import looks_like_caption, named_caption
from newsreader.text.figures import MARK, take_pictures
from newsreader.text.fold import fold
from newsreader.text.images import size_of
from newsreader.text.sanitize import settle_pictures
from newsreader.text.tree import BLOCKS, SILENT, Element, serialise

# Kept or dropped whole, since half a table or list says something else.
_WHOLE = frozenset({"table", "ul", "ol", "dl", "pre"})
_APART = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|promo\w*|share|sharing|social|author|avatar|byline|newsletter|comments?|advert\w*|sponsor\w*|ads?|"
    r"sidebar|most-read|popular|trending|more-stories|readmore|read-more|tin-lien-quan|lien-quan|box-?tinlienquan|logo|breadcrumb|menu|"
    r"rail|teaser|outbrain|taboola|footer|subscribe|signup|toolbar)(?:$|[\s_-])"
)
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:sapo|description|standfirst|lede|dek|chapeau|subtitle|article__intro|singular-sapo|detail-sapo)(?:$|[\s_-])"
)
_FILMS = re.compile(
    r"(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|facebook\.com|tiktok\.com|twitter\.com|x\.com|instagram\.com"
    r"|soundcloud\.com|spotify\.com|bbc\.co(?:m|\.uk)|jwplayer\.com|jwplatform\.com|brightcove\.(?:com|net))$"
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?|!)", re.IGNORECASE)
# A photograph of an article is at least this wide and high where it says so.
_LEAST = 100
# With a smaller share of its words found again in the page, the finder's own markup is better.
_LEAST_FOUND = 0.6
_GRAM = 4


class KnownText:
    """The words of an article, to ask whether a block of the page is part of it."""

    def __init__(self, article: Element) -> None:
        self._blocks: set[str] = set()
        self._grams: set[tuple[str, ...]] = set()
        self.words = 0
        for _holder, text in _holders(article):
            words = fold(text).split()
            self._blocks.add(" ".join(words))
            self.words += len(words)
        whole = fold(article.text).split()
        self._grams = set(_grams(whole))

    def share(self, words: list[str]) -> float:
        """How much of a block's text is known: 0 to 1. Short blocks must be known as they are."""
        if " ".join(words) in self._blocks:
            return 1.0
        grams = _grams(words)
        return sum(gram in self._grams for gram in grams) / len(grams) if grams else 0.0


def keep_article(document: Element, article: Element, base: str) -> str:
    """The part of a page that is the article, as markup with figures in place; "" when it is not found again."""
    known = KnownText(article)
    body = next((child for child in document.elements() if child.tag == "body"), document)
    settle_pictures(body, base)
    kept = _known_holders(body, known)
    if sum(kept.values()) < _LEAST_FOUND * known.words:
        return ""
    place = _place(body, kept)
    kept = {holder: words for holder, words in kept.items() if _inside(holder, place)}
    order = {element: at for at, element in enumerate(body.walk())}
    first, last = min(map(order.__getitem__, kept)), max(map(order.__getitem__, kept))
    start = _headline_before(body, order, first)
    _drop_strange_pictures(body, order, (start, last), place, kept, base)
    leads = _leads(body, order, start, first)
    pictures = take_pictures(body)
    wanted = {*kept, *leads, *body.find(MARK), *_films(place, order, start, last, base)}
    _prune(body, wanted)
    for mark in body.find(MARK):
        mark.replace(_figure(pictures[int(mark.get("n"))]))
    for link in body.find("a"):
        link.attributes = {"href": absolute(link.get("href"), base)}
    return serialise(body)


def _grams(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)]


def _holders(tree: Element) -> Iterator[tuple[Element, str]]:
    """The blocks that hold text themselves, with that text; tables and lists as a whole."""
    for element in _open_elements(tree):
        text = element.text if _is_whole(element) else _own_text(element)
        if text:
            yield element, text


def _open_elements(element: Element) -> Iterator[Element]:
    """Blocks in document order, not entering those that are taken whole nor what is never shown."""
    if element.tag in BLOCKS:
        yield element
    if element.tag not in SILENT and not _is_whole(element):
        for child in element.elements():
            yield from _open_elements(child)


def _is_whole(element: Element) -> bool:
    """Whether a table, list or preformatted text is content rather than the layout of a page or a gallery."""
    return element.tag in _WHOLE and not element.find("img", "iframe", "video", "h1", "h2", "h3", "table")


def _own_text(element: Element) -> str:
    """The text of a block outside the blocks within it."""
    pieces: list[str] = []
    waiting = list(reversed(element.children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            pieces.append(child)
        elif child.tag == "br":
            pieces.append(" ")
        elif child.tag not in BLOCKS and child.tag not in SILENT:
            waiting += reversed(child.children)
    return " ".join("".join(pieces).split())


def _known_holders(body: Element, known: KnownText) -> dict[Element, int]:
    """The page's blocks that are part of the article, with their number of words."""
    kept: dict[Element, int] = {}
    for holder, text in _holders(body):
        words = fold(text).split()
        if words and known.share(words) >= (0.5 if holder.tag in _WHOLE else 0.6):
            kept[holder] = len(words)
    return kept


def _place(body: Element, kept: dict[Element, int]) -> Element:
    """The smallest element with nine tenths of the words that were found again."""
    weights: dict[Element, int] = {}
    for holder, words in kept.items():
        for element in (holder, *holder.ancestors()):
            weights[element] = weights.get(element, 0) + words
    place = body
    while True:
        heavier = [child for child in place.elements() if weights.get(child, 0) >= 0.9 * weights.get(body, 0)]
        if not heavier or heavier[0] in kept:
            return place
        place = heavier[0]


def _inside(element: Element, place: Element) -> bool:
    return element is place or any(above is place for above in element.ancestors())


def _headline_before(body: Element, order: dict[Element, int], first: int) -> int:
    """Where the article starts: at the last h1 before its text, else at the text."""
    headlines = [order[headline] for headline in body.find("h1") if order[headline] <= first]
    return max(headlines, default=first)


def _drop_strange_pictures(
    body: Element,
    order: dict[Element, int],
    span: tuple[int, int],
    place: Element,
    kept: Container[Element],
    base: str,
) -> None:
    """Take out the pictures that are not the article's: outside it, of other stories, buttons and faces."""
    start, last = span
    begin = start if place is body else min(start, order[place])
    end = max((order[element] for element in place.walk() if element in order), default=last)
    closing = _closing_pictures(place, order, last, base)
    for image in body.find("img"):
        at = order[image]
        # Opening pictures may stand above the headline, and any below the text, if they are set as figures.
        loose = not start <= at <= last and image not in closing and not _is_figure(image)
        if not begin <= at <= max(end, last) or loose or _is_strange(image, place, kept, base):
            image.detach()


def _closing_pictures(place: Element, order: dict[Element, int], last: int, base: str) -> set[Element]:
    """The pictures right below the text, with nothing but their captions between. What stands below other words
    follows the article, and so does what leads elsewhere, is an item of a list or a small sign."""
    closing: set[Element] = set()
    for element in (part for part in place.walk() if order[part] > last):
        if element.tag == "img":
            if not _is_furniture(element, place, base):
                closing.add(element)
        elif element.tag in BLOCKS and _own_text(element) and not _is_closing_caption(element, closing):
            break
    return closing


def _is_furniture(image: Element, place: Element, base: str) -> bool:
    width, height = size_of(image.attributes)
    if 0 < width <= _LEAST and 0 < height <= _LEAST:
        return True
    within = takewhile(lambda above: above is not place, image.ancestors())
    return any(above.tag == "li" or (above.tag == "a" and _leads_elsewhere(above, base)) for above in within)


def _is_closing_caption(block: Element, closing: set[Element]) -> bool:
    """Whether a block below the text is the caption of a picture in it or before it."""
    if block.tag[0] == "h" or not (closing or block.find("img")):
        return False
    return named_caption(block) or looks_like_caption(block)


def _is_figure(image: Element) -> bool:
    return any(above.tag == "figure" and above.find("figcaption") for above in image.ancestors())


def _is_strange(image: Element, place: Element, kept: Container[Element], base: str) -> bool:
    width, height = size_of(image.attributes)
    if 0 < width < _LEAST or 0 < height < _LEAST * 0.6:
        return True
    for above in image.ancestors():
        if above is place or above.tag == "body":
            return False
        if above.tag in {"nav", "footer", "aside", "form"} or _APART.search(above.classes):
            return True
        if (
            above.tag == "a"
            and _leads_elsewhere(above, base)
            and not any(up.tag == "figure" for up in above.ancestors())
        ):
            return _is_teaser(above, place, kept)
    return False


def _is_teaser(link: Element, place: Element, kept: Container[Element]) -> bool:
    """Whether a linked picture leads to another story: linked words and none of the article's are around it."""
    around = link
    for above in link.ancestors():
        if above is place or any(part in kept for part in above.walk()):
            break
        around = above
    return bool(link.text) or around.tag == "li" or any(part.text for part in around.find("a"))


def _leads_elsewhere(link: Element, base: str) -> bool:
    href = absolute(link.get("href"), base)
    return bool(href) and not _PICTURE_FILE.search(href) and href.partition("#")[0] != base.partition("#")[0]


def _leads(body: Element, order: dict[Element, int], start: int, first: int) -> list[Element]:
    """Leads that stand between headline and text and that the finder left out."""
    return [
        element
        for element in body.walk()
        if start < order.get(element, -1) < first
        and element.tag in {"h2", "h3", "p", "div"}
        and _LEAD.search(element.classes)
        and 5 < len(element.text.split()) < 120
    ]


def _films(place: Element, order: dict[Element, int], start: int, last: int, base: str) -> list[Element]:
    films = []
    for film in place.find("iframe", "video", "audio"):
        sources = [film, *film.find("source")]
        address = next(
            (found for part in sources if (found := absolute(part.get("src") or part.get("data-src"), base))), ""
        )
        if (
            address
            and start <= order.get(film, -1) <= last
            and (film.tag != "iframe" or _FILMS.search(host_of(address)))
        ):
            film.attributes = {"src": address}
            films.append(film)
    return films


def _prune(element: Element, wanted: set[Element]) -> bool:
    """Keep the wanted elements with their inline content and their ancestors; say whether anything is left."""
    if element.tag == MARK:
        return element in wanted
    whole = element in wanted
    if whole and (_is_whole(element) or element.tag in {"iframe", "video", "audio"}):
        return True
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            keep = whole
        elif child.tag in BLOCKS or child.tag == MARK or any(part in wanted for part in child.walk()):
            keep = _prune(child, wanted) or (whole and child.tag not in BLOCKS and child.tag != MARK)
        else:
            keep = whole and child.tag not in SILENT
        if keep:
            kept.append(child)
    element.children = kept
    return whole or any(isinstance(child, Element) for child in kept)


def _figure(picture: Picture) -> Element:
    """A figure as `figures` reads it back."""
    image = Element("img", {"src": picture.url, "alt": picture.alt})
    if picture.width and picture.height:
        image.attributes |= {"width": str(picture.width), "height": str(picture.height)}
    figure = Element("figure", {}, image)
    if picture.caption or picture.credit:
        caption = Element("figcaption", {}, picture.caption)
        if picture.credit:
            caption.append(" ")
            caption.append(Element("span", {"class": "credit"}, picture.credit))
        figure.append(caption)
    return figure
