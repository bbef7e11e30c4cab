"""Leaked portraits: files tied to records by the ID number in their name, pictures in workbooks by their row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import select, update

from service.matching.values.idnumber import IdNumber
from service.photos import PhotoSignature
from service.photos.placeholders import MOST_RECORDS, find_placeholders
from service.records import indexing
from service.records.files import readers
from service.records.loose import LoosePictures, replaced_in
from service.records.marking import mark
from service.records.picturefaults import BROKE_WORKBOOK
from service.records.picturesaving import PictureSaving, PortraitReport
from service.records.picturework import FloatingTask, Partly, Refused, Taken, take_floating
from service.records.processes import Done, Failed, Processes, processors
from service.records.reading import picture_files
from service.records.replacing import Place, Shown, no_longer_shown, take_away
from service.records.running import Progress, ensure_source, silent
from service.records.trust import state_of
from service.records.turns import turn
from service.store import audit
from service.store.casework import Casework
from service.store.models.records import Portrait, Source
from service.store.models.records import Statement as StatementRow

# Fewer pictures are taken here: starting processes would take longer.
_FEW = 40


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
    with turn(casework, source_name, progress), _readers(folder) as workers:
        with casework.act(actor, "portraits.started", source_name) as session:
            source = ensure_source(session, source_name)
            source_id, vouched = source.id, source.state == "vouched"
        pictures = LoosePictures(casework, source_id, source_name, folder, mapping)
        pictures.take(workers, report, progress)
        report.removed += take_away(casework, source_id, replaced_in([pictures]))
        report.placeholders = mark_placeholders(casework, source_id)
        indexing.build(casework, source_id, source_name, progress, workers)
        with casework.database.read() as session:
            report.quarantined = vouched and state_of(session, source_id) == "quarantine"
    casework.look(actor, "portraits.finished", source_name, tied=report.tied, rejected=len(report.rejected))
    return report


def look_at_portraits(
    casework: Casework,
    source_name: str,
    folder: Path,
    *,
    mapping: Mapping[str, IdNumber] | None = None,
    progress: Progress = silent,
    into: PortraitReport | None = None,
) -> PortraitReport:
    """A dry run of ``import_portraits``: every picture is opened as in earnest, nothing is changed. ``into``: a report
    of several folders."""
    report = PortraitReport() if into is None else into
    with casework.database.read() as session:
        source_id = session.scalar(select(Source.id).where(Source.name == source_name))
    with _readers(folder) as workers:
        LoosePictures(casework, source_id or "", source_name, folder, mapping).look(workers, report, progress)
    return report


def _readers(folder: Path) -> Processes:
    return readers(processors() if sum(1 for _ in picture_files(folder)) > _FEW else 0)


def take_workbooks(
    casework: Casework,
    workers: Processes,
    source_id: str,
    workbooks: Sequence[tuple[str, Path, str]],
    report: PortraitReport,
) -> tuple[list[str], list[Place]]:
    """The pictures in workbooks, given as (id of the file, path, name). The ids of those that are done, and the places
    in them where a picture stood that stands there no longer."""
    tasks = [FloatingTask(path, name) for _, path, name in workbooks]
    rows: dict[int, dict[tuple[str, int], str]] = {}
    shown: dict[int, set[Shown]] = {}
    broken: set[int] = set()
    done, gone = [], list[Place]()
    with PictureSaving(casework, source_id, report) as saving:
        for number, item in workers.stream(take_floating, tasks):
            file_id = workbooks[number][0]
            if number not in rows:
                rows[number], shown[number] = _people_of_rows(casework, file_id), set()
            if isinstance(item, Taken | Refused):
                report.found += 1
                record_id = rows[number].get(item.at) if isinstance(item.at, tuple) else None
                if record_id is not None:  # one that cannot be decoded now stands there all the same
                    shown[number].add(Shown(record_id, item.sha256, item.name))
                if isinstance(item, Refused):
                    saving.refuse(item)
                    broken |= {number} if item.at is None else set()
                elif record_id is None:
                    report.untied.append(item.name)
                else:
                    saving.add(record_id, item, file_id)
            elif isinstance(item, Partly):
                broken.add(number)
            elif isinstance(item, Failed):
                report.rejected.append((tasks[number].name, BROKE_WORKBOOK))
                broken.add(number)
            if isinstance(item, Done | Failed):
                done.append(file_id)
                if number not in broken:
                    with casework.database.read() as session:
                        gone += no_longer_shown(session, source_id, file_id, shown[number])
                del rows[number], shown[number]
    return done, gone


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
