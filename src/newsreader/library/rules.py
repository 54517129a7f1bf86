"""Rules: what is done with the articles that a search finds, when they arrive and, for muting, at any time.

Which rule catches which article is found with each article that is stored, and anew by `settle` after a rule, a
name that it uses, or the day has changed. See docs/notes/010-rules.md.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from newsreader.errors import LookupFailure, RuleError
from newsreader.library import saved, searching
from newsreader.library.opened import Library
from newsreader.library.related import related
from newsreader.library.telling import story_page
from newsreader.model import Changes, Order, Query
from newsreader.ruling import Applied, DryRun, Rule, RuleState
from newsreader.search import All, Among, Is, Kind, Named, Note, Search, State, Term, change, walk
from newsreader.store.verdicts import RuleReading
from newsreader.text.fold import fold
from newsreader.text.query import parse_query
from newsreader.text.query_words import Field, field_name

SHOWN = 5  # of what a rule would catch
MOST_SHARED = 3  # words that an article shares with related ones, proposed for a rule
OFF = "off"  # how a rule reads that catches nothing
_NOT_YET = frozenset(
    {State.UNREAD, State.READ, State.STARRED, State.OFFLINE, State.FOLLOWED}
)  # what no article is on arrival


def rules(library: Library) -> tuple[RuleState, ...]:
    """All rules in their order, with what they catch. Of a merged section that is told which stands for it."""
    instead = library.store.sections.stand_for()
    return tuple(replace(state, rule=_as_shown(state.rule, instead)) for state in library.store.rules.states())


def find_rule(library: Library, name: str) -> Rule:
    """The rule of this title or number, as `rules` tells it. Raises LookupFailure."""
    for one in library.store.rules.all():
        if name in (one.title, str(one.id)):
            return _as_shown(one, library.store.sections.stand_for())
    raise LookupFailure("unknown.rule", name=name)


def _as_shown(rule: Rule, instead: Mapping[int, int | None]) -> Rule:
    if rule.section is None:
        return rule
    return replace(rule, section=instead.get(rule.section, rule.section))


def add_rule(library: Library, rule: Rule) -> int:
    """Keep a rule, after all others; its id. `settle` finds what it catches. Raises RuleError."""
    return library.store.rules.add(_checked(rule))


def change_rule(library: Library, rule: Rule) -> Rule:
    """Store another form of a rule; what it was. Raises RuleError, LookupFailure."""
    return library.store.rules.change(_checked(rule))


def remove_rule(library: Library, number: int) -> Rule:
    """Delete a rule; what it was, for `restore_rule`. Raises LookupFailure."""
    return library.store.rules.remove(number)


def restore_rule(library: Library, rule: Rule) -> None:
    """Take `remove_rule` back."""
    library.store.rules.restore(rule)


def move_rule(library: Library, number: int, position: int) -> None:
    """Put a rule before what stands at `position`."""
    library.store.rules.move(number, position)


def refuse_double(library: Library, rule: Rule) -> None:
    """Raise RuleError where another rule looks for the same and does the same: deleting one would change nothing.
    One that is a double already, as older versions took them, may still be renamed or switched."""
    others = [one.rule for one in rules(library)]
    if any(one.id == rule.id and one.same_as(rule) for one in others):
        return
    for one in others:
        if one.same_as(rule):
            raise RuleError("rule.double", title=one.title)


def check_query(query: str) -> None:
    """Raise RuleError where a rule cannot ask so: for nothing, or for what no article is when it arrives."""
    root = parse_query(query).root
    if root is None:
        raise RuleError("rule.empty")
    for term in walk(root):
        if isinstance(term, Is) and term.state in _NOT_YET:
            raise RuleError("rule.state", asked=term.typed)


def _checked(rule: Rule) -> Rule:
    """The rule with its blanks tidied. A rule without a title is called as it asks."""
    query = " ".join(rule.query.split())
    check_query(query)
    if not rule.acts:
        raise RuleError("rule.nothing")
    return replace(rule, query=query, title=" ".join(rule.title.split()) or query)


# ---------------------------------------------------------------- looking


def dry_run(library: Library, query: str) -> DryRun:
    """What a rule would catch of the articles that are here, without doing anything: each, also where several are
    the same one. Raises RuleError."""
    check_query(query)
    term = _with_brought(library, _with_words(library, parse_query(query)), None)
    muted = library.store.lists.muted(Query(), term)
    shown = library.store.lists.ids(Query(), term, limit=SHOWN)
    rows = library.store.articles.rows([*shown, *muted[:SHOWN]])
    newest = sorted(rows, key=lambda row: (row.published, row.id), reverse=True)[:SHOWN]
    return DryRun(library.store.lists.count(Query(), term, each=True) + len(muted), len(muted), tuple(newest))


def query_notes(library: Library, query: str) -> tuple[Note, ...]:
    """What was not understood of a rule's search, or leads nowhere in this library: codes of `wording`."""
    return searching.notes(library, query)


def muted_by(library: Library, article: int) -> tuple[Rule, ...]:
    """The rules that hide an article, in their order."""
    return library.store.rules.muting(article)


def list_muted(library: Library, query: Query) -> list[int]:
    """The ids of hidden articles that `query` shows, whose day is resolved already."""
    terms = searching.terms(library, query)
    if terms is None:
        return []
    order = Order.NEWEST if query.order is not Order.OLDEST else Order.OLDEST
    return list(library.store.lists.muted(query.having(order=order), All(terms) if terms else None))


def suggestions(library: Library, article: int, language: str = "en") -> tuple[str, ...]:
    """Searches for articles like this one, their fields named in `language`: the words that most of the related
    ones share with it, its author, its title, and last its outlet, of which it is seldom meant to be like all.
    Raises LookupFailure."""
    row = library.store.articles.get(article).row
    shared = Counter(_plain(words) for one in related(library, article) for words in one.why)
    if not shared:  # below an article no texts are read for that; its timeline reads them
        members = story_page(library, article).members
        shared.update(_plain(words) for one in members if one.row.id == article for words in one.why)
    parts = [f'"{words}"' for words, _times in shared.most_common(MOST_SHARED)]
    if row.author:
        parts.append(_asked(Field.AUTHOR, row.author.split(",")[0], language))
    feed = library.store.feeds.get(row.feed).title
    whole = Field.FEED if row.outlet == feed else Field.OUTLET
    return (*parts, _asked(Field.TITLE, row.title, language), _asked(whole, row.outlet, language))


def _asked(field: Field, words: str, language: str) -> str:
    return f'{field_name(field, language)}:"{_plain(words)}"'


def _plain(words: str) -> str:
    return " ".join(words.replace('"', " ").replace("“", " ").replace("”", " ").split())


# ---------------------------------------------------------------- verdicts


@dataclass(frozen=True, slots=True)
class Brought:
    """The names that articles bring: keys of authors, and outlets as they are written."""

    authors: Collection[str] = ()
    outlets: Collection[str] = ()


def readings(library: Library, brought: Brought | None = None) -> list[RuleReading]:
    """How each rule reads now, by its names and by today's date. `brought` are the names of authors and outlets to
    be known; all of the library's unless told."""
    return [
        RuleReading(one, None, OFF) if removed else _reading(library, one, brought)
        for one, removed in library.store.rules.stored()
    ]


def _reading(library: Library, rule: Rule, brought: Brought | None) -> RuleReading:
    search = parse_query(rule.query)
    if not rule.enabled or search.root is None:
        return RuleReading(rule, None, OFF)
    term = _with_words(library, search)
    lapsed = rule.lapsed(library.now())
    mutes = rule.mute and not lapsed
    word = f"{mutes:d}{lapsed:d}{saved.word_of(library, term)}"
    return RuleReading(
        rule, _with_brought(library, term, brought), hashlib.sha256(word.encode()).hexdigest(), mutes, lapsed
    )


def _with_words(library: Library, search: Search) -> Term:
    """The term with all names looked up but those of authors and declared outlets, of which each refresh may bring
    another: words stand for them, so that a rule does not read otherwise for each. A section that is merged stays
    itself: what hides football does not hide all of sport because football stands there now."""

    def leaf(term: Term) -> Term:
        match term:
            case Named(Kind.AUTHOR, words):
                return Among(Kind.AUTHOR, (words,))
            case Named(Kind.SECTION, words):
                return Among(Kind.SECTION, searching.own_sections(library, words))
            case Named(Kind.OUTLET, words):
                return searching.among(Kind.OUTLET, (*searching.look_up(library, Kind.FEED, words), words))
        return term

    root = None if search.root is None else change(search.root, leaf)
    return searching.resolve(library, Search(root)).term or saved.NOTHING


def _with_brought(library: Library, term: Term, brought: Brought | None) -> Term:
    search = library.store.search

    def leaf(term: Term) -> Term:
        match term:
            case Among(Kind.AUTHOR, (words,)):
                authors = search.authors() if brought is None else brought.authors
                return Among(Kind.AUTHOR, tuple(name for name in authors if f" {words}" in f" {fold(name)}"))
            case Among(Kind.OUTLET, (words,)):
                outlets = search.declared_outlets() if brought is None else brought.outlets
                return Among(Kind.OUTLET, searching.declared(str(words), outlets))
        return term

    return change(term, leaf)


def unsettled(library: Library) -> bool:
    """Whether `settle` has something to do."""
    found = readings(library, Brought())
    return bool(found) and library.store.rules.unsettled(found)


def settle(library: Library) -> Iterator[Changes]:
    """Find verdicts anew where a rule, a name in it or the day has changed: 2,000 articles a transaction, from
    where it stopped. Yields what was hidden (removed) and what came back (added)."""
    done = False
    while unsettled(library):
        changes = library.store.rules.step(readings(library), library.now())
        if changes is None:
            break
        done = True
        yield changes
    if done:
        saved.settle(library)


# ---------------------------------------------------------------- articles that are here already


def apply_rule(library: Library, number: int) -> tuple[Changes, Applied]:
    """Do to the articles that are here, and that a rule finds, what it does on arrival; with what was done, for
    `take_back`. What is muted is left alone. Raises LookupFailure."""
    reading = _reading(library, library.store.rules.get(number), None)
    if reading.term is None:
        return Changes(), Applied()
    found = library.store.lists.ids(Query(), reading.term)
    done = library.store.rules.apply(reading, found, library.now())
    return _changed(library, done), done


def take_back(library: Library, done: Applied) -> Changes:
    """Undo `apply_rule`."""
    library.store.rules.take_back(done)
    return _changed(library, done)


def _changed(library: Library, done: Applied) -> Changes:
    saved.settle(library)
    return Changes(updated=done.articles)
