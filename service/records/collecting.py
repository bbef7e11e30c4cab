"""What a process does to collect some marked records of a source for a segment: statements and portraits to entries.

Most records are stated once, in one row, and have no portrait: those come in the order of their rows, which costs a
third of looking up each. The others are looked up by their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Select, Text, cast, func, select, union
from sqlalchemy.orm import Session

from service.matching.codec import Flat
from service.matching.collected import Collected
from service.matching.types import RecordEntry
from service.photos import PhotoSignature
from service.records.entries import Stated, entry_of, flat_of_one
from service.store.database import Database
from service.store.models.records import Portrait, Record, SourceFile
from service.store.models.records import Statement as StatementRow

# Pages that a process keeps of what it looks up in no order.
_CACHE_KIB = 24 * 1024
# Rows of a piece in their order, and records of one that is looked up.
_ROWS = 64_000
_RECORDS = 4_000
# Ids in one question to the database.
_TOGETHER = 500
_ID = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """Records of a source. ``file``: where their entries go. ``ids``: 16 bytes each, of those that are looked up; or
    else ``rows``: first and last number of statements whose records are taken, without those in the file ``others``.
    """

    database_url: str
    source_id: str
    source_name: str
    file: Path
    ids: bytes = field(default=b"", repr=False)
    rows: tuple[int, int] | None = None
    others: Path | None = None


def marked(source_id: str) -> tuple[ColumnElement[bool], ...]:
    """The records of a source that no segment holds as they are now."""
    # Wrapped, so that databases look at the marked records and not at all of the source.
    return func.coalesce(Record.source_id, "") == source_id, Record.segment_id.is_(None)


def still_marked(source_id: str) -> tuple[ColumnElement[bool], ...]:
    """The same for databases that must not begin with the index of marked records: most are, or they are found by
    something else."""
    return func.coalesce(Record.source_id, "") == source_id, func.coalesce(Record.segment_id, "") == ""


def pieces(session: Session, url: str, source_id: str, source_name: str, scratch: Path, few: bool) -> list[Piece]:
    """Every marked record of the source in one of them. ``few``: all are looked up, as they are where most records of
    the source are not marked."""
    held = func.coalesce(Record.source_id, "") == source_id, func.coalesce(Record.segment_id, "") != ""
    counted = select(func.count()).select_from(Record)
    if few or session.scalars(counted.where(*held)).one() > session.scalars(counted.where(*marked(source_id))).one():
        chosen = select(Record.id).where(*marked(source_id))
        return _looked_up(_ids(session, chosen.order_by(Record.id)), url, source_id, source_name, scratch)
    of_statements = select(StatementRow.record_id).join(Record, Record.id == StatementRow.record_id)
    several = of_statements.group_by(StatementRow.record_id).having(func.count() > 1)
    pictured = select(Portrait.record_id).join(Record, Record.id == Portrait.record_id)
    still = still_marked(source_id)
    alone = _ids(session, union(several.where(*still), pictured.where(*still)).order_by("record_id"))
    others = scratch / "others"
    others.write_bytes(alone + _ids(session, select(Record.id).where(*held)))
    read = select(SourceFile.id).where(SourceFile.source_id == source_id, SourceFile.state == "read")
    of_source = select(func.min(StatementRow.id), func.max(StatementRow.id)).where(StatementRow.file_id.in_(read))
    first, last = session.execute(of_source).one()
    rows = [
        Piece(url, source_id, source_name, scratch / f"rows {low}", rows=(low, low + _ROWS - 1), others=others)
        for low in range(first or 1, (last or 0) + 1, _ROWS)
    ]
    return rows + _looked_up(alone, url, source_id, source_name, scratch)


def _ids(session: Session, chosen: Select[Any] | Any) -> bytes:
    parts = session.connection().execute(chosen.execution_options(yield_per=10_000)).scalars().partitions()
    return b"".join(bytes.fromhex("".join(part)) for part in parts)


def _looked_up(ids: bytes, url: str, source_id: str, source_name: str, scratch: Path) -> list[Piece]:
    size = _RECORDS * _ID
    return [
        Piece(url, source_id, source_name, scratch / f"ids {start}", ids=ids[start : start + size])
        for start in range(0, len(ids), size)
    ]


def collect(piece: Piece) -> Iterator[Collected]:
    """One collection: each record of the piece once, whatever read files and portraits state of it."""
    database = Database("casework", piece.database_url)
    try:
        with Collected(piece.file) as collected, database.read() as session:
            database.keep_pages(session, _CACHE_KIB)
            chosen = select(SourceFile.id, SourceFile.name).where(
                SourceFile.source_id == piece.source_id, SourceFile.state == "read"
            )
            files = {file.id: file.name for file in session.execute(chosen)}
            if piece.rows is not None:
                for flat in _in_order(session, piece, files, *piece.rows):
                    collected.add_flat(flat)
            for start in range(0, len(piece.ids), _TOGETHER * _ID):
                part = piece.ids[start : start + _TOGETHER * _ID]
                for entry in _by_id(session, piece, files, [part[a : a + _ID].hex() for a in range(0, len(part), _ID)]):
                    collected.add(entry)
    finally:
        database.dispose()
    yield collected


def _in_order(session: Session, piece: Piece, files: dict[str, str], first: int, last: int) -> Iterator[Flat]:
    source, others = piece.source_name, _others(piece.others) if piece.others else frozenset()
    query = _statements().where(StatementRow.id.between(first, last)).order_by(StatementRow.id)
    # Past the object mapper, which has nothing to map here.
    for part in session.connection().execute(query.execution_options(yield_per=1000)).partitions():
        for record_id, _, file_id, fields in part:
            file = files.get(file_id)
            if file is not None and record_id not in others:
                yield flat_of_one(source, record_id, file, orjson.loads(fields))


def _by_id(session: Session, piece: Piece, files: dict[str, str], ids: Sequence[str]) -> Iterator[RecordEntry]:
    photos, names = _portraits(session, piece, ids)
    stated: defaultdict[str, list[tuple[str, int, dict[str, Any]]]] = defaultdict(list)
    query = _statements().where(StatementRow.record_id.in_(ids))
    for record_id, statement_id, file_id, fields in session.connection().execute(query):
        if (file := files.get(file_id)) is not None:
            stated[record_id].append((file, statement_id, orjson.loads(fields)))
    for record_id in ids:
        found: list[Stated] = [(file, f) for file, _, f in sorted(stated[record_id], key=lambda item: item[:2])]
        if found or record_id in names:
            yield entry_of(
                piece.source_name, record_id, found,
                photos=tuple(photos.get(record_id, ())), photo_names=tuple(names.get(record_id, ())),
            )  # fmt: skip


def _statements() -> Select[str, int, str, str]:
    """(record, number, file, fields as text)."""
    return select(StatementRow.record_id, StatementRow.id, StatementRow.file_id, cast(StatementRow.fields, Text))


def _portraits(
    session: Session, piece: Piece, ids: Sequence[str]
) -> tuple[dict[str, list[tuple[str, PhotoSignature]]], dict[str, list[str]]]:
    """Pictures that count in matching, and the file names of all, by record."""
    photos: dict[str, list[tuple[str, PhotoSignature]]] = {}
    names: dict[str, list[str]] = {}
    query = (
        select(Portrait)
        .where(func.coalesce(Portrait.source_id, "") == piece.source_id, Portrait.record_id.in_(ids))
        .order_by(Portrait.file_name)
    )
    for portrait in session.scalars(query):
        names.setdefault(portrait.record_id, []).append(portrait.file_name)
        if portrait.signature is not None and not portrait.placeholder:
            photo = (portrait.stored_as, PhotoSignature.from_bytes(portrait.signature))
            photos.setdefault(portrait.record_id, []).append(photo)
    return photos, names


@lru_cache(maxsize=1)
def _others(file: Path) -> frozenset[str]:
    ids = file.read_bytes()
    return frozenset(ids[at : at + _ID].hex() for at in range(0, len(ids), _ID))
