"""Markdown for the terminal and for export (html2text)."""

import re

from newsreader.text.sanitize import sanitize

# html2text knows neither, and would write a picture, its caption and what follows as one line.
_FIGURE = re.compile(r"<(/?)fig(?:ure|caption)>")


def to_markdown(html: str, base: str = "") -> str:
    """Markdown of untrusted markup: sanitized first, addresses absolute, lines not wrapped."""
    import html2text  # 40 ms that the window never needs

    writer = html2text.HTML2Text(bodywidth=0)
    writer.unicode_snob = True
    writer.single_line_break = False
    writer.ul_item_mark = "-"
    return writer.handle(_FIGURE.sub(r"<\1p>", sanitize(html, base))).strip() + "\n"
