"""Every code has a sentence, every sentence can be filled, and nothing fails for want of a word."""

import ast
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader import errors
from newsreader.errors import FetchError, NewsreaderError
from newsreader.wording import ONE, SENTENCES, say, sentence
from tests import house

KINDS = {
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, NewsreaderError)
}
CODE = re.compile(r"[a-z]+(\.[a-z_]+)*")


def raised_codes() -> dict[str, str]:
    """Each code that stands as a literal first argument of an error somewhere, and where."""
    found = {}
    for source in house.sources():
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            first = node.args[0]
            if name in KINDS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found[first.value] = f"{source.room}:{node.lineno}"
    return found


def test_every_raised_code_has_a_sentence() -> None:
    assert {code: where for code, where in raised_codes().items() if code not in SENTENCES} == {}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_well_formed(code: str) -> None:
    template = SENTENCES[code]
    assert CODE.fullmatch(code)
    assert fields(template) <= {name for name in fields(template) if name.isidentifier()}
    filled = sentence(code, dict.fromkeys(fields(template), "X"))
    assert "{" not in filled
    assert "?" not in filled
    assert filled == filled.strip()


def test_an_error_is_said_with_its_data() -> None:
    said = say(FetchError("fetch.timeout", host="example.org", seconds=20))
    assert said == "example.org did not answer within 20 seconds."


def test_a_wait_whose_end_is_known_is_said_with_it() -> None:
    until = "2026-01-02T03:04:00+00:00"
    said = sentence("fetch.busy", {"host": "a.example", "status": 429, "until": until})
    assert re.fullmatch(r"a\.example asked us to wait until 2026-01-0[123] \d\d:\d\d \(429\)\.", said)
    assert sentence("fetch.busy", {"host": "a.example", "status": 429}).endswith("before asking again (429).")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("xn--bo-mia.vn", "báo.vn"),
        ("tin.example", "tin.example"),
        ("xn--\u1ebf.vn", "xn--\u1ebf.vn"),
        ("xn--pple-43d.com", "xn--pple-43d.com"),
        ("xn--ctin-zua.vn", "đctin.vn"),
        ("xn--fiqs8s.example", "中国.example"),
        ("xn--oogle-qmc.com", "xn--oogle-qmc.com"),
        ("xn--pae-kua.com", "xn--pae-kua.com"),
    ],
)
def test_a_host_is_called_as_people_call_it(host: str, name: str) -> None:
    assert sentence("fetch.refused", {"host": host}) == f"{name} refused the connection."


def test_a_translation_takes_the_place_of_the_english_sentence() -> None:
    said = sentence("fetch.refused", {"host": "example.org"}, translated="{host} từ chối kết nối.")
    assert said == "example.org từ chối kết nối."


def test_what_is_missing_reads_as_a_question_mark() -> None:
    assert sentence("fetch.refused") == "? refused the connection."
    assert sentence("nobody.knows") == "nobody.knows"


@given(st.text())
def test_data_with_braces_stays_as_it_is(text: str) -> None:
    assert sentence("address.invalid", {"text": text}) == f"“{text}” is not a web address."


@pytest.mark.parametrize("code", sorted(ONE))
def test_one_is_no_plural(code: str) -> None:
    data: dict[str, object] = dict.fromkeys(fields(SENTENCES[code]), "X")
    assert fields(ONE[code]) == fields(SENTENCES[code])
    assert sentence(code, data | {"count": 1}) == ONE[code].format(**(data | {"count": 1}))
    assert sentence(code, data | {"count": 2}) == SENTENCES[code].format(**(data | {"count": 2}))
    for kind in ("article", "feed", "section", "picture", "line", "place"):
        assert f"{{count}} {kind}s" not in ONE[code]
