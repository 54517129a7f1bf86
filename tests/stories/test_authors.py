"""Which bylines are people."""

import pytest

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
