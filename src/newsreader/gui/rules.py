"""Rules: looking, trying, keeping, changing, ordering, letting go. A part of the session."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.errors import NewsreaderError
from newsreader.gui import translation
from newsreader.gui.history import Deed
from newsreader.gui.names import short_name
from newsreader.model import Changes
from newsreader.ruling import Applied, DryRun, Rule, RuleState
from newsreader.search import Note
from newsreader.worker.jobs import CareForFeeds

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

SMALL = 20_000  # a library of so many articles is looked through at once, a larger one by the worker

translate = QCoreApplication.translate

NONE = Applied()


class Rules:
    """Acts on rules; each can be undone."""

    def __init__(self, session: "Session") -> None:
        self._session = session
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
        language = self._session.language

        def work(library: "Library") -> Sequence[str]:
            from newsreader.library import rules

            return rules.suggestions(library, article, language)

        self._session.read(work, done, failed=lambda _gone: None)

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
        said = translate("rules", "The rule “{title}” is deleted.").format(title=short_name(rule.title))
        name = translate("rules", "delete the rule {title}").format(title=short_name(rule.title))
        self._do(self._removing(rule.id), name, said)

    def move(self, number: int, position: int, back: int) -> None:
        """Put a rule before what stands at `position`; `back` is the position that undoes it."""
        name, said = translate("rules", "move a rule"), translate("rules", "Moved.")
        self._do(_moving(number, position, back, self._turned), name, said)

    def _add(self, rule: Rule, *, here: bool) -> None:
        def work(library: "Library") -> tuple[int, Applied]:
            from newsreader.library import rules

            rules.refuse_double(library, rule)
            number = rules.add_rule(library, rule)
            return number, _apply(library, number, here=here)

        def done(result: tuple[int, Applied]) -> None:
            number, applied = result
            name = translate("rules", "add the rule {title}").format(title=short_name(rule.title or rule.query))
            said = translate("rules", "The rule is saved.")
            back = self._removing(number, applied, here=here)
            self._told(_changes(applied), back, name, said, keeping=bool(applied.kept))

        self._session.write(work, done)

    def _change(self, rule: Rule, *, here: bool) -> None:
        def work(library: "Library") -> tuple[Rule, Applied]:
            from newsreader.library import rules

            rules.refuse_double(library, rule)
            before = rules.change_rule(library, rule)
            return before, _apply(library, rule.id, here=here)

        def done(result: tuple[Rule, Applied]) -> None:
            before, applied = result
            name = translate("rules", "change the rule {title}").format(title=short_name(before.title))
            said = translate("rules", "The rule is changed.")
            back = self._changing(before, applied, then_here=here)
            self._told(_changes(applied), back, name, said, keeping=bool(applied.kept))

        self._session.write(work, done)

    # ------------------------------------------------------------ deeds that take each other back

    def _removing(self, number: int, applied: Applied = NONE, *, here: bool = False) -> Deed:
        """Delete a rule and take back what it did to articles that were here; `here` if it is to do it again."""

        def work(library: "Library") -> tuple[Changes, Deed]:
            from newsreader.library import rules

            gone = rules.remove_rule(library, number)
            return _take_back(library, applied), self._restoring(gone, here=here)

        return Deed(work, then=self._turned)

    def _restoring(self, rule: Rule, *, here: bool) -> Deed:
        def work(library: "Library") -> tuple[Changes, Deed]:
            from newsreader.library import rules

            rules.restore_rule(library, rule)
            applied = _apply(library, rule.id, here=here)
            return _changes(applied), self._removing(rule.id, applied, here=here)

        return Deed(work, then=self._turned)

    def _changing(
        self, rule: Rule, applied: Applied = NONE, *, here: bool = False, then_here: bool = False
    ) -> Deed:
        """Give a rule another form and take back what it did in the one that it has."""

        def work(library: "Library") -> tuple[Changes, Deed]:
            from newsreader.library import rules

            before = rules.change_rule(library, rule)
            changes, done = _take_back(library, applied), _apply(library, rule.id, here=here)
            return changes | _changes(done), self._changing(before, done, here=then_here, then_here=here)

        return Deed(work, then=self._turned)

    def _do(self, deed: Deed, name: str, said: str) -> None:
        def done(result: tuple[Changes, Deed | None]) -> None:
            if result[1] is not None:
                self._told(result[0], result[1], name, said)

        self._session.write(deed.work, done)

    def _told(self, changes: Changes, back: Deed, name: str, said: str, *, keeping: bool = False) -> None:
        """A deed was done; `changes` are what it did to articles by itself, before verdicts are found."""
        self._session.absorb(changes)
        self._session.history.remember(back, name, said)
        self._turned()
        if keeping:
            self._session.work.submit(CareForFeeds())

    def _follow(self, changes: Changes) -> None:
        """A rule may ask for a feed or a folder, which may now be called or filled otherwise."""
        if changes.tree:
            self.begin()

    def _turned(self) -> None:
        """The rules are others than before."""
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
        counts = self._session.counts
        if counts.articles + counts.muted > SMALL:
            self._session.work.submit(CareForFeeds())
            return

        def done(changes: Changes) -> None:
            self._session.absorb(changes)
            self._session.rules_changed.emit()
            if changes.added or changes.removed:
                self._session.rules_settled.emit(changes)

        self._session.write(_settle, done)


def _settle(library: "Library") -> Changes:
    from newsreader.library import rules

    done = Changes(tree=True)
    for changes in rules.settle(library):
        done |= changes
    return done


def _moving(number: int, position: int, back: int, turned: Callable[[], object]) -> Deed:
    def work(library: "Library") -> tuple[Changes, Deed]:
        from newsreader.library import rules

        rules.move_rule(library, number, position)
        return Changes(tree=True), _moving(number, back, position, turned)

    return Deed(work, then=turned)


def _apply(library: "Library", number: int, *, here: bool) -> Applied:
    """Do what a rule does to the articles that are here, where that is wanted."""
    from newsreader.library import rules

    return rules.apply_rule(library, number)[1] if here else NONE


def _take_back(library: "Library", applied: Applied) -> Changes:
    from newsreader.library import rules

    return rules.take_back(library, applied) | Changes(tree=True)


def _changes(applied: Applied) -> Changes:
    return Changes(updated=applied.articles, tree=True)
