"""A hundred reasons for "same topic", drawn by a seed, for people to read; and what no reason may be."""

import random
from pathlib import Path

from benchmarks.labelled_news import Document, english, shelved, shortened, vietnamese
from newsreader.library.related import related
from newsreader.model import Block
from newsreader.stories.common_words import DATE_WORDS, function_words

DRAWN = 100
SEED = 5


def write_reasons(path: str) -> None:
    """Write the list as Markdown, and say how many reasons are empty words."""
    chance = random.Random(SEED)
    lines: list[tuple[str, str, str, bool]] = []
    # Three of four are Vietnamese, half of each language with its whole text.
    for load, count in ((vietnamese, 75), (english, 25)):
        documents = load(1, mixed=True)
        for texts, share in ((shortened(documents), count - count // 2), (documents, count // 2)):
            lines += _drawn(texts, share, chance)
    idle = sum(empty for *_, empty in lines)
    told = [f"{len(lines)} reasons, seed {SEED}; numbers, dates or function words alone: {idle}\n"]
    told += ["| # | article | same topic | reason |", "| --- | --- | --- | --- |"]
    told += [f"| {n} | {a} | {b} | {why} |" for n, (a, b, why, _) in enumerate(lines, start=1)]
    Path(path).write_text("\n".join(told) + "\n", encoding="utf-8")


def _drawn(documents: list[Document], count: int, chance: random.Random) -> list[tuple[str, str, str, bool]]:
    found: list[tuple[str, str, str, bool]] = []
    with shelved(documents) as shelf:
        numbers = list(shelf.ids)
        chance.shuffle(numbers)
        for place in numbers:
            items = [one for one in related(shelf.library, place) if one.block is Block.SAME_TOPIC and one.why]
            if not items:
                continue
            item = chance.choice(items)
            row = shelf.library.store.articles.get(place).row
            empty = any(is_idle(phrase, row.language) for phrase in item.why)
            found.append((_cell(row.title), _cell(item.row.title), _cell(" · ".join(item.why)), empty))
            if len(found) == count:
                break
    return found


def is_idle(phrase: str, language: str) -> bool:
    """Whether a phrase is made of numbers, words of dates and function words alone."""
    common = function_words(language) | DATE_WORDS
    return all(word in common or word[0].isdigit() for word in phrase.lower().split())


def _cell(text: str) -> str:
    return text.replace("|", "/")
