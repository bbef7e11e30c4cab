"""What a process does to collect some marked records of a source for a segment: statements and portraits to entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from service.matching.collected import Collected
from service.matching.types import RecordEntry
from service.photos import PhotoSignature
from service.records.entries import entry_of
from service.store.database import Database
from service.store.models.records import Portrait, Record, SourceFile
from service.store.models.records import Statement as StatementRow

# Of the pages of statements, which are read in the order of their records: a process keeps so much.
_CACHE_KIB = 24 * 1024


@dataclass(frozen=True, slots=True)
class Piece:
    """Marked records with ids from ``low`` to below ``high``; ``file``: where their entries go.
    ``few``: of all records of the source."""

    database_url: str
    source_id: str
    source_name: str
    low: str
    high: str
    file: Path
    few: bool = False


def collect(piece: Piece) -> Iterator[Collected]:
    """One collection."""
    database = Database("casework", piece.database_url)
    try:
        with Collected(piece.file) as collected, database.read() as session:
            database.keep_pages(session, _CACHE_KIB)
            for entry in entries(session, piece):
                collected.add(entry)
    finally:
        database.dispose()
    yield collected


def entries(session: Session, piece: Piece) -> Iterator[RecordEntry]:
    """Records in the order of their ids, whatever read files and portraits state of them."""
    photos, names = _portraits(session, piece)
    gathered: list[tuple[str, int, dict[str, Any]]] = []
    current = ""

    def entry(record_id: str) -> RecordEntry:
        if len(gathered) > 1:
            gathered.sort(key=lambda item: item[:2])
        return entry_of(
            piece.source_name,
            record_id,
            [(file, fields) for file, _, fields in gathered],
            photos=tuple(photos.pop(record_id, ())),
            photo_names=tuple(names.pop(record_id, ())),
        )

    for record_id, statement_id, file, fields in _statements(session, piece):
        if record_id != current:
            if current:
                yield entry(current)
            gathered.clear()
            current = record_id
        gathered.append((file, statement_id, orjson.loads(fields)))
    if current:
        yield entry(current)
    gathered.clear()
    for record_id in sorted(names):  # known by portraits alone
        yield entry(record_id)


def _statements(session: Session, piece: Piece) -> Iterator[tuple[str, int, str, str]]:
    # Databases choose what to begin with by how many rows they expect, and expect too few here: what must not be begun
    # with is wrapped. Few marked records are looked up by their mark; many lie in the order of the statements' index.
    marked = Record.segment_id.is_(None) if piece.few else func.coalesce(Record.segment_id, "") == ""
    ordered = Record.id if piece.few else StatementRow.record_id
    query = (
        select(StatementRow.record_id, StatementRow.id, SourceFile.name, cast(StatementRow.fields, Text))
        .select_from(StatementRow)
        .join(Record, Record.id == StatementRow.record_id)
        .join(SourceFile, SourceFile.id == StatementRow.file_id)
        .where(
            func.coalesce(SourceFile.source_id, "") == piece.source_id, SourceFile.state == "read", marked,
            ordered >= piece.low, ordered < piece.high,
        )
        .order_by(ordered)
    )  # fmt: skip
    # Past the object mapper, which has nothing to map here.
    for part in session.connection().execute(query.execution_options(yield_per=1000)).partitions():
        yield from part


def _portraits(
    session: Session, piece: Piece
) -> tuple[dict[str, list[tuple[str, PhotoSignature]]], dict[str, list[str]]]:
    """Pictures that count in matching, and the file names of all, by record."""
    photos: dict[str, list[tuple[str, PhotoSignature]]] = {}
    names: dict[str, list[str]] = {}
    query = (
        select(Portrait)
        .join(Record, Record.id == Portrait.record_id)
        .where(
            func.coalesce(Portrait.source_id, "") == piece.source_id,
            func.coalesce(Record.segment_id, "") == "",
            Portrait.record_id >= piece.low, Portrait.record_id < piece.high,
        )
        .order_by(Portrait.file_name)
    )  # fmt: skip
    for portrait in session.scalars(query):
        names.setdefault(portrait.record_id, []).append(portrait.file_name)
        if portrait.signature is not None and not portrait.placeholder:
            photo = (portrait.stored_as, PhotoSignature.from_bytes(portrait.signature))
            photos.setdefault(portrait.record_id, []).append(photo)
    return photos, names
