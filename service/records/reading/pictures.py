"""Pictures that float over the rows of an ``.xlsx`` sheet, and the row of each. Old ``.xls`` files yield none."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from service.records.reading.safety import check_regular, check_xlsx, workbook_kind

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MAX_PICTURE = 20 * 2**20


@dataclass(frozen=True, slots=True)
class AnchoredPicture:
    """``row`` and ``column``: where its upper left corner lies, 1-based. ``data``: the picture file."""

    sheet: str
    row: int
    column: int
    part: str
    data: bytes


def floating_pictures(path: Path, name: str | None = None) -> Iterator[AnchoredPicture]:
    """Every embedded picture, sheet by sheet; links are not followed. Raises FileUnreadableError like reading."""
    shown = name or path.name
    check_regular(path, shown)
    if workbook_kind(path, shown) != "xlsx":
        return
    check_xlsx(path, shown)  # unpacks within limits and refuses document type definitions
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        for sheet, part in _sheets(archive):
            for drawing in _targets(archive, names, part, "/drawing").values():
                yield from _anchored(archive, names, sheet, drawing)


def _xml(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(part))  # noqa: S314 - check_xlsx refused entities


def _targets(archive: zipfile.ZipFile, names: set[str], part: str, kind: str) -> dict[str, str]:
    """Relationship id -> part, for the embedded targets of one kind."""
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in names:
        return {}
    found = {}
    for one in _xml(archive, relations).iter(f"{_PACKAGE}Relationship"):
        if one.get("TargetMode") != "External" and (one.get("Type") or "").endswith(kind):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target") or "")).lstrip("/")
            if target in names:
                found[one.get("Id") or ""] = target
    return found


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    names = set(archive.namelist())
    parts = _targets(archive, names, "xl/workbook.xml", "/worksheet")
    sheets = _xml(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet") if "xl/workbook.xml" in names else ()
    found = [(s.get("name") or "", parts.get(s.get(f"{_LINK}id") or "")) for s in sheets]
    return [(name, part) for name, part in found if part]


def _anchored(archive: zipfile.ZipFile, names: set[str], sheet: str, drawing: str) -> Iterator[AnchoredPicture]:
    images = _targets(archive, names, drawing, "/image")
    for anchor in _xml(archive, drawing):
        corner, blip = anchor.find(f"{_DRAWING}from"), anchor.find(f".//{_ART}blip")
        part = images.get(blip.get(f"{_LINK}embed") or "") if blip is not None else None
        if corner is None or part is None or archive.getinfo(part).file_size > MAX_PICTURE:
            continue
        row, column = corner.findtext(f"{_DRAWING}row"), corner.findtext(f"{_DRAWING}col")
        if (row or "").strip().isdigit() and (column or "").strip().isdigit():
            yield AnchoredPicture(sheet, int(row or 0) + 1, int(column or 0) + 1, part, archive.read(part))
