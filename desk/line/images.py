"""A picture from outside made harmless: its kind and size checked, drawn anew without what is hidden in the file."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

LARGEST_BYTES = 10 * 1024 * 1024
"""LINE lets people send pictures of up to 10 MB."""
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2_048
"""Enough to read a letter from the landlord."""
FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
QUALITY = 85


class NotAPicture(Exception):
    """The bytes are no picture that we take; carries a code only."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept."""

    content: bytes
    media_type: str
    width: int
    height: int


def draw_anew(data: bytes) -> Picture:
    """The picture as a fresh JPEG, upright, no larger than needed, without place, device and time; NotAPicture."""
    if len(data) > LARGEST_BYTES:
        raise NotAPicture("too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise NotAPicture("too_many_pixels")
                upright = ImageOps.exif_transpose(opened)
                plain = _on_white(upright)
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    except NotAPicture:
        raise
    except Exception as error:
        # Pillow's readers raise whatever a broken file leads them to.
        raise NotAPicture(type(error).__name__) from None
    return Picture(out.getvalue(), "image/jpeg", plain.width, plain.height)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        see_through = picture.convert("RGBA")
        white = Image.new("RGBA", see_through.size, "white")
        white.alpha_composite(see_through)
        return white.convert("RGB")
    return picture.convert("RGB")
