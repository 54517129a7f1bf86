"""Blocks below an article that were found anew, held back while they are in sight: nothing moves under the eye."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject

from newsreader.gui.related_blocks import RelatedBlocks, in_sight
from newsreader.gui.timers import make_timer
from newsreader.model import Related


@dataclass(frozen=True, slots=True)
class _Found:
    """Blocks, and the outlet and the section of the article that they stand below."""

    related: tuple[Related, ...]
    outlet: str
    section: str


class RelatedRenewal(QObject):
    """Of what is in sight only marks change, and what is new comes behind it; the blocks become others once nobody
    looks at them."""

    def __init__(self, blocks: RelatedBlocks) -> None:
        super().__init__(blocks)
        self._blocks = blocks
        self._shown: _Found | None = None  # that was given last
        self._held: _Found | None = None
        # Not while the page places them, by which it comes to be known that they have gone from sight.
        self._soon = make_timer(self, 0, self._give, once=True)
        blocks.installEventFilter(self)

    def take(self, related: Sequence[Related], outlet: str, section: str) -> None:
        """Show what was found, now or later; what is as it was found the last time stays."""
        rows = {one.row.id: one.row for one in related}
        self._blocks.follow(rows, lambda _asked, show: show(list(rows.values())))
        found = _Found(tuple(related), outlet, section)
        self._held = found if found != self._shown else None
        if self._held is not None and in_sight(self._blocks):
            self._blocks.complete(related)
        self._give()

    def forget(self) -> None:
        """Something newer is shown."""
        self._held = self._shown = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look whether they are still in sight when they were scrolled."""
        if self._held is not None and event.type() == QEvent.Type.Move:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        held = self._held
        if held is not None and not in_sight(self._blocks):
            self._held, self._shown = None, held
            self._blocks.exchange(held.related, held.outlet, held.section)
