"""From files to records: statements into the database, then one segment over every record that changed.

Files are read by several processes and staged in large transactions (``staging``); when all are there and no brake
holds, they are accepted in one. Records whose statements changed are marked (no segment); the segment of the import is
built from exactly those. A file read again unchanged marks nothing, and then there is no new segment.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import call
from pathlib import Path

from sqlalchemy import select, update

from service.matching.scratch import scratch
from service.records import accepting, gathering, indexing, portraits, readiness, replacing, resuming, trust
from service.records.files import find_files, how_many, readers
from service.records.filework import Begun, Chunk, FileTask, Unreadable, read_file
from service.records.loose import LoosePictures, replaced_in
from service.records.outcome import ImportReport, fault
from service.records.picturework import take_loose
from service.records.processes import Done, Failed, Processes, give_back_memory
from service.records.rereading import asked, reading_of
from service.records.running import Progress, Reading, ensure_source, silent
from service.records.staging import PICTURES_WAIT, KnownFile, Staging, known_files
from service.records.turns import turn
from service.store import audit
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.base import new_id
from service.store.models.records import Import, Source, SourceFile


def import_files(
    casework: Casework,
    source_name: str,
    paths: Sequence[Path],
    *,
    mapping: Mapping[str, str] | None = None,
    profile: str | None = None,
    accepted: Collection[str] = (),
    loose: bool = False,
    processes: int | None = None,
    progress: Progress = silent,
    actor: str = audit.COMMAND,
) -> ImportReport:
    """Reads tables into a source. Never raises for a file's content: what could not be read stands in the report.

    ``profile``: code of a source's profile, guessed for each table by default. ``accepted``: brakes that a person has
    released. ``loose``: take the picture files under the folders too. ``processes``: that read, as many as there are
    processors by default, one for little; 0 reads here, without limits. Killed at any moment, the same call goes on
    where it stopped. It waits while another import of this source is at work.
    """
    with turn(casework, source_name, progress):
        return _import(
            casework, source_name, paths, mapping or {}, profile, accepted, loose, processes, progress, actor
        )


def _import(
    casework: Casework,
    source_name: str,
    paths: Sequence[Path],
    mapping: Mapping[str, str],
    profile: str | None,
    accepted: Collection[str],
    loose: bool,
    processes: int | None,
    progress: Progress,
    actor: str,
) -> ImportReport:
    source_id, import_id, new_source = _begin(casework, source_name, actor, asked(mapping, profile))
    report = ImportReport(source_name, new_source=new_source)
    reading = reading_of(mapping, profile)
    with casework.database.read() as session:
        known = known_files(session, source_id)
        vouched = trust.state_of(session, source_id) == "vouched"
    read = {file.name: file for file in known if file.state == "read"}
    files = find_files(paths)
    todo, again, unchanged = resuming.left_to_read(files, known, reading)
    held = resuming.adopt(casework, source_id, import_id, again)
    again += (accepted_before := resuming.accepted_before(casework, source_id, import_id, unchanged))
    report.files_unchanged = len(unchanged) - len(accepted_before)
    size, indexing_size = how_many([path for path, _ in todo], processes)
    folders = [path for path in paths if loose and path.is_dir()]
    pictures = [LoosePictures(casework, source_id, source_name, folder) for folder in folders]
    with scratch(casework.settings.segments, "gathered") as gathered, Processes(indexing_size) as indexers:
        with readers(size) as workers:
            if todo:
                workers.prepare(readiness.reading)
            indexers.prepare(readiness.indexing)  # beside the tables: loops that were never used here are compiled
            gather = gathered if indexing_size else None  # so few are looked up
            tasks = [FileTask(path, name, source_name, mapping, profile, new_id(), gather) for path, name in todo]
            with Staging(casework, source_id, import_id, reading, known) as staging:
                _read(workers, staging, tasks, pictures[:1], report, len(files) - len(todo), progress)
            if gather:
                workers.everywhere(gathering.end, gathered)
            report.files_read += len(again)
            resuming.take_over(casework, again, report)
            order = {name: at for at, (_, name) in enumerate(files)}
            report.problems.sort(key=lambda problem: order[problem.file])
            counts = _accept(casework, source_id, import_id, read, report, held - set(accepted), accepted, actor)
            if counts:
                _pictures(casework, workers, source_id, reading, files, pictures, report, progress)
        give_back_memory()  # with that of the processes, which pictures took
        if counts:
            built = indexing.build(casework, source_id, source_name, progress, indexers, gathered)
            report.segment_id, report.indexed = built
    with casework.database.read() as session:
        report.quarantined = vouched and trust.state_of(session, source_id) == "quarantine"
    _finish(casework, source_id, import_id, report, actor)
    return report


def _read(
    workers: Processes,
    staging: Staging,
    tasks: Sequence[FileTask],
    pictures: Sequence[LoosePictures],
    report: ImportReport,
    done: int,
    progress: Progress,
) -> None:
    """All of the tables. Loose ``pictures`` are taken while the last of them are read and written: to be kept, once all
    is accepted."""
    of = done + len(tasks)
    told = Reading(progress, done, of)
    finishing = staging.finish() if done == of else None
    ahead = chain.from_iterable(one.ahead(lambda: finishing is not None and finishing.done()) for one in pictures)
    of_file: dict[int, ImportReport] = {}
    work = chain((partial(read_file, task) for task in tasks), (partial(take_loose, task) for task in ahead))
    for number, item in workers.stream(call, work):
        if number >= len(tasks):
            pictures[0].hold(number - len(tasks), item, progress if told.done == of else silent)
            continue
        name = tasks[number].name
        if isinstance(item, Begun):
            staging.begin(number, tasks[number].id, name, item)
            told.begin(name)
            of_file[number] = ImportReport(report.source)
        elif isinstance(item, Chunk):
            staging.add(number, item.rows, item.problems)
            told.read(name, len(item.rows))
            of_file[number].count(len(item.rows), item.problems, item.skipped)
            for code, count in item.profiles.items():
                report.profiles[code] = report.profiles.get(code, 0) + count
            report.headers |= item.mapped
        elif isinstance(item, Unreadable | Failed):
            report.failed.append((name, item.sentence if isinstance(item, Unreadable) else fault(item)))
            staging.fail(number)
        if isinstance(item, Done | Failed):
            if isinstance(item, Done) and staging.end(number):
                report.files_read += 1
                report.take(of_file.pop(number))
            told.end(name)
            if told.done == of:
                finishing = staging.finish()
    if finishing is not None:
        finishing.result()
    order = {task.name: at for at, task in enumerate(tasks)}
    report.failed.sort(key=lambda failed: order.get(failed[0], 0))
    progress("", of, of)


def _accept(
    casework: Casework,
    source_id: str,
    import_id: str,
    read: Mapping[str, KnownFile],
    report: ImportReport,
    held: set[str],
    accepted: Collection[str],
    actor: str,
) -> bool:
    """Whether what was staged counts now. Where a brake holds it stays staged, and the report says why."""
    with casework.database.read() as session:
        staged = accepting.staged_of(session, import_id)
        report.repeats = accepting.repeats(session, source_id, staged, read)
    files = report.files_read + len(report.failed)
    counted = accepting.Counted(files, len(report.failed), report.rows, report.lost, report.repeats)
    report.brakes = sorted(held | set(accepting.brakes(counted)) - set(accepted))
    if report.brakes:
        return False
    with casework.database.write() as session:
        replacing.follow(session, source_id, import_id, read)
        if accepting.accept(session, source_id, import_id, read):
            trust.changed(session, casework, actor, source_id)
    return True


def _pictures(
    casework: Casework,
    workers: Processes,
    source_id: str,
    reading: str,
    files: Sequence[tuple[Path, str]],
    loose: Sequence[LoosePictures],
    report: ImportReport,
    progress: Progress,
) -> None:
    """Portraits that float in workbooks, and loose ones; those that are held no longer go.
    Until a workbook's are all there it counts as half read."""
    paths = {name: path for path, name in files}
    with casework.database.read() as session:
        waiting = [f for f in known_files(session, source_id) if f.state == "read" and f.reading == PICTURES_WAIT]
    workbooks = [(f.id, paths[f.name], f.name) for f in waiting if f.name in paths]
    done, gone = portraits.take_workbooks(casework, workers, source_id, workbooks, report.pictures)
    if len(workbooks) == len(waiting):  # else some that was replaced may show them too, once its pictures are taken
        with casework.database.read() as session:
            gone += replacing.of_replaced_files(session, source_id)
    report.pictures.removed += replacing.take_away(casework, source_id, gone)
    with casework.database.write() as session:
        for part in accepting.parts(done):
            session.execute(update(SourceFile).where(SourceFile.id.in_(part)).values(reading=reading))
    for pictures in loose:
        pictures.take(workers, report.pictures, progress)
    report.pictures.removed += replacing.take_away(casework, source_id, replaced_in(loose))
    if report.pictures.tied or report.pictures.removed:
        report.pictures.placeholders = portraits.mark_placeholders(casework, source_id)


def _begin(casework: Casework, source_name: str, actor: str, how: Mapping[str, object]) -> tuple[str, str, bool]:
    with casework.act(actor, "import.started", source_name) as session:
        new = session.scalars(select(Source.id).where(Source.name == source_name)).first() is None
        source = ensure_source(session, source_name)
        run = Import(id=new_id(), source_id=source.id, started_day=today(), summary=dict(how))
        session.add(run)
        return source.id, run.id, new


def _finish(casework: Casework, source_id: str, import_id: str, report: ImportReport, actor: str) -> None:
    with casework.act(actor, "import.finished", report.source, rows=report.rows, problems=report.damaged) as s:
        run = s.get_one(Import, import_id)
        run.state = "failed" if report.nothing_readable else "stopped" if report.brakes else "done"
        run.segment_id = report.segment_id
        run.summary = {
            **run.summary,
            "files_read": report.files_read,
            "files_unchanged": report.files_unchanged,
            "failed": [list(f) for f in report.failed],
            "rows": report.rows,
            "skipped": report.skipped,
            "problems": report.damaged,
            "brakes": report.brakes,
        }
        report.records = indexing.count_records(s, source_id)
