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

from service.records import indexing, trust
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
    """A new source starts in quarantine: matched, never disclosed, until two people vouch for it.

    Raises trust.SourceRemoved.
    """
    source = session.scalars(select(Source).where(Source.name == name)).first()
    if source is not None:
        trust.check_open(source)
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
        if report.indexed:
            trust.changed(s, casework, actor, source_id)


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
            select(SourceFile).where(
                SourceFile.source_id == source_id, SourceFile.name == name, SourceFile.state == "read"
            )
        ).first()
    if known is not None and (known.sha256, known.reading) == (digest, reading):
        report.files_unchanged += 1
        return
    events = read_tables(path, name=name, mapping=mapping)
    with casework.database.write() as session:
        _drop_pending(session, source_id, name)
        pending = SourceFile(
            id=new_id(),
            source_id=source_id,
            import_id=import_id,
            state="pending",
            name=name,
            sha256=digest,
            reading=reading,
            size=path.stat().st_size,
        )
        session.add(pending)
    stated, rows = _take_in(casework, source_id, source_name, pending.id, events, report)
    with casework.database.write() as session:
        before = _stated_by(session, known.id) if known is not None else {}
        if known is not None:
            _forget(session, known.id)
        session.execute(update(SourceFile).where(SourceFile.id == pending.id).values(state="read", rows=rows))
        _mark(session, source_id, [i for i in before.keys() | stated.keys() if before.get(i) != stated.get(i)])
    report.files_read += 1
    report.rows += rows


def _take_in(
    casework: Casework,
    source_id: str,
    source_name: str,
    file_id: str,
    events: Iterable[object],
    report: ImportReport,
) -> tuple[dict[str, list[int]], int]:
    """Writes a file's rows a batch at a time, so that neither memory nor the time for which others wait grows with it.

    What each record is stated as by this file (see ``_fingerprint``), and how many rows there were.
    """
    grouper = Grouper(source_name)
    stated: dict[str, list[int]] = {}
    batch: list[dict[str, Any]] = []
    problems: list[Problem] = []
    rows = 0

    def write() -> None:
        with casework.database.write() as session:
            _ensure_records(session, source_id, list({row["record_id"] for row in batch}))
            if batch:
                session.execute(insert(StatementRow), batch)
            _note_problems(session, file_id, problems)
        report.problems.extend(problems)
        batch.clear()
        problems.clear()

    for event in events:
        if isinstance(event, Statement):
            rows += 1
            record_id, fields = grouper.record_id(event), fields_of(event)
            stated.setdefault(record_id, []).append(_fingerprint(fields))
            batch.append(
                {
                    "record_id": record_id,
                    "file_id": file_id,
                    "sheet": event.sheet,
                    "row": event.row,
                    "cells": cells_of(event),
                    "fields": fields,
                }
            )
            problems.extend(event.problems)
        elif isinstance(event, Problem):
            problems.append(event)
        elif isinstance(event, Skipped):
            report.add(event)
        if len(batch) >= _BATCH or len(problems) >= _BATCH:
            write()
    write()
    return {record_id: sorted(prints) for record_id, prints in stated.items()}, rows


def _fingerprint(fields: dict[str, Any]) -> int:
    """What a row states, without its row number, as a number: a moved row is no change."""
    content = {k: v for k, v in fields.items() if k != "continues"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stated_by(session: Session, file_id: str) -> dict[str, list[int]]:
    stated: dict[str, list[int]] = {}
    query = select(StatementRow.record_id, StatementRow.fields).where(StatementRow.file_id == file_id)
    for row in session.execute(query.execution_options(yield_per=_BATCH)):
        stated.setdefault(row.record_id, []).append(_fingerprint(row.fields))
    return {record_id: sorted(prints) for record_id, prints in stated.items()}


def _forget(session: Session, file_id: str) -> None:
    session.execute(delete(StatementRow).where(StatementRow.file_id == file_id))
    session.execute(delete(ProblemRow).where(ProblemRow.file_id == file_id))
    session.execute(delete(SourceFile).where(SourceFile.id == file_id))


def _drop_pending(session: Session, source_id: str, name: str) -> None:
    """What an import that was killed had taken in of this file."""
    left = select(SourceFile.id).where(
        SourceFile.source_id == source_id, SourceFile.name == name, SourceFile.state == "pending"
    )
    for file_id in list(session.scalars(left)):
        _forget(session, file_id)


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
