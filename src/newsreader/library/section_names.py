"""What a section may be called by: the reader's title, both of the program's, the key."""

from newsreader.model import Section
from newsreader.store.section_tree import Node
from newsreader.text.fold import fold


def names(node: Node | Section) -> tuple[str, ...]:
    """The names of a section, folded."""
    return tuple(fold(name) for name in (node.custom_title, node.title_vi, node.title_en, node.key) if name)
