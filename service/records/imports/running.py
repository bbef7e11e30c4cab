"""Doing what was asked of the records, one job after the other, in a process that a worker started for it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import select

from service.jobs.worker import failed_at
from service.records import removal
from service.records.imports import face, folders, jobs, leases, uploads
from service.records.imports.held import Held, LeaseLost
from service.records.imports.preview import MOST_NAMED, look
from service.records.imports.rehearsal import Rehearsal
from service.records.imports.report import Report
from service.records.leftout import left_out
from service.records.picturefaults import NOBODYS
from service.records.trust import SourceRemoved
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.imports import RecordsJob
from service.store.models.records import Problem, Source, SourceFile

log = structlog.get_logger()


def work(casework: Casework) -> int:
    """Does jobs until none is owed. How many steps were done."""
    leases.tidy(casework)
    _sweep(casework)
    done = 0
    while (job := leases.claim(casework)) is not None:
        if job.attempts > leases.MOST_ATTEMPTS:
            _fail(casework, job, "attempts")
            continue
        try:
            with Held(casework, job) as held:
                values = _step(casework, job, held)
        except LeaseLost:
            log.info("records.lease_lost", unit=job.id)
        except folders.FolderRefused as refused:
            _fail(casework, job, f"folder_{refused.reason}")
        except SourceRemoved:
            _fail(casework, job, "removed")
        except Exception as error:
            # What a file holds may stand in the text of an error: only its kind is told.
            log.error("records.failed", unit=job.id, error=type(error).__name__, where=failed_at(error))
            leases.change(casework, job, failure=type(error).__name__)
            if job.attempts >= leases.MOST_ATTEMPTS:
                _fail(casework, job, "error")
            else:
                leases.give_back(casework, job)
        except BaseException:  # told to stop: another worker goes on at once
            leases.give_back(casework, job)
            raise
        else:
            _finish(casework, job, values)
            done += 1
    return done


def _sweep(casework: Casework) -> None:
    """Files that a killed worker had laid out on this host, unless another one is at work with them."""
    with casework.database.read() as session:
        at_work = set(session.scalars(select(RecordsJob.id).where(RecordsJob.state == "leased")))
    for folder in (casework.settings.folder / "laid-out").glob("*"):
        if folder.name not in at_work:
            shutil.rmtree(folder, ignore_errors=True)


def _finish(casework: Casework, job: RecordsJob, values: dict[str, Any]) -> None:
    before = job.report
    if leases.change(casework, job, lease=None, lease_until=0, failure="", **values):
        if before and values.get("report", before) != before:
            casework.files.delete(before)
        if values["state"] == "done":
            uploads.forget(casework, job.id)
    elif values.get("report"):
        casework.files.delete(values["report"])


def _fail(casework: Casework, job: RecordsJob, code: str) -> None:
    if leases.change(
        casework,
        job,
        state="failed",
        lease=None,
        lease_until=0,
        failure=code,
        report=None,
        results=jobs.without_values(job.results),
    ):
        uploads.forget(casework, job.id)
        if job.report:
            casework.files.delete(job.report)


def _step(casework: Casework, job: RecordsJob, held: Held) -> dict[str, Any]:
    """Does one step. The values that the job has afterwards."""
    if job.kind == "removal":
        with casework.database.read() as session:
            source_id = session.scalars(select(Source.id).where(Source.name == job.source_name)).one()
        cleared = removal.clear(casework, source_id, held)
        return {"state": "done", "results": {"run": vars(cleared)}}
    with _folder(casework, job) as folder:
        if job.folder:
            job.results = {**job.results, "left_out": left_out([folder])}
        if job.kind == "portraits":
            return _portraits(casework, job, folder, held)
        if job.step == "preview":
            return _after(job, "waiting", look(folder, job.source_name, job.mapping, job.profile, held))
        if job.step == "rehearsal":
            rehearsal = Rehearsal(casework, job.source_name)
            rehearsal.run([folder], job.mapping, job.profile, held, loose=bool(job.folder))
            return _after(job, "waiting", rehearsal.result(), _store(casework, rehearsal.report))
        return _run(casework, job, folder, held)


def _after(job: RecordsJob, state: str, result: dict[str, Any], report: str | None = None) -> dict[str, Any]:
    results = {**job.results, job.step: result}
    values: dict[str, Any] = {"state": state, "results": results if state != "done" else jobs.without_values(results)}
    return {**values, "report": report} if report else values


def _store(casework: Casework, report: Report) -> str:
    key = new_id()
    casework.files.put(key, report.to_bytes())
    return key


@contextlib.contextmanager
def _folder(casework: Casework, job: RecordsJob) -> Iterator[Path]:
    """Where the job's files lie: the folder that was named, or its uploads laid out for the time of a step."""
    if job.folder:
        yield folders.resolve(casework.settings.imports, job.folder)
        return
    folder = casework.settings.folder / "laid-out" / job.id
    shutil.rmtree(folder, ignore_errors=True)  # a worker that was killed left it
    folder.mkdir(parents=True, mode=0o700)
    try:
        uploads.lay_out(casework, job.id, folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(casework: Casework, job: RecordsJob, folder: Path, held: Held) -> dict[str, Any]:
    done = face.run_tables(
        casework,
        job.source_name,
        folder,
        job.mapping,
        job.profile,
        job.accepted,
        held,
        job.asked_by,
        loose=bool(job.folder),
    )
    if done.brakes:
        return _after(job, "waiting", {"brakes": done.brakes})
    report, rows, files = Report(), 0, 0
    names = {name for _, name in face.tables_in(folder)}
    failed = dict(done.failed)
    with casework.database.read() as session:
        read = session.execute(
            select(SourceFile.id, SourceFile.name, SourceFile.rows)
            .join(Source, Source.id == SourceFile.source_id)
            .where(Source.name == job.source_name, SourceFile.state == "read")
            .order_by(SourceFile.name)
        ).all()
        for file in read:
            if file.name not in names or file.name in failed:
                continue
            files, rows = files + 1, rows + file.rows
            report.read(file.name, file.rows)
            for p in session.scalars(select(Problem).where(Problem.file_id == file.id).order_by(Problem.id)):
                report.damaged(file.name, p.sheet, p.row, p.column, p.text, lost=p.lost)
    for name, sentence in done.failed:
        report.unreadable(name, sentence)
    _pictures(report, done)
    if not files:
        return {**_after(job, "failed", {}), "failure": "nothing"}
    result = {
        "files": files,
        "rows": rows,
        "damaged": report.counts.get("damaged", 0),
        "lost": report.lost,
        "failed": len(done.failed),
        "changed": done.changed,
        "persons": done.persons,
        "pictures": done.pictures,
        "tied": done.tied,
        "quarantined": done.quarantined,
        "shown": report.shown,
        "brakes": [],
    }
    return _after(job, "done", result, _store(casework, report))


def _portraits(casework: Casework, job: RecordsJob, folder: Path, held: Held) -> dict[str, Any]:
    """Pictures have no columns: the preview opens them all as the run will, and is their rehearsal."""
    earnest = job.step == "run"
    done = (
        face.run_portraits(casework, job.source_name, folder, held, job.asked_by)
        if earnest
        else face.look_at_portraits(casework, job.source_name, folder, held)
    )
    report = Report()
    for name, sentence in done.failed:
        report.unreadable(name, sentence)
    _pictures(report, done)
    failed = len(done.rejected) + len(done.untied)
    result = {
        "files": done.pictures,
        "rows": done.tied,
        "failed": failed,
        "changed": done.changed,
        "quarantined": done.quarantined,
        "shown": report.shown,
        "brakes": [],
    }
    if earnest:
        return _after(job, "done", result, _store(casework, report))
    result |= {
        "tied": done.tied,
        "untied": done.untied[:MOST_NAMED],
        "columns": [],
        "brakes": ["nothing"] if not done.tied else ["failing"] if failed > done.pictures / 2 else [],
    }
    results = {**job.results, "preview": result, "rehearsal": result}
    return {"state": "waiting", "step": "rehearsal", "results": results, "report": _store(casework, report)}


def _pictures(report: Report, done: face.Imported) -> None:
    for name in done.untied:
        report.picture(name, NOBODYS)
    for name, sentence in done.rejected:
        report.picture(name, sentence)
    for name in done.removed:
        report.picture(name, "its file holds this picture no longer; it was removed")
