"""Files that an administrator uploads: known by content, kept under opaque names until their import is over.

Nothing is parsed here: the first bytes say what a file claims to be, and a worker reads it later, behind the checks of
``reading.safety``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sqlalchemy import delete, select

from service.photos.child import FORMATS
from service.photos.formats import sniff
from service.records.reading import SUFFIXES
from service.records.reading.formats.delimited import utf16_by_zeros
from service.records.reading.formats.markup import is_markup
from service.records.reading.photonames import PICTURES
from service.records.reading.workbooks import safety
from service.records.reading.workbooks.archives import is_archive
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.imports import Upload

REQUEST_BYTES = 200 * 2**20
MOST_FILES = 400
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TABLE = (b"<script", b"<svg")
# What text may hold besides letters: tab, line feed, form feed, carriage return, and the escape of old encodings.
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}
_ENDINGS = {"xlsx": ".xlsx", "xls": ".xls", "pdf": ".pdf", "text": ".csv", "markup": ".xls", "picture": ".jpg"}


class Refused(NamedTuple):
    """A file that is not taken. ``name``: as shown. ``reason``: empty, archive, kind, twice, picture or table."""

    name: str
    reason: str


class UploadRefused(ValueError):
    """Nothing can be taken. ``reason``: none, many, or "" where each of ``files`` has its own."""

    def __init__(self, reason: str, files: Sequence[Refused] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.files = files


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
    """``xlsx``, ``xls``, ``pdf``, ``text``, ``markup`` (a web page, or an XML spreadsheet) or ``picture`` by content,
    as the reader tells them; None for what it could not read."""
    kind = safety.kind_of(data)
    if kind == "xlsx":
        return kind if b"xl/" in data else None  # the names of an archive's parts stand in it in clear
    if kind != "text":
        return kind
    if sniff(data) in FORMATS:
        return "picture"
    if is_markup(data[:2000]):
        return "markup"
    return "text" if _is_text(data) else None


def _is_text(data: bytes) -> bool:
    head = data[: 64 * 1024]
    if head.startswith(_UTF16):
        return True
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:10].lower().startswith(_NO_TABLE):
        return False
    if utf16_by_zeros(head) is not None:
        return True
    # A few in a damaged row are no reason to refuse all others.
    return sum(byte in _CONTROLS for byte in head) * 20 <= len(head)


def base_name(name: str) -> str:
    """Without folders, control characters and leading dots: nothing that could trick a path or a reader."""
    base = PurePosixPath(name.replace("\\", "/")).name
    return "".join("_" if unicodedata.category(c)[0] == "C" else c for c in base).strip().lstrip(".")[:160] or "file"


def shown_name(name: str, kind: str) -> str:
    """The base name, with an ending that is read. Which one makes no difference: tables are known by their content, and
    a file is to have the same name in provenance by whichever way it came."""
    base = base_name(name)
    stem, suffix = Path(base).stem[:120], Path(base).suffix.lower()
    if suffix in (PICTURES if kind == "picture" else SUFFIXES):
        return stem + Path(base).suffix
    return f"{base[:120]}{_ENDINGS[kind]}"


def take(files: Iterable[tuple[str, bytes]], *, pictures: bool) -> tuple[list[Incoming], list[Refused]]:
    """Checked files, and those that are not taken, which costs the others nothing. ``files``: (name, content). Among
    ``pictures`` a text may be: the table of file names and ID numbers. Raises UploadRefused where none is left."""
    taken: list[Incoming] = []
    refused: list[Refused] = []
    names: set[str] = set()
    digests: set[str] = set()
    for number, (name, data) in enumerate(files, 1):
        if number > MOST_FILES:
            raise UploadRefused("many")
        kind = kind_of(data)
        if reason := _against(kind, data, pictures=pictures):
            refused.append(Refused(base_name(name), reason))
            continue
        assert kind is not None
        one = Incoming(shown_name(name, kind), kind, data)
        if one.name in names or one.sha256 in digests:
            refused.append(Refused(one.name, "twice"))
            continue
        names.add(one.name)
        digests.add(one.sha256)
        taken.append(one)
    if not taken:
        raise UploadRefused("" if refused else "none", refused)
    return taken, refused


def _against(kind: str | None, data: bytes, *, pictures: bool) -> str:
    """Why a file is not taken; "" where it is."""
    if not data:
        return "empty"
    if is_archive(data):
        return "archive"
    if kind is None:
        return "kind"
    if pictures and kind not in ("picture", "text"):
        return "table"
    return "picture" if kind == "picture" and not pictures else ""


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
