"""The rehearsal: everything is read, nothing is changed, and brakes say what a person should look at first."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from service.records import accepting
from service.records.filework import Begun, Chunk, Row, Unreadable, read_file
from service.records.imports.face import Broken, read, tables_in
from service.records.imports.report import Report
from service.records.reading import Problem
from service.records.running import Progress
from service.records.stored import fingerprint
from service.store.casework import Casework
from service.store.models.records import Source, SourceFile
from service.store.models.records import Statement as StatementRow

_BATCH = 500


@dataclass
class _File:
    """What was read of a file so far; nothing of it counts where it breaks on the way."""

    rows: int = 0
    repeats: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)


class Rehearsal:
    """Counts of one dry run over the tables of a folder.

    ``lost``: rows that could not be read (``Problem.lost``); ``repeats``: rows of new files that another file of the
    source states already, of the same person in the same words; ``replaced``, ``unchanged``: files of a name that is
    there.
    """

    def __init__(self, casework: Casework, source: str) -> None:
        self._casework, self._source = casework, source
        self.report = Report()
        self.rows = self.lost = self.repeats = self.files = self.failed = self.replaced = self.unchanged = 0
        self.skipped: dict[str, int] = {}
        with casework.database.read() as session:
            self._source_id = session.scalar(select(Source.id).where(Source.name == source))
            known = session.execute(
                select(SourceFile.name, SourceFile.sha256).where(
                    SourceFile.source_id == self._source_id, SourceFile.state == "read"
                )
            ).all()
        self._known = {row.name: row.sha256 for row in known}
        self._digests = set(self._known.values())
        self._copied: set[str] = set()

    def run(self, folder: Path, mapping: Mapping[str, str], profile: str, progress: Progress) -> None:
        files = tables_in(folder)
        self.files = len(files)
        rows = {name: 0 for _, name in files}
        failed: dict[str, str] = {}
        held: dict[str, _File] = defaultdict(_File)
        for name, item in read(read_file, self._source, files, mapping, profile, progress):
            if isinstance(item, Begun):
                self._begin(name, item.sha256)
            elif isinstance(item, Chunk):
                self._chunk(name, item, held[name])
            elif isinstance(item, Unreadable | Broken):
                failed[name] = item.sentence
                held.pop(name, None)
            elif (file := held.pop(name, None)) is not None:
                rows[name] = file.rows
                self._take(file)
        for name, sentence in failed.items():
            self.report.unreadable(name, sentence)
        for name, count in rows.items():
            if name not in failed:
                self.report.read(name, count)
        self.failed = len(failed)

    @property
    def brakes(self) -> list[str]:
        """Codes of ``accepting.BRAKES``, or ``nothing``: no row states a person."""
        if self.rows == 0:
            return ["nothing"]
        return accepting.brakes(accepting.Counted(self.files, self.failed, self.rows, self.lost, self.repeats))

    def result(self) -> dict[str, Any]:
        """JSON for the job."""
        return {
            "files": self.files,
            "rows": self.rows,
            "lost": self.lost,
            "damaged": self.report.counts.get("damaged", 0),
            "failed": self.failed,
            "repeats": self.repeats,
            "replaced": self.replaced,
            "unchanged": self.unchanged,
            "skipped": self.skipped,
            "shown": self.report.shown,
            "brakes": self.brakes,
        }

    def _begin(self, name: str, digest: str) -> None:
        if name in self._known:
            self.unchanged += self._known[name] == digest
            self.replaced += self._known[name] != digest
        elif digest in self._digests:
            self._copied.add(name)  # the same content under another name: whatever it states is stated
        self._digests.add(digest)

    def _chunk(self, name: str, chunk: Chunk, file: _File) -> None:
        file.rows += len(chunk.rows)
        file.skipped.update(chunk.skipped)
        file.problems += chunk.problems
        if name in self._copied:
            file.repeats += len(chunk.rows)
        elif self._known and name not in self._known:
            for start in range(0, len(chunk.rows), _BATCH):
                file.repeats += self._repeated(chunk.rows[start : start + _BATCH])

    def _take(self, file: _File) -> None:
        self.rows += file.rows
        self.repeats += file.repeats
        for kind, count in file.skipped.items():
            self.skipped[kind] = self.skipped.get(kind, 0) + count
        for p in file.problems:
            self.lost += p.lost
            self.report.damaged(p.file, p.sheet, p.row, p.column, p.sentence, lost=p.lost)

    def _repeated(self, rows: Sequence[Row]) -> int:
        with self._casework.database.read() as session:
            found = session.execute(
                select(StatementRow.record_id, StatementRow.fields)
                .join(SourceFile, SourceFile.id == StatementRow.file_id)
                .where(StatementRow.record_id.in_({record_id for record_id, *_ in rows}), SourceFile.state == "read")
            )
            stated = {(row.record_id, _said(row.fields)) for row in found}
        if not stated:
            return 0
        return sum((record_id, _said(json.loads(fields))) in stated for record_id, *_, fields in rows)


_said = partial(fingerprint, any_dots=True)
