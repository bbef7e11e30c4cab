"""The parts of an ``.xlsx`` file and what points from one to another. Links that lead outside are not followed."""

from __future__ import annotations

import posixpath
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def xml_of(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(part))  # noqa: S314 - safety.check_xlsx refused entities


def targets(archive: zipfile.ZipFile, names: set[str], part: str, kind: str) -> dict[str, str]:
    """Relationship id -> part, for the embedded targets of one kind."""
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in names:
        return {}
    found = {}
    for one in xml_of(archive, relations).iter(f"{_PACKAGE}Relationship"):
        if one.get("TargetMode") != "External" and (one.get("Type") or "").endswith(kind):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target") or "")).lstrip("/")
            if target in names:
                found[one.get("Id") or ""] = target
    return found


def sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(name, part) of each sheet of cells, in order."""
    names = set(archive.namelist())
    parts = targets(archive, names, "xl/workbook.xml", "/worksheet")
    sheets = xml_of(archive, "xl/workbook.xml").iter(f"{MAIN}sheet") if "xl/workbook.xml" in names else ()
    found = [(s.get("name") or "", parts.get(s.get(f"{LINK}id") or "")) for s in sheets]
    return [(name, part) for name, part in found if part]


def column_of(letters: bytes) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
