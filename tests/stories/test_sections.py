"""The common tree, and what categories, addresses and titles mean in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.stories.section_names import CATEGORIES, SLUGS
from newsreader.stories.sections import TREE, map_address, map_category, map_title
from newsreader.text.fold import fold


def test_the_tree_is_whole() -> None:
    keys = [section.key for section in TREE]
    assert len(set(keys)) == len(keys) == len(CATEGORIES)
    assert set(SLUGS) <= set(CATEGORIES) == set(keys)
    ids = {section.id: section for section in TREE}
    for section in TREE:
        assert section.icon
        assert section.title("vi")
        assert section.title("en")
        assert section.parent is None or ids[section.parent].position < section.position
    by_key = {section.key: section for section in TREE}
    assert by_key["football"].parent == by_key["sport"].id


def test_every_name_is_folded_and_means_one_section() -> None:
    names = [name.strip() for names in CATEGORIES.values() for name in names.split(",")]
    assert [name for name in names if fold(name) != name] == []
    assert len(names) == len(set(names))


@pytest.mark.parametrize("section", TREE, ids=lambda section: section.key)
def test_its_own_titles_name_a_section(section: object) -> None:
    for one in TREE:
        if one is section and one.key != "news":  # "National" is only a title here
            assert map_category(fold(one.title_vi)) == one.key
            assert map_category(fold(one.title_en)) == one.key


@pytest.mark.parametrize(
    ("category", "key"),
    [
        ("Thời sự", "news"), ("Chính trị", "politics"), ("Thế giới", "world"), ("Quốc tế", "world"),
        ("Kinh doanh", "business"), ("Bất động sản", "real-estate"), ("Chứng khoán", "markets"), ("Sức khỏe", "health"),
        ("Sức khoẻ", "health"), ("Bóng đá", "football"), ("Pháp luật", "law"), ("Số hóa", "technology"),
        ("Khoa học - Công nghệ", "technology"), ("Bạn đọc", "opinion"), ("Nhân quyền", "human-rights"),
        ("World news", "world"), ("US politics", "politics"), ("Premier League", "football"), ("Film", "entertainment"),
        ("Science & Environment", "environment"), ("Climate crisis", "environment"), ("Food & Drink", "life"),
        ("Tin thế giới", "world"), ("Tin mới - Giáo dục", "education"), ("Real Estate and Housing", "real-estate"),
    ],
)  # fmt: skip
def test_categories(category: str, key: str) -> None:
    assert map_category(fold(category)) == key


@pytest.mark.parametrize(
    "category",
    ["Tin mới", "Tin mới nhất", "Trang chủ", "Home", "Top stories", "News", "Nổi bật", "Donald Trump", "Taylor Swift",
     "Phạm Minh Chính", "bão Yagi", "", "Uncategorized", "2024", "Thế Giới Di Động"],
)  # fmt: skip
def test_what_names_no_section(category: str) -> None:
    assert map_category(fold(category)) is None


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://vnexpress.net/rss/the-gioi.rss", "world"),
        ("https://nhandan.vn/rss/thegioi-1231.rss", "world"),
        ("https://tienphong.vn/rss/the-gioi-5.rss", "world"),
        ("https://thethao.vnexpress.net/tin-moi-nhat-123.html", "sport"),
        ("https://tuoitre.vn/the-thao/bong-da/mot-tran-dau-20241010.htm", "football"),
        ("https://dantri.com.vn/kinh-doanh/gia-vang-tang-manh-20241010101010.htm", "business"),
        ("https://www.theguardian.com/world/2024/aug/01/a-long-headline", "world"),
        ("https://www.theguardian.com/commentisfree/2024/aug/01/a-headline", "opinion"),
        ("https://www.bbc.co.uk/news/world-europe-12345678", "world"),
        ("https://feeds.bbci.co.uk/news/business/rss.xml", "business"),
        ("https://rss.nytimes.com/services/xml/rss/nyt/World.xml", "world"),
        ("https://www.nytimes.com/2024/08/01/business/economy/a-headline.html", "business"),
    ],
)
def test_addresses(url: str, key: str) -> None:
    assert map_address(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://vnexpress.net/mot-tin-khong-co-muc-4790000.html",
        "https://www.bbc.com/news/articles/c0ffee",
        "https://vnexpress.net/rss/tin-moi-nhat.rss",
        "https://example.org/it/",
        "https://blog.example.org/2024/",
        "http://[broken",
        "",
    ],
)
def test_addresses_without_a_section(url: str) -> None:
    assert map_address(url) is None


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("VnExpress Thế giới", "world"),
        ("Thế giới - VnExpress RSS", "world"),
        ("Tin Thế giới - Tuổi Trẻ Online", "world"),
        ("BBC News - World", "world"),
        ("World news | The Guardian", "world"),
        ("NYT > World News", "world"),
        ("Thanh Niên: Thời sự", "news"),
        ("Môi trường", "environment"),
        ("Báo Đắk Lắk: Thể thao", "sport"),
        ("Kinh tế", "business"),
    ],
)
def test_titles(title: str, key: str) -> None:
    assert map_title(fold(title)) == key


@pytest.mark.parametrize(
    "title",
    [
        "Thế giới & Việt Nam", "Sức khỏe & Đời sống", "Pháp luật TP.HCM", "Kinh tế & Đô thị", "Popular Science",
        "PC World", "Nature", "BBC News", "VnExpress", "Tin mới nhất - VnExpress RSS", "Hacker News", "The Guardian",
        "Thế Giới Di Động", "",
    ],
)  # fmt: skip
def test_titles_of_outlets_name_no_section(title: str) -> None:
    assert map_title(fold(title)) is None


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=100)
def test_any_text_is_taken(text: str) -> None:
    keys = {section.key for section in TREE} | {None}
    assert map_category(fold(text)) in keys
    assert map_title(fold(text)) in keys
    assert map_address(text) in keys
    assert map_address("https://example.org/" + text) in keys
