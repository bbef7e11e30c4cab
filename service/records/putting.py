"""Rows into the database as its driver takes them, many by one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.records.stored import to_json
from service.store.database import Database
from service.store.models.records import Record
from service.store.models.records import Statement as StatementRow

# Records that are put in by one statement.
_RECORDS = 40_000
_One = TypeVar("_One")


def parts(ids: Sequence[_One], size: int = 500) -> Iterable[Sequence[_One]]:
    """In pieces that fit into one question to the database."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def bulk_insert(
    session: Session,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    end: str = "",
    written: Collection[str] = (),
) -> None:
    """Rows as the driver takes them, which costs a tenth of building a statement for each. JSON goes in as text, or
    where a column is ``written`` already as UTF-8."""
    if not rows:
        return
    sqlite = session.get_bind().dialect.name == "sqlite"
    mark, of_bytes = ("?", "CAST(? AS TEXT)") if sqlite else ("%s", "convert_from(%s, 'UTF8')::json")
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join([of_bytes if name in written else mark for name in columns])
    session.connection().exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({values}) {end}', list(rows))  # noqa: S608


def put_records(database: Database, source_id: str, persons: bytes | bytearray) -> None:
    """Records of these ids, 16 bytes each, where there are none yet: tombstones until something that counts states the
    person. All at the end, in the order of their ids, many by one statement: one by one they were a third of the work.
    """
    ids = np.unique(np.frombuffer(persons, dtype="S16"))
    mark, each = ("?", "json_each(?)") if database.is_sqlite else ("%s", "json_array_elements_text(%s::json) AS value")
    for at in range(0, len(ids), _RECORDS):
        part = ids[at : at + _RECORDS].tobytes().hex()
        with database.write() as session:
            session.connection().exec_driver_sql(
                f"INSERT INTO record (id, source_id, segment_id, gone) SELECT value, {mark}, NULL, {mark} FROM {each} "  # noqa: S608
                "WHERE true ON CONFLICT (id) DO NOTHING",
                (source_id, True, to_json([part[one : one + 32] for one in range(0, len(part), 32)]).decode()),
            )


def put_records_of(database: Database, source_id: str, file_ids: Sequence[str]) -> None:
    """Those of files that an import had staged when it was killed, before their records came."""
    held = select(Record.id).where(Record.id == StatementRow.record_id).exists()
    for part in parts(file_ids):
        with database.read() as session:
            missing = session.scalars(
                select(StatementRow.record_id).where(StatementRow.file_id.in_(part), ~held).distinct()
            ).all()
        put_records(database, source_id, bytes.fromhex("".join(missing)))
