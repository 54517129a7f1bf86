"""How well the sections of articles that declare none are inferred: some of the labelled news is published with a
category, the rest without one, and the program is asked where it put the rest.

Run: python -m benchmarks.quality_sections, or with all the rest by `benchmarks.quality_stories`.
"""

import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.corpus import LABELLED_NEWS
from benchmarks.labelled_news import Document, Shelf, at_random, read_rows, shelved, shortened, vietnamese
from newsreader.library.infer import EXAMPLES, untaught
from newsreader.model import SectionSource
from newsreader.stories.infer import SectionTerms
from newsreader.stories.signature import VERSION

FOLDS = 5
COVERAGE = 0.6
DRAWS = 1000
# What an outlet calls the sections of the labels.
CATEGORIES = {
    "vi": {"business": "Kinh doanh", "education": "Giáo dục", "entertainment": "Giải trí", "health": "Sức khỏe",
        "science": "Khoa học", "society": "Xã hội", "sport": "Thể thao", "tech": "Công nghệ", "travel": "Du lịch",
        "world": "Thế giới"},
    "en": {"business": "Business", "entertainment": "Entertainment", "politics": "Politics", "sport": "Sport",
        "tech": "Technology"},
}  # fmt: skip
# The labels of the 93 outlets that have a counterpart.
OTHERS = {
    "TheGioi": "world", "BongDa": "sport", "QuanVot": "sport", "TheThao": "sport", "AmNhac": "entertainment",
    "SanKhau": "entertainment", "GiaoDuc": "education", "DaoTao": "education", "ChungKhoan": "business",
    "TaiChinh": "business", "KinhTe": "business", "ThiTruong": "business", "XaHoi": "society", "CNTT": "tech",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """What is made of one article: whether the likeliest section is right, and would be without a vocabulary, how
    sure that is, and whether what was stored is right (None: nothing was)."""

    right: bool
    bare: bool
    confidence: float
    stored: bool | None


def measure_sections() -> None:
    """Print the figures."""
    print("\n### Sections inferred\n")
    heads = [
        "set", "right, none left open", "95 %", "without the vocabulary", "right at 60 % coverage", "95 %",
        "right of what is shown", "95 %", "shown", "confidence",
    ]  # fmt: skip
    print("| " + " | ".join(heads) + " |\n" + "| --- " * len(heads) + "|")
    for language, rows in (("vi", read_rows("vi_sections")), ("en", read_rows("en_sections"))):
        documents = at_random(rows, 1)
        name = "Vietnamese, ten sections" if language == "vi" else "English, five sections"
        _tell(f"{name}, title and summary", _folded(shortened(documents)))
        _tell(f"{name}, whole texts", _folded(documents))
    others, asked = _others()
    _tell("Vietnamese, from one outlet to 93 others, title and summary", _guesses(shortened(others), asked))
    _tell("Vietnamese, from one outlet to 93 others, whole texts", _guesses(others, asked))


def _folded(documents: Sequence[Document]) -> list[Guess]:
    """Each fifth without its categories, learnt from the rest."""
    order = list(range(len(documents)))
    random.Random(1).shuffle(order)
    found: list[Guess] = []
    for fold in range(FOLDS):
        left = {documents[place].number for place in order[fold::FOLDS]}
        found += _guesses(documents, left)
    return found


def _others() -> tuple[list[Document], set[int]]:
    """All of one outlet, then those of the 93 others whose label has a counterpart; and the numbers of these."""
    asked = [
        replace(document, section=OTHERS[document.section])
        for document in vietnamese(1, mixed=False)
        if document.section in OTHERS
    ]
    taught = [replace(one, published=asked[0].published) for one in at_random(read_rows("vi_sections"), 1)]
    documents = [replace(one, number=number) for number, one in enumerate([*taught, *asked], start=1)]
    return documents, set(range(len(taught) + 1, len(documents) + 1))


def _guesses(documents: Sequence[Document], left: set[int]) -> list[Guess]:
    names = CATEGORIES[documents[0].language]
    declared = {one.number: names[one.section] for one in documents if one.number not in left}
    with shelved(documents, declared) as shelf:
        terms, bare = untaught(shelf.library, documents[0].language), SectionTerms()
        examples = shelf.library.store.inferring.examples(documents[0].language, VERSION, EXAMPLES)
        for section, signature in examples:
            terms.learn(section, signature)
            bare.learn(section, signature)
        keys = {section.id: section.key for section in shelf.library.store.sections.all()}
        return [
            _guess(shelf, number, document, (terms, bare), keys)
            for number, document in zip(shelf.ids, documents, strict=True)
            if document.number in left
        ]


def _guess(
    shelf: Shelf,
    number: int,
    document: Document,
    learnt: tuple[SectionTerms, SectionTerms],
    keys: Mapping[int, str],
) -> Guess:
    terms, bare = learnt
    signature = shelf.library.store.stories.signatures([number])[number]
    section, confidence = terms.infer(signature, least=0) or (0, 0.0)
    marks = [one for one in shelf.library.store.sections.of([number])[number] if one.section is not None]
    stored = [one.section for one in marks if one.source is SectionSource.INFERRED]
    found = terms.infer(signature)
    if stored != ([] if found is None else [found[0]]):
        raise AssertionError(f"{document.number} is stored otherwise than it is found")
    wanted = SECTION_KEYS.get(document.section, document.section)
    return Guess(
        keys.get(section) == wanted,
        keys.get((bare.infer(signature, least=0) or (0, 0.0))[0]) == wanted,
        confidence,
        keys.get(stored[0] or 0) == wanted if stored else None,
    )


# Where the tree's key is not the label.
SECTION_KEYS: Mapping[str, str] = {"tech": "technology"}


def _tell(name: str, guesses: Sequence[Guess]) -> None:
    surest = sorted(guesses, key=lambda one: -one.confidence)[: round(COVERAGE * len(guesses))]
    shown = [one.stored for one in guesses if one.stored is not None]
    everything, sure = [one.right for one in guesses], [one.right for one in surest]
    cells = [
        name, f"{mean(everything):.3f}", interval(everything), f"{mean(one.bare for one in guesses):.3f}",
        f"{mean(sure):.3f}", interval(sure), f"{mean(shown or [False]):.3f}", interval(shown),
        f"{len(shown) / len(guesses):.0%}", f"{mean(one.confidence for one in guesses):.3f}",
    ]  # fmt: skip
    print("| " + " | ".join(cells) + " |", flush=True)


def interval(right: Sequence[bool]) -> str:
    """Where the share lies with 95 %, by drawing articles with replacement."""
    if not right:
        return ""
    chance = random.Random(1)
    drawn = sorted(mean(chance.choices(right, k=len(right))) for _ in range(DRAWS))
    return f"{drawn[DRAWS // 40]:.3f}-{drawn[-DRAWS // 40 - 1]:.3f}"


def mean(values: Iterable[float]) -> float:
    """A share; plain floats are exact enough, and fast."""
    some = list(values)
    return sum(some) / len(some)


def main() -> int:
    """Print the figures; 0 also when there is nothing to measure."""
    if not LABELLED_NEWS.is_dir():
        print(f"Nothing measured: the labelled news is not at {LABELLED_NEWS}.")
        return 0
    measure_sections()
    return 0


if __name__ == "__main__":
    sys.exit(main())
