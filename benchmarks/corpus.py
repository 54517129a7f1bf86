"""Where feeds, pages and labelled news lie that belong to their publishers: beside the checkout, and not in it."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
LABELLED_NEWS = SHARED / "stories"
