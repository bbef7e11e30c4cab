"""Rows into the database, many files in one transaction; nothing of them counts before the whole import is accepted.

A file is *pending* while its rows go in and *staged* when all are there; accepting the import makes its files *read*.
Only read files state anything. An import that was killed finds what it had staged, and does only the rest.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType

from sqlalchemy import delete, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from service.records import lateindex
from service.records.filework import Begun, Row
from service.records.processes import give_back_memory
from service.records.putting import bulk_insert, parts, put_records
from service.records.reading import Problem
from service.store.casework import Casework
from service.store.models.records import Problem as ProblemRow
from service.store.models.records import SourceFile
from service.store.models.records import Statement as StatementRow

# Rows that are written in one transaction: so many may be read anew after a kill. Fewer would write the pages of the
# indexes again and again, since record ids come in no order.
_ROWS = 40_000
# Stands for how a workbook was read until the pictures that float in it are taken: it is read anew after a kill.
PICTURES_WAIT = "pictures"
# Pages that SQLite keeps of the indexes while rows come in no order of their keys.
CACHE_KIB = 96 * 1024


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it stands in the database."""

    id: str
    name: str
    state: str
    sha256: str
    reading: str
    size: int
    rows: int


@dataclass(slots=True)
class _Open:
    id: str
    name: str
    begun: Begun
    written: bool = False
    ended: bool = False
    count: int = 0
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def known_files(session: Session, source_id: str) -> list[KnownFile]:
    """Every file of a source, whatever its state."""
    columns = (SourceFile.id, SourceFile.name, SourceFile.state, SourceFile.sha256, SourceFile.reading)
    rows = session.execute(select(*columns, SourceFile.size, SourceFile.rows).where(SourceFile.source_id == source_id))
    return [KnownFile(*row) for row in rows]


def forget(session: Session, file_ids: Collection[str]) -> None:
    """These files and all they state."""
    for part in parts(list(file_ids)):
        session.execute(delete(StatementRow).where(StatementRow.file_id.in_(part)))
        session.execute(delete(ProblemRow).where(ProblemRow.file_id.in_(part)))
        session.execute(delete(SourceFile).where(SourceFile.id.in_(part)))


@dataclass(slots=True)
class _Batch:
    """What one transaction writes of a file."""

    file: _Open
    new: bool
    rows: list[Row]
    problems: list[Problem]


class Staging:
    """Takes what was read, file by file or mixed, and writes it in large transactions, in a thread of its own.

    A context manager; leaving it waits for the last transaction. What goes wrong in one is raised by the next call.
    """

    def __init__(
        self, casework: Casework, source_id: str, import_id: str, reading: str, known: Iterable[KnownFile]
    ) -> None:
        self._database = casework.database
        self._source_id, self._import_id, self._reading = source_id, import_id, reading
        self._left = {f.name: f.id for f in known if f.state == "pending"}
        self._outdated = {f.name: f.id for f in known if f.state == "staged"}
        self._open: dict[int, _Open] = {}
        self._waiting = 0
        self._persons = bytearray()  # ids of the records that the rows state, 16 bytes each
        self._thread = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(wait=True)
        if kind is not None:
            with contextlib.suppress(SQLAlchemyError):  # the next import puts it back; what went wrong here is told
                lateindex.put_back(self._database)
        self._give_back()

    def _give_back(self) -> None:
        if self._database.is_sqlite:
            self._database.dispose()  # the connections keep their pages, of which nobody has need any more
        give_back_memory()

    def begin(self, number: int, file_id: str, name: str, begun: Begun) -> None:
        """``number`` names the file from here on."""
        self._open[number] = _Open(file_id, name, begun)

    def add(self, number: int, rows: Sequence[Row], problems: Sequence[Problem]) -> None:
        file = self._open[number]
        file.rows += rows
        file.problems += problems
        file.count += len(rows)
        self._waiting += len(rows) + len(problems)
        if self._waiting >= _ROWS:
            self._flush()

    def end(self, number: int) -> bool:
        """All rows of the file were added. False for a file that was never begun."""
        if number in self._open:
            self._open[number].ended = True
            return True
        return False

    def fail(self, number: int) -> None:
        """The file gives nothing after all; what was written of it goes."""
        file = self._open.pop(number, None)
        if file is not None and file.written:
            self._settle()
            with self._database.write() as session:
                forget(session, [file.id])

    def finish(self) -> Future[None]:
        """When it is done, everything that was added stands in the database."""
        before = self._writing
        self._hand_over()
        return self._thread.submit(self._finish, [before, self._writing])

    def _finish(self, writing: list[Future[None] | None]) -> None:
        for one in filter(None, writing):  # they have ended: there is one thread
            one.result()
        self._give_back()  # rows came in no order of their keys, records do
        lateindex.put_back(self._database)
        put_records(self._database, self._source_id, self._persons)

    def _settle(self) -> None:
        if self._writing is not None:
            self._writing.result()
            self._writing = None

    def _flush(self) -> None:
        """Hands over what waits, once what was handed over before is written."""
        self._settle()
        self._hand_over()

    def _hand_over(self) -> None:
        batches = []
        for file in self._open.values():
            batches.append(_Batch(file, not file.written, file.rows, file.problems))
            file.written, file.rows, file.problems = True, [], []
        self._open = {number: file for number, file in self._open.items() if not file.ended}
        self._waiting = 0
        if batches:
            ended = {batch.file.id for batch in batches if batch.file.ended}
            self._writing = self._thread.submit(self._write, batches, ended)

    def _write(self, batches: list[_Batch], ended: set[str]) -> None:
        with self._database.write() as session:
            self._database.keep_pages(session, CACHE_KIB)
            lateindex.leave_out(self._database, session)
            self._write_files(session, batches, ended)
            self._write_rows(session, batches)
            for batch in batches:
                if batch.file.id in ended and not batch.new:
                    session.execute(
                        update(SourceFile)
                        .where(SourceFile.id == batch.file.id)
                        .values(state="staged", rows=batch.file.count)
                    )

    def _write_files(self, session: Session, batches: list[_Batch], ended: set[str]) -> None:
        new = [batch.file for batch in batches if batch.new]
        replaced = [left for f in new if (left := self._left.pop(f.name, None))]
        replaced += [old for b in batches if b.file.id in ended and (old := self._outdated.pop(b.file.name, None))]
        forget(session, replaced)
        columns = ("id", "source_id", "import_id", "state", "name", "sha256", "reading", "size", "rows")
        bulk_insert(
            session,
            SourceFile.__tablename__,
            columns,
            [
                (f.id, self._source_id, self._import_id, "staged" if f.id in ended else "pending", f.name,
                 f.begun.sha256, PICTURES_WAIT if f.begun.pictures else self._reading, f.begun.size,
                 f.count if f.id in ended else 0)
                for f in new
            ],
        )  # fmt: skip

    def _write_rows(self, session: Session, batches: list[_Batch]) -> None:
        self._persons += bytes.fromhex("".join([row[0] for batch in batches for row in batch.rows]))
        bulk_insert(
            session,
            "statement",
            ("file_id", "record_id", "sheet", "row", "cells", "fields"),
            [(batch.file.id, *row) for batch in batches for row in batch.rows],
            written=("cells", "fields"),
        )
        bulk_insert(
            session,
            "problem",
            ("file_id", "sheet", "row", "column", "code", "text", "lost"),
            [
                (batch.file.id, p.sheet, p.row or None, p.column, p.code, p.sentence, p.lost)
                for batch in batches
                for p in batch.problems
            ],
        )
