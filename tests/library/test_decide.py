"""What is new and what changed: pure, by example and by property."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.identity import content_hash, identify
from newsreader.library.decide import decide
from newsreader.model import Known, ParsedEntry

words = st.text("abcđê 12", max_size=8)
entries = st.lists(
    st.builds(
        ParsedEntry,
        guid=words,
        url=words.map(lambda text: f"https://a.example/{text.strip()}"),
        title=words,
        summary_html=words,
    ),
    max_size=12,
)


def hashes(items: list[ParsedEntry]) -> list[str]:
    """The hashes of the entries' contents."""
    return [content_hash(item) for item in items]


def as_known(items: list[ParsedEntry]) -> dict[str, Known]:
    """What a store knows after all that is new in `items` was written."""
    keys = identify(items)
    known: dict[str, Known] = {}
    for number, place in enumerate(decide(keys, hashes(items), {}).new, start=1):
        known.update({key: Known(number, content_hash(items[place]), keys[place]) for key in keys[place]})
    return known


@given(entries)
@settings(deadline=None, max_examples=150)
def test_what_was_written_is_not_new_again(items: list[ParsedEntry]) -> None:
    decision = decide(identify(items), hashes(items), as_known(items))
    assert decision.new == ()


@given(entries)
@settings(deadline=None, max_examples=150)
def test_no_two_new_entries_share_a_key(items: list[ParsedEntry]) -> None:
    seen: set[str] = set()
    keys = identify(items)
    for place in decide(keys, hashes(items), {}).new:
        assert not seen.intersection(keys[place])
        seen.update(keys[place])


def test_a_tombstone_is_not_stored_again() -> None:
    entry = ParsedEntry(guid="1", url="https://a.example/1", title="Một")
    [keys] = identify([entry])
    decision = decide([keys], hashes([entry]), {keys[0]: Known(None, "", keys)})
    assert (decision.new, decision.changed) == ((), ())


def test_a_changed_text_is_a_change_and_a_further_key_is_learnt() -> None:
    old = ParsedEntry(guid="1", url="https://a.example/1", title="Một")
    new = ParsedEntry(guid="1", url="https://a.example/khac", title="Hai")
    [old_keys], [new_keys] = identify([old]), identify([new])
    known = {key: Known(7, content_hash(old), old_keys) for key in old_keys}
    decision = decide([new_keys], hashes([new]), known)
    assert [article for article, *_ in decision.changed] == [7]
    assert decision.more_keys == ((7, tuple(key for key in new_keys if key not in old_keys)),)
