"""What stands on a page of a PDF: pieces of text and ruled lines, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from service.matching.values.script import without_radicals
from service.records.reading.patterns import pattern_of

MAX_PAGE = 8 * 2**20  # of drawing commands in one page, once unpacked
NEAR = 2.0  # points: lines so close together are one line


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, and where its first letter stands."""

    x: float
    y: float
    text: str


@dataclass(slots=True)
class Line:
    """A ruled line: ``at`` its fixed coordinate, from ``start`` to ``end`` in the other."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawn:
    """All of a page: its texts, and the lines across and down."""

    pieces: list[Piece] = field(default_factory=list)
    across: list[Line] = field(default_factory=list)
    down: list[Line] = field(default_factory=list)


class PageTooLargeError(ValueError):
    """The page unpacks to too much."""


def draw_page(page: Any) -> Drawn:
    """What the commands of a page draw. Raises PageTooLargeError; the library its own LimitReachedError."""
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MAX_PAGE:
        raise PageTooLargeError("page too large")
    drawn = Drawn()
    path: list[tuple[float, float, float, float]] = []
    at = (0.0, 0.0)

    def text(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, _size: object) -> None:
        if text.strip():
            x, y = _moved(tm[4], tm[5], cm)
            drawn.pieces.append(Piece(x, y, without_radicals(text.strip("\n"))))

    def operator(name: bytes, operands: Sequence[Any], cm: Sequence[float], _tm: object) -> None:
        nonlocal at
        if name == b"re":
            x, y, w, h = map(float, operands)
            (x1, y1), (x2, y2) = _moved(x, y, cm), _moved(x + w, y + h, cm)
            left, right, low, high = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
            path.extend(((left, low, right, low), (left, high, right, high)))
            path.extend(((left, low, left, high), (right, low, right, high)))
        elif name == b"m":
            at = _moved(float(operands[0]), float(operands[1]), cm)
        elif name == b"l":
            to = _moved(float(operands[0]), float(operands[1]), cm)
            path.append((*at, *to))
            at = to
        elif name in (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"):
            for x1, y1, x2, y2 in path:
                if abs(y1 - y2) <= NEAR < abs(x1 - x2):
                    drawn.across.append(Line((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
                elif abs(x1 - x2) <= NEAR < abs(y1 - y2):
                    drawn.down.append(Line((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
            path.clear()
        elif name == b"n":
            path.clear()

    page.extract_text(visitor_text=text, visitor_operand_before=operator)
    return drawn


def _moved(x: float, y: float, m: Sequence[float]) -> tuple[float, float]:
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def joined(pieces: list[Piece]) -> str:
    """The text of a cell, line by line. A break between Latin words is a space, elsewhere it is none."""
    text = ""
    for line in by_line(pieces):
        text = with_line(text, "".join(piece.text for piece in line).strip())
    return text


# In Latin and Cyrillic: what may end a line of words, and what may begin the next. 4 | Training, Block | 1,
# abroad | (Saudi Arabia), well, | suggest; but 65312119600412001 | X, 2017. | 4 and G | 1234567 are one.
_LETTER = "[A-Za-z\u00c0-\u052f]"
_WORDS_MEET = pattern_of(
    rf"{_LETTER}[.,;:]?\n{_LETTER}|{_LETTER}{{3}}[,;:]?\n\d|{_LETTER}[.]\n\d|[\d)][,;:]?\n{_LETTER}{{2}}|"
    rf"[^\W_][.,;:]?\n\((?=[^()]*{_LETTER})|(?<=\d),\n(?=(?:19|20)\d\d\b)|\)\n\d"
)
_NO_WORDS = pattern_of(r"[\u2e80-\u9fff\uac00-\ud7ff\uff00-\uffef]")


def with_line(text: str, more: str) -> str:
    """A text with the line below it."""
    if not text or not more:
        return text + more
    end, begin = text[-_FEW:], more[:_FEW]
    meet = _WORDS_MEET.search(f"{end}\n{begin}") is not None and not _NO_WORDS.search(end[-1] + begin[0])
    return f"{text} {more}" if meet else text + more


_FEW = 40  # characters


def by_line(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each line of text from the top, each line from the left."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        if lines and lines[-1][0].y - piece.y <= NEAR:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.x) for line in lines]
