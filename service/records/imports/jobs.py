"""An import as a job: what a person asks for next. The table is the truth.

The steps are preview, rehearsal (a dry run over everything) and run. After each of the first two a person looks and
says how it goes on; a run that a brake stopped waits for a person too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.records.imports import uploads
from service.records.imports.face import discard
from service.records.imports.uploads import Incoming, Refused
from service.records.trust import check_open
from service.staff.sessions import Person
from service.store.casework import Casework
from service.store.clock import now, today
from service.store.models.base import new_id
from service.store.models.imports import ENDED, RecordsJob
from service.store.models.records import Source
from service.store.wakeup import wakeup


class JobRefused(ValueError):
    """``reason``: name, busy (a worker has it, or it is over), order (a step was left out) or brakes."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def create(
    casework: Casework,
    person: Person,
    source_name: str,
    *,
    kind: str = "tables",
    folder: str = "",
    profile: str = "",
    files: Sequence[Incoming] = (),
    refused: Sequence[Refused] = (),
    mapping: Mapping[str, str] | None = None,
) -> str:
    """A new import whose preview is owed. ``refused``: files that were sent and not taken, to be told on its page.
    Raises JobRefused, trust.SourceRemoved."""
    source_name = " ".join(source_name.split())
    if not source_name or len(source_name) > 80 or not source_name.isprintable():
        raise JobRefused("name")
    with casework.database.read() as session:
        source = session.scalars(select(Source).where(Source.name == source_name)).first()
        if source is not None:
            check_open(source)
    job_id = new_id()
    rows = uploads.put_aside(casework, files)
    with casework.act(
        person.id, "import.asked", job_id, source=source_name, kind=kind, folder=folder, files=len(files)
    ) as session:
        session.add(
            RecordsJob(
                id=job_id,
                kind=kind,
                source_name=source_name,
                folder=folder,
                profile=profile,
                mapping=dict(mapping or {}),
                results={"refused": [list(one) for one in refused]} if refused else {},
                asked_by=person.id,
                asked_day=today(),
                touched_at=now(),
            )
        )
        session.flush()
        for row in rows:
            row.job_id = job_id
            session.add(row)
    _wake(casework)
    return job_id


def get(casework: Casework, job_id: str) -> RecordsJob | None:
    """An import. A removal is none."""
    with casework.database.read() as session:
        job = session.get(RecordsJob, job_id)
    return job if job is not None and job.kind != "removal" else None


def listed(casework: Casework) -> list[RecordsJob]:
    """Imports, the newest first."""
    with casework.database.read() as session:
        return list(
            session.scalars(
                select(RecordsJob)
                .where(RecordsJob.kind != "removal")
                .order_by(RecordsJob.touched_at.desc(), RecordsJob.id)
                .limit(100)
            )
        )


def ask(
    casework: Casework,
    person: Person,
    job_id: str,
    step: str,
    *,
    mapping: Mapping[str, str] | None = None,
    accepted: Sequence[str] = (),
) -> None:
    """The next step, or an earlier one again. A run needs a rehearsal with this mapping, and every brake released.

    Raises JobRefused.
    """
    with casework.act(person.id, "import.asked", job_id, step=step, accepted=list(accepted)) as session:
        job = _waiting(session, job_id)
        if mapping is not None and dict(mapping) != job.mapping:
            job.mapping = dict(mapping)
            job.results = {k: v for k, v in job.results.items() if k in ("preview", "refused", "left_out")}
        if step == "run":
            rehearsed = job.results.get("rehearsal")
            if rehearsed is None:
                raise JobRefused("order")
            if set(brakes_of(job)) - set(accepted):
                raise JobRefused("brakes")
            job.accepted = sorted({*job.accepted, *accepted})
        job.step, job.state, job.attempts, job.failure = step, "owed", 0, ""
        job.done, job.of, job.doing, job.touched_at = 0, 0, "", now()
    _wake(casework)


def brakes_of(job: RecordsJob) -> list[str]:
    """Codes of what must be looked at and released before the run."""
    stopped = job.results.get("run", {}).get("brakes", [])
    return sorted({*job.results.get("rehearsal", {}).get("brakes", []), *stopped})


def cancel(casework: Casework, person: Person, job_id: str) -> None:
    """Ends an import that has changed nothing yet, and deletes its files. Raises JobRefused."""
    with casework.act(person.id, "import.cancelled", job_id) as session:
        job = _held(session, job_id)
        if job is None or job.state in ENDED or not changed_nothing(job):
            raise JobRefused("busy")
        job.state, job.lease, job.touched_at = "cancelled", None, now()
        stopped = job.step == "run"
        source_name, report, job.report = job.source_name, job.report, None
        job.results = without_values(job.results)
    uploads.forget(casework, job_id)
    if report:
        casework.files.delete(report)
    if stopped:
        discard(casework, source_name)


def changed_nothing(job: RecordsJob) -> bool:
    """Whether what the import found may still be thrown away: no worker has begun its run."""
    return job.step != "run" or job.state == "waiting" or (job.state == "owed" and job.attempts == 0)


def without_values(results: dict[str, Any]) -> dict[str, Any]:
    """What steps found, without the example values of the records."""
    kept = {**results}
    if "preview" in kept:
        kept["preview"] = {
            **kept["preview"],
            "columns": [{**column, "examples": []} for column in kept["preview"].get("columns", [])],
        }
    return kept


def _held(session: Session, job_id: str) -> RecordsJob | None:
    job = session.scalars(select(RecordsJob).where(RecordsJob.id == job_id).with_for_update()).first()
    return job if job is not None and job.kind != "removal" else None


def _waiting(session: Session, job_id: str) -> RecordsJob:
    job = _held(session, job_id)
    if job is None or job.state != "waiting":
        raise JobRefused("busy")
    return job


def _wake(casework: Casework) -> None:
    wakeup(casework.settings.intake.redis_url).wake()
