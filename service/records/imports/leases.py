"""How a worker holds a job: claimed under a lease, changed while the lease is its own, given back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, or_, select, text, update

from service.records.imports import uploads
from service.records.imports.jobs import without_values
from service.store.casework import Casework
from service.store.clock import now
from service.store.models.base import new_id
from service.store.models.imports import ENDED, FORGOTTEN_SECONDS, RecordsJob, Upload

MOST_ATTEMPTS = 5
_LOCK = 0x564D4A  # an arbitrary number, the same in every process


def _owed(at: int) -> Any:
    """The condition under which a job may be claimed."""
    return or_(RecordsJob.state == "owed", and_(RecordsJob.state == "leased", RecordsJob.lease_until < at))


def claim(casework: Casework) -> RecordsJob | None:
    """The next job, under a lease. Two jobs of one source are never at work at a time."""
    at = now()
    with casework.database.write() as session:
        if not casework.database.is_sqlite:  # which has one writer anyway
            session.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        busy = select(RecordsJob.source_name).where(RecordsJob.state == "leased", RecordsJob.lease_until >= at)
        job = session.scalars(
            select(RecordsJob)
            .where(_owed(at), RecordsJob.source_name.not_in(busy))
            .order_by(RecordsJob.touched_at, RecordsJob.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if job is None:
            return None
        job.state, job.lease = "leased", new_id()
        job.lease_until = at + casework.settings.lease_seconds
        job.attempts += 1
    return job


def change(casework: Casework, job: RecordsJob, **values: Any) -> bool:
    """Changes a job if its lease is still ours. Whether it was."""
    with casework.database.write() as session:
        done = session.execute(
            update(RecordsJob).where(RecordsJob.id == job.id, RecordsJob.lease == job.lease).values(**values)
        )
    return bool(done.rowcount)  # type: ignore[attr-defined]


def give_back(casework: Casework, job: RecordsJob) -> None:
    """It was not done: another worker may."""
    change(casework, job, state="owed", lease=None, lease_until=0)


def tidy(casework: Casework) -> list[str]:
    """Ends imports that waited for a person for a week, and deletes the files of whatever has ended. The ended ones."""
    with casework.database.write() as session:
        ids = list(
            session.scalars(
                select(RecordsJob.id).where(
                    RecordsJob.state == "waiting", RecordsJob.touched_at < now() - FORGOTTEN_SECONDS
                )
            )
        )
        reports = []
        for job in session.scalars(select(RecordsJob).where(RecordsJob.id.in_(ids))):
            job.state, job.failure, job.results = "cancelled", "forgotten", without_values(job.results)
            reports.append(job.report)
            job.report = None
    for report in filter(None, reports):
        casework.files.delete(report)
    with casework.database.read() as session:
        # A worker that was killed in the moment after the import was done left them.
        left = select(Upload.job_id).join(RecordsJob, RecordsJob.id == Upload.job_id).where(RecordsJob.state.in_(ENDED))
        ended = list(session.scalars(left.distinct()))
    for job_id in ended:
        uploads.forget(casework, job_id)
    return ids
