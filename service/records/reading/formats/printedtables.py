"""A page of a printed list to the rows of its table: by ruled lines, or by where the words of the header begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.records.reading.columns.assigned import header_score
from service.records.reading.formats.drawn import NEAR, Drawn, Line, Piece, by_line, joined
from service.records.reading.workbooks.sheets import Merge

_OPEN = 6.0  # points: less than a line of text


@dataclass(slots=True)
class PrintedTable:
    """Rows of a page from its top. ``merges``: cells that span rows, as in a sheet. ``below``: lines of text under a
    ruled table, which no row of it goes on with."""

    rows: list[list[str]]
    merges: list[Merge] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def _grouped(values: list[float]) -> list[float]:
    """Ascending, those that are nearly equal once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


# -- ruled tables --


def ruled_table(drawn: Drawn) -> tuple[PrintedTable, list[float]] | None:
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
        [r for r in range(height) if r == 0 or any(abs(ys[r] - y) <= NEAR for y in borders[c])] for c in range(width)
    ]
    cells: dict[tuple[int, int], list[Piece]] = {}
    outside: list[Piece] = []
    under: list[Piece] = []
    for piece in drawn.pieces:
        column = bisect_right(xs, piece.x + NEAR) - 1
        row = next((r for r in range(height) if ys[r] >= piece.y + NEAR / 2 > ys[r + 1]), -1)
        if 0 <= column < width and row >= 0:
            cells.setdefault((max(f for f in first[column] if f <= row), column), []).append(piece)
        elif piece.y > ys[0]:
            outside.append(piece)
        elif piece.y < ys[-1]:
            under.append(piece)
    rows = [[joined(cells.get((r, c), [])) for c in range(width)] for r in range(height)]
    titles = [[joined(line)] for line in by_line(outside)]
    merges = [
        ((start + len(titles), c), (end - 1 + len(titles), c))
        for c in range(width)
        for start, end in zip(first[c], [*first[c][1:], height], strict=True)
        if end - start > 1
    ]
    return PrintedTable([*titles, *rows], merges, [joined(line) for line in by_line(under)]), xs


def _borders(lines: Sequence[Line], x: float) -> list[float]:
    return [line.at for line in lines if line.start - NEAR <= x <= line.end + NEAR]


# -- tables without lines --


def unruled_table(drawn: Drawn, before: list[float]) -> tuple[PrintedTable, list[float]]:
    """Columns where the header's words begin; a new row where the first or the ID column begins one."""
    lines = by_line(drawn.pieces)
    header = next((n for n, line in enumerate(lines) if header_score([p.text for p in line], {})[0] >= 3), None)
    columns = [p.x for p in lines[header]] if header is not None else before
    if not columns:
        return PrintedTable([[joined(line)] for line in lines]), before
    rows: list[list[list[Piece]]] = []
    table = PrintedTable([])
    for n, line in enumerate(lines):
        cells: list[list[Piece]] = [[] for _ in columns]
        for piece in line:
            cells[max(0, bisect_right(columns, piece.x + 2 * NEAR) - 1)].append(piece)
        if header is not None and n < header:
            table.rows.append([joined(line)])
        elif n == header or not rows or cells[0] or (header is not None and len(rows) == 1):
            rows.append(cells)
        else:
            for known, more in zip(rows[-1], cells, strict=True):
                known += more
    table.rows += [[joined(cell) for cell in row] for row in rows]
    return table, columns
