"""What counts as a picture: decoded whole, by the decoders of the web's formats and no others."""

import io
import random
import subprocess

import pytest
from PIL import Image

from newsreader.library.pictures import decode, decode_icon

MOST = 1_000_000


def encoded(kind: str, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.effect_noise((60, 40), 50).convert(mode).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_pictures_of_the_web_are_decoded(kind: str) -> None:
    found = decode(encoded(kind), MOST)
    assert found is not None
    assert (found.width, found.height) == (60, 40)
    assert found.mime.removeprefix("image/") in ("jpeg", "png", "gif", "webp")


@pytest.mark.parametrize("kind", ["EPS", "TIFF", "PPM", "TGA", "PCX", "DDS", "ICNS"])
def test_other_formats_are_not_even_tried(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*command: object, **more: object) -> None:
        raise AssertionError(command)

    data = encoded(kind)
    monkeypatch.setattr(subprocess, "check_call", refuse)  # how Pillow starts Ghostscript
    assert decode(data, MOST) is None
    assert decode_icon(data) is None


def test_more_pixels_than_allowed_are_refused() -> None:
    assert decode(encoded("PNG"), 60 * 40) is not None
    assert decode(encoded("PNG"), 60 * 40 - 1) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "ICO"])
def test_damage_is_no_fault_of_ours(kind: str) -> None:
    Image.init()
    if kind not in Image.SAVE:
        pytest.skip(f"this Pillow writes no {kind}")
    whole = encoded(kind, "RGBA" if kind == "ICO" else "RGB")
    chance = random.Random(kind)
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            damaged[chance.randrange(min(len(whole), chance.choice((40, len(whole)))))] = chance.randrange(256)
        decode(bytes(damaged), MOST)
        decode(bytes(damaged[: chance.randrange(len(damaged))]), MOST)
