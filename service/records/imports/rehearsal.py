"""The rehearsal: everything is read, nothing is changed, and brakes say what a person should look at first.

One for the staff app and the command line, so that both say the same before an import as the import says after it.
"""

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
from service.records.files import find_files
from service.records.filework import Begun, Chunk, Row, Unreadable, read_file
from service.records.imports.face import Broken, read
from service.records.imports.pictures import Pictures
from service.records.imports.report import Report
from service.records.leftout import left_out
from service.records.outcome import ImportReport
from service.records.reading import Problem, TableInfo
from service.records.rereading import reading_of
from service.records.resuming import left_to_read
from service.records.running import Progress
from service.records.staging import known_files
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
    tables: list[TableInfo] = field(default_factory=list)


class Rehearsal:
    """Counts of one dry run over tables, and over pictures beside and in them.

    ``told``: as an import would report it; files that are there already, unchanged and read in this way, add nothing to
    it. ``replaced``: files of a name that is there; ``tables``: of each file, where they are asked for; ``state``: of
    the source, "" for a new one.
    """

    def __init__(self, casework: Casework, source: str) -> None:
        self._casework, self._source = casework, source
        self.report, self.told, self.pictures = Report(), ImportReport(source), Pictures()
        self.files = self.replaced = 0
        self.tables: dict[str, list[TableInfo]] = {}
        with casework.database.read() as session:
            found = session.execute(select(Source.id, Source.state).where(Source.name == source)).first()
            self.state = found.state if found else ""
            known = known_files(session, found.id) if found else []
        self._read = [file for file in known if file.state == "read"]
        self._names = {file.name for file in self._read}
        self._digests = {file.sha256 for file in self._read}
        self._copied: set[str] = set()
        self._unchanged: set[str] = set()

    def run(
        self,
        paths: Sequence[Path],
        mapping: Mapping[str, str],
        profile: str,
        progress: Progress,
        *,
        loose: bool,
        tables: bool = False,
    ) -> None:
        """``loose``: the picture files under folders count too, as in ``import_files``."""
        files = find_files(paths)
        self.files = len(files)
        reading = reading_of(mapping, profile or None)
        self._unchanged = {file.name for file in left_to_read(files, self._read, reading)[2]}
        rows = {name: 0 for _, name in files}
        failed: dict[str, str] = {}
        held: dict[str, _File] = defaultdict(_File)
        for name, item in read(read_file, self._source, files, mapping, profile, progress, tables=tables):
            if isinstance(item, Begun):
                self._begin(name, item)
            elif isinstance(item, Chunk):
                self._chunk(name, item, held[name])
            elif isinstance(item, Unreadable | Broken):
                failed[name] = item.sentence
                held.pop(name, None)
                self.pictures.broken(name)
            elif (file := held.pop(name, None)) is not None:
                rows[name] = file.rows
                self._take(name, file)
        for _, name in files:
            if name in failed:
                self.report.unreadable(name, failed[name])
            else:
                (self.report.unchanged if name in self._unchanged else self.report.read)(name, rows[name])
        order = {name: at for at, (_, name) in enumerate(files)}
        self.tables = {name: self.tables[name] for name in order if name in self.tables}
        told = self.told
        told.failed = [(name, failed[name]) for _, name in files if name in failed]
        told.files_unchanged = len(self._unchanged)
        told.files_read = self.files - len(failed) - told.files_unchanged
        told.problems.sort(key=lambda problem: order[problem.file])
        self.pictures.look(files, [path for path in paths if loose and path.is_dir()], progress)
        told.brakes = self._brakes()
        told.left_out = left_out(paths)

    @property
    def nothing(self) -> bool:
        """Whether no row states a person and no picture shows one."""
        return not (self.told.rows or self.told.files_unchanged or self.pictures.tied)

    @property
    def changes(self) -> bool:
        """Whether an import may change the source: by a row, a picture, or what a replaced file states no longer."""
        return bool(self.told.rows or self.replaced or self.pictures.tied)

    def _brakes(self) -> list[str]:
        told = self.told
        files = told.files_read + len(told.failed)
        return accepting.brakes(accepting.Counted(files, len(told.failed), told.rows, told.lost, told.repeats))

    def result(self) -> dict[str, Any]:
        """JSON for the job. ``brakes``: codes of ``accepting.BRAKES``, or ``nothing``."""
        told = self.told
        return {
            "files": self.files,
            "rows": told.rows,
            "lost": told.lost,
            "damaged": self.report.counts.get("damaged", 0),
            "failed": len(told.failed),
            "repeats": told.repeats,
            "replaced": self.replaced,
            "unchanged": told.files_unchanged,
            "skipped": told.skipped,
            "pictures": self.pictures.found,
            "tied": self.pictures.tied,
            "shown": self.report.shown,
            "brakes": ["nothing"] if self.nothing else told.brakes,
        }

    def _begin(self, name: str, begun: Begun) -> None:
        if name in self._unchanged:
            return
        if begun.pictures:
            self.pictures.float_in(name)
        if name in self._names:
            self.replaced += 1
        elif begun.sha256 in self._digests:
            self._copied.add(name)  # the same content under another name: whatever it states is stated
        self._digests.add(begun.sha256)

    def _chunk(self, name: str, chunk: Chunk, file: _File) -> None:
        file.rows += len(chunk.rows)
        file.tables += chunk.tables
        if name in self._unchanged:
            return
        file.skipped.update(chunk.skipped)
        file.problems += chunk.problems
        self.pictures.rows(name, chunk.rows)
        if name in self._copied:
            file.repeats += len(chunk.rows)
        elif self._names and name not in self._names:
            for start in range(0, len(chunk.rows), _BATCH):
                file.repeats += self._repeated(chunk.rows[start : start + _BATCH])

    def _take(self, name: str, file: _File) -> None:
        if file.tables:
            self.tables[name] = file.tables
        if name in self._unchanged:
            return
        self.told.count(file.rows, file.problems, file.skipped)
        self.told.repeats += file.repeats
        for p in file.problems:
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
