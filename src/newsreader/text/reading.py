"""An article's markup made ready for the reading pane: rewritten to the few elements that rich text sets well."""

import re
from dataclasses import dataclass, replace
from html import escape, unescape

from newsreader.model import Picture
from newsreader.text.addresses import web
from newsreader.text.blocks import BlockWriter, TextBlock
from newsreader.text.boilerplate import is_closing, without_closing_words, without_shortcodes
from newsreader.text.figures import take_pictures
from newsreader.text.fold import fold, nfc
from newsreader.text.formulas import settle_formulas
from newsreader.text.places import mark_places, only_to_places
from newsreader.text.plain import plain
from newsreader.text.sanitize import sanitize_rewritten, settle_pictures
from newsreader.text.tree import parse
from newsreader.text.written_addresses import link_addresses

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:sapo|lead|lede|standfirst|dek|chapeau|intro|teaser|summary|description|subtitle|excerpt)(?:$|[\s_-])"
)
# A lead is a sentence or two: not a cross-head, not half an article.
_LEAD_WORDS = range(8, 121)
_A_LEAD = '<p class="lead">'
_STANDFIRST_WORDS = 4
# So many words in a row are no chance: a summary that shares them is taken out of the text.
_REPEATED = 6
_LONGEST_COMPARED = 100_000
_ENDS_IN_LINK = re.compile(r"</a>[\s.”»]*(?:</\w+>)+$")
_CLOSING = re.compile(
    r"^[(\[]?\s*(?:Nguồn(?: (?:bài(?: viết)?|tin))?|Link (?:bài )?gốc|Bài gốc|(?:Original )?[Ss]ource|Via|Theo)"
    r"\s*(:?)\s*(.*?)\s*[)\]]?\.?$",
    re.DOTALL,
)
_HREF = re.compile(r'<a href="([^"]+)">(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|co\.uk)(?:/\S*)?")
_TAG = re.compile(r"<[a-zA-Z/!]")
_MARKUP = re.compile(r"<(?!br ?/?>)[a-zA-Z/!]")  # more than line ends, all that feeds' plain text gets


@dataclass(frozen=True, slots=True)
class ReadableText:
    """`body` is sanitized markup in which `<img src="picture:N">` stands for `pictures[N]`; `lead` is plain text.

    `source_url` is the original's address where the text closes with one.
    """

    body: str
    lead: str = ""
    pictures: tuple[Picture, ...] = ()
    source_url: str = ""
    source_title: str = ""


def make_readable(html: str, *, base: str, title: str, lead_from: str = "") -> ReadableText:
    """Rewrite untrusted markup for the pane.

    `base` resolves relative addresses; a heading that repeats `title` is dropped; where `lead_from`, the feed's
    summary as plain text, repeats the first paragraph, that paragraph becomes the lead and leaves the body.
    """
    tree = parse(html if _TAG.search(html) else _paragraphs(html))
    if not _MARKUP.search(html) and link_addresses(tree):
        lead_from = ""  # a lead is plain: a link in it would lead nowhere
    mark_places(tree, base)
    settle_formulas(tree)
    settle_pictures(tree, base)
    pictures = take_pictures(tree)
    writer = BlockWriter(pictures, base)
    writer.write(tree)
    blocks = _without_headline(_without_rules(_without_shortcodes(writer.blocks)), title)
    blocks, source_url, source_title = _take_source(blocks)
    blocks, lead = _take_lead(blocks, lead_from)
    body = only_to_places(sanitize_rewritten(nfc("\n".join(block.html for block in blocks))))
    return ReadableText(body, nfc(lead), pictures, source_url, source_title)


def standfirst(summary: str, made: ReadableText, title: str) -> str:
    """A feed's `summary` where it is a lead by itself: neither text nor title say it, and there is no other lead;
    else ""."""
    summary = without_closing_words(summary)
    words = fold(summary).split()
    if len(words) < _STANDFIRST_WORDS or summary.endswith("…") or made.lead or _A_LEAD in made.body:
        return ""
    said = f" {fold(f'{title} {plain(made.body[:_LONGEST_COMPARED])}')} "
    run = min(_REPEATED, len(words))
    runs = (" ".join(words[at : at + run]) for at in range(len(words) - run + 1))
    return "" if any(f" {each} " in said for each in runs) else summary


def _paragraphs(text: str) -> str:
    """Text without any markup, as some feeds send it: blank lines part paragraphs."""
    parts = re.split(r"\n\s*\n", unescape(text))
    return "".join(f"<p>{escape(part.strip())}</p>" for part in parts if part.strip())


def _without_shortcodes(blocks: list[TextBlock]) -> list[TextBlock]:
    """What a plugin would have replaced on the site is no text of the article's."""
    kept = []
    for block in blocks:
        text = without_shortcodes(block.text) if block.kind != "pre" else block.text
        if text == block.text:
            kept.append(block)
        elif text.strip():
            kept.append(replace(block, html=without_shortcodes(block.html), text=text))
    return kept


def _without_rules(blocks: list[TextBlock]) -> list[TextBlock]:
    """A rule divides something only where text stands on both sides of it."""
    kept: list[TextBlock] = []
    for block in blocks:
        if block.kind != "hr" or (kept and kept[-1].kind != "hr"):
            kept.append(block)
    while kept and kept[-1].kind == "hr":
        kept.pop()
    return kept


def _without_headline(blocks: list[TextBlock], title: str) -> list[TextBlock]:
    """Drop the headline where the text repeats it among its first three blocks, if anything else is left."""
    wanted = fold(title)
    for at, block in enumerate(blocks[:3]):
        if (
            wanted
            and (block.kind.startswith("h") or block.bold)
            and fold(block.text) == wanted
            and len(blocks) > 1
        ):
            return blocks[:at] + blocks[at + 1 :]
    return blocks


def _take_lead(blocks: list[TextBlock], lead_from: str) -> tuple[list[TextBlock], str]:
    """Take the lead off the blocks; a text of one paragraph has none."""
    texts = [at for at, block in enumerate(blocks) if block.text and block.kind != "hr"]
    if len(texts) < 2:
        return blocks, ""
    summary = fold(lead_from)
    for at in texts[:3]:
        if _LEAD.search(blocks[at].classes) and _is_lead_long(blocks[at]):
            return _without_lead(blocks, at)
    first = texts[0]
    block = blocks[first]
    plainly = _is_lead_long(block) and (block.bold or block.kind == "h2")
    if plainly or (block.kind == "p" and _repeats(fold(block.text), summary)):
        return _without_lead(blocks, first)
    return blocks, ""


def _without_lead(blocks: list[TextBlock], at: int) -> tuple[list[TextBlock], str]:
    """The blocks without the lead, and the lead. One with links opens the text, set as a lead: as plain text its
    links would lead nowhere."""
    lead, rest = blocks[at], blocks[:at] + blocks[at + 1 :]
    if "<a " not in lead.html:
        return rest, lead.text
    html = re.sub(r"</?(?:b|h[1-6]|p)>", "", lead.html)
    return [TextBlock("p", f"{_A_LEAD}{html}</p>", lead.text), *rest], ""


def _is_lead_long(block: TextBlock) -> bool:
    return block.kind in {"p", "h2", "h3", "h4"} and len(block.text.split()) in _LEAD_WORDS


def _repeats(paragraph: str, summary: str) -> bool:
    """Whether a summary says the same as a first paragraph: it may be cut short or carry a dateline."""
    if len(summary) < 20 or len(paragraph) < 20:
        return False
    shorter, longer = sorted((paragraph, summary), key=len)
    return (longer.startswith(shorter[:-8]) or longer.endswith(shorter)) and len(shorter) >= 0.6 * len(longer)


def _take_source(blocks: list[TextBlock]) -> tuple[list[TextBlock], str, str]:
    """A closing line with the original's address: (blocks without it, address, its name or "")."""
    for at in range(len(blocks) - 1, max(len(blocks) - 5, -1), -1):
        block = blocks[at]
        links = _HREF.findall(block.html) if is_closing(block.text) else []
        if len(links) > 1 and _ENDS_IN_LINK.search(block.html):  # the post and the blog; news says more
            return blocks[:at] + blocks[at + 1 :], unescape(links[0][0]), _named(links[-1][1])
        found = _CLOSING.match(block.text)
        if block.kind not in {"p", "h4", "h3"} or len(block.text) > 300 or not found:
            continue
        url, name = _source_in(block, found[2], named=bool(found[1]))
        if url:
            return blocks[:at] + blocks[at + 1 :], url, name
    return blocks, "", ""


def _named(html: str) -> str:
    """The words of a link."""
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def _source_in(block: TextBlock, rest: str, *, named: bool) -> tuple[str, str]:
    link = _HREF.search(block.html)
    address = _ADDRESS.search(rest)
    if link and (named or rest == re.sub(r"<[^>]+>", "", link[2]).strip()):
        name = _named(link[2])
        return unescape(link[1]), "" if _ADDRESS.fullmatch(name) else name
    if address and named:
        found = address[0].rstrip(".,;)")
        return web(found if found.startswith("http") else f"https://{found}"), rest[: address.start()].strip(
            " -–(,"
        )
    return "", ""
