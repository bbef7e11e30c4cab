"""The pictures of a card: the photo made anew, and the picture made for sharing, drawn here with every script shaped.

Latin, Cyrillic and Arabic letters come from the fonts of this service, Chinese ones from the system's (on Debian:
``fonts-noto-cjk``). A line that no font can show is left out rather than drawn as boxes.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from service.matching.values.gazetteer import county_name
from service.store.form import CardWish
from service.web.languages import LANGUAGES

SIZE = (1080, 1080)
TAG = "#VisitMyFamily"
_PHOTO = (480, 600)
_OWN = Path(__file__).parents[1] / "referrals" / "typesetting" / "data"
_CHINESE = tuple(Path(folder) for folder in ("/usr/share/fonts", "/usr/local/share/fonts"))
_INK, _SOFT, _GROUND, _ACCENT = (29, 35, 39), (76, 86, 92), (251, 250, 247), (31, 78, 95)
_MARGIN = 70

Font = ImageFont.FreeTypeFont


def portrait(jpeg: bytes) -> bytes:
    """The photo as it is shown: of one size at most, made anew from its pixels alone."""
    with Image.open(io.BytesIO(jpeg)) as image:
        image.thumbnail(_PHOTO, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()


@cache
def _chinese() -> Path | None:
    found = sorted(path for folder in _CHINESE for path in folder.rglob("NotoSansCJK*Regular*"))
    return found[0] if found else None


def _kind(text: str) -> str:
    """By the letters in it: chinese, arabic or other."""
    names = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    if any(name.startswith("CJK") for name in names):
        return "chinese"
    return "arabic" if names and names[0].startswith("ARABIC") else "other"


@cache
def _font(kind: str, size: int, bold: bool) -> Font | None:
    if kind == "chinese":
        path = _chinese()
        # Index 2 of the collection: the simplified forms of mainland China.
        return ImageFont.truetype(path, size, index=2) if path else None
    name = "NotoNaskhArabic" if kind == "arabic" else "NotoSans"
    return ImageFont.truetype(_OWN / f"{name}-{'Bold' if bold else 'Regular'}.ttf", size, layout_engine=_engine())


def _engine() -> ImageFont.Layout:
    # Without it the letters of Uyghur would stand apart, from left to right.
    assert features.check("raqm"), "Pillow was built without raqm"
    return ImageFont.Layout.RAQM


def _direction(text: str) -> str:
    return "rtl" if _kind(text) == "arabic" else "ltr"


def _wrapped(text: str, font: Font, width: int) -> list[str]:
    """Broken at blanks, and where there are none between any two letters."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if font.getlength(longer, direction=_direction(text)) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = ""
            for letter in word:
                if font.getlength(line + letter, direction=_direction(text)) > width:
                    lines.append(line)
                    line = ""
                line += letter
        lines.append(line)
    return [line for line in lines if line]


class _Sheet:
    """Draws lines from top to bottom, each at the side where its script begins."""

    def __init__(self, image: Image.Image, left: int, right: int, top: int, *, turned: bool) -> None:
        self._draw = ImageDraw.Draw(image)
        self._left, self._right, self.top = left, right, top
        self._turned = turned

    def write(self, text: str, size: int, colour: tuple[int, int, int], *, bold: bool = False, most: int = 4) -> None:
        font = _font(_kind(text), size, bold)
        if font is None:
            return
        lines = _wrapped(text, font, self._right - self._left)
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1] + " …"]
        for line in lines:
            x, anchor = (self._right, "ra") if self._turned else (self._left, "la")
            self._draw.text((x, self.top), line, colour, font, anchor, direction=_direction(text))
            self.top += round(size * (1.65 if _kind(text) == "arabic" else 1.35))

    def gap(self, pixels: int) -> None:
        self.top += pixels


def share_picture(wish: CardWish, photo: bytes | None) -> bytes:
    """A square PNG of what the card says, in the card's language."""
    image = Image.new("RGB", SIZE, _GROUND)
    width, height = SIZE
    turned = LANGUAGES[wish.language].direction == "rtl" if wish.language in LANGUAGES else False
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, 24), _ACCENT)
    left, right = _MARGIN, width - _MARGIN
    top = 90
    if photo is not None:
        with Image.open(io.BytesIO(photo)) as shown:
            shown.thumbnail((400, 500), Image.Resampling.LANCZOS)
            image.paste(shown, ((right - shown.width) if turned else left, top))
            if turned:
                names = _Sheet(image, left, right - shown.width - 50, top, turned=turned)
            else:
                names = _Sheet(image, left + shown.width + 50, right, top, turned=turned)
            below = top + shown.height + 40
    else:
        names, below = _Sheet(image, left, right, top, turned=turned), 0
    for number, name in enumerate(wish.names[:4]):
        names.write(name, 54 if number == 0 else 42, _INK, bold=number == 0, most=3)
        names.gap(10)
    if wish.county:
        names.gap(14)
        own, chinese = county_name(wish.county, wish.language), county_name(wish.county, "zh")
        names.write(own, 36, _SOFT, most=2)
        if chinese != own:
            names.write(chinese, 32, _SOFT, most=1)
    text = _Sheet(image, left, right, max(below, names.top + 30), turned=turned)
    text.write(wish.sentence, 44, _INK, most=5)
    if wish.known:
        text.gap(16)
        text.write(wish.known, 34, _SOFT, most=4)
    draw.rectangle((0, height - 116, width, height), _ACCENT)
    tag = _font("other", 52, True)
    draw.text((width / 2, height - 58), TAG, (255, 255, 255), tag, "mm")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
