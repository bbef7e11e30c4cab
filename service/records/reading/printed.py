"""Tables printed to PDF: positions of text and ruled lines to rows; what a page's end cut is put together again."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from service.matching.values.idnumber import parse_id
from service.matching.values.script import without_radicals
from service.records.reading.columns import header_score
from service.records.reading.errors import FileUnreadableError
from service.records.reading.headers import field_of
from service.records.reading.sheets import Merge, Sheet, Value

MAX_PAGES = 3000
MAX_PAGE = 8 * 2**20  # of drawing commands in one page, once unpacked
_NEAR = 2.0  # points: lines so close together are one line
_DOTS = "·•・‧."
_OPEN = 6.0  # points: less than a line of text
_PERSON = frozenset({"name", "id", "serial"})
# The library tells of every oddity of a file; the report tells what matters.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Piece:
    x: float
    y: float
    text: str


@dataclass(slots=True)
class _Line:
    """A ruled line: ``at`` its fixed coordinate, from ``start`` to ``end`` in the other."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class _Drawn:
    pieces: list[_Piece] = field(default_factory=list)
    across: list[_Line] = field(default_factory=list)
    down: list[_Line] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """Rows of a page from its top. ``merges``: cells that span rows, as in a sheet. ``below``: lines of text under a
    ruled table, which no row of it goes on with."""

    rows: list[list[str]]
    merges: list[Merge] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def open_pdf(path: Path, name: str) -> Iterator[Sheet]:
    """One sheet for each page, named ``page 3``; its rows are counted from the page's top. A page without a header
    stands under the one before. Raises :class:`FileUnreadableError` for scans and damaged files."""
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileUnreadableError("encrypted", name, "the PDF is protected by a password")
        count = len(reader.pages)
    except FileUnreadableError:
        raise
    except Exception as error:
        raise FileUnreadableError("damaged", name, "the PDF is damaged and cannot be read") from error
    if count > MAX_PAGES:
        raise FileUnreadableError("too_large", name, f"the PDF has more than {MAX_PAGES} pages")
    tables: list[_Table] = []
    damaged: list[int] = []
    columns: list[float] = []
    for number in range(count):
        try:
            drawn = _draw(reader.pages[number])
            table, columns = _ruled(drawn) or _unruled(drawn, columns)
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            damaged.append(number)
            table = _Table([])
        tables.append(table)
    if not any(map(any, (row for table in tables for row in table.rows))):
        raise FileUnreadableError(
            "no_text", name, "the PDF holds pictures of pages and no text; make its text readable first (OCR)"
        )
    return _sheets(tables, damaged)


# -- what stands on a page --


def _draw(page: Any) -> _Drawn:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MAX_PAGE:
        raise ValueError("page too large")
    drawn = _Drawn()
    path: list[tuple[float, float, float, float]] = []
    at = (0.0, 0.0)

    def text(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, _size: object) -> None:
        if text.strip():
            x, y = _moved(tm[4], tm[5], cm)
            drawn.pieces.append(_Piece(x, y, without_radicals(text.strip("\n"))))

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
                if abs(y1 - y2) <= _NEAR < abs(x1 - x2):
                    drawn.across.append(_Line((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
                elif abs(x1 - x2) <= _NEAR < abs(y1 - y2):
                    drawn.down.append(_Line((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
            path.clear()
        elif name == b"n":
            path.clear()

    page.extract_text(visitor_text=text, visitor_operand_before=operator)
    return drawn


def _moved(x: float, y: float, m: Sequence[float]) -> tuple[float, float]:
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def _grouped(values: list[float]) -> list[float]:
    """Ascending, those that are nearly equal once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


# -- ruled tables --


def _ruled(drawn: _Drawn) -> tuple[_Table, list[float]] | None:
    """Rows by the lines of the table; None where a page has no such lines."""
    xs, ys = _grouped([line.at for line in drawn.down]), _grouped([line.at for line in drawn.across])
    if len(xs) < 3 or len(ys) < 2:
        return None
    # The end of a page may cut a row before its lower line is drawn: its cells are as open as its sides are long.
    low, high = min(line.start for line in drawn.down), max(line.end for line in drawn.down)
    ys = [*([low] if ys[0] - low > _OPEN else []), *ys, *([high] if high - ys[-1] > _OPEN else [])]
    ys.reverse()
    width, height = len(xs) - 1, len(ys) - 1
    # Which lines run over the middle of a column: where one is missing, the cell goes on.
    borders = [_borders(drawn.across, (xs[c] + xs[c + 1]) / 2) for c in range(width)]
    first = [
        [r for r in range(height) if r == 0 or any(abs(ys[r] - y) <= _NEAR for y in borders[c])] for c in range(width)
    ]
    cells: dict[tuple[int, int], list[_Piece]] = {}
    outside: list[_Piece] = []
    under: list[_Piece] = []
    for piece in drawn.pieces:
        column = bisect_right(xs, piece.x + _NEAR) - 1
        row = next((r for r in range(height) if ys[r] >= piece.y + _NEAR / 2 > ys[r + 1]), -1)
        if 0 <= column < width and row >= 0:
            cells.setdefault((max(f for f in first[column] if f <= row), column), []).append(piece)
        elif piece.y > ys[0]:
            outside.append(piece)
        elif piece.y < ys[-1]:
            under.append(piece)
    rows = [[_joined(cells.get((r, c), [])) for c in range(width)] for r in range(height)]
    titles = [[_joined(line)] for line in _by_line(outside)]
    merges = [
        ((start + len(titles), c), (end - 1 + len(titles), c))
        for c in range(width)
        for start, end in zip(first[c], [*first[c][1:], height], strict=True)
        if end - start > 1
    ]
    return _Table([*titles, *rows], merges, [_joined(line) for line in _by_line(under)]), xs


def _borders(lines: Sequence[_Line], x: float) -> list[float]:
    return [line.at for line in lines if line.start - _NEAR <= x <= line.end + _NEAR]


def _joined(pieces: list[_Piece]) -> str:
    """The text of a cell, line by line. A break between Latin words is a space, elsewhere it is none."""
    text = ""
    for line in _by_line(pieces):
        more = "".join(piece.text for piece in line).strip()
        apart = text and more and text[-1].isascii() and more[0].isascii() and text[-1].isalpha() and more[0].isalpha()
        text += (" " if apart else "") + more
    return text


def _by_line(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        if lines and lines[-1][0].y - piece.y <= _NEAR:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.x) for line in lines]


# -- tables without lines --


def _unruled(drawn: _Drawn, before: list[float]) -> tuple[_Table, list[float]]:
    """Columns where the header's words begin; a new row where the first or the ID column begins one."""
    lines = _by_line(drawn.pieces)
    header = next((n for n, line in enumerate(lines) if header_score([p.text for p in line], {})[0] >= 3), None)
    columns = [p.x for p in lines[header]] if header is not None else before
    if not columns:
        return _Table([[_joined(line)] for line in lines]), before
    rows: list[list[list[_Piece]]] = []
    table = _Table([])
    for n, line in enumerate(lines):
        cells: list[list[_Piece]] = [[] for _ in columns]
        for piece in line:
            cells[max(0, bisect_right(columns, piece.x + 2 * _NEAR) - 1)].append(piece)
        if header is not None and n < header:
            table.rows.append([_joined(line)])
        elif n == header or not rows or cells[0] or (header is not None and len(rows) == 1):
            rows.append(cells)
        else:
            for known, more in zip(rows[-1], cells, strict=True):
                known += more
    table.rows += [[_joined(cell) for cell in row] for row in rows]
    return table, columns


# -- pages --


def _sheets(tables: list[_Table], damaged: list[int]) -> Iterator[Sheet]:
    header: list[str] = []
    fields: list[str | None] = []
    last: list[str] | None = None
    repeat: list[bool] = []
    for table in tables:
        at = next((n for n, row in enumerate(table.rows[:8]) if header_score(row, {})[0] >= 3), None)
        if at is not None:
            header = table.rows[at]
            fields = [field_of(text) for text in header]
        repeat.append(at is None and bool(header) and bool(table.rows))
        first = table.rows[at + 1] if at is not None and at + 1 < len(table.rows) else None
        first = table.rows[0] if at is None and table.rows else first
        if first is not None and last is not None and _goes_on(first, fields, last):
            for n, text in enumerate(first[: len(last)]):
                last[n] += text
            first[:] = [""] * len(first)
        filled = [row for row in table.rows if any(row)]
        last = filled[-1] if filled else last
    header = []
    for number, table in enumerate(tables, 1):
        at = next((n for n, row in enumerate(table.rows[:8]) if header_score(row, {})[0] >= 3), None)
        if at is not None:
            header = table.rows[at]
        rows: list[tuple[int, Sequence[Value]]] = [(n, row) for n, row in enumerate(table.rows, 1)]
        width = len(table.rows[-1]) if table.rows else 1
        for number_below, text in enumerate(table.below, len(table.rows) + 1):
            rows.append((number_below, [text]))
            table.merges.append(((number_below - 1, 0), (number_below - 1, max(width - 1, 3))))
        if repeat[number - 1]:
            rows.insert(0, (0, header))
        bad = {0: "damaged_sheet"} if number - 1 in damaged else {}
        yield Sheet(f"page {number}", False, iter(rows), table.merges, bad, page=True)


def _goes_on(row: list[str], fields: list[str | None], last: list[str]) -> bool:
    """The first row of a page that is the rest of the last row of the page before: it names nobody of its own, or no
    more than the end of a name or of a number that was cut there."""
    own = {name: n for n, name in enumerate(fields) if name in _PERSON and n < len(row)}
    if not own or len(row) != len(last) or not any(row):
        return False
    told = {name: row[n] for name, n in own.items() if row[n]}
    if not told:
        return True
    if "serial" in told:
        return False
    if "id" in told:  # digits that make the number whole say so for the name as well
        number = parse_id(last[own["id"]] + told["id"])
        return last[own["id"]] != "" and number is not None and number.sound
    above = last[own["name"]]
    return any(c in above for c in _DOTS) and not any(c in told["name"] for c in _DOTS + " ")
