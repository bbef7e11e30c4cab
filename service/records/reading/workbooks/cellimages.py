"""Pictures that stand in cells: WPS keeps them in a part of its own, and ``=DISPIMG("ID_…",1)`` names one in a cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.parts import LINK, column_of, targets, xml_of

_PART = "xl/cellimages.xml"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}pic"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}cNvPr"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
# A cell up to the name of its picture; it ends before the next cell begins.
_CELL = pattern_of(
    rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*>(?:(?!</?(?:\w+:)?c\b).){0,400}?DISPIMG\((?:&quot;|")'
    rb'([^"&<>]{1,80})(?:&quot;|")',
    re.DOTALL,
)


class CellImages:
    """The pictures of a workbook by the name under which cells show them."""

    def __init__(self, archive: zipfile.ZipFile, parts: dict[str, str]) -> None:
        self._archive, self._parts = archive, parts

    def of_sheet(self, part: str) -> Iterator[tuple[int, int, str]]:
        """(row, column, part of the picture), from 1, of each cell of a sheet that shows one."""
        if not self._parts:
            return
        for match in _CELL.finditer(self._archive.read(part)):
            if (picture := self._parts.get(match[3].decode("utf-8", "replace"))) is not None:
                yield int(match[2]), column_of(match[1]), picture


def images_in_cells(archive: zipfile.ZipFile, names: set[str]) -> CellImages:
    """What the workbook keeps for its cells; nothing where it has no such part."""
    part = next((name for name in names if name.lower() == _PART), None)
    if part is None:
        return CellImages(archive, {})
    images = targets(archive, names, part, "/image")
    found: dict[str, str] = {}
    for picture in xml_of(archive, part).iter(_PICTURE):
        properties, blip = picture.find(f".//{_PROPERTIES}"), picture.find(f".//{_BLIP}")
        target = images.get(blip.get(f"{LINK}embed") or "") if blip is not None else None
        if properties is not None and target is not None:
            found[properties.get("name") or ""] = target
    return CellImages(archive, found)
