"""A search as SQL: the one evaluator for lists, counts, saved searches and rules. Its names are resolved already.

The words that every hit must have become one FTS5 expression that may lead; all else becomes conditions on
`article`. Both only ever hold values as bound parameters or quoted words, so nothing typed is taken for SQL.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from newsreader.search import All, Among, AnyOf, Is, Kind, Language, Not, Since, State, Term, Text, Until
from newsreader.store.epoch import seconds
from newsreader.store.index import feed_word

MOST_FEEDS = 100
"""Words within so many feeds are asked of the index together with them."""
NOTHING = '"\x01"'
"""An FTS5 expression that no text fulfils."""

FOLLOWED = (
    "article.id IN (SELECT story_article.article FROM story"
    " JOIN story_article ON story_article.story = story.id WHERE story.followed = 1)"
)
_STATES = {
    State.UNREAD: "article.read = 0",
    State.READ: "article.read = 1",
    State.STARRED: "article.starred = 1",
    State.OFFLINE: "article.offline > 0",
    State.FOLLOWED: FOLLOWED,
    State.PICTURE: "(article.pictured = 1 OR article.pictures_wanted > 0)",
    State.ENCLOSURE: "EXISTS (SELECT 1 FROM enclosure WHERE enclosure.article = article.id)",
}
_AMONG = {
    Kind.FEED: "article.feed IN (SELECT value FROM json_each(:{name}))",
    # A copy stands where the article stands that it is a copy of.
    Kind.SECTION: "EXISTS (SELECT 1 FROM article_place"
    " WHERE article_place.article = iif(article.copy_of > 0, article.copy_of, article.id)"
    " AND article_place.section IN (SELECT value FROM json_each(:{name})))",
    Kind.AUTHOR: "article.id IN (SELECT article_author.article FROM article_author"
    " WHERE article_author.author IN (SELECT value FROM json_each(:{name})))",
    Kind.OUTLET: "article.id IN (SELECT headline.article FROM headline WHERE headline.source_title <> ''"
    " AND headline.source_title IN (SELECT value FROM json_each(:{name})))",
}
_ONE_FEED = "article.feed = :{name}"
# Muted articles have no place.
_MARKED = (
    "EXISTS (SELECT 1 FROM article_section JOIN section_above ON section_above.section = article_section.section"
    " WHERE article_section.article = article.id"
    " AND section_above.above IN (SELECT value FROM json_each(:{name})))"
)
# Asked for each article that comes by, or once for all: which is faster depends on how many hits there are.
_BY_EACH = (
    "EXISTS (SELECT 1 FROM search_map JOIN search ON search.rowid = search_map.row"
    " WHERE search_map.article = article.id AND search MATCH :{name})"
)
_AT_ONCE_WITHIN = (
    "article.id IN (SELECT search_map.article FROM search JOIN search_map ON search_map.row = search.rowid"
    " WHERE search MATCH :{name} AND search.rowid BETWEEN {first:d} AND {last:d}"
    " AND search_map.article IS NOT NULL)"
)
_AT_ONCE = (
    "article.id IN (SELECT search_map.article FROM search JOIN search_map ON search_map.row = search.rowid"
    " WHERE search MATCH :{name} AND search_map.article IS NOT NULL)"
)

Expand = Callable[[str], Sequence[str] | None]
"""The words that begin so, None for too many."""
IsRare = Callable[[str], bool]
"""Whether an FTS5 expression has so few hits that they are best found at once."""


@dataclass(slots=True)
class Translation:
    """What a search says in SQL. `words` are an FTS5 expression that leads, "" where words are no part of it or
    only one of several ways; `within` one of feeds that all must be of, `feeds` the term that says so. With
    `muted`, it holds of muted articles as well. All articles asked for have their words in the `rows`."""

    words: str = ""
    within: str = ""
    feeds: Term | None = None
    muted: bool = False
    rows: range | None = None
    conditions: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    @property
    def match(self) -> str:
        """What leads: the words, within the feeds."""
        return self.limited(self.words)

    def limited(self, words: str) -> str:
        """Other words within the same feeds."""
        return f"({words}) AND {self.within}" if words and self.within else words

    def bind(self, value: object) -> str:
        """A name for a bound value."""
        name = f"q{len(self.values)}"
        self.values[name] = value
        return name


def flatten(terms: Sequence[Term]) -> list[Term]:
    """What must hold, each for itself."""
    flat: list[Term] = []
    for term in terms:
        flat += flatten(term.of) if isinstance(term, All) else [term]
    return flat


def words_among(terms: Sequence[Term]) -> All | None:
    """What an FTS5 expression can say of `terms`, None where no words are wanted."""
    words = All(tuple(term for term in terms if _is_words(term, within=True)))
    return words if _is_words(words) else None


def translate(
    terms: Sequence[Term],
    expand: Expand,
    is_rare: IsRare,
    *,
    leading: bool = True,
    muted: bool = False,
    rows: range | None = None,
) -> Translation:
    """All of `terms` (see `flatten`) as SQL. Without `leading`, words become a condition too. With `muted`, it is
    asked of muted articles as well; with `rows` only of those whose words stand in these rows of the index."""
    words = words_among(terms)
    made = Translation(muted=muted, rows=rows)
    rest = [term for term in terms if words is None or not _is_words(term, within=True)]
    if words is not None and leading:
        made.words = match_of(words, expand)
        made.feeds = next((term for term in rest if _is_of_few_feeds(term)), None)
        if isinstance(made.feeds, Among):
            feeds = [f'"{feed_word(int(feed))}"' for feed in made.feeds.values]
            made.within = f"feed : ({' OR '.join(feeds)})"
            rest.remove(made.feeds)
    elif words is not None:
        rest.append(words)
    made.conditions = [_condition(term, made, expand, is_rare) for term in rest]
    return made


def _is_of_few_feeds(term: Term) -> bool:
    return isinstance(term, Among) and term.kind is Kind.FEED and 0 < len(term.values) <= MOST_FEEDS


def match_of(term: Term, expand: Expand) -> str:
    """Words, and what is built of them, as an FTS5 expression."""
    match term:
        case Text():
            found = " OR ".join(_phrases(term, expand)) or NOTHING
            return f"title : ({found})" if term.title else f"({found})"
        case All(of):
            wanted = " AND ".join(match_of(one, expand) for one in of if not isinstance(one, Not))
            unwanted = " OR ".join(match_of(one.of, expand) for one in of if isinstance(one, Not))
            return f"(({wanted}) NOT ({unwanted}))" if unwanted else f"({wanted})"
        case AnyOf(of):
            return f"({' OR '.join(match_of(one, expand) for one in of)})"
    raise AssertionError(term)  # the caller asks `_is_words` first


def _phrases(term: Text, expand: Expand) -> list[str]:
    words = term.words.replace('"', " ").strip()
    before, _, last = words.rpartition(" ")
    going_on = expand(last) if term.prefix else [last]
    if going_on is None:
        return [f'"{words}"*']
    return [f'"{before} {word}"' if before else f'"{word}"' for word in going_on]


def _is_words(term: Term, *, within: bool = False) -> bool:
    """Whether FTS5 can say it: words, with others excluded only beside some (`within`) that are wanted."""
    match term:
        case Text():
            return True
        case Not(inner):
            return within and _is_words(inner)
        case All(of):
            return any(not isinstance(one, Not) for one in of) and all(_is_words(one, within=True) for one in of)
        case AnyOf(of):
            return all(_is_words(one) for one in of)
    return False


def _has_words(match: str, made: Translation, is_rare: IsRare) -> str:
    # A prefix that is no list of words is read as a whole each time it is asked for.
    if not ("*" in match or is_rare(match)):
        return _BY_EACH.format(name=made.bind(match))
    if made.rows is None:
        return _AT_ONCE.format(name=made.bind(match))
    return _AT_ONCE_WITHIN.format(name=made.bind(match), first=made.rows.start, last=made.rows.stop - 1)


def _condition(term: Term, made: Translation, expand: Expand, is_rare: IsRare) -> str:
    if _is_words(term):
        return _has_words(match_of(term, expand), made, is_rare)
    match term:
        case Not(inner):
            return f"NOT {_condition(inner, made, expand, is_rare)}"
        case All(of):
            return f"({' AND '.join(_condition(one, made, expand, is_rare) for one in of)})"
        case AnyOf(of):
            return f"({' OR '.join(_condition(one, made, expand, is_rare) for one in of)})"
    return leaf(term, made)


def leaf(term: Term, made: Translation) -> str:
    """What is no word as a condition on `article`."""
    match term:
        case Is(state):
            return _STATES[state]
        case Among(_, ()):
            return "0"
        case Among(kind, values):
            one = kind is Kind.FEED and len(values) == 1
            bound = values[0] if one else json.dumps(values)
            shape = _MARKED if made.muted and kind is Kind.SECTION else _AMONG[kind]
            return (_ONE_FEED if one else shape).format(name=made.bind(bound))
        case Language(code):
            column, bound = "article.language =", code
        case Since(at):
            column, bound = "article.sort_at >=", seconds(at)
        case Until(at):
            column, bound = "article.sort_at <", seconds(at)
        case _:
            raise ValueError(term)  # a name or a date that nobody resolved
    return f"{column} :{made.bind(bound)}"
