"""The picture of the rich menu, drawn by this script: five fields, large words, a Japanese font of the machine."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from desk.line import words

WIDTH, HEIGHT = 2_500, 843
LARGEST_BYTES = 1_048_576
FIELDS = (
    (words.MENU_START, (0, 0, 1_250, 422), "#00508c", "#ffffff"),
    (words.MENU_PERSON, (1_250, 0, 1_250, 422), "#1f6f43", "#ffffff"),
    (words.MENU_STATUS, (0, 422, 833, 421), "#eef4fa", "#00305a"),
    (words.MENU_CONTACTS, (833, 422, 834, 421), "#fdeeee", "#8c0000"),
    (words.MENU_STOP, (1_667, 422, 833, 421), "#f1f1f1", "#1a1a1a"),
)
"""Each field: its words, its place (x, y, width, height), its ground and its ink (all pairs above 7:1 or 4.5:1)."""
FONT_NAMES = (
    "BIZUDGothic-Bold.ttf",
    "NotoSansCJK-Bold.ttc",
    "NotoSansCJKjp-Bold.otf",
    "NotoSansJP-Bold.otf",
    "ipaexg.ttf",
    "ipagp.ttf",
    "ipag.ttf",
    "TakaoPGothic.ttf",
    "VL-PGothic-Regular.ttf",
    "ヒラギノ角ゴシック W6.ttc",
)
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
)


class NoFont(Exception):
    """No Japanese font was found; says what to do."""

    def __init__(self) -> None:
        super().__init__(
            "日本語のフォントが見つかりません。apt install fonts-ipafont-gothic などで入れるか、"
            "--font でフォントのファイルを、または --image で画像を渡してください。"
        )


def find_font() -> Path:
    """A Japanese font of this machine; NoFont."""
    found: dict[str, Path] = {}
    for folder in FONT_FOLDERS:
        for file in Path(folder).expanduser().rglob("*"):
            found.setdefault(file.name, file)
    for name in FONT_NAMES:
        if name in found:
            return found[name]
    raise NoFont


def draw(font_file: Path | None = None) -> bytes:
    """The picture as PNG: within LINE's limits of size and bytes."""
    path = str(font_file or find_font())
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#ffffff")
    pen = ImageDraw.Draw(picture)
    for label, (left, top, width, height), ground, ink in FIELDS:
        pen.rectangle((left, top, left + width, top + height), fill=ground, outline="#ffffff", width=6)
        font = _fitting(pen, label, path, width - 120, 118 if width > 1_000 else 96)
        pen.text((left + width / 2, top + height / 2), label, font=font, fill=ink, anchor="mm")
    out = io.BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitting(
    pen: ImageDraw.ImageDraw, label: str, path: str, width: int, size: int
) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(path, size)
    while pen.textlength(label, font=font) > width and size > 40:
        size -= 4
        font = ImageFont.truetype(path, size)
    return font
