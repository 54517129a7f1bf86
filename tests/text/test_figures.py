"""Captions and credits where outlets put them, once each, and never a paragraph of the text."""

import pytest

from newsreader.text.captions import split_credit
from newsreader.text.plain import plain
from newsreader.text.reading import make_readable

BASE = "https://bao.vn/bai.html"
TEXT = "Thân bài kể rằng cuộc họp diễn ra trong ba ngày và kết thúc tốt đẹp."

VNEXPRESS = """<figure class="tplCaption action_thumb_added" data-size="true"><div class="fig-picture"><picture>
<source srcset="https://i1.vn/a.jpg?w=680&amp;q=100 1x, https://i1.vn/a.jpg?w=1020 2x"><img itemprop="contentUrl"
src="data:image/gif;base64,R0lGOD" data-src="https://i1.vn/a.jpg?w=680" alt="Bị cáo"></picture></div><figcaption>
<p class="Image">Bị cáo tại tòa sáng nay. Ảnh: <em>Danh Lam</em></p></figcaption></figure>"""
VNEXPRESS_OLD = """<table class="tplCaption" width="1"><tbody><tr><td><img src="/a.jpg" width="500" height="332"></td></tr>
<tr><td><p class="Image">Bị cáo tại tòa sáng nay. Ảnh: <em>Danh Lam</em></p></td></tr></tbody></table>"""
TUOI_TRE_OLD = """<table class="desc_image"><tbody><tr><td><img src="/a.jpg"></td></tr><tr>
<td class="pCaption">Bị cáo tại tòa sáng nay. - Ảnh: Danh Lam</td></tr></tbody></table>"""
VCCORP = """<div class="VCSortableInPreviewMode" type="Photo"><div><a href="/a.jpg" data-fancybox-group="img-lightbox">
<img class="lightbox-content" src="/thumb/a.jpg" data-original="/a.jpg"></a></div><div class="PhotoCMS_Caption">
<p data-placeholder="[nhập chú thích]">Bị cáo tại tòa sáng nay. Ảnh: Danh Lam</p></div></div>"""
VCCORP_NEW = """<figure class="VCSortableInPreviewMode" type="Photo"><div><img src="/a.jpg" width="2048" height="1365">
</div><figcaption class="PhotoCMS_Caption"><p>Bị cáo tại tòa sáng nay. Ảnh: Danh Lam</p></figcaption></figure>"""
EMPHASISED = """<p style="text-align:center"><img src="/a.jpg"></p>
<p style="text-align:center"><em>Bị cáo tại tòa sáng nay. (Ảnh: Danh Lam)</em></p>"""
SAME_PARAGRAPH = """<p><img src="/a.jpg"><br><i>Bị cáo tại tòa sáng nay. Ảnh: Danh Lam</i></p>"""
PLAIN_LINE = """<p><img src="/a.jpg"></p><p>Bị cáo tại tòa sáng nay. (Ảnh: Danh Lam)</p>"""
WORDPRESS = """<div class="wp-caption aligncenter" style="width:610px"><a href="/a.jpg"><img class="wp-image-1" src="/a.jpg"></a>
<p class="wp-caption-text">Bị cáo tại tòa sáng nay. Ảnh: Danh Lam</p></div>"""
CREDIT_ELEMENT = """<figure><img src="/a.jpg"><figcaption><span class="caption">Bị cáo tại tòa sáng nay.</span>
<span class="credit">Ảnh: Danh Lam</span><b class="hide-caption">hide caption</b></figcaption></figure>"""
P_IMAGE = """<p class="Normal"><img src="/a.jpg"></p><p class="Image">Bị cáo tại tòa sáng nay. Ảnh: Danh Lam</p>"""


@pytest.mark.parametrize(
    "markup",
    [
        VNEXPRESS, VNEXPRESS_OLD, TUOI_TRE_OLD, VCCORP, VCCORP_NEW, EMPHASISED, SAME_PARAGRAPH, PLAIN_LINE, WORDPRESS,
        CREDIT_ELEMENT, P_IMAGE,
    ],
)  # fmt: skip
def test_captions_of_real_layouts(markup: str) -> None:
    found = make_readable(f"<p>Mở đầu.</p>{markup}<p>{TEXT}</p>", base=BASE, title="")
    (picture,) = found.pictures
    assert picture.url.partition("?")[0] in {"https://bao.vn/a.jpg", "https://i1.vn/a.jpg"}
    assert picture.caption == "Bị cáo tại tòa sáng nay."
    assert picture.credit == "Ảnh: Danh Lam"
    assert plain(found.body).count("Bị cáo tại tòa") == 1
    assert plain(found.body).count("Danh Lam") == 1
    assert plain(found.body).splitlines() == ["Mở đầu.", "Bị cáo tại tòa sáng nay. Ảnh: Danh Lam", TEXT]
    assert '<p class="picture"><img src="picture:0"' in found.body
    assert '<span class="credit">Ảnh: Danh Lam</span></p>' in found.body


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Quang cảnh hội nghị. (Nguồn: BTC)", "Quang cảnh hội nghị.", "Nguồn: BTC"),
        ("Biểu tình tại Campuchia (Ảnh: Đỗ Tuấn Anh)", "Biểu tình tại Campuchia", "Ảnh: Đỗ Tuấn Anh"),
        ("Người dân đi bộ - Ảnh: AFP", "Người dân đi bộ", "Ảnh: AFP"),
        ("Người dân đi bộ. Ảnh: AFP/TTXVN.", "Người dân đi bộ.", "Ảnh: AFP/TTXVN"),
        ("Ảnh: Giang Huy", "", "Ảnh: Giang Huy"),
        ("Photo: Reuters", "", "Photo: Reuters"),
        ("A man walks. Credit: Jane Doe/The Times", "A man walks.", "Credit: Jane Doe/The Times"),
        ("A man walks. Photograph: Jane Doe/The Guardian", "A man walks.", "Photograph: Jane Doe/The Guardian"),
        ("A man walks. (AP Photo/Jane Doe)", "A man walks.", "AP Photo/Jane Doe"),
        ("A man walks. Photo by Jane Doe", "A man walks.", "Photo by Jane Doe"),
        ("A man walks (Jane Doe/Gothamist)", "A man walks", "Jane Doe/Gothamist"),
        ("Getty Images", "", "Getty Images"),
        ("Một góc phố. Ảnh minh họa", "Một góc phố.", "Ảnh minh họa"),
        (". Ảnh minh họa", "", "Ảnh minh họa"),
        ("Hình ảnh: một ngày ở phố. Người dân vui", "Hình ảnh: một ngày ở phố. Người dân vui", ""),
        ("Ông A (trái) và ông B", "Ông A (trái) và ông B", ""),
        ("Image caption, A man walks", "A man walks", ""),
        ("", "", ""),
    ],
)
def test_credits_are_cut_from_captions(text: str, caption: str, credit: str) -> None:
    assert split_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    "after",
    [
        f"<p>{TEXT}</p>",
        f"<p class='sapo'><i>{TEXT}</i></p>",
        f"<h2><i>{TEXT}</i></h2>",
        f"<p><i>{TEXT * 6}</i></p>",
        f"<p>{TEXT * 6} Ảnh: AFP</p>",
        f"<p><i>Thân bài</i> {TEXT}</p>",
        f"{TEXT}",
        f"</br>{TEXT}",
        f"<table><tr><td>Cột</td><td>{TEXT}</td></tr><tr><td>a</td><td>b</td></tr></table>",
    ],
)
def test_the_text_after_a_picture_is_no_caption(after: str) -> None:
    found = make_readable(
        f'<p>Mở đầu.</p><a href="/x"><img src="/a.jpg"></a>{after}<p>Kết.</p>', base=BASE, title=""
    )
    (picture,) = found.pictures
    assert (picture.caption, picture.credit) == ("", "")
    assert TEXT in f"{plain(found.body)} {found.lead}"


def test_a_picture_beside_text_in_a_row_has_no_caption() -> None:
    html = f"<table><tr><td><img src='/a.jpg'></td><td>{TEXT}</td></tr></table><p>Kết.</p>"
    found = make_readable(html, base=BASE, title="")
    assert found.pictures[0].caption == ""
    assert TEXT in plain(found.body)


def test_each_picture_of_a_run_has_its_own_caption() -> None:
    html = "".join(f"<p><img src='/{at}.jpg'></p><p><em>Chú thích {at}</em></p>" for at in range(3))
    found = make_readable(html + f"<p>{TEXT}</p>", base=BASE, title="")
    assert [picture.caption for picture in found.pictures] == ["Chú thích 0", "Chú thích 1", "Chú thích 2"]


def test_a_gallery_in_one_figure_keeps_all_pictures_and_its_caption_once() -> None:
    html = "<figure><img src='/1.jpg'><img src='/2.jpg'><figcaption>Hai cảnh</figcaption></figure>"
    found = make_readable(html, base=BASE, title="")
    assert [(picture.url[-5:], picture.caption) for picture in found.pictures] == [
        ("1.jpg", ""),
        ("2.jpg", "Hai cảnh"),
    ]
    assert found.body.index("picture:0") < found.body.index("picture:1")


def test_a_gallery_in_a_list_is_no_list() -> None:
    html = "<ul><li><img src='/1.jpg'></li><li><figure><img src='/2.jpg'><figcaption>Hai</figcaption></figure></li></ul>"
    found = make_readable(html, base=BASE, title="")
    assert "<ul>" not in found.body
    assert [picture.caption for picture in found.pictures] == ["", "Hai"]


def test_the_same_file_stands_once_with_the_caption_it_has_anywhere() -> None:
    html = "<img src='/a.jpg?w=100'><p>chữ</p><figure><img src='/a.jpg?w=680'><figcaption>Chú thích</figcaption></figure>"
    found = make_readable(html, base=BASE, title="")
    assert [picture.caption for picture in found.pictures] == ["Chú thích"]
    assert found.body.count("<img") == 1


def test_smileys_are_text_and_counters_nothing() -> None:
    html = (
        "<p>Vui <img class='wp-smiley' src='/s.png' alt='🙂'> quá "
        "<img src='/i.png' width=16 height=16 alt='!'><img src='/t.gif' width=1 height=1></p>"
    )
    found = make_readable(html, base=BASE, title="")
    assert found.pictures == ()
    assert plain(found.body) == "Vui 🙂 quá !"


def test_sizes_and_alternative_text_are_kept() -> None:
    found = make_readable("<img src='/a.jpg' width='680' height='408px' alt=' Hai  người '>", base=BASE, title="")
    picture = found.pictures[0]
    assert (picture.width, picture.height, picture.alt) == (680, 408, "Hai người")
