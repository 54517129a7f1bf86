"""What a section may be called by: the reader's title, both of the program's, the key."""

from newsreader.library.titles import folded_title
from newsreader.model import Section
from newsreader.store.section_tree import Node


def names(node: Node | Section) -> tuple[str, ...]:
    """The names of a section, each as `folded_title` tells it."""
    return tuple(
        folded_title(name) for name in (node.custom_title, node.title_vi, node.title_en, node.key) if name
    )


def shown_titles(node: Node | Section) -> tuple[str, ...]:
    """What a section is seen to be called: the reader's title, else both of the program's."""
    return (node.custom_title,) if node.custom_title else (node.title_vi, node.title_en)


def is_shown_as(node: Node | Section, title: str) -> bool:
    """Whether a section is seen to be called so, in either language, with or without marks."""
    return folded_title(title) in map(folded_title, shown_titles(node))
