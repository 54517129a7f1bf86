"""Which bylines are people."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.stories import authors
from newsreader.stories.authors import author_key, person_names


@pytest.mark.parametrize(
    "byline",
    [
        "PV", "P.V", "Nhóm PV", "TTXVN", "Theo TTXVN", "Theo Reuters", "admin", "webmaster@baomoi.example", "Reuters",
        "The Associated Press", "Guardian staff and agencies", "BBC News", "Tuổi Trẻ", "Ban Thời sự", "Minh", "Editor",
        "VnExpress", "Báo Đồng Khởi", "Our Correspondent", "", "123", "https://example.org", "john smith",
    ],
)  # fmt: skip
def test_nobody(byline: str) -> None:
    assert person_names([byline], "VnExpress") == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Nguyễn Văn An", ("Nguyễn Văn An",)),
        ("By Jane Doe and John O'Neil", ("Jane Doe", "John O'Neil")),
        ("desk@paper.example (Jane Doe)", ("Jane Doe",)),
        ("Jane Doe <jane@paper.example>", ("Jane Doe",)),
        ("Hồng Hạnh/VOV", ("Hồng Hạnh",)),
        ("Minh Anh (tổng hợp)", ("Minh Anh",)),
        ("Thùy Linh - Việt Dũng", ("Thùy Linh", "Việt Dũng")),
        ("Ngọc Diệp lược dịch", ("Ngọc Diệp",)),
        ("Jane Doe in Washington", ("Jane Doe",)),
        ("Jane Doe, Political Correspondent", ("Jane Doe",)),
        ("Ursula von der Leyen", ("Ursula von der Leyen",)),
        ("NGUYỄN VĂN AN", ("NGUYỄN VĂN AN",)),
        ("Đỗ Ban Mai", ("Đỗ Ban Mai",)),
    ],
)
def test_people(byline: str, names: tuple[str, ...]) -> None:
    assert person_names([byline], "VnExpress") == names


def test_the_outlet_is_no_author_and_nobody_stands_twice() -> None:
    assert person_names(["The Daily Planet"], "The Daily Planet - World") == ()
    assert person_names(["Jane Doe", "JANE DOE", "By Jane Doe"], "") == ("Jane Doe",)


def test_key_joins_spellings() -> None:
    assert author_key("j.k. rowling") == author_key("j. k.  rowling") == "j k rowling"


_PARTS = st.sampled_from([
    "Nguyễn", "Văn", "An", "Jane", "Doe", "von", "By", "by", "BÀI", "và", "VÀ", "wıth", "WİTH", "and", "PV", "phóng",
    "viên", "Ban", "ban", "Theo", "nguồn", "vıa", "ảnh", "photos by", "in", "từ", "Hà", "tổng hợp", "dịch", "ghi", "tạp",
    "chí", "(", ")", "-", ",", "/", "a@b.vn", "O'Neil", "J.", "e\u0301", "5", "Ǆuro", "ſource", "东", "agency", "team",
])  # fmt: skip


@settings(deadline=None, max_examples=1000)
@given(st.lists(_PARTS, min_size=1, max_size=6).map(" ".join))
def test_bylines_of_letters_alone_give_what_all_patterns_give(byline: str) -> None:
    quick = person_names([byline], "Báo Lạ")
    authors._person_names.cache_clear()
    with patch.object(authors, "_may_hold", return_value=True):
        assert person_names([byline], "Báo Lạ") == quick
    authors._person_names.cache_clear()
