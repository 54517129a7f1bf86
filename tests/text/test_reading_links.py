"""Links of an article stay links: in captions and leads, around blocks and pictures, where scripts would write."""

import pytest

from newsreader.text.reading import ReadableText, make_readable

BASE = "https://bao.vn/the-gioi/bai-1.html"
BODY = "<p>Đoạn thân bài thứ nhất kể chuyện đã xảy ra.</p><p>Đoạn thân bài thứ hai kể tiếp chuyện ấy.</p>"


def read(html: str, *, lead_from: str = "") -> ReadableText:
    return make_readable(html, base=BASE, title="Tiêu đề", lead_from=lead_from)


def test_links_in_captions_and_credits() -> None:
    figure = (
        '<figure><img src="/a.jpg"><figcaption>Số liệu của <a href="https://oecd.example/data"> OECD  &amp; WTO</a>, xem '
        '<a href="/bang">bảng</a>. <span class="credit">Ảnh: <a href="https://anh.example/lan">Lan</a></span>'
        "</figcaption></figure>"
    )
    found = read(figure + BODY)
    assert (found.pictures[0].caption, found.pictures[0].credit) == (
        "Số liệu của OECD & WTO, xem bảng.",
        "Ảnh: Lan",
    )
    assert (
        'Số liệu của <a href="https://oecd.example/data">OECD &amp; WTO</a>, xem <a href="https://bao.vn/bang">bảng</a>.'
        ' <span class="credit">Ảnh: <a href="https://anh.example/lan">Lan</a></span>'
    ) in found.body


def test_links_in_a_line_that_is_taken_for_a_caption() -> None:
    line = '<p><img src="/a.jpg"></p><p><em>Bài đã đăng ở <a href="https://xa.example/">Báo Xa</a>.</em></p>'
    assert (
        '<p class="caption">Bài đã đăng ở <a href="https://xa.example/">Báo Xa</a>.</p>' in read(line + BODY).body
    )


def test_a_link_that_means_nothing_safe_is_text() -> None:
    figure = '<figure><img src="/a.jpg"><figcaption>Xem <a href="javascript:x()">ở đây</a></figcaption></figure>'
    assert '<p class="caption">Xem ở đây</p>' in read(figure + BODY).body


def test_a_lead_with_links_keeps_them() -> None:
    lead = "Thủ tướng yêu cầu các bộ báo cáo trước ngày mai về việc này."
    linked = lead.replace("các bộ", '<a href="/bo">các bộ</a>')
    found = read(f"<p><b>{linked}</b></p>{BODY}", lead_from=lead)
    assert found.lead == ""
    assert found.body.startswith(f'<p class="lead">{linked.replace("/bo", "https://bao.vn/bo")}</p>')
    assert read(f"<p><b>{lead}</b></p>{BODY}", lead_from=lead).lead == lead


def test_a_link_around_blocks_goes_into_each_of_them() -> None:
    card = '<a href="/the"><div>Báo khác viết</div><div><p>Một <b>đoạn</b> giới thiệu.</p></div></a>'
    assert read(card).body == (
        '<p><a href="https://bao.vn/the">Báo khác viết</a></p>\n'
        '<p><a href="https://bao.vn/the">Một </a><a href="https://bao.vn/the"><b>đoạn</b></a>'
        '<a href="https://bao.vn/the"> giới thiệu.</a></p>'
    )


@pytest.mark.parametrize(
    ("href", "linked"),
    [
        ("https://phim.example/xem?v=1", True),
        ("/bai-khac.html", True),
        ("/a-1200.jpg", False),
        ("/the-gioi/bai-1.html", False),
        ("javascript:x()", False),
    ],
)
def test_a_picture_that_leads_elsewhere_is_a_link(href: str, linked: bool) -> None:
    body = read(f'<p><a href="{href}"><img src="/a.jpg"></a></p>{BODY}').body
    assert (
        f'<p class="picture"><a href="{"" if href[0] != "/" else "https://bao.vn"}{href}"><img' in body
    ) is linked
    assert '<img src="picture:0"' in body


def test_a_picture_at_its_stores_own_address_is_no_link() -> None:
    html = '<a href="https://kho.example/img/full"><img src="https://kho.example/img/small"></a>'
    assert read(html + BODY).body.startswith('<p class="picture"><img')


def test_a_drawing_is_for_a_browser_to_show() -> None:
    html = '<p><a href="/so-do.svg"><img src="/so-do.svg"></a></p>'
    assert read(html + BODY).body.startswith('<p class="picture"><a href="https://bao.vn/so-do.svg"><img')
    assert read(BODY + '<img src="/so-do.svg?v=2">').body.count('<a href="https://bao.vn/so-do.svg?v=2">') == 1


def test_what_a_script_would_write_is_led_to() -> None:
    post = '<blockquote class="twitter-tweet"><a href="https://twitter.com/x/status/1"></a></blockquote>'
    assert read(post).body == '<p class="embed"><a href="https://twitter.com/x/status/1">▶ twitter.com</a></p>'
    gist = '<p>Mã:</p><script src="https://gist.github.com/an/3824697.js?file=a.sh"></script>'
    assert '<a href="https://gist.github.com/an/3824697">▶ gist.github.com</a>' in read(gist).body
    assert "gist" not in read('<p>x</p><script src="https://gist.github.com.evil.example/1.js"></script>').body


def test_code_for_readers_without_scripts_is_shown() -> None:
    html = "<p>Mã:</p><noscript><pre><code>ls -l\n  pwd</code></pre></noscript><noscript>Bật JavaScript lên.</noscript>"
    assert read(html).body == "<p>Mã:</p>\n<pre>ls -l\n  pwd</pre>"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://www.youtube.com/embed/aB-1_x?rel=0", "https://www.youtube.com/watch?v=aB-1_x"),
        ("//www.youtube-nocookie.com/embed/aB-1_x", "https://www.youtube.com/watch?v=aB-1_x"),
        ("https://player.vimeo.com/video/123?title=0", "https://vimeo.com/123"),
        ("https://player.vimeo.com/video/123?title=0&h=9f", "https://vimeo.com/123/9f"),
        ("https://www.youtube.com/embed/live_stream?channel=UC1", "https://www.youtube.com/channel/UC1"),
        ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
    ],
)
def test_a_film_is_led_to_at_its_own_page(source: str, address: str) -> None:
    assert f'<a href="{address}">' in read(f'<iframe src="{source}"></iframe>').body


def test_a_card_of_another_page() -> None:
    card = (
        '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://xa.example/bai"><div>'
        '<div class="kg-bookmark-title">Bài ở xa</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" '
        'src="/i.png" alt="Tiêu đề"><span class="kg-bookmark-author">Báo Xa</span><span class="kg-bookmark-publisher">'
        "Lê An</span></div></div></a></figure>"
    )
    found = read(BODY + card)
    link = '<a href="https://xa.example/bai">'
    assert found.body.endswith(f"<p>{link}Bài ở xa</a></p>\n<p>{link}Báo Xa</a>{link} · Lê An</a></p>")
    assert found.pictures == ()


@pytest.mark.parametrize("link", ['<a href="/x">', '<a href="/x"></a>', '<a href="/x"> </a>'])
def test_a_link_without_words_in_a_caption_hides_nothing(link: str) -> None:
    found = read(f'<figure><img src="/a.jpg"><figcaption>Chợ nổi. Ảnh: Y Khoa {link}</figcaption></figure>')
    assert [(one.caption, one.credit) for one in found.pictures] == [("Chợ nổi.", "Ảnh: Y Khoa")]
    assert "Chợ nổi." in found.body
    opened = read(f"<em><img src=/a.jpg> Ảnh: X {link}")
    assert len(opened.pictures) == 1
