"""Pictures that float over the rows of an ``.xlsx`` sheet or stand in its cells, and the row of each.

Old ``.xls`` files yield none.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element

from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.cellimages import images_in_cells
from service.records.reading.workbooks.parts import LINK, sheet_parts, targets, xml_of
from service.records.reading.workbooks.safety import check_regular, check_xlsx, workbook_kind
from service.records.reading.workbooks.unshown import UNREADABLE

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MAX_PICTURE = 20 * 2**20
_CONTENTS = 2 * 2**20
_POINT = 12_700  # English metric units, in which drawings are measured
_ROW = pattern_of(rb"<row [^<>]*>")
_NUMBER, _HEIGHT = pattern_of(rb'\br="(\d+)"'), pattern_of(rb'\bht="([\d.]+)"')
_DEFAULT_HEIGHT = pattern_of(rb'\bdefaultRowHeight="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class AnchoredPicture:
    """``row``: the one it covers most of; ``column``: of its upper left corner; from 1. ``data``: the picture file."""

    sheet: str
    row: int
    column: int
    part: str
    data: bytes


def holds_pictures(file: BinaryIO) -> bool:
    """Whether an ``.xlsx`` may hold pictures: its table of contents, at its end, names some."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _CONTENTS))
    return b"xl/media/" in file.read(_CONTENTS)


def floating_pictures(path: Path, name: str | None = None) -> Iterator[AnchoredPicture]:
    """Every embedded picture, sheet by sheet; links are not followed. Raises FileUnreadableError like reading."""
    shown = name or path.name
    check_regular(path, shown)
    if workbook_kind(path, shown) != "xlsx":
        return
    check_xlsx(path, shown)  # unpacks within limits and refuses document type definitions
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        in_cells = images_in_cells(archive, names)
        read = lru_cache(maxsize=8)(archive.read)  # one picture may be shown in very many places
        for sheet, part in sheet_parts(archive):
            for row, column, picture in in_cells.of_sheet(part):
                if archive.getinfo(picture).file_size <= MAX_PICTURE:
                    yield AnchoredPicture(sheet, row, column, picture, read(picture))
            if drawings := targets(archive, names, part, "/drawing"):
                heights = _Heights(archive.read(part))
                for drawing in drawings.values():
                    try:
                        images, anchors = targets(archive, names, drawing, "/image"), xml_of(archive, drawing)
                    except UNREADABLE:  # told of with the tables of the workbook
                        continue
                    yield from _anchored(archive, sheet, images, anchors, heights, read)


class _Heights:
    """Heights of the rows of a sheet in points. A portrait seldom lies exactly inside its row."""

    def __init__(self, xml: bytes) -> None:
        default = _DEFAULT_HEIGHT.search(xml)
        self._default = float(default[1]) if default else 15.0
        self._known: dict[int, float] = {}
        for row in _ROW.findall(xml):
            number, height = _NUMBER.search(row), _HEIGHT.search(row)
            if number and height:
                self._known[int(number[1]) - 1] = float(height[1])

    def covered(self, first: int, first_offset: int, last: int, last_offset: int) -> int:
        """The row, from 0, that a picture between these corners covers most of; offsets go into those rows."""
        best, most = first, -1.0
        for row in range(first, min(last, first + 200) + 1):
            height = self._known.get(row, self._default) * _POINT
            top = min(first_offset, height) if row == first else 0.0
            bottom = min(last_offset, height) if row == last else height
            if bottom - top > most:
                best, most = row, bottom - top
        return best


def _anchored(
    archive: zipfile.ZipFile,
    sheet: str,
    images: dict[str, str],
    anchors: Element,
    heights: _Heights,
    read: Callable[[str], bytes],
) -> Iterator[AnchoredPicture]:
    for anchor in anchors:
        corner, blip = _corner(anchor, "from"), anchor.find(f".//{_ART}blip")
        part = images.get(blip.get(f"{LINK}embed") or "") if blip is not None else None
        if corner is None or part is None or archive.getinfo(part).file_size > MAX_PICTURE:
            continue
        column, row, offset = corner
        end = _corner(anchor, "to")
        if end is not None and end[1] >= row:
            row = heights.covered(row, offset, end[1], end[2])
        yield AnchoredPicture(sheet, row + 1, column + 1, part, read(part))


def _corner(anchor: Element, which: str) -> tuple[int, int, int] | None:
    """(column, row, offset into the row) from 0, or None where the anchor has no such corner."""
    corner = anchor.find(f"{_DRAWING}{which}")
    if corner is None:
        return None
    texts = [(corner.findtext(f"{_DRAWING}{name}") or "0").strip() for name in ("col", "row", "rowOff")]
    return (int(texts[0]), int(texts[1]), int(texts[2])) if all(t.isdigit() for t in texts) else None
