"""What a worker does besides units: ending what has run out, the auditor's daily head, what the sources cover."""

from __future__ import annotations

import json
import os

import structlog

from service.jobs import coverage, hooks
from service.jobs.scoring import current_version, refresh_scorer
from service.store import audit, clock, exports, notices
from service.store.batches import Batches
from service.store.casework import Casework
from service.store.limits import DatabaseStorage
from service.store.referrals import trace_new

log = structlog.get_logger()
SWEEP_SECONDS = 60


def sweep(casework: Casework) -> int:
    """Drafts never typed back, visits and searches that have run out, old counters. How many searches ended."""
    ended = casework.intake.sweep()
    DatabaseStorage(casework.intake.database).sweep()
    Batches(casework.intake.database, casework.keys.service_public).sweep()
    for database in (casework.intake.database, casework.database):
        # A withdrawal may have found a reader in its way: what was destroyed leaves the log now at the latest.
        if not database.truncate_log():
            log.warning("upkeep.log_not_truncated", where=database.kind)
    return ended


def write_head(casework: Casework) -> bool:
    """Today's signed head of the audit trail, for the auditor. False if it stands already."""
    path = casework.settings.heads / f"{clock.today().isoformat()}.json"
    if path.exists():
        return False
    with casework.database.read() as session:
        head = audit.signed_head(session, casework.keys)
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(head, indent=1) + "\n")
    temporary.replace(path)
    return True


def adopt_weights(casework: Casework) -> None:
    """Two people may have put other weights in force: then there is a new scorer version, and units are owed under it.
    Where there is no version yet, the first import makes it."""
    if current_version(casework) is not None:
        refresh_scorer(casework)


class Schedule:
    """Runs upkeep when it is due. Several workers may: each step is harmless to repeat."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._next = 0

    def run_due(self) -> None:
        if clock.now() < self._next:
            return
        self._next = clock.now() + SWEEP_SECONDS
        ended = sweep(self._casework)
        if ended:
            log.info("upkeep.ended", search_count=ended)
        notices.remind(self._casework.intake.database)
        trace_new(self._casework)
        exports.sweep(self._casework)
        hooks.upkeep(self._casework)
        write_head(self._casework)
        coverage.publish(self._casework)
        adopt_weights(self._casework)
