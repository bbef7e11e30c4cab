"""What a reading decided, told to calibration in the reading's own transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from service.calibration import ledger
from service.review.case import CandidateView, Case
from service.review.decisions import DECIDED, Reading, state_of
from service.review.sealing import readings_of
from service.store.casework import Casework
from service.store.controls import is_control


def count_decision(
    casework: Casework, session: Session, case: Case, view: CandidateView, before: Sequence[Reading]
) -> None:
    """After a reading was added, settled by or taken back. ``before``: the candidate's readings without it. What is
    invented counts for nothing."""
    if is_control(session, casework.vault, case.id):
        return
    after = readings_of(session, case.key, case.id).get(view.id, [])
    states = [state_of(known, promising=view.promising) for known in (before, after)]
    decisions = [state.value if state in DECIDED else None for state in states]
    found = view.candidate
    ledger.decide(session, casework, found.evidence, found.bits, found.scorer_version, *decisions)
