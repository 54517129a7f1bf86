"""What programs add to texts is no part of them."""

import pytest

from newsreader.text.boilerplate import is_closing, without_closing, without_shortcodes
from newsreader.text.plain import excerpt
from newsreader.text.reading import make_readable, standfirst

TEXT = "Phô mai là đề tài ít được viết nhất trong văn học."


@pytest.mark.parametrize(
    "added",
    [
        "\nThe post Cheese appeared first on Society of Chesterton.",
        "\nThe post Obama shuts down buzz and says there’s no evidence first appeared on Boston.com.",
        "\nDer Beitrag Startup Marketing Bootcamp erschien zuerst auf derbrutkasten.com.",
        "\nL’article Fromage est apparu en premier sur Le Blog.",
        "\nLa entrada Queso se publicó primero en El Blog.",
        "\nBài viết Phô mai đã xuất hiện đầu tiên vào ngày Báo Thử.",
        "\nsubmitted by /u/an_nguyen to /r/vietnam\n[link] [1143 comments]",
        "\nsubmitted by /u/an_nguyen\n[link] [comments]",
        " Continue reading →",
        " Continue reading...",
        " Read more",
        " Continue reading “Phô mai” →",
        " Continue reading Phô mai →",
        "\nĐọc tiếp »",
        " Continue Reading\nThe post Cheese appeared first on Blog.",
    ],
)
def test_what_a_program_added_is_no_part_of_an_excerpt(added: str) -> None:
    assert excerpt(TEXT + added) == TEXT


@pytest.mark.parametrize("cut", [" […]", "…", " ...", " ... Read more", "… Continue reading →"])
def test_a_text_that_was_cut_ends_in_dots(cut: str) -> None:
    assert excerpt("Phô mai là đề tài" + cut) == "Phô mai là đề tài…"


@pytest.mark.parametrize("bare", ["Comments", "...", "—", "The post A appeared first on B.", "Read more"])
def test_nothing_else_is_no_excerpt(bare: str) -> None:
    assert excerpt(bare) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The community challenge is to gather up your fruit. Continue reading for some helpful advice!",
        "Who wants to know should read more",
        "Seven ways to Read More",
        "The post office appeared first on the list of sights.\nThen came the church.",
        "[find where comment=”WAN”, or not]",
        "This piece first appeared on the kagi.ai blog.",
        "The post that first appeared on Facebook shows a man walking his dog in the snow.",
        "Bài viết về vụ án xuất hiện lần đầu trên Facebook của nạn nhân khiến dư luận dậy sóng.",
    ],
)
def test_what_somebody_wrote_stays(sentence: str) -> None:
    assert excerpt(sentence) == " ".join(sentence.split())


def test_an_excerpt_from_before_loses_the_closing_words_where_it_becomes_a_lead() -> None:
    made = make_readable("<p>Sữa đông lại.</p>", base="https://bao.vn/", title="x")
    assert standfirst(f"{TEXT} The post Cheese appeared first on Blog.", made, "x") == TEXT
    assert standfirst("Sữa đông lại. The post Cheese appeared first on Blog.", made, "x") == ""


def test_long_texts_are_left() -> None:
    long = "chữ " * 500 + "\nThe post A appeared first on B."
    assert without_closing(long) == long
    assert not is_closing("The post " + "A" * 600 + " appeared first on B.")


def test_shortcodes_are_no_text() -> None:
    code = "[time-brightcove not-tgx=”true”]"
    html = f"<p>Một.</p><p>{code}</p><p>[fusion_text x=”1″]Hai.[/fusion_text]</p><p>[/fusion_row]</p><pre>[a b=”c”]</pre>"
    found = make_readable(html, base="https://bao.vn/", title="x")
    assert found.body == "<p>Một.</p>\n<p>Hai.</p>\n<pre>[a b=”c”]</pre>"
    assert excerpt(f"{code}\n{TEXT}") == TEXT
    assert without_shortcodes('x[remove [find where comment="WAN1"]') == 'x[remove [find where comment="WAN1"]'


def test_the_last_line_of_wordpress_names_the_source() -> None:
    closing = (
        '<p>The post <a href="https://blog.example/pho-mai/">Phô mai</a> appeared first on '
        '<a href="https://blog.example">Blog &amp; Báo</a>.</p>'
    )
    found = make_readable(f"<p>{TEXT}</p>{closing}", base="https://blog.example/pho-mai/", title="x")
    assert (found.body, found.source_url, found.source_title) == (
        f"<p>{TEXT}</p>",
        "https://blog.example/pho-mai/",
        "Blog & Báo",
    )


def test_a_last_sentence_of_a_post_elsewhere_stays() -> None:
    said = "The post that first appeared on Facebook shows a man walking his dog in the snow."
    html = f"<p>{TEXT}</p><p>{said.replace('Facebook', '<a href=https://fb.example/>Facebook</a>')}</p>"
    assert "walking his dog" in make_readable(html, base="https://bao.vn/", title="x").body
    made = make_readable("<p>Sữa đông lại.</p>", base="https://bao.vn/", title="x")
    assert standfirst(said, made, "x") == said
