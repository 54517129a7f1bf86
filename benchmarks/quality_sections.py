"""How well the sections of articles that declare none are inferred: some of the labelled news is published with a
category, the rest without one, and the program is asked where it put the rest."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.labelled_news import Document, Shelf, at_random, read_rows, shelved, shortened, vietnamese
from newsreader.library.infer import EXAMPLES
from newsreader.model import SectionSource
from newsreader.stories.infer import SectionTerms
from newsreader.stories.signature import VERSION

FOLDS = 5
COVERAGE = 0.6
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
    """What is made of one article: whether the likeliest section is right, how sure that is, and whether it was
    stored."""

    right: bool
    confidence: float
    stored: bool


def measure_sections() -> None:
    """Print the figures."""
    print("\n### Sections inferred\n")
    print("| set | right, none left open | right at 60 % coverage | right of what is shown | shown |")
    print("| --- | --- | --- | --- | --- |")
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
        terms = SectionTerms()
        examples = shelf.library.store.inferring.examples(documents[0].language, VERSION, EXAMPLES)
        for section, signature in examples:
            terms.learn(section, signature)
        keys = {section.id: section.key for section in shelf.library.store.sections.all()}
        return [
            _guess(shelf, number, document, terms, keys)
            for number, document in zip(shelf.ids, documents, strict=True)
            if document.number in left
        ]


def _guess(shelf: Shelf, number: int, document: Document, terms: SectionTerms, keys: Mapping[int, str]) -> Guess:
    signature = shelf.library.store.stories.signatures([number])[number]
    section, confidence = terms.likeliest(signature) or (0, 0.0)
    marks = [one for one in shelf.library.store.sections.of([number])[number] if one.section is not None]
    inferred = [one for one in marks if one.source is SectionSource.INFERRED]
    if inferred and inferred[0].section != section:
        raise AssertionError(f"{document.number} is stored otherwise than it is found")
    return Guess(
        keys.get(section) == SECTION_KEYS.get(document.section, document.section), confidence, bool(inferred)
    )


# Where the tree's key is not the label.
SECTION_KEYS: Mapping[str, str] = {"tech": "technology"}


def _tell(name: str, guesses: Sequence[Guess]) -> None:
    surest = sorted(guesses, key=lambda one: -one.confidence)[: round(COVERAGE * len(guesses))]
    shown = [one for one in guesses if one.stored]
    print(
        f"| {name} | {_share(guesses):.3f} | {_share(surest):.3f} | {_share(shown):.3f} "
        f"| {len(shown) / len(guesses):.0%} |",
        flush=True,
    )


def _share(guesses: Sequence[Guess]) -> float:
    return sum(one.right for one in guesses) / max(1, len(guesses))
