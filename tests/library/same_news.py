"""One report that three outlets send, whole, cut short and with other words around it, and one that is alone."""

from collections.abc import Sequence
from typing import Any

from newsreader.library.opened import Library
from newsreader.model import NewArticle
from newsreader.text.fold import fold
from tests.store.news import add_feed, new_article, write

LEAD = (
    "Sáng 12/3, Ủy ban nhân dân tỉnh Quảng Nam cho biết hồ thủy điện Sông Tranh đã xả lũ với lưu lượng 1.250 m3/s"
)
REST = (
    "khiến ba xã vùng hạ du huyện Bắc Trà My ngập sâu, hơn 400 hộ dân phải sơ tán trong đêm. Ông Trần Văn Mẫn, chủ "
    "tịch huyện, nói lực lượng cứu hộ đã đưa hết người già và trẻ em đến trường học trên cao. Nước dự báo rút dần "
    "từ chiều mai, các tuyến đường liên xã sẽ thông lại sau khi dọn xong đất đá sạt lở ở bốn điểm."
)
OTHER = (
    "Câu lạc bộ Hải Đăng vừa công bố huấn luyện viên người Bồ Đào Nha Rui Vitor với hợp đồng hai mùa bóng. Ông từng "
    "dẫn dắt đội trẻ của Benfica, mang theo ba trợ lý và muốn đội chơi tấn công từ sân nhà, bắt đầu bằng trận gặp "
    "Sông Lam vào thứ bảy tuần này trên sân vận động mới sửa chữa xong mặt cỏ."
)


def told(number: int, title: str, text: str, minutes: int, **other: Any) -> NewArticle:
    """Article `number` with its words folded, published `minutes` after NOON."""
    words = {"folded_title": fold(title), "folded_body": fold(text)}
    return new_article(number, minutes=minutes, title=title, html=f"<p>{text}</p>", **(words | other))


def outlets() -> list[list[NewArticle]]:
    """What three outlets send: one report whole, cut short, and with other words around; and one of their own."""
    return [
        [told(1, "Thủy điện xả lũ, ba xã ngập", f"{LEAD} {REST}", 10), told(4, "Hải Đăng có thầy mới", OTHER, 3)],
        [told(2, "Quảng Nam: 400 hộ sơ tán trong đêm", f"(Tin tức) - {LEAD} {REST[:120]}", 12)],
        [told(3, "Ngập sâu ở Bắc Trà My", f"{LEAD} {REST} Theo báo bạn.", 15)],
    ]


def fill(library: Library, order: Sequence[int] = (0, 1, 2)) -> None:
    """Follow the three outlets, and write what they send in this order."""
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    for number in order:
        write(library.store, feeds[number], *outlets()[number])


def by_url(library: Library) -> dict[str, int]:
    """The articles' ids by the ends of their addresses."""
    rows = library.store.articles.rows(range(1, 20))
    return {row.url.rpartition("/")[2]: row.id for row in rows}


def copies(library: Library) -> dict[str, str]:
    """Which article is a copy of which, by their addresses."""
    names = {number: name for name, number in by_url(library).items()}
    rows = library.store.articles.rows(list(names))
    return {names[row.id]: names[row.copy_of] for row in rows if row.copy_of}
