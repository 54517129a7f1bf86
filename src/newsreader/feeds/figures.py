"""The picture that an entry carries outside its text, with what Media RSS says of it: caption and credit."""

import html
from collections.abc import Mapping, Sequence
from typing import Any

from newsreader.feeds.files import dicts, text_of
from newsreader.feeds.titles import plain_title

Raw = Mapping[str, Any]

AUTHORS = ("author", "writer", "reporter")  # roles of media:credit that name who wrote the entry


def figure(raw: Raw, pictures: Sequence[str], body: str) -> str:
    """Markup of the first of `pictures` with its caption and credit; "" where nothing is said of it, or where the
    entry's `body` shows pictures itself."""
    if not pictures or "<img" in body.lower():
        return ""
    # Sizes of one file differ in the query only. Of several files nobody knows which one the words are about.
    several = len({text_of(each.get("url")).partition("?")[0] for each in dicts(raw.get("media_content"))}) > 1
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
