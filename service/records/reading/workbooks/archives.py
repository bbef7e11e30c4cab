"""Archives of files: what a name or the first bytes say of one, and whether a zip holds a workbook or is one.

A workbook is a zip too. Nothing is unpacked: the table of contents is enough, and no more of it is read than a real
workbook has.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

ENDINGS = frozenset(
    {".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".zst", ".lz", ".lzh"}
)
_STARTS = (
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"PK\x05\x06",
)
_TAR, _TAR_AT = b"ustar", 257
_END, _ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_END_SIZE, _ENTRY_SIZE, _LONGEST_COMMENT = 22, 46, 65_535
_MOST = 20_000
# Parts that documents of an office have and an archive of files has not.
_OF_DOCUMENTS = ("[content_types].xml", "mimetype", "meta-inf/manifest.xml", "word/document.xml")
_OF_WORKBOOKS = ("workbook.xml", "workbook.bin")


def is_archive(data: bytes) -> bool:
    """Whether this is an archive of files, by its content: no workbook and no other document."""
    if data.startswith(_STARTS) or (data[:3] == b"BZh" and data[4:10] == b"1AY&SY"):
        return True
    if data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return True
    return holds_files(_names(data))


def holds_files(names: Iterable[str]) -> bool:
    """Whether the parts of a zip are files that somebody put together: some, and none that a document has."""
    parts = [name.lower().replace("\\", "/") for name in names]
    return bool(parts) and not any(
        part in _OF_DOCUMENTS or part.startswith("xl/") or part.rpartition("/")[2] in _OF_WORKBOOKS for part in parts
    )


def _names(data: bytes) -> Iterator[str]:
    """Of the parts of a zip, by its table of contents. None where it has none that can be read: then it is damaged, or
    of a kind that is told elsewhere."""
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if not data.startswith(b"PK") or end < 0 or end + _END_SIZE > len(data):
        return
    count, _, at = struct.unpack_from("<HII", data, end + 10)
    for _ in range(min(count, _MOST)):
        if data[at : at + 4] != _ENTRY or at + _ENTRY_SIZE > end:
            return
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        yield data[at + _ENTRY_SIZE : at + _ENTRY_SIZE + name].decode("utf-8", "replace")
        at += _ENTRY_SIZE + name + extra + comment
