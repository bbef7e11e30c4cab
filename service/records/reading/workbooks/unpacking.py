"""The parts of an archive, piece by piece. Most files are small and hold small parts: those unpack in one step, in
place of the many of zipfile, which cost as much as the unpacking itself."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from struct import Struct

from service.records.reading.workbooks.reach import PIECE

# Of the header before a part: its signature, its version, flags, (method to packed size), lengths of name and extras.
_HEADER = Struct("<4s2xH18xHH")
_SIGNATURE = b"PK\3\4"
_HARMLESS = 0x080E  # flags: how hard it was packed, sizes told behind it, a name in UTF-8


class Unpacking:
    """``data``: the whole file, where it is at hand."""

    def __init__(self, archive: zipfile.ZipFile, data: bytes | None = None) -> None:
        self.archive, self._data = archive, data
        self._ends: dict[int, int] = {}  # by where its header begins, where the next one or the table of contents does
        if data is not None:
            begins = sorted(member.header_offset for member in archive.infolist())
            for begin, end in pairwise((*begins, archive.start_dir)):
                self._ends.setdefault(begin, end)

    def pieces(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """Of ``reach.PIECE`` bytes, but for the last. Raises what reading a part of a damaged archive does."""
        if (whole := self._at_once(member)) is not None:
            yield whole
            return
        with self.archive.open(member) as part:
            while piece := part.read(PIECE):
                yield piece

    def _at_once(self, member: zipfile.ZipInfo) -> bytes | None:
        """A small part that is in every way what the archive declares; None for any other, on which zipfile rules."""
        begin, size = member.header_offset, member.file_size
        if self._data is None or not 0 < size < PIECE or not 0 <= begin <= len(self._data) - _HEADER.size:
            return None
        signature, flags, name_length, extra_length = _HEADER.unpack_from(self._data, begin)
        if signature != _SIGNATURE or (flags | member.flag_bits) & ~_HARMLESS:
            return None
        name_at = begin + _HEADER.size
        packed_at = name_at + name_length + extra_length
        end = packed_at + member.compress_size
        name = member.orig_filename
        if not name.isascii() or self._data[name_at : name_at + name_length] != name.encode():
            return None
        if member.compress_type != zipfile.ZIP_DEFLATED or end > self._ends[begin]:
            return None
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacker.decompress(self._data[packed_at:end], size + 1)  # never much more than is declared
        except zlib.error:
            return None
        return data if unpacker.eof and len(data) == size and zlib.crc32(data) == member.CRC else None
