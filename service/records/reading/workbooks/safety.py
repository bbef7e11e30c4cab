"""What a workbook is, before anything opens it: bombs, encryption, damage, macros, links. Nothing is ever run."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

from service.records.reading.errors import FileUnreadableError
from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.archives import holds_files
from service.records.reading.workbooks.marks import may_be_marked
from service.records.reading.workbooks.parts import defines, names_of_targets
from service.records.reading.workbooks.reach import MAX_CELLS, PIECE, TAIL, Reach, whole
from service.records.reading.workbooks.unpacking import Unpacking

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
MAX_FILE = 300 * 2**20
MAX_TEXT = 500 * 2**20  # of all parts of one workbook but its pictures, once unpacked
MAX_MEMBERS = 20_000
_FROM_1904 = pattern_of(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")
# As texts of a workbook hold what XML cannot; line breaks and tabs do no harm.
_CONTROL = pattern_of(
    rb"_x00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff])_|&#(?:[1-8]|1[124-9]|2[0-9]|3[01]|127|x0*(?:[1-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff]));"
)
# Parts under such names hardly unpack to more than they are; each is read by itself, and within limits.
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".webp", ".heic")


def check_regular(path: Path, name: str) -> int:
    """Only plain files are read: no device, pipe or folder, and nothing beyond the size that fits in memory. The size
    in bytes."""
    try:
        info = path.stat()
    except OSError as error:
        raise FileUnreadableError("missing", name, "the file cannot be opened") from error
    if not stat.S_ISREG(info.st_mode):
        raise FileUnreadableError("not_a_file", name, "this is not a plain file")
    if info.st_size > MAX_FILE:
        raise FileUnreadableError("too_large", name, f"the file is larger than {MAX_FILE // 2**20} MiB")
    if info.st_size == 0:
        raise FileUnreadableError("empty", name, "the file is empty")
    return info.st_size


def workbook_kind(path: Path, name: str) -> str:
    """``xlsx``, ``xls`` or ``pdf`` by content, whatever the ending says; ``text`` for all else."""
    with path.open("rb") as file:
        return kind_of(file.read(8))


def kind_of(start: bytes) -> str:
    """:func:`workbook_kind` by the first eight bytes or more."""
    if start.startswith(_ZIP):
        return "xlsx"
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(_OLE):
        return "xls"
    # The first record of a workbook before 1997, with its length: a tab alone begins many a text.
    if start[:4] in (
        b"\x09\x00\x04\x00",
        b"\x09\x02\x06\x00",
        b"\x09\x04\x06\x00",
        b"\x09\x08\x08\x00",
        b"\x09\x08\x10\x00",
    ):
        return "xls"
    return "text"


@dataclass(frozen=True, slots=True)
class Checked:
    """``warnings``: codes. ``drawn``: it holds drawings, or what shows pictures in cells. ``controls``: cells may hold
    control characters. ``marked``: some row or column may be hidden, or some cell be an error or a
    formula without a value. ``date1904``: days
    are counted from 1904."""

    warnings: tuple[str, ...]
    marked: bool
    date1904: bool
    drawn: bool = False
    controls: bool = False


def check_xlsx(path: Path | BinaryIO, name: str) -> Checked:
    """Unpack every part once, counting only; raise on bombs and damage; tell what else was seen on the way."""
    data = path.getvalue() if isinstance(path, io.BytesIO) else None
    try:
        with zipfile.ZipFile(path) as archive:
            return _check_members(archive, name, data)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:  # of names that are no text, for example
        raise FileUnreadableError("damaged", name, "the workbook is damaged and cannot be unpacked") from error


def _check_members(archive: zipfile.ZipFile, name: str, data: bytes | None) -> Checked:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise FileUnreadableError("bomb", name, "the workbook has more parts than any real one")
    if holds_files(member.filename for member in members):
        raise FileUnreadableError("archive", name, "this is an archive of files; unpack it first")
    pictured = any(member.filename.lower().endswith(_PICTURES) for member in members)
    pictures = _PICTURES if pictured and _names_no_picture(archive) else ()
    unpacking = Unpacking(archive, data)
    warnings: set[str] = set()
    seen: set[str] = set()
    left = MAX_TEXT
    for member in members:
        path = member.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/"):
            raise FileUnreadableError("path_trick", name, "the workbook names a part outside itself")
        if member.flag_bits & 1:
            raise FileUnreadableError("encrypted", name, "the workbook is protected by a password")
        lower = member.filename.lower()
        if lower.endswith("vbaproject.bin"):
            warnings.add("macros")
        elif "externallinks/" in lower:
            warnings.add("external_links")
        elif "drawings/" in lower or "cellimages" in lower:
            seen.add("drawn")
        if not lower.endswith(pictures):
            left = _count(unpacking, member, name, left, seen)
    return Checked(tuple(sorted(warnings)), "marks" in seen, "date1904" in seen, "drawn" in seen, "controls" in seen)


def _count(unpacking: Unpacking, member: zipfile.ZipInfo, name: str, left: int, seen: set[str]) -> int:
    """Bytes still allowed after this part. The size that an archive declares may lie, so it is unpacked to count.
    ``seen`` takes up what the part marks."""
    if member.file_size > left:
        raise FileUnreadableError("bomb", name, f"the workbook unpacks to more than {MAX_TEXT // 2**20} MiB")
    sheet = "/worksheets/" in "/" + member.filename.lower()
    book, binary = (member.filename.lower().endswith(end) for end in ("/workbook.xml", ".bin"))
    reach, tail = Reach(), b""
    try:
        for chunk in unpacking.pieces(member):
            left -= len(chunk)
            if left < 0:
                raise FileUnreadableError("bomb", name, f"the workbook unpacks to more than {MAX_TEXT >> 20} MiB")
            piece, only = tail + chunk, not tail and len(chunk) < PIECE
            if "controls" not in seen and _holds_control(piece):
                seen.add("controls")
            if not binary and defines(piece):
                raise FileUnreadableError("bomb", name, "the workbook defines entities, which no real one does")
            sheet = sheet or b"sheetData" in piece  # wherever the workbook keeps it
            if sheet:
                reach.add(piece, only)
                if "marks" not in seen and may_be_marked(piece):
                    seen.add("marks")
            elif book and _FROM_1904.search(piece):
                seen.add("date1904")
            tail = chunk[-TAIL:]
        cells = whole(unpacking.archive, member) if reach.unusual else reach.cells
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise FileUnreadableError("damaged", name, "a part of the workbook is damaged") from error
    if cells > MAX_CELLS:
        raise FileUnreadableError("too_sparse", name, "a sheet spreads its cells over more rows and columns than fit")
    return left


def _holds_control(piece: bytes) -> bool:
    # Single bytes are found fastest, and most parts hold neither.
    written = (b"_" in piece and b"_x00" in piece) or (b"&" in piece and b"&#" in piece)
    return written and _CONTROL.search(piece) is not None


def _names_no_picture(archive: zipfile.ZipFile) -> bool:
    """Whether no part that is called a picture is a part of the workbook's own, such as a sheet: readers go by what its
    relations say. Where those cannot be read, some may be."""
    try:
        named = names_of_targets(archive, "xl/workbook.xml")
    except (ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return False
    return not any(name.lower().endswith(_PICTURES) for name in named)
