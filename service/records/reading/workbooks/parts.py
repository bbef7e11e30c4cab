"""The parts of an ``.xlsx`` file and what points from one to another. Links that lead outside are not followed."""

from __future__ import annotations

import posixpath
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")
_WIDE_DEFINITIONS = (b"<\0!\0D\0O\0C", b"<\0!\0E\0N\0T")  # in UTF-16 of either order
_MOST_RELATIONS = 32 * 2**20  # bytes
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def xml_of(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """Raises ValueError for entities, also in parts that :func:`safety.check_xlsx` takes for pictures."""
    data = archive.read(part)
    if defines(data):
        raise ValueError("a part defines entities")
    return ElementTree.fromstring(data)  # noqa: S314 - it defines no entities


def defines(data: bytes) -> bool:
    """Whether a part defines entities, or could. Letters of two bytes hold zeros, those of XML in one do not."""
    if b"!" not in data:  # a single byte is found fastest
        return False
    if any(one in data for one in _DEFINITIONS):
        return True
    return b"\0" in data and any(one in data for one in _WIDE_DEFINITIONS)


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


def lead_nowhere(archive: zipfile.ZipFile, names: set[str], part: str, kind: str) -> set[str]:
    """Ids of the relations of one kind whose target is no part of the workbook: another file, an address."""
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in names:
        return set()
    found = xml_of(archive, relations).iter(f"{_PACKAGE}Relationship")
    ids = {one.get("Id") or "" for one in found if (one.get("Type") or "").endswith(kind)}
    return ids - targets(archive, names, part, kind).keys()


def names_of_targets(archive: zipfile.ZipFile, part: str) -> list[str]:
    """What a part's relations say, whatever it leads to; in every spelling of their name, as readers find it."""
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    found = []
    for name in archive.namelist():
        if name.replace("\\", "/").lower() == relations:
            if archive.getinfo(name).file_size > _MOST_RELATIONS:
                raise ValueError("more relations than any workbook has")
            found += [one.get("Target") or "" for one in xml_of(archive, name).iter() if one.get("Target")]
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
