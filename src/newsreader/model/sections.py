"""Sections of the common tree, and why an article is in one."""

from dataclasses import dataclass
from enum import StrEnum


class SectionSource(StrEnum):
    """Where an article's section came from."""

    DECLARED = "declared"
    FEED = "feed"
    ADDRESS = "address"
    PAGE = "page"
    INFERRED = "inferred"
    RULE = "rule"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the common tree. `key` is stable ("business"); titles are for people."""

    id: int
    key: str
    title_vi: str
    title_en: str
    parent: int | None = None
    position: int = 0
    icon: str = ""
    custom_title: str = ""  # the reader's, in both languages
    custom_icon: str = ""  # the key of the section whose icon the reader chose
    hidden: bool = False
    own: bool = False  # made by the reader

    def title(self, language: str) -> str:
        """The title in `language` ("vi" or "en", any other reads as English), or the reader's own."""
        return self.custom_title or self.shipped_title(language)

    def shipped_title(self, language: str) -> str:
        """The title without the reader's own."""
        return self.title_vi if language.startswith("vi") else self.title_en

    @property
    def drawing(self) -> str:
        """The name of its icon."""
        return f"section-{self.custom_icon or self.key}"


@dataclass(frozen=True, slots=True)
class SectionMark:
    """One section of one article: `published` is the outlet's own word for it, empty when not declared;
    `confidence` (0 to 1) how sure an inference is."""

    section: int | None
    source: SectionSource
    published: str = ""
    confidence: float | None = None
