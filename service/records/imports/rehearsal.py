"""The rehearsal: everything is read, nothing is changed, and brakes say what a person should look at first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from service.records.imports.face import Progress, events, tables_in
from service.records.imports.report import Report
from service.records.reading import FileUnreadableError, Grouper, Problem, Skipped, Statement
from service.records.stored import fields_of
from service.store.casework import Casework
from service.store.models.records import Source, SourceFile
from service.store.models.records import Statement as StatementRow

# From this share on rows that fail, or that repeat what is there, are not a few any more.
MOSTLY = 0.5
_BATCH = 500


class Rehearsal:
    """Counts of one dry run over the tables of a folder."""

    def __init__(self, casework: Casework, source: str) -> None:
        self._casework, self._source = casework, source
        self.report = Report()
        self.rows = self.lost = self.repeats = self.files = self.failed = 0
        self.skipped: dict[str, int] = {}
        with casework.database.read() as session:
            self._source_id = session.scalar(select(Source.id).where(Source.name == source))
            known = session.execute(
                select(SourceFile.name, SourceFile.sha256, SourceFile.rows).where(
                    SourceFile.source_id == self._source_id, SourceFile.state == "read"
                )
            ).all()
        self._known = {row.name: row.sha256 for row in known}
        self._names = {row.sha256: row.name for row in known}
        self.replaced = self.unchanged = 0

    def run(self, folder: Path, mapping: Mapping[str, str], progress: Progress) -> None:
        files = tables_in(folder)
        self.files = len(files)
        for done, (path, name) in enumerate(files):
            progress(name, done, len(files))
            try:
                self._file(path, name, mapping)
            except FileUnreadableError as error:
                self.failed += 1
                self.report.unreadable(name, error.sentence)
        progress("", len(files), len(files))

    @property
    def brakes(self) -> list[str]:
        """``failing``: most rows, or most files, give nothing. ``repeating``: most rows are stated already, by files
        of other names. ``nothing``: no row states a person."""
        found = []
        if self.rows == 0:
            found.append("nothing")
        elif self.lost > MOSTLY * (self.rows + self.lost) or self.failed > MOSTLY * self.files:
            found.append("failing")
        if self.rows and self.repeats > MOSTLY * self.rows:
            found.append("repeating")
        return found

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

    def _file(self, path: Path, name: str, mapping: Mapping[str, str]) -> None:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if name in self._known:
            self.unchanged += self._known[name] == digest
            self.replaced += self._known[name] != digest
        # The same content under another name: whatever it states is stated.
        copied = name not in self._known and digest in self._names
        rows = 0
        grouper = Grouper(self._source)
        batch: list[tuple[str, bytes]] = []
        for event in events(path, name, mapping):
            if isinstance(event, Statement):
                rows += 1
                batch.append((grouper.record_id(event), _states(fields_of(event))))
                for problem in event.problems:
                    self._problem(problem)
                if len(batch) >= _BATCH:
                    self.repeats += 0 if copied else self._repeated(batch, name)
                    batch.clear()
            elif isinstance(event, Problem):
                self._problem(event)
            elif isinstance(event, Skipped):
                self.skipped[event.kind] = self.skipped.get(event.kind, 0) + 1
                self.lost += event.kind == "unrecognised"
        self.repeats += rows if copied else self._repeated(batch, name)
        self.rows += rows
        self.report.read(name, rows)

    def _problem(self, problem: Problem) -> None:
        self.lost += problem.lost and problem.row > 0
        self.report.damaged(
            problem.file, problem.sheet, problem.row, problem.column, problem.sentence, lost=problem.lost
        )

    def _repeated(self, batch: list[tuple[str, bytes]], name: str) -> int:
        """How many of these rows a file of another name states already, of the same person in the same words."""
        if not batch or self._source_id is None:
            return 0
        with self._casework.database.read() as session:
            rows = session.execute(
                select(StatementRow.record_id, StatementRow.fields)
                .join(SourceFile, SourceFile.id == StatementRow.file_id)
                .where(
                    StatementRow.record_id.in_({record_id for record_id, _ in batch}),
                    SourceFile.state == "read",
                    SourceFile.name != name,
                )
            )
            stated = {(row.record_id, _states(row.fields)) for row in rows}
        return sum(one in stated for one in batch)


def _states(fields: Mapping[str, Any]) -> bytes:
    content = {k: v for k, v in fields.items() if k != "continues"}
    return hashlib.blake2b(json.dumps(content, sort_keys=True, ensure_ascii=False).encode(), digest_size=12).digest()
