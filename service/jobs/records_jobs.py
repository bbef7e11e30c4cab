"""What administrators asked of the records: a process of its own does it, started by a worker."""

from __future__ import annotations

from sqlalchemy import and_, or_, select

from service.jobs.child import ChildWork
from service.store import clock
from service.store.casework import Casework
from service.store.models.imports import ENDED, FORGOTTEN_SECONDS, RecordsJob, Upload


class RecordsJobs(ChildWork):
    group = "records"

    def __init__(self, casework: Casework) -> None:
        super().__init__()
        self._casework = casework

    def owed(self) -> bool:
        """Whether a job waits for a worker or lost the one that it had, or files wait to be deleted."""
        at = clock.now()
        condition = or_(
            RecordsJob.state == "owed",
            and_(RecordsJob.state == "leased", RecordsJob.lease_until < at),
            and_(RecordsJob.state == "waiting", RecordsJob.touched_at < at - FORGOTTEN_SECONDS),
            and_(RecordsJob.state.in_(ENDED), RecordsJob.id.in_(select(Upload.job_id))),
        )
        with self._casework.database.read() as session:
            return session.scalar(select(RecordsJob.id).where(condition).limit(1)) is not None
