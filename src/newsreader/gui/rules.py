"""Rules: looking, trying, keeping, changing, ordering, letting go. A part of the session."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.errors import NewsreaderError
from newsreader.gui import translation
from newsreader.model import Changes
from newsreader.ruling import Applied, DryRun, Rule, RuleState
from newsreader.search import Note
from newsreader.worker import CareForFeeds

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

SMALL = 20_000  # a library of so many articles is looked through at once, a larger one by the worker

translate = QCoreApplication.translate

Deed = Callable[["Library"], object]


class Rules:
    """Acts on rules; each can be undone."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        session.rules_undone.connect(self._undone)
        session.changed.connect(self._follow)

    def look(self, done: Callable[[tuple[RuleState, ...]], None]) -> None:
        """Hand all rules to `done`, with what they catch."""

        def work(library: "Library") -> tuple[RuleState, ...]:
            from newsreader.library import rules

            return rules.rules(library)

        self._session.read(work, done, key="rules")

    def find(self, number: int, done: Callable[[Rule], None]) -> None:
        """Hand a rule to `done`; nothing when it is gone."""

        def take(states: tuple[RuleState, ...]) -> None:
            for state in states:
                if state.rule.id == number:
                    done(state.rule)

        self.look(take)

    def try_out(
        self, query: str, done: Callable[[DryRun, tuple[Note, ...]], None], refused: Callable[[str], None]
    ) -> None:
        """Hand what a rule would catch to `done`, with what was not understood; why it cannot be to `refused`."""

        def work(library: "Library") -> tuple[DryRun, tuple[Note, ...]]:
            from newsreader.library import rules

            return rules.dry_run(library, query), rules.query_notes(library, query)

        def failed(error: NewsreaderError) -> None:
            refused(translation.sentence(error.code, error.data))

        self._session.read(work, lambda found: done(*found), key="rule-trial", long=True, failed=failed)

    def suggest(self, article: int, done: Callable[[Sequence[str]], None]) -> None:
        """Hand searches for articles like this one to `done`."""

        def work(library: "Library") -> Sequence[str]:
            from newsreader.library import read, rules

            rows = read.list_rows(library, (article,))
            return rules.suggestions(rows[0]) if rows else ()

        self._session.read(work, lambda found: done(found) if found else None)

    def save(self, rule: Rule, *, here: bool = False) -> None:
        """Keep a new rule, or change a known one; `here` does it to the articles that are here as well."""
        if rule.id:
            self._change(rule, here=here)
        else:
            self._add(rule, here=here)

    def switch(self, rule: Rule, enabled: bool) -> None:  # a tick of a list
        """Switch a rule on or off."""
        self._change(replace(rule, enabled=enabled), here=False)

    def remove(self, rule: Rule) -> None:
        """Delete a rule."""
        label = translate("rules", "The rule “{title}” is deleted.").format(title=rule.title)
        self._do(lambda library: _remove(library, rule.id), lambda library: _restore(library, rule), label)

    def move(self, number: int, position: int, back: int) -> None:
        """Put a rule before what stands at `position`; `back` is the position that undoes it."""
        self._do(
            lambda library: _move(library, number, position),
            lambda library: _move(library, number, back),
            translate("rules", "Moved."),
        )

    def _add(self, rule: Rule, *, here: bool) -> None:
        def work(library: "Library") -> tuple[int, Applied]:
            from newsreader.library import rules

            number = rules.add_rule(library, rule)
            return number, rules.apply_rule(library, number)[1] if here else Applied()

        def done(result: tuple[int, Applied]) -> None:
            number, applied = result

            def inverse(library: "Library") -> Changes:
                _remove(library, number)
                return _take_back(library, applied)

            self._told(inverse, translate("rules", "The rule is saved."), keeping=bool(applied.kept))

        self._session.write(work, done)

    def _change(self, rule: Rule, *, here: bool) -> None:
        def work(library: "Library") -> tuple[Rule, Applied]:
            from newsreader.library import rules

            before = rules.change_rule(library, rule)
            return before, rules.apply_rule(library, rule.id)[1] if here else Applied()

        def done(result: tuple[Rule, Applied]) -> None:
            before, applied = result

            def inverse(library: "Library") -> Changes:
                from newsreader.library import rules

                rules.change_rule(library, before)
                return _take_back(library, applied)

            self._told(inverse, translate("rules", "The rule is changed."), keeping=bool(applied.kept))

        self._session.write(work, done)

    def _do(self, work: Deed, inverse: Deed, label: str) -> None:
        def undo(library: "Library") -> Changes:
            inverse(library)
            return Changes(tree=True)

        self._session.write(work, lambda _nothing: self._told(undo, label))

    def _told(self, inverse: Callable[["Library"], Changes], label: str, *, keeping: bool = False) -> None:
        def undo(library: "Library") -> Changes:
            changes = inverse(library)
            self._session.rules_undone.emit()
            return changes

        self._session.marks.can_undo(undo, label)
        self._session.rules_changed.emit()
        self.settle()
        if keeping:
            self._session.work.submit(CareForFeeds())

    @property
    def _small(self) -> bool:
        counts = self._session.counts
        return counts.articles + counts.muted <= SMALL

    def _follow(self, changes: Changes) -> None:
        """A rule may ask for a feed or a folder, which may now be called or filled otherwise."""
        if changes.tree:
            self.begin()

    def _undone(self) -> None:
        self._session.rules_changed.emit()
        self.settle()

    def begin(self) -> None:
        """Go on where an earlier run was ended, or where a day has passed."""

        def work(library: "Library") -> bool:
            from newsreader.library import rules

            return rules.unsettled(library)

        self._session.read(work, lambda unsettled: self.settle() if unsettled else None, long=True)

    def settle(self) -> None:
        """Have found what the rules catch now: here, or by the worker where there is much to look at."""
        if not self._small:
            self._session.work.submit(CareForFeeds())
            return

        def done(changes: Changes) -> None:
            self._session.absorb(changes)
            self._session.rules_changed.emit()
            if changes.added or changes.removed:
                self._session.rules_settled.emit()

        self._session.write(_settle, done)


def _settle(library: "Library") -> Changes:
    from newsreader.library import rules

    done = Changes(tree=True)
    for changes in rules.settle(library):
        done |= changes
    return done


def _remove(library: "Library", number: int) -> None:
    from newsreader.library import rules

    rules.remove_rule(library, number)


def _restore(library: "Library", rule: Rule) -> None:
    from newsreader.library import rules

    rules.restore_rule(library, rule)


def _move(library: "Library", number: int, position: int) -> None:
    from newsreader.library import rules

    rules.move_rule(library, number, position)


def _take_back(library: "Library", applied: Applied) -> Changes:
    from newsreader.library import rules

    return rules.take_back(library, applied) | Changes(tree=True)
