"""A table printed to PDF as spreadsheets print it: ruled cells, wrapped text, rows that go on over the page's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SIZE, _LEADING = 7.0, 9.0
_WIDTH, _HEIGHT, _MARGIN = 842.0, 595.0, 30.0


@dataclass(slots=True)
class _Page:
    commands: list[str]
    y: float


def _lines(text: str, width: float) -> list[str]:
    """Text as it breaks in a cell of that width: Chinese characters are as wide as the font is high."""
    lines, line, used = [], "", 0.0
    for character in text:
        advance = _SIZE * (0.5 if character.isascii() else 1.0)
        if used + advance > width - 4:
            lines.append(line)
            line, used = "", 0.0
        line += character
        used += advance
    return [*lines, line] if line or not lines else lines


def print_table(
    path: Path,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    title: str = "",
    ruled: bool = True,
    header_on_every_page: bool = False,
    open_ends: bool = False,
    foot: str = "",
) -> list[tuple[int, int]]:
    """Writes the file. (page, row on that page, both from 1) of each row; the header is row 1 where it stands.

    ``open_ends``: the part of a row that a page's end cuts off has no line below it, as browsers print. ``foot``: a
    line of text below the table of each page.
    """
    places: list[tuple[int, int]] = []
    pages: list[_Page] = []
    on_page = 0

    def new_page() -> None:
        nonlocal on_page
        pages.append(_Page([], _HEIGHT - _MARGIN))
        on_page = 0
        if title and len(pages) == 1:
            _text(pages[-1], _MARGIN, title)
            pages[-1].y -= 2 * _LEADING
        if header_on_every_page or len(pages) == 1:
            draw([_lines(text, w) for text, w in zip(header, widths, strict=True)])

    def draw(cells: list[list[str]], cut: bool = False) -> None:
        nonlocal on_page
        page = pages[-1]
        on_page += 1
        height = max(map(len, cells)) * _LEADING + 4
        x = _MARGIN
        for lines, width in zip(cells, widths, strict=True):
            if ruled and cut and open_ends:
                low, high = page.y - height, page.y
                page.commands.append(f"{x:.1f} {high:.1f} m {x + width:.1f} {high:.1f} l S")
                page.commands += [f"{side:.1f} {high:.1f} m {side:.1f} {low:.1f} l S" for side in (x, x + width)]
            elif ruled:
                page.commands.append(f"{x:.1f} {page.y - height:.1f} {width:.1f} {height:.1f} re S")
            for n, line in enumerate(lines):
                if line:
                    _text(page, x + 2, line, page.y - _LEADING * (n + 1))
            x += width
        page.y -= height

    new_page()
    for row in rows:
        cells = [_lines(text, width) for text, width in zip(row, widths, strict=True)]
        first = True
        while True:
            room = int((pages[-1].y - _MARGIN - 4) // _LEADING)
            need = max(map(len, cells))
            if room < 1 or (first and room < min(need, 2)):
                new_page()
                continue
            draw([lines[:room] for lines in cells], cut=any(lines[room:] for lines in cells))
            if first:
                places.append((len(pages), on_page))
            first = False
            cells = [lines[room:] for lines in cells]
            if not any(cells):
                break
            cells = [lines or [""] for lines in cells]
            new_page()
    for page in pages:
        if foot:
            _text(page, _MARGIN, foot, _MARGIN / 2)
    path.write_bytes(_document([page.commands for page in pages]))
    return places


def _text(page: _Page, x: float, text: str, y: float | None = None) -> None:
    at = page.y - _LEADING if y is None else y
    encoded = text.encode("utf-16-be").hex()
    page.commands.append(f"BT /F1 {_SIZE} Tf 1 0 0 1 {x:.1f} {at:.1f} Tm <{encoded}> Tj ET")


def _document(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with the one font that every reader of Chinese has, so that none is embedded."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        b"/Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>",
    ]
    kids = []
    for commands in pages:
        stream = "\n".join(commands).encode("ascii")
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (_WIDTH, _HEIGHT, len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
