"""Errors carry a code and data, cross process borders whole, and form one tree."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader import errors
from newsreader.errors import FetchError, NewsreaderError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, NewsreaderError)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_survives_the_way_between_processes(kind: type[NewsreaderError]) -> None:
    sent = kind("fetch.status", host="example.org", status=503, seconds=1.5)
    received = pickle.loads(pickle.dumps(sent))
    assert type(received) is kind
    assert received.code == "fetch.status"
    assert dict(received.data) == {"host": "example.org", "status": 503, "seconds": 1.5}


@given(st.text(), st.dictionaries(st.text("abcdefgh", min_size=1), st.text() | st.integers()))
def test_any_code_and_data_survive(code: str, data: dict[str, str | int]) -> None:
    received = pickle.loads(pickle.dumps(NewsreaderError(code, **data)))
    assert (received.code, dict(received.data)) == (code, data)


def test_all_errors_form_one_tree_drawn_in_the_docstring() -> None:
    drawn = errors.__doc__ or ""
    assert len(KINDS) > 5
    assert [kind.__name__ for kind in KINDS if kind.__name__ not in drawn] == []


def test_the_world_and_bugs_are_told_apart() -> None:
    with pytest.raises(NewsreaderError):
        raise FetchError("fetch.refused", host="example.org")
    assert not issubclass(NewsreaderError, OSError | ValueError | RuntimeError)
