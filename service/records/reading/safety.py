"""What a workbook is, before anything opens it: bombs, encryption, damage, macros, links. Nothing is ever run."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from service.records.reading.errors import FileUnreadableError
from service.records.reading.parts import column_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
MAX_FILE = 300 * 2**20
MAX_TEXT = 500 * 2**20  # of XML in one workbook, once unpacked
MAX_MEMBERS = 20_000
MAX_CELLS = 8_000_000  # the rectangle that the reader lays out for one sheet
_FROM_1904 = re.compile(rb'\bdate1904="(?:1|true)"')
_CELL = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
# A sheet without such a cell is laid out on 702 columns and 9,999 rows at most, which is less than MAX_CELLS.
_FAR = re.compile(rb'r="(?:[A-Z]{3}|[A-Z]{1,2}[0-9]{5})')
_PIECE = 1 << 20
_HOW_WELL = 0b110  # flags of a part that say how much pains were taken to pack it


def check_regular(path: Path, name: str) -> None:
    """Only plain files are read: no device, pipe or folder, and nothing beyond the size that fits in memory."""
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
    """``warnings``: codes. ``marked``: some row or column may be hidden, or some cell be an error. ``date1904``: days
    are counted from 1904."""

    warnings: tuple[str, ...]
    marked: bool
    date1904: bool


def check_xlsx(path: Path | BinaryIO, name: str) -> Checked:
    """Unpack every part once, counting only; raise on bombs and damage; tell what else was seen on the way."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _check_members(archive, name, path.getvalue() if isinstance(path, io.BytesIO) else b"")
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:  # of names that are no text, for example
        raise FileUnreadableError("damaged", name, "the workbook is damaged and cannot be unpacked") from error


def _check_members(archive: zipfile.ZipFile, name: str, data: bytes) -> Checked:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise FileUnreadableError("bomb", name, "the workbook has more parts than any real one")
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
        elif lower.endswith((".xml", ".rels")):
            left = _count(_pieces(archive, member, data), member, name, left, seen)
    return Checked(tuple(sorted(warnings)), "marks" in seen, "date1904" in seen)


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    """The content of a part. ``data``: all of the archive, where it is small; a workbook has many small parts."""
    whole = _unpacked(data, member)
    if whole is None:
        with archive.open(member) as part:
            while chunk := part.read(_PIECE):
                yield chunk
    elif whole:
        yield whole


def _unpacked(data: bytes, member: zipfile.ZipInfo) -> bytes | None:
    """A part that is packed as usual, whole and less than a piece; None for any other, which zipfile reads or refuses.
    Just to open a part takes zipfile longer than to unpack it."""
    header = data[member.header_offset : member.header_offset + 30]
    usual = member.compress_type == zipfile.ZIP_DEFLATED and not member.flag_bits & ~_HOW_WELL
    if not usual or len(header) < 30 or not header.startswith(_ZIP):
        return None
    begin = member.header_offset + 30 + int.from_bytes(header[26:28], "little")
    if data[member.header_offset + 30 : begin] != member.orig_filename.encode("ascii", "replace"):
        return None
    begin += int.from_bytes(header[28:30], "little")
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = unpack.decompress(data[begin : begin + member.compress_size], _PIECE)
    except zlib.error:
        return None
    sound = unpack.eof and len(whole) == member.file_size < _PIECE and zlib.crc32(whole) == member.CRC
    return whole if sound else None


def _count(pieces: Iterator[bytes], member: zipfile.ZipInfo, name: str, left: int, seen: set[str]) -> int:
    """Bytes still allowed after this part. The size that an archive declares may lie, so it is unpacked to count.
    ``seen`` takes up what the part marks."""
    if member.file_size > left:
        raise FileUnreadableError("bomb", name, f"the workbook unpacks to more than {MAX_TEXT // 2**20} MiB")
    sheet = "/worksheets/" in "/" + member.filename.lower()
    book = member.filename.lower().endswith("/workbook.xml")
    top, last_column, tail = 0, 0, b""
    try:
        for chunk in pieces:
            left -= len(chunk)
            if left < 0:
                raise FileUnreadableError("bomb", name, f"the workbook unpacks to more than {MAX_TEXT >> 20} MiB")
            if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                raise FileUnreadableError("bomb", name, "the workbook defines entities, which no real one does")
            only = not tail and len(chunk) < _PIECE
            if sheet:
                if not (only and _FAR.search(chunk) is None):
                    for column, row in _extremes(tail + chunk):
                        top, last_column = max(top, row), max(last_column, column)
                piece = tail + chunk
                if b' hidden="' in piece or b' t="e"' in piece:
                    seen.add("marks")
                tail = chunk[-32:]
            elif book and _FROM_1904.search(chunk):
                seen.add("date1904")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise FileUnreadableError("damaged", name, "a part of the workbook is damaged") from error
    if top * last_column > MAX_CELLS:
        raise FileUnreadableError("too_sparse", name, "a sheet spreads its cells over more rows and columns than fit")
    return left


def _extremes(chunk: bytes) -> list[tuple[int, int]]:
    """(column, row) of the outermost cells in a piece of sheet XML. Cells stand in order, but that is not relied on."""
    cells = _CELL.findall(chunk)
    if not cells:
        return []
    letters, rows = {letters for letters, _ in cells}, {row for _, row in cells}
    return [(max(map(column_of, letters)), max(map(int, rows)))]
