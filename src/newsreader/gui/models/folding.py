"""What of a list's groups is folded, and remembered for each place as long as the window is open."""

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.gui.models.merging import merge
from newsreader.gui.models.place import Place
from newsreader.gui.models.sheets import sheet_of
from newsreader.library.grouping import Grouping
from newsreader.library.story_page import StoryPage

if TYPE_CHECKING:
    from newsreader.gui.models.listing import Listing
    from newsreader.library.opened import Library

MOST_TOLD = 20  # unfolded stories of which it is asked what is new, when another list is shown


class Folding:
    """Folds and unfolds the groups of a listing."""

    def __init__(self, listing: "Listing") -> None:
        self._listing = listing
        self._untucked: set[int] = set()  # articles whose copies the reader asked for
        self._turned: dict[tuple[Place, Grouping], frozenset[int]] = {}

    def turned(self) -> frozenset[int]:
        """The groups of the place that are not as folded as they are by themselves."""
        listing = self._listing
        return self._turned.get((listing.place, listing.filters.grouping), frozenset())

    def fold(self, row: int, folded: bool | None = None) -> None:
        """Fold the group whose head stands in a row, or unfold it; None: whichever it is not."""
        head = self._listing.model.head(row)
        if head is not None:
            folded = not head.folded if folded is None else folded
            self._listing.model.fold(row, folded)
            if not folded and not self._listing.model.laid.headed and self._listing.model.rows[row] > 0:
                self._listing.told.ask(self._listing.model.rows[row])
            self._remember()

    def fold_all(self, folded: bool) -> None:
        """Fold every group, or unfold all."""
        laid = self._listing.model.laid
        every = frozenset(group.key for group in laid.groups)
        turned = every if folded != laid.tells_stories else frozenset[int]()
        if laid.groups and turned != laid.turned:
            laid = replace(laid, turned=turned)
            self._listing.put(sheet_of(laid))
            self._remember()

    def tell(self, page: StoryPage) -> None:
        """More is known of a story that is unfolded: show it, and fold what is nearly the text of another one of
        the list under that. What is under the eye stays."""
        listing, model = self._listing, self._listing.model
        model.tuck(
            member.row.id
            for member in page.members
            if member.copy_of not in {0, *self._untucked}
            and member.row.id != listing.selected
            and model.position(member.copy_of) >= 0
        )
        model.retell()

    def untuck(self, row: int) -> bool:
        """Show what has nearly the text of the article in a row; False where there is nothing."""
        listing = self._listing
        article = listing.model.rows[row] if 0 <= row < len(listing.model.rows) else 0
        copies = [one for one in listing.told.copies_of(article) if one in listing.model.laid.tucked]
        self._untucked.update([article] if copies else [])
        listing.model.untuck(copies)
        return bool(copies)

    def tell_again(self) -> None:
        """Another list is shown, with stories that are unfolded."""
        laid = self._listing.model.laid
        if laid.grouping is Grouping.STORY and len(laid.turned) <= MOST_TOLD:
            for group in laid.groups:
                if group.key in laid.turned:
                    self._listing.told.ask(laid.ids[group.start])

    def regroup(self) -> None:
        """Stories are others now: what is shown stays, told by them."""
        listing = self._listing
        listing.told.forget()
        shown, query, grouping = listing.model.ids, listing.query, listing.filters.grouping

        def find(library: "Library") -> "array[int]":
            from newsreader.library import arrange

            if grouping is Grouping.FRONT:  # is laid out from a list by time
                return merge(shown, arrange.sort_shown(library, shown, query))
            return shown

        if grouping in (Grouping.STORY, Grouping.FRONT) and not listing.loading:
            listing.ask(find, listing.put)

    def _remember(self) -> None:
        laid = self._listing.model.laid
        self._turned[self._listing.place, laid.grouping] = laid.turned
