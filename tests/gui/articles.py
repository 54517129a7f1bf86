"""Readables, rows and pictures made by hand for the tests of the reading pane and the dialogs."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from newsreader.model import Article, ArticleRow, Block, Picture, Readable, Related

PUBLISHED = datetime(2026, 11, 23, 0, 40, tzinfo=UTC)
PARAGRAPH = (
    "<p>Sáng 23/11, thương lái tại Đắk Lắk trả từ 149,5 đến 151 triệu đồng một tấn, nhà nước kêu gọi đầu tư.</p>"
)


def make_row(number: int = 1, title: str = "Giá cà phê vượt 150 triệu đồng", thumbnail: str = "") -> ArticleRow:
    return ArticleRow(
        id=number,
        feed=7,
        outlet="Báo Khơi Xa",
        title=title,
        excerpt="Nguồn cung thế giới thắt lại sau hai vụ mất mùa liên tiếp.",
        url=f"https://www.khoixa.example/kinh-te/bai-{number}/",
        author="Lê Thu Hằng",
        published=PUBLISHED,
        thumbnail=thumbnail,
    )


def make_readable(
    body: str = PARAGRAPH, *, number: int = 1, pictures: tuple[Picture, ...] = (), lead: str = "Lời dẫn."
) -> Readable:
    return Readable(
        Article(make_row(number), authors=("Lê Thu Hằng",)),
        body,
        lead=lead,
        pictures=pictures,
        path=(("Báo Khơi Xa", None, 7), ("Kinh tế", 3, None)),
        minutes=4,
    )


def make_related(now: datetime | None = None) -> tuple[Related, ...]:
    """One story in every block but two in the first and four in the second."""
    base = now or datetime.now(UTC)
    found: list[Related] = []
    for block in Block:
        for place in range({Block.SAME_STORY: 2, Block.SAME_TOPIC: 4}.get(block, 1)):
            number = 100 + len(found)
            row = make_row(number, f"Bài liên quan {number}", thumbnail=f"https://khoixa.example/{number}.jpg")
            aged = ArticleRow(
                **{name: getattr(row, name) for name in row.__slots__}
                | {"published": base - timedelta(hours=3 + place)}
            )
            why = ("giá cà phê",) if block is Block.SAME_TOPIC else ()
            found.append(Related(block, aged, why=why, outlets=3))
    return tuple(found)


def draw_picture(path: Path, width: int = 800, height: int = 400) -> Picture:
    """A picture file that can be decoded."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#c04020"))
    assert image.save(str(path))
    return Picture(f"https://khoixa.example/{path.name}", str(path), width, height, "Chú thích", "Ảnh: Y Khoa")
