"""Setting one line whose words are in several scripts, each from its own font and in its own direction.

The fonts of this service hold one script each, and Pillow takes one font at a time. So a line is cut into runs, which
stand in the order that the Unicode bidirectional algorithm (UAX #9) gives them at one level of embedding: names,
numbers and words within a sentence need no more. Inside of a run raqm shapes the letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont, features

_OWN = Path(__file__).parents[1] / "referrals" / "typesetting" / "data"
_CHINESE = tuple(Path(folder) for folder in ("/usr/share/fonts", "/usr/local/share/fonts"))
ARABIC, CHINESE, OTHER, NEUTRAL = "arabic", "chinese", "other", "neutral"

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one script, from right to left or not. ``script``: one of the four."""

    text: str
    script: str
    right_to_left: bool


@cache
def _chinese() -> Path | None:
    """Where distributions put it (on Debian: ``fonts-noto-cjk``)."""
    found = sorted(path for folder in _CHINESE for path in folder.rglob("NotoSansCJK*Regular*"))
    return found[0] if found else None


@cache
def font(script: str, size: int, bold: bool = False) -> Font | None:
    """None where the system has no Chinese one."""
    # Without it the letters of Uyghur would stand apart, from left to right.
    assert features.check("raqm"), "Pillow was built without raqm"
    if script == CHINESE:
        path = _chinese()
        # Index 2 of the collection: the simplified forms of mainland China.
        return ImageFont.truetype(path, size, index=2, layout_engine=ImageFont.Layout.RAQM) if path else None
    name = "NotoNaskhArabic" if script == ARABIC else "NotoSans"
    path = _OWN / f"{name}-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)


@cache
def script_of(letter: str) -> str:
    name, kind = unicodedata.name(letter, ""), unicodedata.category(letter)
    if name.startswith(("CJK", "IDEOGRAPHIC", "FULLWIDTH")) or letter == "·":
        return CHINESE
    if name.startswith("ARABIC") or unicodedata.bidirectional(letter) in ("R", "AL") or letter in "\u200c\u200d":
        return ARABIC
    return OTHER if kind[0] in "LNM" else NEUTRAL


def is_right_to_left(text: str) -> bool:
    """By the first letter that has a direction, as ``dir="auto"`` does."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((found in ("R", "AL") for found in strong if found in ("L", "R", "AL")), False)


def runs_of(text: str, *, right_to_left: bool) -> list[Run]:
    """The runs in the order in which they are seen, from left to right. Together they hold every letter once."""
    scripts = [script_of(letter) for letter in text]
    turned = [_turned(scripts, at, right_to_left) for at in range(len(text))]
    logical = [
        Run("".join(text[at] for at in group), script, way)
        for (script, way), found in groupby(range(len(text)), key=lambda at: (scripts[at], turned[at]))
        if (group := list(found))
    ]
    levels = [(way, list(found)) for way, found in groupby(logical, key=lambda run: run.right_to_left)]
    if right_to_left:
        levels.reverse()
    return [run for way, found in levels for run in (reversed(found) if way else found)]


def _turned(scripts: list[str], at: int, base: bool) -> bool:
    """Whether that letter runs from right to left; what has no direction follows its neighbours where they agree."""
    if scripts[at] != NEUTRAL:
        return scripts[at] == ARABIC
    before = next((s for s in reversed(scripts[:at]) if s != NEUTRAL), None)
    after = next((s for s in scripts[at + 1 :] if s != NEUTRAL), None)
    if before is None or after is None or (before == ARABIC) != (after == ARABIC):
        return base
    return before == ARABIC


def _parts(text: str, size: int, bold: bool, base: bool) -> list[tuple[Run, Font]]:
    found = []
    for run in runs_of(text, right_to_left=base):
        chosen = font(run.script, size, bold)
        if chosen is not None:
            found.append((run, chosen))
    return found


def _way(run: Run) -> str:
    return "rtl" if run.right_to_left else "ltr"


def width(text: str, size: int, bold: bool = False) -> float:
    """In pixels."""
    parts = _parts(text, size, bold, is_right_to_left(text))
    return sum(chosen.getlength(run.text, direction=_way(run)) for run, chosen in parts)


def draw(
    sheet: ImageDraw.ImageDraw, x: float, baseline: float, text: str, size: int, colour: tuple[int, int, int],
    *, bold: bool = False, to_the_left: bool = False, base: bool | None = None,
) -> None:  # fmt: skip
    """Writes one line that begins at ``x``, or ends there. ``base``: the direction of its paragraph."""
    base = is_right_to_left(text) if base is None else base
    parts = _parts(text, size, bold, base)
    if to_the_left:
        x -= sum(chosen.getlength(run.text, direction=_way(run)) for run, chosen in parts)
    for run, chosen in parts:
        sheet.text((x, baseline), run.text, colour, chosen, "ls", direction=_way(run))
        x += chosen.getlength(run.text, direction=_way(run))


def wrapped(text: str, most: float, measure: Callable[[str], float]) -> list[str]:
    """Broken at blanks, and where there are none between any two letters."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if measure(longer) <= most:
                line = longer
                continue
            if line:
                lines.append(line)
            line = ""
            for letter in word:
                if line and measure(line + letter) > most:
                    lines.append(line)
                    line = ""
                line += letter
        lines.append(line)
    return [line for line in lines if line]
