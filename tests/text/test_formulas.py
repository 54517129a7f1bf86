"""Formulas stand in their line and can be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.plain import plain
from newsreader.text.reading import make_readable


def body(html: str) -> str:
    return make_readable(html, base="https://bao.vn/bai", title="Tiêu đề").body


FRACTION = "<mfrac><mrow><mi>A</mi><mo>⋅</mo><mi>B</mi></mrow><msqrt><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msqrt></mfrac>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<msup><mi>x</mi><mn>2</mn></msup>", "<i>x</i><sup>2</sup>"),
        ("<msubsup><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></msubsup>", "∑<sub><i>i</i> = 1</sub><sup><i>n</i></sup>"),
        (FRACTION, "(<i>A</i> ⋅ <i>B</i>)/(√(<i>n</i> + 1))"),
        ("<mfrac><mn>1</mn><mi>p</mi></mfrac>", "1/<i>p</i>"),
        ("<mtext>precision</mtext><mo>=</mo><mn>0,5</mn>", "precision = 0,5"),
    ],
)  # fmt: skip
def test_mathml_is_read_in_its_line(formula: str, shown: str) -> None:
    for math in (
        f"<math>{formula}</math>",
        f"<math><semantics><mrow>{formula}</mrow><annotation>TeX</annotation></semantics></math>",
    ):
        assert body(f"<p>Vì {math} nên</p>") == f"<p>Vì {shown} nên</p>"


def test_what_katex_draws_beside_its_mathml_is_not_said_again() -> None:
    katex = (
        f'<span class="katex"><span class="katex-mathml"><math>{FRACTION}</math></span>'
        '<span class="katex-html" aria-hidden="true"><span>n+1</span><span>A⋅B</span></span></span>'
    )
    assert plain(body(f"<p>Vì {katex} nên</p>")) == "Vì (A ⋅ B)/(√(n + 1)) nên"
    drawn_only = '<p>Vì <span class="katex-html">x</span> nên</p>'
    assert body(drawn_only) == "<p>Vì x nên</p>"


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        ('<img src="https://s0.wp.com/latex.php?latex=%5Cwp&bg=ffffff" alt="\\wp" class="latex">', "<i>\\wp</i>"),
        ('<img src="https://s0.wp.com/latex.php?latex=A_i" alt="A_i A_j^{-1}" class="latex">', "<code>A_i A_j^{-1}</code>"),
        ('<img src="https://latex.codecogs.com/png.latex?x%5E2+1">', "<code>x^2+1</code>"),
        ('<script type="math/tex">x_1</script>', "<code>x_1</code>"),
    ],
)  # fmt: skip
def test_tex_does_not_part_its_sentence(picture: str, shown: str) -> None:
    readable = make_readable(f"<ol><li>Tính {picture} rồi</li></ol>", base="https://bao.vn/", title="x")
    assert (readable.body, readable.pictures) == (f"<ol><li>Tính {shown} rồi</li></ol>", ())


def test_other_scripts_and_pictures_are_none() -> None:
    html = '<p>Tính<script>var x_1;</script> <img src="/latex.png" alt="x_1"></p>'
    assert "<code>" not in body(html)
    assert "var" not in body(html)


@settings(max_examples=100, deadline=None)
@given(st.recursive(
    st.sampled_from(["<mi>x</mi>", "<mo>+</mo>", "", "chữ", "<mspace/>", "<annotation>t</annotation>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["mfrac", "msup", "msubsup", "mtable", "mtr", "mroot", "semantics", "mrow", "munderover", "p"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
))  # fmt: skip
def test_any_mathml_is_read(formula: str) -> None:
    shown = body(f"<p>Trước</p><math>{formula}</math><p>Sau</p>")
    assert shown.startswith("<p>Trước</p>")
    assert shown.endswith("<p>Sau</p>")
    assert "<m" not in shown
