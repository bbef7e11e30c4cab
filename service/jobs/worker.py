"""The worker: unseals a search in memory, compares it with one segment, writes sealed candidates.

A unit is done in one transaction that also checks that its lease still stands. Whoever kills a worker at any moment
loses at most a unit's time: the lease runs out and the unit is done again, from the start, once.
"""

from __future__ import annotations

import threading
import time

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.jobs import upkeep
from service.jobs.comparing import Comparer, Outcome
from service.jobs.controls.planting import Gardener
from service.jobs.guard import Guard
from service.jobs.hooks import Hooks
from service.jobs.notices import Notices
from service.jobs.plan import Planner, owed
from service.jobs.preparing import Preparing
from service.jobs.records_jobs import RecordsJobs
from service.jobs.referral_files import ReferralFiles
from service.jobs.results import write_outcome
from service.store import clock
from service.store.casework import Casework
from service.store.errors import Gone, VaultClosed
from service.store.models.base import new_id
from service.store.models.work import Unit
from service.store.wakeup import WakeUp, wakeup

log = structlog.get_logger()

MOST_ATTEMPTS = 5
_RETRY_SECONDS = 20


class Worker:
    """``run`` works until ``stop`` is set; ``drain`` until nothing is owed."""

    def __init__(self, casework: Casework, wake: WakeUp | None = None) -> None:
        self.casework = casework
        self._wake = wake or wakeup(casework.settings.intake.redis_url)
        self._planner = Planner(casework)
        self._comparer = Comparer(casework)
        self._upkeep = upkeep.Schedule(casework)
        self._records = RecordsJobs(casework)
        self._referral_files = ReferralFiles(casework)
        self._notices = Notices(casework)
        self._hooks = Hooks(casework)
        self._controls = Gardener(casework)
        self._guard = Guard(casework)
        self._preparing = Preparing(casework)

    def run(self, stop: threading.Event) -> None:
        try:
            self._run(stop)
        finally:
            self._records.stop()
            self._referral_files.stop()

    def _run(self, stop: threading.Event) -> None:
        waited = 0
        while not stop.is_set():
            try:
                self._upkeep.run_due()
                self._records.look()  # records are in clear: importing them needs no open vault
                if not self.casework.vault.is_open:
                    # The agent of a demonstration takes a moment to open; only what lasts is worth a line.
                    waited += 1
                    if waited == 15:
                        log.info("worker.waiting", where="vault closed")
                    if not self._preparing.step():
                        stop.wait(2.0)
                    continue
                waited = 0
                self._referral_files.look()
                self._notices.send_due()
                self._hooks.run_due()
                self._controls.run_due()
                self._guard.run_due()
                self._planner.plan()
                while not stop.is_set() and self.step():
                    self._records.look()
                    self._referral_files.look()
                    self._notices.send_due()
                    self._hooks.run_due()
                if self._preparing.step():
                    continue
            except VaultClosed:
                continue
            except Exception as error:  # the next round starts afresh; the unit's lease runs out by itself
                log.error("worker.failed", error=type(error).__name__, where=failed_at(error))
                stop.wait(2.0)
            self._wake.wait(stop)

    def drain(self) -> int:
        """Plans, then does units until none can be claimed. How many were done. Raises VaultClosed."""
        self._planner.plan()
        done = 0
        while self.step():
            done += 1
        return done

    def step(self) -> bool:
        """Claims and does one unit. False if there was none."""
        unit = self._claim()
        if unit is None:
            return False
        began = time.monotonic()
        try:
            outcome = self._comparer.compare(unit)
            if outcome is None:
                self._drop(unit)
            else:
                self._finish(unit, outcome)
        except Gone:
            self._drop(unit)
        except VaultClosed:
            self._give_back(unit)
            raise
        except Exception as error:
            log.error("unit.failed", unit=unit.id, error=type(error).__name__, where=failed_at(error))
            self._give_back(unit, failed=True)
        else:
            log.info("unit.done", unit=unit.id, seconds=round(time.monotonic() - began, 3))
        return True

    def _claim(self) -> Unit | None:
        now = clock.now()
        with self.casework.database.write() as session:
            unit = session.scalars(
                select(Unit).where(owed(now)).order_by(Unit.id).limit(1).with_for_update(skip_locked=True)
            ).first()
            if unit is None:
                return None
            unit.state, unit.lease = "leased", new_id()
            unit.lease_until = now + self.casework.settings.lease_seconds
            unit.attempts += 1
        return unit

    def _finish(self, unit: Unit, outcome: Outcome) -> None:
        with self.casework.database.write() as session:
            if not self._still_ours(session, unit):
                return
            write_outcome(session, self.casework, unit, outcome)
            session.execute(
                update(Unit)
                .where(Unit.id == unit.id)
                .values(state="done", lease=None, lease_until=0, tally=outcome.sealed_tally)
            )

    def _drop(self, unit: Unit) -> None:
        """The search was corrected, paused or withdrawn since: this unit is owed no more."""
        with self.casework.database.write() as session:
            if self._still_ours(session, unit):
                session.delete(session.get_one(Unit, unit.id))

    def _give_back(self, unit: Unit, *, failed: bool = False) -> None:
        given_up = failed and unit.attempts >= MOST_ATTEMPTS
        with self.casework.database.write() as session:
            if self._still_ours(session, unit):
                session.execute(
                    update(Unit)
                    .where(Unit.id == unit.id)
                    .values(
                        state="failed" if given_up else "leased" if failed else "owed",
                        lease=None,
                        lease_until=clock.now() + _RETRY_SECONDS * unit.attempts if failed else 0,
                    )
                )

    @staticmethod
    def _still_ours(session: Session, unit: Unit) -> bool:
        lease = session.scalar(select(Unit.lease).where(Unit.id == unit.id).with_for_update())
        return lease is not None and lease == unit.lease


def failed_at(error: BaseException) -> str:
    """File and line of the failure: enough to mend it, and nothing that was typed."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
