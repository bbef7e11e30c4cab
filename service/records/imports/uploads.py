"""Files that an administrator uploads: known by content, kept under opaque names until their import is over.

Nothing is parsed here: the first bytes say what a file claims to be, and a worker reads it later, behind the checks of
``reading.safety``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sqlalchemy import delete, select

from service.photos.child import FORMATS
from service.photos.formats import sniff
from service.records.reading import SUFFIXES
from service.records.reading.photonames import PICTURES
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.imports import Upload

REQUEST_BYTES = 200 * 2**20
MOST_FILES = 400
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<script", b"<svg")
# What text may hold besides letters: tab, line feed, form feed, carriage return, and the escape of old encodings.
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}
_ENDINGS = {
    "xlsx": (".xlsx", ".xlsm"),
    "xls": (".xls", ".et"),
    "pdf": (".pdf",),
    "text": (".csv", ".tsv", ".txt"),
    "picture": (".jpg", *sorted(PICTURES)),
}


class UploadRefused(ValueError):
    """``reason``: none, many, empty, kind, twice, picture or table. ``name``: the file, as shown."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = name


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came with a request. ``name``: safe to show, and to keep as its name in provenance."""

    name: str
    kind: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def kind_of(data: bytes) -> str | None:
    """``xlsx``, ``xls``, ``pdf``, ``text`` or ``picture`` by content; None for anything else."""
    start = data[:8]
    if start.startswith(b"PK\x03\x04"):
        # The names of an archive's parts stand in it in clear.
        return "xlsx" if b"xl/" in data and b"[Content_Types].xml" in data else None
    if start == _OLE or start[:2] in _BIFF:
        return "xls"
    if start.startswith(b"%PDF-"):
        return "pdf"
    if sniff(data) in FORMATS:
        return "picture"
    return "text" if _is_text(data) else None


def _is_text(data: bytes) -> bool:
    head = data[: 64 * 1024]
    if head.startswith(_UTF16):
        return True
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:10].lower().startswith(_MARKUP):
        return False
    return 0 not in head and sum(byte in _CONTROLS for byte in head) * 200 <= len(head)


def base_name(name: str) -> str:
    """Without folders, control characters and leading dots: nothing that could trick a path or a reader."""
    base = PurePosixPath(name.replace("\\", "/")).name
    return "".join("_" if unicodedata.category(c)[0] == "C" else c for c in base).strip().lstrip(".")[:160] or "file"


def shown_name(name: str, kind: str) -> str:
    """The base name, with an ending that fits the content."""
    base = base_name(name)
    stem, suffix = Path(base).stem[:120], Path(base).suffix.lower()
    if suffix in _ENDINGS[kind]:
        return stem + Path(base).suffix
    return f"{base[:120]}{_ENDINGS[kind][0]}"


def take(files: Iterable[tuple[str, bytes]], *, pictures: bool) -> list[Incoming]:
    """Checked files. ``files``: (name, content). Among ``pictures`` a text may be: the table of file names and ID
    numbers. Raises UploadRefused."""
    taken: list[Incoming] = []
    names: set[str] = set()
    digests: set[str] = set()
    for name, data in files:
        kind = kind_of(data)
        if not data:
            raise UploadRefused("empty", base_name(name))
        if kind is None or (kind == "pdf" and ".pdf" not in SUFFIXES):
            raise UploadRefused("kind", base_name(name))
        if pictures and kind not in ("picture", "text"):
            raise UploadRefused("table", base_name(name))
        if kind == "picture" and not pictures:
            raise UploadRefused("picture", base_name(name))
        one = Incoming(shown_name(name, kind), kind, data)
        if one.name in names or one.sha256 in digests:
            raise UploadRefused("twice", one.name)
        names.add(one.name)
        digests.add(one.sha256)
        taken.append(one)
        if len(taken) > MOST_FILES:
            raise UploadRefused("many")
    if not taken:
        raise UploadRefused("none")
    return taken


def put_aside(casework: Casework, files: Iterable[Incoming]) -> list[Upload]:
    """Stores the content; the rows are the caller's to add to a job."""
    rows = []
    for one in files:
        key = new_id()
        casework.files.put(key, one.data)
        rows.append(
            Upload(id=new_id(), name=one.name, kind=one.kind, size=len(one.data), sha256=one.sha256, stored_as=key)
        )
    return rows


def lay_out(casework: Casework, job_id: str, folder: Path) -> int:
    """Writes a job's files into a folder, under their names, for a reader that wants paths. How many."""
    with casework.database.read() as session:
        rows = list(session.scalars(select(Upload).where(Upload.job_id == job_id).order_by(Upload.name)))
    for row in rows:
        path = folder / row.name
        if path.parent != folder:
            raise ValueError("the name leads out of the folder")
        path.write_bytes(casework.files.get(row.stored_as))
    return len(rows)


def forget(casework: Casework, job_id: str) -> int:
    """Deletes a job's files for good. How many."""
    with casework.database.read() as session:
        keys = list(session.scalars(select(Upload.stored_as).where(Upload.job_id == job_id)))
    for key in keys:
        casework.files.delete(key)
    with casework.database.write() as session:
        session.execute(delete(Upload).where(Upload.job_id == job_id))
    return len(keys)
