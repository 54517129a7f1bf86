"""What is new and what changed: pure, by example and by property."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.identity import content_hash, identify
from newsreader.library.decide import KEYS_KEPT, Decision, decide
from newsreader.model import Known, ParsedEntry
from newsreader.packing import key_kind, pack_key

words = st.text("abcđê 12", max_size=8)


def entry(guid: str, path: str, title: str, summary: str, published: datetime | None) -> ParsedEntry:
    """Named fields alone: of a named tuple hypothesis fills every other field too, with what no parser gives."""
    return ParsedEntry(guid, url=f"https://a.example/{path.strip()}", title=title, summary_html=summary,
                       published=published)  # fmt: skip


dates = st.none() | st.datetimes(timezones=st.just(UTC))
entries = st.lists(st.builds(entry, words, words, words, words, dates), max_size=12)
LONG = "Một đoạn văn đủ dài để không đoạn nào khác giống hệt nó, dù có cùng một tựa và cùng một ngày đăng. "
ONE = ParsedEntry(guid="11", url="https://a.example/tin/mot-11", title="Một", summary_html=LONG + "1")
TWO = ParsedEntry(guid="22", url="https://a.example/tin/hai-22", title="Hai", summary_html=LONG + "2")


class Shelf:
    """What a store would know: articles by number, their keys, hashes and addresses."""

    def __init__(self) -> None:
        self.keys: dict[str, int] = {}
        self.hashes: dict[int, str] = {}
        self.urls: dict[int, str] = {}

    def known(self, asked: Collection[str]) -> dict[str, Known]:
        """What is known under these keys; of other keys, as in the file, no more than the kind."""
        mine = {
            number: tuple(
                key if key in asked else f"{key_kind(pack_key(key))}:#{pack_key(key):x}"
                for key, owner in self.keys.items()
                if owner == number
            )
            for number in self.hashes
        }
        return {
            key: Known(number, self.hashes[number], mine[number], self.urls[number])
            for key, number in self.keys.items()
            if key in asked
        }

    def buried(self, asked: Collection[str]) -> dict[str, Known]:
        """The same where only tombstones are left."""
        return {key: Known(None, one.content_hash, (key,)) for key, one in self.known(asked).items()}

    def take(self, items: list[ParsedEntry]) -> Decision:
        """Decide on a document and store what is decided."""
        keys, hashes = identify(items), [content_hash(item) for item in items]
        decision = decide(keys, hashes, self.known(set(chain.from_iterable(keys))))
        for place, kept in zip(decision.new, decision.new_keys, strict=True):
            number = len(self.hashes) + 1
            self.hashes[number], self.urls[number] = hashes[place], items[place].url
            for key in kept:
                assert self.keys.setdefault(key, number) == number
        for number, further in decision.more_keys:
            for key in further:
                assert self.keys.setdefault(key, number) == number
        self.hashes.update({number: hashes[place] for number, place in decision.changed})
        self.urls.update({number: items[place].url for number, place in decision.changed})
        return decision


@given(entries)
@settings(deadline=None, max_examples=200)
def test_what_was_written_is_not_new_again(items: list[ParsedEntry]) -> None:
    shelf = Shelf()
    shelf.take(items)
    again = shelf.take(items)
    assert again.new == ()
    assert again.changed == ()


@given(st.lists(entries, min_size=2, max_size=5))
@settings(deadline=None, max_examples=200)
def test_no_key_names_two_articles_and_every_article_has_one(documents: list[list[ParsedEntry]]) -> None:
    shelf = Shelf()
    for document in documents:
        decision = shelf.take(document)
        assert all(decision.new_keys)
        changed = [number for number, _ in decision.changed]
        assert len(changed) == len(set(changed))
    assert set(shelf.keys.values()) == set(shelf.hashes)


@given(entries)
@settings(deadline=None, max_examples=100)
def test_what_was_let_go_is_not_stored_again(items: list[ParsedEntry]) -> None:
    shelf = Shelf()
    shelf.take(items)
    keys = identify(items)
    buried = shelf.buried(set(chain.from_iterable(keys)))
    decision = decide(keys, [content_hash(item) for item in items], buried)
    assert (decision.changed, decision.more_keys) == ((), ())
    assert decision.new == ()


def test_a_changed_text_is_a_change_and_a_further_key_is_learnt() -> None:
    shelf = Shelf()
    shelf.take([ONE, TWO])
    decision = shelf.take([ONE._replace(title="Khác", guid="", summary_html=LONG + "3"), TWO])
    assert decision.changed == ((1, 0),)
    assert [number for number, _ in decision.more_keys] == [1]
    assert shelf.take([ONE._replace(title="Khác", guid="", summary_html=LONG + "3"), TWO]) == Decision()


def test_a_new_guid_at_each_request_is_learnt_a_few_times_only() -> None:
    shelf = Shelf()
    for number in range(40):
        assert shelf.take([ONE._replace(guid=f"x{number}"), TWO._replace(guid=f"y{number}")]).new in ((), (0, 1))
    assert len(shelf.hashes) == 2
    assert len(shelf.keys) == 2 * KEYS_KEPT


def test_of_two_entries_that_may_be_one_article_the_likelier_is() -> None:
    shelf = Shelf()
    shelf.take([ONE, TWO])
    reused = ParsedEntry(guid="11", url="https://a.example/tin/ba-33", title="Ba", summary_html=LONG + "3")
    decision = shelf.take([reused, ONE._replace(guid="", title="Một, sửa")])
    assert (decision.new, decision.changed) == ((0,), ((1, 1),))


def test_an_article_is_given_to_one_entry_only() -> None:
    shelf = Shelf()
    shelf.take([ONE, TWO])
    by_guid = ONE._replace(url="https://a.example/tin/ba-33", summary_html=LONG + "3")
    by_address = ONE._replace(guid="", title="Bốn", summary_html=LONG + "4")
    decision = shelf.take([by_address, by_guid])
    assert (decision.new, decision.changed) == ((0,), ((1, 1),))


def test_a_number_in_the_address_vouches_for_a_guid_when_all_else_was_edited() -> None:
    shelf = Shelf()
    first = ONE._replace(url="https://a.example/mot-4711234.html")
    shelf.take([first, TWO])
    edited = ParsedEntry(guid="11", url="https://a.example/khac-4711234.html", title="Khác", summary_html="Khác")
    assert shelf.take([edited, TWO]).changed == ((1, 0),)
    reused = edited._replace(url="https://a.example/20261006-khac-4711235.html", title="Nữa", summary_html="Nữa")
    assert shelf.take([reused, TWO]).new == (0,)


def test_what_an_entry_falls_back_to_is_kept_only_where_it_has_nothing_else() -> None:
    kinds = [{key.partition(":")[0] for key in kept} for kept in Shelf().take([ONE, TWO]).new_keys]
    assert kinds == [{"guid", "url", "name"}] * 2
    bare = Shelf().take([ONE._replace(guid="", url="")]).new_keys
    assert {key.partition(":")[0] for key in bare[0]} == {"name", "time", "text"}


def test_a_guid_and_an_address_that_are_used_again_leave_both_articles() -> None:
    shelf = Shelf()
    shelf.take([ONE])
    other = ParsedEntry(guid="11", url="https://a.example/tin/ba-33", title="Ba", summary_html=LONG + "3")
    assert shelf.take([other]).new == (0,)
    assert shelf.take([ONE]) == shelf.take([other]) == Decision()
    assert shelf.take([other._replace(title="Ba, sửa")]).changed == ((2, 0),)


def test_a_host_that_all_have_left_vouches_for_an_edited_entry() -> None:
    third = ParsedEntry(guid="33", title="Ba", summary_html=LONG + "3")
    pages = [one._replace(guid="", url=f"https://a.example/chuyen-muc/{one.guid}") for one in (ONE, TWO, third)]
    moved = [one._replace(url=one.url.replace("a.example", "b.example")) for one in pages]
    edited = moved[0]._replace(title="Khác", summary_html="Khác")
    shelf = Shelf()
    shelf.take(pages)
    assert shelf.take([edited, moved[1], pages[2]]).new == (0,)  # the old host is still there
    shelf = Shelf()
    shelf.take(pages)
    assert shelf.take([edited, moved[1], moved[2]]).changed[0] == (1, 0)


def test_a_new_guid_on_a_known_page_is_another_post_where_guids_last() -> None:
    shelf = Shelf()
    shelf.take([ONE, TWO])
    post = ONE._replace(guid="12", title="Re: Một")
    assert shelf.take([post, TWO]).new == (0,)
    shelf = Shelf()
    shelf.take([ONE, TWO])
    assert shelf.take([post, TWO._replace(guid="23", title="Re: Hai")]).new == ()
    shelf = Shelf()
    shelf.take([ONE, TWO])
    rewritten = ONE._replace(guid="12", title="Khác", summary_html="Khác")
    assert shelf.take([rewritten, TWO._replace(guid="23")]).changed == ((1, 0),)


def test_the_exact_date_vouches_for_what_was_edited_under_one_id() -> None:
    at = datetime(2026, 10, 6, 9, 41, 7, tzinfo=UTC)
    first = ONE._replace(published=at)
    slug = first._replace(url="https://a.example/tin/khac", title="Khác", summary_html="Khác")
    post = first._replace(guid="12", summary_html="Khác")
    third = first._replace(guid="12", url="https://b.example/12")
    for after in (slug, post, third):
        for moment, new in ((at, ()), (at + timedelta(seconds=1), (0,)), (at.replace(minute=0, second=0), (0,))):
            shelf = Shelf()
            shelf.take([first._replace(published=at if moment == at else at.replace(minute=0, second=0)), TWO])
            assert shelf.take([after._replace(published=moment), TWO]).new == new
