"""Making sure that a picture is one: decoded once, bounded in pixels, in a format that the window can show."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

SHOWN_AS_THEY_ARE = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
# Nothing else is opened: Pillow would hand an EPS to Ghostscript, a whole program that runs what a feed sent, and
# its rarer decoders are its least tried ones. A Pillow may be built without some of these.
DECODED = ("JPEG", "MPO", "PNG", "GIF", "WEBP", "AVIF", "BMP", "ICO")
JPEG_QUALITY = 88  # what a picture in another format is stored as; past this files grow and nothing is seen
ICON_PIXELS = 64


# What the decoders of these formats let out on damaged input (found by fuzzing).
_DAMAGED = (
    OSError, EOFError, ValueError, SyntaxError, RuntimeError, UnidentifiedImageError, Image.DecompressionBombError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture that was decoded whole. Sizes in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def decode(data: bytes, most_pixels: int) -> Decoded | None:
    """Decode a picture, or None when it is damaged, no picture, or has more than `most_pixels`.

    A format that the window cannot show (AVIF, BMP, ICO) is stored as JPEG or PNG.
    """
    image = _load(data, most_pixels)
    if image is None:
        return None
    mime = SHOWN_AS_THEY_ARE.get(image.format or "")
    if mime is not None:
        return Decoded(data, mime, image.width, image.height)
    return _encode(image)


def decode_icon(data: bytes) -> bytes | None:
    """A feed's icon as PNG of at most 64 pixels a side, or None when it is no picture."""
    image = _load(data, 4_000_000)
    if image is None:
        return None
    image = image.convert("RGBA")
    image.thumbnail((ICON_PIXELS, ICON_PIXELS))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _load(data: bytes, most_pixels: int) -> Image.Image | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged metadata and large sizes are judged here, by pixels
            Image.init()
            image = Image.open(io.BytesIO(data), formats=[name for name in DECODED if name in Image.OPEN])
            if image.width * image.height > most_pixels:
                return None
            image.load()
    except _DAMAGED:
        return None
    return image


def _encode(image: Image.Image) -> Decoded:
    out = io.BytesIO()
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image.convert("RGBA").save(out, "PNG")
        mime = "image/png"
    else:
        image.convert("RGB").save(out, "JPEG", quality=JPEG_QUALITY)
        mime = "image/jpeg"
    return Decoded(out.getvalue(), mime, image.width, image.height)
