"""A list cut into rows: articles, headers of groups, and what is folded away. Pure."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsreader.library.grouping import Grouping, ListGroup


@dataclass(frozen=True, slots=True)
class Laid:
    """Articles in order and the groups they are cut into; groups of stories have no header: their first article
    stands for them, and the others are folded away until they are asked for. A front page has stories and
    headings, which hold nothing and fold nothing. Made beside the window's thread."""

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    grouping: Grouping = Grouping.NONE
    groups: Sequence[ListGroup] = ()
    turned: frozenset[int] = frozenset()  # keys of groups that are not as folded as they are by themselves
    tucked: frozenset[int] = frozenset()  # articles of unfolded stories that nearly have the text of another

    @property
    def headed(self) -> bool:
        """Whether some groups have a row of their own."""
        return self.grouping not in (Grouping.NONE, Grouping.STORY)

    @property
    def tells_stories(self) -> bool:
        """Whether there are stories, folded up by themselves."""
        return self.grouping in (Grouping.STORY, Grouping.FRONT)

    def has_header(self, group: ListGroup) -> bool:
        """Whether a group has a row of its own."""
        return group.is_heading if self.grouping is Grouping.FRONT else self.headed

    def folded(self, group: ListGroup) -> bool:
        """Whether a group shows no more than its head."""
        return not group.is_heading and (group.key in self.turned) != self.tells_stories

    def rows(self) -> "array[int]":
        """What stands in each row: an article, or -1 - the number of a group for its header."""
        if not self.groups:
            return self.ids
        rows: array[int] = array("q")
        done = 0
        for number, group in enumerate(self.groups):
            rows.extend(self.ids[done : group.start])
            done = group.start
            if self.has_header(group):
                rows.append(-1 - number)
            else:
                rows.append(self.ids[done])
            end = group.start + group.count
            if not self.folded(group):
                rows.extend(self.inside(group))
            done = end
        rows.extend(self.ids[done:])
        return rows

    def heads(self) -> dict[int, int]:
        """The numbers of groups by the row value of their head: a header, or a story's first article."""
        return {self._head(number, group): number for number, group in enumerate(self.groups)}

    def stand_in(self, article: int) -> int | None:
        """The row value that stands for an article when its group is folded: a header, or a story's first article;
        None for an article that is in no group or not in the list."""
        try:
            number = self.group_at(self.ids.index(article))
        except ValueError:
            return None
        return self._head(number, self.groups[number]) if number >= 0 else None

    def _head(self, number: int, group: ListGroup) -> int:
        return -1 - number if self.has_header(group) else self.ids[group.start]

    def inside(self, group: ListGroup) -> "array[int]":
        """What folding a group hides."""
        inside = self.ids[group.start + (not self.has_header(group)) : group.start + group.count]
        if not self.tucked or self.tucked.isdisjoint(inside):
            return inside
        return array("q", (number for number in inside if number not in self.tucked))

    def header_rows(self, first: int, last: int) -> Iterator[int]:
        """The rows of headers among these; found group by group, not row by row."""
        place = 0
        done = 0
        for group in self.groups:
            place += group.start - done
            if place > last:
                return
            done = group.start + group.count
            if place >= first and self.has_header(group):
                yield place
            place += 1 + (0 if self.folded(group) else len(self.inside(group)))

    def group_at(self, place: int) -> int:
        """The number of the group that holds the article at a place of `ids`, -1 for none."""
        low, high = 0, len(self.groups)
        while low < high:
            middle = (low + high) // 2
            if self.groups[middle].start <= place:
                low = middle + 1
            else:
                high = middle
        found = low - 1
        inside = found >= 0 and place < self.groups[found].start + self.groups[found].count
        return found if inside else -1
