"""Three events that four outlets tell, each in its own words, and what each outlet has alone."""

from collections.abc import Sequence

from newsreader.library.opened import Library
from newsreader.model import NewArticle
from tests.store.news import add_feed, new_article, write

EVENTS = (
    "Hồ thủy điện Sông Tranh xả lũ trong đêm, ba xã vùng hạ du huyện Bắc Trà My ngập sâu",
    "Câu lạc bộ Hải Đăng công bố huấn luyện viên Bồ Đào Nha với hợp đồng hai mùa bóng",
    "Bệnh viện trung ương ghép gan thành công cho bệnh nhi sau ca mổ kéo dài mười bốn giờ",
)
OWN = (
    "Giá vàng miếng sáng nay nhích nhẹ trước ngày vía Thần Tài",
    "Triển lãm tranh lụa quy tụ họa sĩ trẻ vẽ phố cổ",
    "Hãng xe điện giao lô hàng đầu tiên sang Indonesia",
    "Đề minh họa môn ngoại ngữ thay đổi cấu trúc đọc hiểu",
)


def news(outlet: int) -> list[NewArticle]:
    """What one outlet writes of all events, and one piece of its own."""
    told = [
        new_article(
            outlet * 10 + place,
            minutes=10 * place + outlet,
            title=text.split(",")[0],
            html=f"<p>{text}. Báo số {outlet} ghi nhận.</p>",
        )
        for place, text in enumerate(EVENTS)
    ]
    own = OWN[outlet]
    return [*told, new_article(outlet * 10 + 9, minutes=40 + outlet, title=own, html=own)]


def fill(library: Library, order: Sequence[int]) -> None:
    """Follow the four outlets, and write what they send in this order."""
    feeds = {outlet: add_feed(library.store, f"o{outlet}") for outlet in range(4)}
    for outlet in order:
        write(library.store, feeds[outlet], *news(outlet))


def stories(library: Library) -> set[frozenset[str]]:
    """Which articles are together, by their addresses."""
    found: dict[int, set[str]] = {}
    rows = library.store.articles.rows(range(1, 17))
    for article, story in library.store.stories.stories_of([row.id for row in rows]).items():
        found.setdefault(story, set()).add(next(row.url for row in rows if row.id == article))
    return {frozenset(urls) for urls in found.values()}
