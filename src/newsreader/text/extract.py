"""The article of a whole page: its text with pictures and captions in place, and what the page says of itself.

trafilatura finds which text is the article (and loses pictures, captions and credits); `article_place` finds that
text again in the page and keeps what stands in it.
"""

import logging
from dataclasses import dataclass

from newsreader.text.article_place import keep_article
from newsreader.text.encoding import decode
from newsreader.text.fold import nfc
from newsreader.text.language import guess_language
from newsreader.text.page_facts import PageFacts, read_facts
from newsreader.text.tree import bounded, parse, parse_document, serialise

_log = logging.getLogger(__name__)
# Larger pages are no articles; the fetcher's own limit is the same.
MOST_BYTES = 8_000_000
# trafilatura's time grows with the square of the elements: 100,000 paragraphs took 40 s. The longest live pages of
# newspapers have some 20,000.
MOST_TAGS = 40_000


@dataclass(frozen=True, slots=True)
class Extracted(PageFacts):
    """What a page says of itself, and its article: `html` is untrusted markup with absolute addresses, "" when the
    page holds none."""

    html: str = ""


def extract(page: bytes, url: str, content_type: str = "") -> Extracted:
    """Find the article in a page. Raises nothing for odd pages; takes 20 to 300 ms a page, and a few seconds for
    one built to take long."""
    text = bounded(decode(page[:MOST_BYTES], content_type).replace("\x00", ""))
    if not text.strip() or text.count("<") > MOST_TAGS:
        return Extracted()
    document = parse_document(text)
    facts = read_facts(document, url)
    found = _find_text(text, url)
    html = ""
    if found:
        article = parse(found)
        html = nfc(keep_article(document, article, url) or serialise(article))
        language = guess_language(article.text)
    return Extracted(
        nfc(facts.title),
        facts.authors,
        facts.published,
        facts.sections,
        facts.image,
        (language if html else "") or facts.language,
        html,
    )


def _find_text(text: str, url: str) -> str:
    """The article's text as trafilatura sees it, as markup; "" when it sees none."""
    import trafilatura  # half a second that only keeping for offline needs

    try:
        found = trafilatura.extract(
            text,
            url=url or None,
            output_format="html",
            include_comments=False,
            include_tables=True,
            include_links=True,
            include_formatting=True,
            include_images=False,
        )
    except Exception:  # an odd page can break any step of a third party's parser; the page then has no article
        _log.warning("no article could be found in a page", exc_info=True)
        return ""
    return found or ""
