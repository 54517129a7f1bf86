"""What is said in the blocks below an article: their headings, what holds each together, and of each story. Knows
only rows."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from newsreader.gui.names import short_name
from newsreader.gui.story_buttons import Story
from newsreader.gui.times import age, clock_or_age
from newsreader.model import HIGHLIGHT_DAYS, MOST_READ_DAYS, Block, Related


def block_title(block: Block) -> str:
    """The heading of a block in the window's language."""
    translate = QCoreApplication.translate
    return {
        Block.SAME_STORY: translate("RelatedBlocks", "Same story"),
        Block.SAME_TOPIC: translate("RelatedBlocks", "Same topic"),
        Block.SAME_AUTHOR: translate("RelatedBlocks", "Same author"),
        Block.SAME_SECTION: translate("RelatedBlocks", "Same section"),
        Block.MOST_READ: translate("RelatedBlocks", "Most read"),
        Block.LATEST: translate("RelatedBlocks", "Latest"),
        Block.HIGHLIGHTS: translate("RelatedBlocks", "Highlights"),
    }[block]


def block_note(block: Block, members: Sequence[Related], outlet: str, section: str) -> str:
    """Why these stand in one block, beside its heading; of a topic each says so itself. `outlet` and `section` are
    the article's own."""
    translate = QCoreApplication.translate
    authors = dict.fromkeys(name for one in members for name in one.authors)
    most = translate("RelatedBlocks", "most outlets, last %Ln day(s)", "", HIGHLIGHT_DAYS)
    notes = {
        Block.SAME_STORY: _outlets(members, outlet) if block is Block.SAME_STORY else "",
        Block.SAME_AUTHOR: short_name(", ".join(authors)),
        Block.SAME_SECTION: short_name(section),
        Block.MOST_READ: translate("RelatedBlocks", "by you, last %Ln day(s)", "", MOST_READ_DAYS),
        Block.LATEST: translate("RelatedBlocks", "of all your feeds"),
        Block.HIGHLIGHTS: most,
    }
    return notes.get(block, "")


def _told_by(story: Related) -> int:
    """How many outlets tell the story of an article, as its row in the list says. A highlight is chosen by those
    that wrote of it themselves, which may be fewer: one story would have two numbers in one window."""
    return max(story.outlets, story.row.outlets)


def _outlets(members: Sequence[Related], outlet: str) -> str:
    """How many report the story, by the sources that they declare, as it is counted everywhere."""
    told = max(_told_by(one) for one in members)
    named = {one.row.outlet for one in members} | ({outlet} if outlet else set())
    count = told or len(named)
    return QCoreApplication.translate("RelatedBlocks", "%Ln outlet(s)", "that report one story", count)


def story_of(related: Related, now: datetime, language: str) -> Story:
    """What is said of one story, without its picture and its outlet's icon."""
    translate = QCoreApplication.translate
    row = related.row
    one_story = related.block is Block.SAME_STORY
    note = ""
    if related.block is Block.HIGHLIGHTS and (outlets := _told_by(related)) > 1:
        note = translate("RelatedBlocks", "%Ln outlet(s)", "that report one story", outlets)
    why = ""
    if related.why and related.block in (Block.SAME_TOPIC, Block.SAME_STORY):
        words = ", ".join(f"“{word}”" for word in related.why[:2])
        why = translate("RelatedBlocks", "both mention {words}").format(words=words)
    return Story(
        article=row.id,
        outlet=row.outlet,
        headline=row.title,
        excerpt=row.excerpt,
        when=clock_or_age(row.published, now, language) if one_story else age(row.published, now),
        why=why,
        note=note,
        read=row.read,
    )
