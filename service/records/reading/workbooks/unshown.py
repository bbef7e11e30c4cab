"""Pictures over the rows of an ``.xlsx`` that it does not hold: links to elsewhere, drawings that cannot be read."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

from service.records.reading.workbooks.parts import LINK, lead_nowhere, sheet_parts, targets, xml_of

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_CELL_IMAGES = "xl/cellimages.xml"
# What reading a part of a damaged workbook may raise.
UNREADABLE = (
    ElementTree.ParseError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    KeyError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Unshown:
    """``outside``: pictures that lie outside of the workbook; none is opened. ``unreadable``: drawings, whose pictures
    nobody can count."""

    outside: int = 0
    unreadable: int = 0

    @property
    def told(self) -> list[tuple[str, str]]:
        """(code, sentence)"""
        found = []
        if self.outside:
            sentence = f"pictures that lie outside of the workbook: {self.outside}; none was opened"
            found.append(("outside_pictures", sentence))
        if self.unreadable:
            sentence = f"drawings that cannot be read: {self.unreadable}; their pictures are left out"
            found.append(("unreadable_drawings", sentence))
        return found


def unshown(path: Path | BinaryIO) -> Unshown:
    """Of a workbook that :func:`safety.check_xlsx` let pass. Each drawing counts once, however many sheets show it."""
    outside = unreadable = 0
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            drawings = {name for name in names if name.lower() == _CELL_IMAGES}
            for _, part in sheet_parts(archive):
                drawings |= set(targets(archive, names, part, "/drawing").values())
                unreadable += len(lead_nowhere(archive, names, part, "/drawing"))
            for drawing in sorted(drawings):
                try:
                    outside += _outside(archive, names, drawing)
                except UNREADABLE:
                    unreadable += 1
    except UNREADABLE:  # the cells can be read, so they are
        pass
    return Unshown(outside, unreadable)


def _outside(archive: zipfile.ZipFile, names: set[str], drawing: str) -> int:
    held = targets(archive, names, drawing, "/image")
    elsewhere = lead_nowhere(archive, names, drawing, "/image")
    blips = [(b.get(f"{LINK}embed") or "", b.get(f"{LINK}link") or "") for b in xml_of(archive, drawing).iter(_BLIP)]
    return sum(embed not in held and (embed in elsewhere or link in elsewhere) for embed, link in blips)
