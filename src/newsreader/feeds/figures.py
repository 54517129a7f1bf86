"""The picture that an entry carries outside its text, with what Media RSS says of it: caption and credit."""

import html
from collections.abc import Mapping, Sequence
from typing import Any

from newsreader.feeds.files import dicts, text_of
from newsreader.feeds.titles import plain_title

Raw = Mapping[str, Any]

AUTHORS = ("author", "writer", "reporter")  # roles of media:credit that name who wrote the entry


def figure(raw: Raw, pictures: Sequence[str], body: str, *, titled: bool) -> str:
    """Markup of the first of `pictures` with its caption and credit; "" where nothing is said of it, or where the
    entry's `body` shows pictures itself. What is not `titled` is a post: all that it carries are its own, where
    with an article often come several cuts of one."""
    if not pictures or "<img" in body.lower():
        return ""
    # Sizes of one file differ in the query only. Of several files nobody knows which one the words are about.
    files = {text_of(each.get("url")).partition("?")[0] for each in dicts(raw.get("media_content"))}
    several = len(files) > 1
    shown = [picture for picture in dict.fromkeys(pictures) if picture.partition("?")[0] in files]
    if not titled and len(shown) > 1:
        return "".join(f'<figure><img src="{html.escape(picture)}"></figure>' for picture in shown)
    caption = "" if several else plain_title(text_of(raw.get("media_caption")))
    if caption and caption in plain_title(body):
        caption = ""
    named = [each for each in dicts(raw.get("media_credit")) if each.get("role") not in AUTHORS]
    names = dict.fromkeys(filter(None, (plain_title(text_of(each.get("content"))) for each in named)))
    credit = "" if several and len(names) > 1 else ", ".join(names)
    if not caption and not credit:
        return ""
    said = html.escape(caption, quote=False)
    if credit:
        said = f'{said} <span class="credit">{html.escape(credit, quote=False)}</span>'.strip()
    return f'<figure><img src="{html.escape(pictures[0])}"><figcaption>{said}</figcaption></figure>'
