"""The reader's own tree of sections: renamed, moved, merged, hidden, added to and reset, each with its inverse."""

from collections.abc import Callable, Iterable, Iterator

from newsreader.errors import LookupFailure, SectionError
from newsreader.library import saved
from newsreader.library.opened import Library
from newsreader.library.section_names import shown_titles
from newsreader.library.titles import folded_title, seen
from newsreader.model import Changes, Section
from newsreader.store.section_tree import HIDDEN, MERGED, REMOVED, SHOWN, Node, Nodes, Turn
from newsreader.stories.sections import TREE
from newsreader.text.fold import fold

__all__ = ["Turn"]

Act = Callable[[Nodes], Nodes]
"""What is done to the tree, as a function from the tree before to the tree after. It raises LookupFailure
("unknown.section") where a section that it names is not there, and SectionError where it cannot be done."""

LONGEST_TITLE = 60


def arranged(library: Library, act: Act) -> tuple[Changes, Turn]:
    """Do `act` and tell what turns it back. Raises LookupFailure, SectionError."""
    before = library.store.section_tree.look()
    after = act(before)
    wanted: Turn = {n: (before.get(n), after[n]) for n in sorted(after) if before.get(n) != after[n]}
    return turn(library, wanted)


def turn(library: Library, wanted: Turn) -> tuple[Changes, Turn]:
    """Turn an act back where nothing else was done with the section since; and how to do it again."""
    back = library.store.section_tree.turn(wanted) if wanted else {}
    saved.settle(library)
    return Changes(tree=bool(back)), back


def unsettled(library: Library) -> bool:
    """Whether `settle` has something to do."""
    return library.store.section_tree.unsettled()


def settle(library: Library) -> Iterator[Changes]:
    """Have all articles stand where the tree says: 1,000 a transaction, from where an earlier run stopped."""
    while (ids := library.store.section_tree.settle()) is not None:
        yield Changes(updated=ids, tree=True)
    saved.settle(library)


def merged(library: Library) -> tuple[tuple[Section, int], ...]:
    """Sections that were merged, each with the number of the one that its articles stand in now."""
    instead = library.store.sections.stand_for()
    return tuple(
        (_section(number, node), into)
        for number, node in library.store.section_tree.look().items()
        if node.state == MERGED and (into := instead.get(number)) is not None
    )


def _section(number: int, node: Node) -> Section:
    return Section(
        number,
        node.key,
        node.title_vi,
        node.title_en,
        custom_title=node.custom_title,
        custom_icon=node.custom_icon,
        own=node.own,
    )


# ---------------------------------------------------------------- acts


def rename(number: int, title: str) -> Act:
    """Another title in both languages; "" goes back to the program's."""

    def act(nodes: Nodes) -> Nodes:
        node = _known(nodes, number)
        wanted = clean(title)
        if wanted in (node.title_vi, node.title_en) and node.title_vi == node.title_en:
            wanted = ""
        renamed = node.having(custom_title=wanted)
        _refuse_taken(nodes, renamed, number)
        return nodes | {number: renamed}

    return act


def set_icon(number: int, icon: str) -> Act:
    """The icon of the section with this key; "" goes back to its own."""
    return lambda nodes: nodes | {number: _known(nodes, number).having(custom_icon=icon)}


def hide(number: int, hidden: bool) -> Act:
    """Whether a section, with all below it, is left out of the sidebar."""
    return lambda nodes: nodes | {number: _known(nodes, number).having(state=HIDDEN if hidden else SHOWN)}


def move(number: int, parent: int | None, position: int | None = None) -> Act:
    """Put a section below another (None: the top), before what stands at `position` there; None: at the end."""

    def act(nodes: Nodes) -> Nodes:
        node = _known(nodes, number)
        if parent is not None:
            _known(nodes, parent)
            if number == parent or number in line(nodes, parent):
                raise SectionError("section.below_itself", title=_name(node))
        beside = _children(nodes, parent)
        place = len(beside) if position is None else position
        before = [one for one in beside[:place] if one != number]
        order = [*before, number, *(one for one in beside[place:] if one != number)]
        moved = nodes | {number: node.having(parent=parent)}
        return moved | _numbered(moved, order)

    return act


def step(number: int, by: int) -> Act:
    """Move a section among those beside it, up (-1) or down (1)."""

    def act(nodes: Nodes) -> Nodes:
        parent = _shown_parent(nodes, _known(nodes, number).parent)
        beside = _children(nodes, parent)
        place = beside.index(number) + by
        if not 0 <= place < len(beside):
            return nodes
        return move(number, parent, place if by < 0 else place + 1)(nodes)

    return act


def merge(number: int, into: int) -> Act:
    """Have a section's articles stand in another; what is below it goes along."""

    def act(nodes: Nodes) -> Nodes:
        node = _known(nodes, number)
        _known(nodes, into)
        if number == into or number in line(nodes, into):
            raise SectionError("section.below_itself", title=_name(node))
        children = _children(nodes, number)
        order = [one for one in _children(nodes, into) if one != number] + children
        below = {one: nodes[one].having(parent=into) for one in children}
        merged = nodes | below | {number: node.having(parent=into, state=MERGED, placed=True)}
        return merged | _numbered(merged, order) if children else merged

    return act


def separate(number: int) -> Act:
    """Take a merged section out again: it stands below what it was merged into."""

    def act(nodes: Nodes) -> Nodes:
        if number not in nodes or nodes[number].state != MERGED:
            raise LookupFailure("unknown.section", name=str(number))
        _refuse_taken(nodes, nodes[number], number)
        apart = nodes | {number: nodes[number].having(state=SHOWN)}
        return move(number, _shown_parent(apart, apart[number].parent))(apart)

    return act


def add(title: str, parent: int | None = None) -> Act:
    """A section of the reader's own."""

    def act(nodes: Nodes) -> Nodes:
        wanted = clean(title)
        if not wanted:
            raise SectionError("section.no_title")
        number = max(nodes, default=0) + 1
        node = Node(free_key(nodes, wanted), wanted, wanted, own=True, placed=True)
        _refuse_taken(nodes, node, number)
        return move(number, parent)(nodes | {number: node})

    return act


def remove(number: int) -> Act:
    """Take one of the reader's own away; what is below it moves up, its articles are in no section by it."""

    def act(nodes: Nodes) -> Nodes:
        node = _known(nodes, number)
        if not node.own:
            raise SectionError("section.not_own", title=_name(node))
        above = _shown_parent(nodes, node.parent)
        beside = _children(nodes, above)
        children = _children(nodes, number)
        place = beside.index(number)
        order = [*beside[:place], *children, *beside[place + 1 :]]
        below = {one: nodes[one].having(parent=above) for one in children}
        gone = nodes | below | {number: node.having(state=REMOVED)}
        return gone | _numbered(gone, order) if children else gone

    return act


def reset(nodes: Nodes) -> Nodes:
    """The tree that comes with the program. The reader's own sections stay, at the end."""
    ids = {node.key: number for number, node in nodes.items()}
    keys = {one.id: one.key for one in TREE}
    shipped = {
        ids[one.key]: nodes[ids[one.key]].having(
            parent=None if one.parent is None else ids[keys[one.parent]],
            position=one.position, custom_title="", custom_icon="", state=SHOWN, placed=False,
        )
        for one in TREE
        if one.key in ids
    }  # fmt: skip
    fresh = nodes | shipped
    for number in shipped:
        _refuse_taken(fresh, fresh[number], number)
    own = [number for number in _walk(nodes) if nodes[number].own]
    first = 1 + max((one.position for one in TREE), default=0)
    kept = {
        number: fresh[number].having(position=first + place, parent=_kept_parent(fresh, number))
        for place, number in enumerate(own)
    }
    return fresh | kept


# ---------------------------------------------------------------- parts


def _kept_parent(nodes: Nodes, number: int) -> int | None:
    """An own section stays below an own one, else it goes to the top: what it was below may be elsewhere now."""
    parent = nodes[number].parent
    return parent if parent is not None and nodes[parent].own and nodes[parent].state != REMOVED else None


def _known(nodes: Nodes, number: int) -> Node:
    if number not in nodes or nodes[number].state in (MERGED, REMOVED):
        raise LookupFailure("unknown.section", name=str(number))
    return nodes[number]


def _shown_parent(nodes: Nodes, parent: int | None) -> int | None:
    """What is shown above: sections that were merged are stepped over."""
    while parent is not None and nodes[parent].state == MERGED:
        parent = nodes[parent].parent
    return None if parent is not None and nodes[parent].state == REMOVED else parent


def _children(nodes: Nodes, parent: int | None) -> list[int]:
    """What is shown directly below a section (None: at the top), in order."""
    found = [
        number
        for number, node in nodes.items()
        if node.state in (SHOWN, HIDDEN) and _shown_parent(nodes, node.parent) == parent
    ]
    return sorted(found, key=lambda number: (nodes[number].position, number))


def _walk(nodes: Nodes, parent: int | None = None) -> Iterator[int]:
    for number in _children(nodes, parent):
        yield number
        yield from _walk(nodes, number)


def line(nodes: Nodes, number: int) -> list[int]:
    """A section's ancestors, the nearest first."""
    found: list[int] = []
    parent = nodes[number].parent
    while parent is not None and parent not in found:
        found.append(parent)
        parent = nodes[parent].parent
    return found


def _numbered(nodes: Nodes, order: list[int]) -> Nodes:
    """These sections in this order: from now on it is the reader's."""
    return {
        number: nodes[number].having(
            position=place, placed=True, parent=_shown_parent(nodes, nodes[number].parent)
        )
        for place, number in enumerate(order)
    }


def clean(title: str) -> str:
    """A title as a section may have it."""
    return " ".join(seen(title).split())[:LONGEST_TITLE].strip()


def taken(title: str, sections: Iterable[Section], of: Section | None = None) -> str:
    """What one of `sections` is called, for which this title would be refused, else "". Without a title the
    section `of` goes back to those that it has by itself."""
    wanted = clean(title)
    titles = (wanted,) if wanted else () if of is None else (of.title_vi, of.title_en)
    others = (shown_titles(one) for one in sections if of is None or one.id != of.id)
    return next((shared for one in others if (shared := _shared(one, titles))), "")


def _name(node: Node) -> str:
    return node.custom_title or node.title_en


def _refuse_taken(nodes: Nodes, wanted: Node, number: int) -> None:
    """Two sections of one name could not be told apart: in either language, with or without marks."""
    for other, node in nodes.items():
        if other != number and node.state in (SHOWN, HIDDEN):
            shared = _shared(shown_titles(node), shown_titles(wanted))
            if shared:
                raise SectionError("section.taken", title=shared)


def _shared(titles: Iterable[str], others: Iterable[str]) -> str:
    """The first of `titles` that is one of the others, "" when none is."""
    keys = {folded_title(other) for other in others}
    return next((title for title in titles if folded_title(title) in keys), "")


def free_key(nodes: Nodes, title: str) -> str:
    """A key that tells what the section is called, and is no other's."""
    taken = {node.key for node in nodes.values()}
    stem = "own-" + (
        "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(title)).split()) or "x"
    )
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
