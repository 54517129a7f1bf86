"""An article's words as stories and related articles compare them. A room of its own, so that the window, which
looks for related ones, need not import what derives."""

import re

from newsreader.model import Words
from newsreader.stories.named import is_named, named
from newsreader.text.fold import key, words
from newsreader.text.plain import plain, strip_dateline

_WORD = re.compile(r"\w+(?:[.,:/-]\d+)*")
MOST_TEXT = 30_000  # characters: five thousand words


def article_words(title: str, html: str, outlet: str) -> tuple[Words, Words]:
    """The words of an article's headline and text, without the outlet's dateline; of a very long text those of its
    beginning, which tell what it is about. All of a megabyte held up the window for a second."""
    return words(title), words(article_text(html, outlet)[:MOST_TEXT])


def article_text(html: str, outlet: str) -> str:
    """The text alone, without the outlet's dateline."""
    return strip_dateline(plain(html), outlet)[1]


def opening_text(title: str, excerpt: str) -> str:
    """How an article begins, keyed, as `stories.opening` cuts it."""
    return key(f"{title}. {excerpt}")


def names_in(title: str, excerpt: str, language: str) -> str:
    """What an article names in its headline and first words, as `stories.named` compares it."""
    shown = [word for word in _WORD.findall(f"{title}. {excerpt}") if is_named(word)]
    return named(key(" ".join(shown)).split(), language)
