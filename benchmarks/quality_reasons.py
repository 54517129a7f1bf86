"""A hundred reasons for "same topic", drawn by a seed, for people to read; and what no reason may be."""

import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.labelled_news import Document, english, shelved, shortened, vietnamese
from newsreader.library.related import related
from newsreader.model import Block
from newsreader.stories.common_words import DATE_WORDS, function_words

SEED = 501
TITLE_LETTERS = 90
HEAD = """# Reasons for "same topic", to be judged

{count} drawn by seed {seed}: the first 75 Vietnamese, the last 25 English, the first half of each from titles
and summaries alone, the second from whole texts. Each line is an article, another that the program shows below
it under "Same topic", and what it says that both mention. Titles belong to their newspapers. Made by
`python -m benchmarks.quality_stories --reasons docs/readings/reasons.md`. The question for each line is whether
a reader would accept the words as the reason why these two are on one topic.
"""


def write_reasons(path: str) -> None:
    """Write the list as Markdown without any judgement, and say how many reasons are empty words and how many
    related articles had none."""
    chance = random.Random(SEED)
    drawn: list[_Drawn] = []
    wordless = 0
    # Three of four are Vietnamese, half of each language with its whole text.
    for load, count in ((vietnamese, 75), (english, 25)):
        documents = load(1, mixed=True)
        for texts, share in ((shortened(documents), count - count // 2), (documents, count // 2)):
            some, without = _draw(texts, share, chance)
            drawn += some
            wordless += without
    lines = [
        HEAD.format(count=len(drawn), seed=SEED),
        "| # | article | same topic | reason |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| {number} | {one.title} | {one.other} | {one.why} |" for number, one in enumerate(drawn, start=1)]
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(drawn)} reasons; numbers, dates or function words alone: {sum(one.idle for one in drawn)}")
    print(f"Drawn besides, and shown without words: {wordless}")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One line of the list; `idle`: whether a phrase of it is empty."""

    title: str
    other: str
    why: str
    idle: bool


def _draw(documents: list[Document], count: int, chance: random.Random) -> tuple[list[_Drawn], int]:
    """So many articles with one on the same topic that has a reason, and how many were drawn that had none."""
    found: list[_Drawn] = []
    wordless = 0
    with shelved(documents) as shelf:
        numbers = list(shelf.ids)
        chance.shuffle(numbers)
        for number in numbers:
            items = [one for one in related(shelf.library, number) if one.block is Block.SAME_TOPIC]
            if not items:
                continue
            item = chance.choice(items)
            if not item.why:
                wordless += 1
                continue
            row = shelf.library.store.articles.get(number).row
            idle = any(is_idle(phrase, row.language) for phrase in item.why)
            why = _cell(" · ".join(item.why))
            found.append(_Drawn(_cell(_short(row.title)), _cell(_short(item.row.title)), why, idle))
            if len(found) == count:
                break
    return found, wordless


def is_idle(phrase: str, language: str) -> bool:
    """Whether a phrase is made of numbers, words of dates and function words alone."""
    common = function_words(language) | DATE_WORDS
    return all(word in common or word[0].isdigit() for word in phrase.lower().split())


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LETTERS else title[: TITLE_LETTERS - 1].rstrip() + "…"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
