"""New weights: proposed by a senior with their effect, put in force when an administrator approves.

Nothing is weighed anew at once: the workers make a new scorer version, and every open search owes it a unit for each
segment. Candidates that were read keep the version and the bits that they were read with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.calibration.ledger import decided_pairs
from service.jobs.weights import adopted, changes_of, weights_in_force
from service.matching import Weights
from service.matching.calibration import Decided, Effect, Estimate, effect_of, estimate, held_out_loss
from service.staff.proposals import Proposals
from service.store.casework import Casework
from service.store.clock import today
from service.store.errors import Gone
from service.store.models.base import new_id
from service.store.models.records import WeightChange
from service.store.models.staff import Proposal

KIND = "weights"
# Below this the estimates are the table's own prior and little else.
FEWEST_CONFIRMED = 30


class TooFew(ValueError):
    """Not enough pairs were confirmed, or they change nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the decided pairs speak for now. ``unseen_loss``: on decisions that the estimate did not see."""

    estimates: tuple[Estimate, ...]
    effect: Effect
    unseen_loss: float

    @property
    def changed(self) -> list[Estimate]:
        return [e for e in self.estimates if e.changed]

    @property
    def is_enough(self) -> bool:
        return self.effect.confirmed >= FEWEST_CONFIRMED and bool(self.changed)


def draft(casework: Casework) -> Draft:
    """Raises VaultClosed."""
    return draft_from(decided_pairs(casework), weights_in_force(casework))


def draft_from(decided: Sequence[Decided], weights: Weights) -> Draft:
    estimates = tuple(estimate(decided, weights))
    after = {(e.comparison, e.level): e.after for e in estimates if e.changed}
    return Draft(estimates, effect_of(decided, weights, after), held_out_loss(decided, weights))


def propose(casework: Casework, proposals: Proposals, by: str) -> str:
    """Puts the draft of now before an administrator. The id of the change.

    Raises TooFew, ProposalRefused, VaultClosed.
    """
    found = draft(casework)
    if not found.is_enough:
        raise TooFew
    change_id = new_id()
    with casework.database.write() as session:
        in_force = adopted(session)
        changes = {(c, n): m for c, n, m in changes_of(in_force)} if in_force else {}
        changes |= {(e.comparison, e.level): e.after for e in found.changed}
        pairs = found.effect.confirmed + found.effect.rejected
        session.add(
            WeightChange(id=change_id, changes=[[c, n, m] for (c, n), m in changes.items()], pairs=pairs, day=today())
        )
    # One proposal at a time: its subject is the kind, and a second one is refused as waiting already.
    proposals.propose(by, KIND, KIND, {"levels": str(len(found.changed)), "pairs": str(pairs), "change": change_id})
    return change_id


def waiting_change(session: Session) -> WeightChange | None:
    """The change that waits for an administrator."""
    details = session.scalar(select(Proposal.details).where(Proposal.kind == KIND, Proposal.decision.is_(None)))
    return session.get(WeightChange, details["change"]) if details else None


def register(proposals: Proposals) -> None:
    proposals.register(KIND, _adopt)


def _adopt(_casework: Casework, session: Session, proposal: Proposal) -> None:
    change = session.get(WeightChange, proposal.details["change"])
    if change is None:
        raise Gone(proposal.id)
    change.adopted = (session.scalar(select(func.max(WeightChange.adopted))) or 0) + 1
