"""From staged files to read ones: the brakes, and which records have to be indexed anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, select, update
from sqlalchemy.orm import Session, aliased

from service.names.normal import DOT
from service.records.marking import mark
from service.records.putting import parts
from service.records.staging import KnownFile, forget
from service.records.stored import OTHER_DOTS, fingerprint
from service.store.models.records import Record, Segment, SourceFile
from service.store.models.records import Statement as StatementRow

# From this share on rows that fail, or that repeat what is there, are not a few any more.
MOSTLY = 0.5
# So few rows or files say nothing about the rest.
_FEW_ROWS, _FEW_FILES = 5, 3
BRAKES = {
    "failing": "Most rows, or most files, could not be read. Look at a dry run: is a header not understood?",
    "repeating": "Most rows state what other files of this source state already. Is it the same list again?",
}
#: The first of them where a dry run says it.
LOOK_AT_COLUMNS = "Most rows, or most files, could not be read. Look at the columns: is a header not understood?"


@dataclass(frozen=True, slots=True)
class Counted:
    """What an import read. ``repeats``: rows that another file states word for word, for the same person."""

    files: int
    failed: int
    rows: int
    lost: int
    repeats: int


def brakes(counted: Counted) -> list[str]:
    """Codes of ``BRAKES`` that a person has to release before this import counts."""
    found = []
    rows = counted.rows + counted.lost
    if (rows >= _FEW_ROWS and counted.lost > MOSTLY * rows) or (
        counted.files >= _FEW_FILES and counted.failed > MOSTLY * counted.files
    ):
        found.append("failing")
    if counted.rows >= _FEW_ROWS and counted.repeats > MOSTLY * counted.rows:
        found.append("repeating")
    return found


def staged_of(session: Session, import_id: str) -> list[KnownFile]:
    """The files of an import that wait to be accepted."""
    columns = (SourceFile.id, SourceFile.name, SourceFile.state, SourceFile.sha256, SourceFile.reading)
    rows = session.execute(
        select(*columns, SourceFile.size, SourceFile.rows).where(
            SourceFile.import_id == import_id, SourceFile.state == "staged"
        )
    )
    return [KnownFile(*row) for row in rows]


def repeats(session: Session, source_id: str, staged: Iterable[KnownFile], read: Mapping[str, KnownFile]) -> int:
    """Rows of new files that a read file of another name, or a copy among the new ones, states already. A corrected
    file replaces instead."""
    digests = {file.sha256 for file in read.values()}
    count, fresh = 0, []
    for file in sorted(staged, key=lambda one: one.name):
        if file.name not in read and file.sha256 in digests:
            count += file.rows
        elif file.name not in read:
            fresh.append(file.id)
        digests.add(file.sha256)
    if not read:
        return count
    old, old_file = aliased(StatementRow), aliased(SourceFile)
    same = (
        select(old.id)
        .join(old_file, old_file.id == old.file_id)
        .where(
            old.record_id == StatementRow.record_id,
            old_file.source_id == source_id,
            old_file.state == "read",
            _as_said(old.fields) == _as_said(StatementRow.fields),
        )
        .exists()
    )
    for part in parts(fresh):
        found = select(func.count()).select_from(StatementRow).where(StatementRow.file_id.in_(part), same)
        count += session.scalar(found) or 0
    return count


def _as_said(fields: Any) -> ColumnElement[str]:
    """The JSON with one dot for all that stand between names: other dots are no other words."""
    said: ColumnElement[str] = cast(fields, Text)
    for dot in OTHER_DOTS:
        said = func.replace(said, dot, DOT)
    return said


def accept(session: Session, source_id: str, import_id: str, read: Mapping[str, KnownFile]) -> bool:
    """The staged files of the import count from now on, in place of what was read under their names.

    Whether the source states anything else than before.
    """
    staged = staged_of(session, import_id)
    changed: list[str] = []
    for file in staged:
        if (old := read.get(file.name)) is not None:
            before, after = _stated_by(session, old.id), _stated_by(session, file.id)
            changed += [i for i in before.keys() | after.keys() if before.get(i) != after.get(i)]
    if session.scalar(select(func.count()).where(Segment.source_id == source_id, Segment.state == "live")):
        new = [file.id for file in staged if file.name not in read]
        for part in parts(new):
            held = (
                select(StatementRow.record_id)
                .join(Record, Record.id == StatementRow.record_id)
                .where(StatementRow.file_id.in_(part), Record.segment_id.is_not(None))
                .distinct()
            )
            changed += session.scalars(held)
    mark(session, source_id, sorted(set(changed)))
    forget(session, [old.id for file in staged if (old := read.get(file.name)) is not None])
    session.execute(
        update(SourceFile).where(SourceFile.import_id == import_id, SourceFile.state == "staged").values(state="read")
    )
    return bool(changed) or any(file.rows for file in staged if file.name not in read)


def _stated_by(session: Session, file_id: str) -> dict[str, list[int]]:
    """What each record is stated as by a file."""
    stated: dict[str, list[int]] = {}
    query = select(StatementRow.record_id, StatementRow.fields).where(StatementRow.file_id == file_id)
    for row in session.execute(query.execution_options(yield_per=2000)):
        stated.setdefault(row.record_id, []).append(fingerprint(row.fields))
    return {record_id: sorted(prints) for record_id, prints in stated.items()}
