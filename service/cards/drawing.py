"""The pictures of a card: the photo made anew, and the picture made for sharing, drawn here with every script shaped.

Latin, Cyrillic and Arabic letters come from the fonts of this service, Chinese ones from the system's (on Debian:
``fonts-noto-cjk``). A line that no font can show is left out rather than drawn as boxes.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from service.cards.lines import OTHER, draw, font, is_right_to_left, width, wrapped
from service.matching.values.gazetteer import county_name
from service.store.form import CardWish
from service.web.languages import LANGUAGES

SIZE = (1080, 1080)
TAG = "#VisitMyFamily"
_PHOTO = (480, 600)
_INK, _SOFT, _GROUND, _ACCENT = (29, 35, 39), (76, 86, 92), (251, 250, 247), (31, 78, 95)
_MARGIN = 70
_SMALLEST = 20


def portrait(jpeg: bytes) -> bytes:
    """The photo as it is shown: of one size at most, made anew from its pixels alone."""
    with Image.open(io.BytesIO(jpeg)) as image:
        image.thumbnail(_PHOTO, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()


class _Sheet:
    """Writes lines from top to bottom, all at the side where the card's language begins."""

    def __init__(self, image: Image.Image, left: int, right: int, top: int, *, turned: bool) -> None:
        self._draw = ImageDraw.Draw(image)
        self._left, self._right, self.top = left, right, top
        self._turned = turned

    def write(self, text: str, size: int, colour: tuple[int, int, int], *, bold: bool = False, most: int = 4) -> None:
        """A text that needs more than ``most`` lines becomes smaller, until all of it stands there."""
        while size > _SMALLEST and len(self._lines(text, size, bold)) > most:
            size -= 2
        base = is_right_to_left(text)
        for line in self._lines(text, size, bold):
            x = self._right if self._turned else self._left
            self.top += round(size * 1.1)
            draw(self._draw, x, self.top, line, size, colour, bold=bold, to_the_left=self._turned, base=base)
            self.top += round(size * (0.5 if base else 0.3))

    def _lines(self, text: str, size: int, bold: bool) -> list[str]:
        return wrapped(text, self._right - self._left, lambda part: width(part, size, bold))

    def gap(self, pixels: int) -> None:
        self.top += pixels


def share_picture(wish: CardWish, photo: bytes | None) -> bytes:
    """A square PNG of what the card says, in the card's language."""
    image = Image.new("RGB", SIZE, _GROUND)
    wide, high = SIZE
    turned = LANGUAGES[wish.language].direction == "rtl" if wish.language in LANGUAGES else False
    ground = ImageDraw.Draw(image)
    ground.rectangle((0, 0, wide, 24), _ACCENT)
    left, right = _MARGIN, wide - _MARGIN
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
    ground.rectangle((0, high - 116, wide, high), _ACCENT)
    tag = font(OTHER, 52, True)
    ground.text((wide / 2, high - 58), TAG, (255, 255, 255), tag, "mm")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
