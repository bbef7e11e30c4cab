"""Leaked portraits: files tied to records by the ID number in their name, pictures in workbooks by their row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select, update

from service.matching.values.idnumber import IdNumber
from service.photos import PhotoSignature
from service.photos.placeholders import MOST_RECORDS, find_placeholders
from service.records import indexing, trust
from service.records.accepting import mark
from service.records.picturework import FloatingTask, LooseTask, Refused, Taken, take_floating, take_loose
from service.records.processes import Done, Failed, Processes, processors
from service.records.reading import id_in_filename, picture_files, record_id_of_number
from service.records.running import Progress, ensure_source, silent
from service.records.staging import bulk_insert, parts
from service.store import audit
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.records import Portrait
from service.store.models.records import Statement as StatementRow

# Pictures in one task: so few that all processes end at about the same time.
_BATCH = 50
# Pictures that are written in one transaction.
_TOGETHER = 400
_FEW = 40


@dataclass
class PortraitReport:
    """``untied``: files whose name holds no ID number, places in workbooks that are no person's row. ``rejected``:
    (file, sentence)."""

    found: int = 0
    tied: int = 0
    known: int = 0
    blank: int = 0
    untied: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    placeholders: int = 0

    @property
    def nothing_readable(self) -> bool:
        return self.tied == 0 and self.known == 0


def import_portraits(
    casework: Casework,
    source_name: str,
    folder: Path,
    *,
    mapping: Mapping[str, IdNumber] | None = None,
    progress: Progress = silent,
    actor: str = audit.COMMAND,
) -> PortraitReport:
    """Takes a folder of pictures into a source. A picture of a person that no table names makes a record of its own."""
    report = PortraitReport()
    with casework.act(actor, "portraits.started", source_name) as session:
        source_id = ensure_source(session, source_name).id
    with Processes(processors() if sum(1 for _ in picture_files(folder)) > _FEW else 0) as workers:
        take_folder(casework, workers, source_id, source_name, folder, mapping or {}, report, progress)
        report.placeholders = mark_placeholders(casework, source_id)
        indexing.build(casework, source_id, source_name, progress, workers)
    casework.look(actor, "portraits.finished", source_name, tied=report.tied, rejected=len(report.rejected))
    return report


def take_folder(
    casework: Casework,
    workers: Processes,
    source_id: str,
    source_name: str,
    folder: Path,
    mapping: Mapping[str, IdNumber],
    report: PortraitReport,
    progress: Progress = silent,
) -> None:
    """The loose pictures under a folder. Those that are there already cost the reading of their bytes."""
    tied = list(_tied(folder, mapping, report))
    with casework.database.read() as session:
        known: dict[str, set[str]] = {}
        query = select(Portrait.record_id, Portrait.sha256).where(Portrait.source_id == source_id)
        for record_id, digest in session.execute(query):
            known.setdefault(record_id, set()).add(digest)
    ids = [record_id_of_number(source_name, number) for *_, number in tied]
    tasks = [
        LooseTask(
            [
                (path, name, frozenset(known.get(record_id, ())))
                for (path, name, _), record_id in zip(tied[at : at + _BATCH], ids[at : at + _BATCH], strict=True)
            ]
        )
        for at in range(0, len(tied), _BATCH)
    ]
    saving = _Saving(casework, source_id, report)
    answered = 0
    for number, item in workers.stream(take_loose, tasks):
        if isinstance(item, Taken):
            assert isinstance(item.at, int)
            saving.add(ids[number * _BATCH + item.at], item)
        elif isinstance(item, Refused):
            saving.refuse(item)
        elif isinstance(item, Failed):
            report.rejected += [(name, "Reading it broke the reader.") for _, name, _ in tasks[number].files]
        answered += isinstance(item, Taken | Refused)
        progress("pictures", answered, len(tied))
    saving.flush()


def take_workbooks(
    casework: Casework,
    workers: Processes,
    source_id: str,
    workbooks: Sequence[tuple[str, Path, str]],
    report: PortraitReport,
) -> list[str]:
    """The pictures in workbooks, given as (id of the file, path, name). The ids of those that are done."""
    saving = _Saving(casework, source_id, report)
    tasks = [FloatingTask(path, name) for _, path, name in workbooks]
    rows: dict[int, dict[tuple[str, int], str]] = {}
    done = []
    for number, item in workers.stream(take_floating, tasks):
        if number not in rows:
            rows[number] = _people_of_rows(casework, workbooks[number][0])
        if isinstance(item, Taken):
            report.found += 1
            assert isinstance(item.at, tuple)
            record_id = rows[number].get(item.at)
            if record_id is None:
                report.untied.append(item.name)
            else:
                saving.add(record_id, item)
        elif isinstance(item, Refused):
            report.found += 1
            saving.refuse(item)
        elif isinstance(item, Failed):
            report.rejected.append((tasks[number].name, "Its pictures broke the reader."))
        if isinstance(item, Done | Failed):
            done.append(workbooks[number][0])
            del rows[number]
    saving.flush()
    return done


def _people_of_rows(casework: Casework, file_id: str) -> dict[tuple[str, int], str]:
    """Whose portrait a picture over a row of the file is: (sheet, row) -> record. A row that is about several persons
    side by side is left out: which of them it shows is not told."""
    people: dict[tuple[str, int], str] = {}
    several: set[tuple[str, int]] = set()
    with casework.database.read() as session:
        query = select(StatementRow.sheet, StatementRow.row, StatementRow.record_id)
        for sheet, row, record_id in session.execute(query.where(StatementRow.file_id == file_id)):
            if people.setdefault((sheet, row), record_id) != record_id:
                several.add((sheet, row))
        for sheet, row in several:
            stated = select(StatementRow.record_id, StatementRow.fields)
            here = session.execute(
                stated.where(StatementRow.file_id == file_id, StatementRow.sheet == sheet, StatementRow.row == row)
            )
            own = {record_id for record_id, fields in here if not fields.get("beside")}
            if len(own) == 1:
                people[sheet, row] = own.pop()
            else:
                del people[sheet, row]
    return people


def _tied(
    folder: Path, mapping: Mapping[str, IdNumber], report: PortraitReport
) -> Iterator[tuple[Path, str, IdNumber]]:
    for path, name in picture_files(folder):
        report.found += 1
        number = mapping.get(name) or mapping.get(path.name) or id_in_filename(path.name)
        if number is None or not number.sound:
            report.untied.append(name)
        else:
            yield path, name, number


class _Saving:
    """Pictures into the file store and the database, many at a time."""

    def __init__(self, casework: Casework, source_id: str, report: PortraitReport) -> None:
        self._casework, self._source_id, self._report = casework, source_id, report
        self._waiting: list[tuple[str, Taken]] = []
        self._added: set[tuple[str, str]] = set()

    def add(self, record_id: str, taken: Taken) -> None:
        if (record_id, taken.sha256) in self._added:
            self._report.known += 1
            return
        self._added.add((record_id, taken.sha256))
        self._waiting.append((record_id, taken))
        if len(self._waiting) >= _TOGETHER:
            self.flush()

    def refuse(self, refused: Refused) -> None:
        if refused.sentence:
            self._report.rejected.append((refused.name, refused.sentence))
        else:
            self._report.known += 1

    def flush(self) -> None:
        waiting = self._fresh(self._waiting)
        self._waiting = []
        if not waiting:
            return
        stored = [new_id() for _ in waiting]
        # Files before rows: a row never names a file that a power cut could take.
        self._casework.files.put_new([(key, taken.jpeg) for key, (_, taken) in zip(stored, waiting, strict=True)])
        record_ids = sorted({record_id for record_id, _ in waiting})
        with self._casework.database.write() as session:
            bulk_insert(
                session,
                "record",
                ("id", "source_id", "segment_id", "gone"),
                [(i, self._source_id, None, True) for i in record_ids],
                "ON CONFLICT (id) DO NOTHING",
            )
            bulk_insert(
                session,
                "portrait",
                ("id", "record_id", "source_id", "file_name", "sha256", "stored_as", "signature", "placeholder",
                 "prepared"),
                [
                    (new_id(), record_id, self._source_id, taken.name, taken.sha256, key, taken.signature, False, False)
                    for (record_id, taken), key in zip(waiting, stored, strict=True)
                ],
            )  # fmt: skip
            mark(session, self._source_id, record_ids)
            trust.changed(session, self._casework, audit.SYSTEM, self._source_id)
        self._report.tied += len(waiting)
        self._report.blank += sum(taken.signature is None for _, taken in waiting)

    def _fresh(self, waiting: list[tuple[str, Taken]]) -> list[tuple[str, Taken]]:
        """Without those that the database has."""
        with self._casework.database.read() as session:
            known: set[tuple[str, str]] = set()
            for part in parts(sorted({record_id for record_id, _ in waiting})):
                query = select(Portrait.record_id, Portrait.sha256).where(Portrait.record_id.in_(part))
                known.update((record_id, digest) for record_id, digest in session.execute(query))
        fresh = [(record_id, taken) for record_id, taken in waiting if (record_id, taken.sha256) not in known]
        self._report.known += len(waiting) - len(fresh)
        return fresh


def mark_placeholders(casework: Casework, source_id: str) -> int:
    """One picture on many records is no portrait: it is kept, shown, and left out of matching."""
    with casework.database.read() as session:
        rows = session.execute(
            select(Portrait.id, Portrait.record_id, Portrait.signature, Portrait.placeholder).where(
                Portrait.source_id == source_id, Portrait.signature.is_not(None)
            )
        ).all()
    found = find_placeholders((i, PhotoSignature.from_bytes(row.signature)) for i, row in enumerate(rows))
    # Records are counted, not pictures: one person's record may hold the same portrait many times.
    spread = [one for one in found if len({rows[i].record_id for i in one.rows}) > MOST_RECORDS]
    ids = {rows[i].id for one in spread for i in one.rows}
    changed = [row for row in rows if row.placeholder != (row.id in ids)]
    with casework.database.write() as session:
        for row in changed:
            session.execute(update(Portrait).where(Portrait.id == row.id).values(placeholder=row.id in ids))
        mark(session, source_id, sorted({row.record_id for row in changed}))
    return len(ids)
