"""From files to records: statements into the database, then one segment over every record that changed.

Each file is one transaction, so an import that was killed goes on where it stopped. Records whose statements
changed are marked (no segment); the segment of the import is built from exactly those. A file read again unchanged
marks nothing, and then there is no new segment.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from service.records import indexing
from service.records.reading import (
    READER_VERSION,
    SUFFIXES,
    FileUnreadableError,
    Grouper,
    Problem,
    Skipped,
    Statement,
    read_tables,
)
from service.records.stored import cells_of, fields_of
from service.store import audit
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.base import new_id
from service.store.models.records import Import, Record, Source, SourceFile
from service.store.models.records import Problem as ProblemRow
from service.store.models.records import Statement as StatementRow

# How far along: what is being done, how many steps are done, how many there are.
Progress = Callable[[str, int, int], None]
_BATCH = 2000


def silent(_what: str, _done: int, _of: int) -> None:
    return None


@dataclass
class ImportReport:
    """What an import did. ``failed``: (file, sentence) of files that gave nothing. ``rows``: statements read."""

    source: str
    files_read: int = 0
    files_unchanged: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    rows: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    records: int = 0
    indexed: int = 0
    segment_id: str | None = None

    @property
    def nothing_readable(self) -> bool:
        return self.files_read == 0 and self.files_unchanged == 0

    def add(self, event: Problem | Skipped) -> None:
        if isinstance(event, Problem):
            self.problems.append(event)
        else:
            self.skipped[event.kind] = self.skipped.get(event.kind, 0) + 1


def find_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """(path, name) of every file; a folder gives the tables under it, named relative to it."""
    found: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            found += [(p, p.relative_to(path).as_posix()) for p in inside if p.is_file() and not p.is_symlink()]
        else:
            found.append((path, path.name))
    return found


def read_only(paths: Sequence[Path], mapping: Mapping[str, str], progress: Progress = silent) -> Iterator[object]:
    """The events of a dry run: tables, statements, problems, in order; a failed file is a FileUnreadableError."""
    files = find_files(paths)
    for done, (path, name) in enumerate(files):
        progress(name, done, len(files))
        try:
            yield from read_tables(path, name=name, mapping=mapping)
        except FileUnreadableError as error:
            yield error
    progress("", len(files), len(files))


def import_files(
    casework: Casework,
    source_name: str,
    paths: Sequence[Path],
    *,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = silent,
    actor: str = audit.COMMAND,
) -> ImportReport:
    """Reads tables into a source. Never raises for a file's content: what could not be read stands in the report."""
    mapping = mapping or {}
    report = ImportReport(source_name)
    source_id, import_id = _begin(casework, source_name, actor)
    files = find_files(paths)
    for done, (path, name) in enumerate(files):
        progress(name, done, len(files))
        try:
            _import_file(casework, source_id, source_name, import_id, path, name, mapping, report)
        except FileUnreadableError as error:
            report.failed.append((name, error.sentence))
        except OSError as error:
            report.failed.append((name, f"The file cannot be opened: {error.strerror}."))
    progress("", len(files), len(files))
    report.segment_id, report.indexed = indexing.build(casework, source_id, source_name, progress)
    _finish(casework, source_id, import_id, report, actor)
    return report


def _begin(casework: Casework, source_name: str, actor: str) -> tuple[str, str]:
    with casework.act(actor, "import.started", source_name) as session:
        source = ensure_source(session, source_name)
        run = Import(id=new_id(), source_id=source.id, started_day=today(), summary={})
        session.add(run)
        return source.id, run.id


def ensure_source(session: Session, name: str) -> Source:
    """A new source starts in quarantine: matched, never disclosed, until two people vouch for it."""
    source = session.scalars(select(Source).where(Source.name == name)).first()
    if source is None:
        source = Source(id=new_id(), name=name, title=name, created_day=today())
        session.add(source)
        session.flush()
    return source


def _finish(casework: Casework, source_id: str, import_id: str, report: ImportReport, actor: str) -> None:
    with casework.act(actor, "import.finished", report.source, rows=report.rows, problems=len(report.problems)) as s:
        run = s.get_one(Import, import_id)
        run.state = "failed" if report.nothing_readable else "done"
        run.segment_id = report.segment_id
        run.summary = {
            "files_read": report.files_read,
            "files_unchanged": report.files_unchanged,
            "failed": [list(f) for f in report.failed],
            "rows": report.rows,
            "skipped": report.skipped,
            "problems": len(report.problems),
        }
        report.records = indexing.count_records(s, source_id)


def _import_file(
    casework: Casework,
    source_id: str,
    source_name: str,
    import_id: str,
    path: Path,
    name: str,
    mapping: Mapping[str, str],
    report: ImportReport,
) -> None:
    digest = _digest(path)
    reading = hashlib.sha256(json.dumps([READER_VERSION, sorted(mapping.items())]).encode()).hexdigest()
    with casework.database.read() as session:
        known = session.scalars(
            select(SourceFile).where(SourceFile.source_id == source_id, SourceFile.name == name)
        ).first()
    if known is not None and (known.sha256, known.reading) == (digest, reading):
        report.files_unchanged += 1
        return
    grouper = Grouper(source_name)
    statements: list[tuple[str, Statement]] = []
    problems: list[Problem] = []
    for event in read_tables(path, name=name, mapping=mapping):
        if isinstance(event, Statement):
            statements.append((grouper.record_id(event), event))
            problems.extend(event.problems)
        elif isinstance(event, Problem):
            problems.append(event)
        elif isinstance(event, Skipped):
            report.add(event)
    report.problems.extend(problems)
    with casework.database.write() as session:
        before = _forget(session, known.id) if known is not None else {}
        file_row = SourceFile(
            id=new_id(),
            source_id=source_id,
            import_id=import_id,
            name=name,
            sha256=digest,
            reading=reading,
            size=path.stat().st_size,
            rows=len(statements),
        )
        session.add(file_row)
        session.flush()
        after = _remember(session, source_id, file_row.id, statements)
        changed = [i for i in before.keys() | after.keys() if before.get(i) != after.get(i)]
        _mark(session, source_id, changed)
        _note_problems(session, file_row.id, problems)
    report.files_read += 1
    report.rows += len(statements)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _forget(session: Session, file_id: str) -> dict[str, list[str]]:
    """Takes a file's old statements out. What each of its records had stated there, without the row numbers."""
    before: dict[str, list[str]] = {}
    for row in session.execute(
        select(StatementRow.record_id, StatementRow.fields).where(StatementRow.file_id == file_id)
    ):
        before.setdefault(row.record_id, []).append(_content(row.fields))
    session.execute(delete(StatementRow).where(StatementRow.file_id == file_id))
    session.execute(delete(ProblemRow).where(ProblemRow.file_id == file_id))
    session.execute(delete(SourceFile).where(SourceFile.id == file_id))
    return {record_id: sorted(stated) for record_id, stated in before.items()}


def _content(fields: dict[str, Any]) -> str:
    return json.dumps({k: v for k, v in fields.items() if k != "continues"}, sort_keys=True, ensure_ascii=False)


def _remember(
    session: Session, source_id: str, file_id: str, statements: list[tuple[str, Statement]]
) -> dict[str, list[str]]:
    after: dict[str, list[str]] = {}
    rows = []
    for record_id, statement in statements:
        fields = fields_of(statement)
        after.setdefault(record_id, []).append(_content(fields))
        rows.append(
            {
                "record_id": record_id,
                "file_id": file_id,
                "sheet": statement.sheet,
                "row": statement.row,
                "cells": cells_of(statement),
                "fields": fields,
            }
        )
    _ensure_records(session, source_id, list(after))
    for start in range(0, len(rows), _BATCH):
        session.execute(insert(StatementRow), rows[start : start + _BATCH])
    return {record_id: sorted(stated) for record_id, stated in after.items()}


def _ensure_records(session: Session, source_id: str, record_ids: list[str]) -> None:
    for start in range(0, len(record_ids), 500):
        part = record_ids[start : start + 500]
        known = set(session.scalars(select(Record.id).where(Record.id.in_(part))))
        new = [{"id": i, "source_id": source_id, "segment_id": None, "gone": False} for i in part if i not in known]
        if new:
            session.execute(insert(Record), new)


def _mark(session: Session, source_id: str, record_ids: list[str]) -> None:
    """These records are to be indexed anew; the segments that hold their old form learn of it."""
    for start in range(0, len(record_ids), 500):
        part = record_ids[start : start + 500]
        indexing.outdate(session, part)
        session.execute(
            update(Record).where(Record.id.in_(part), Record.source_id == source_id).values(segment_id=None)
        )


def _note_problems(session: Session, file_id: str, problems: list[Problem]) -> None:
    rows = [
        {
            "file_id": file_id,
            "sheet": p.sheet,
            "row": p.row or None,
            "column": p.column,
            "code": p.code,
            "text": p.sentence,
        }
        for p in problems
    ]
    for start in range(0, len(rows), _BATCH):
        session.execute(insert(ProblemRow), rows[start : start + _BATCH])
