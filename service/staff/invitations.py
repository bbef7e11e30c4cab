"""Invitations in two halves: whoever approves an account gets one, whoever proposed it the other, the person both.

Neither of the two administrators can begin the account alone. Commands give whole invitations: whoever runs them has
the machine anyway.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.staff import accounts
from service.staff.proposals import APPROVED
from service.store.casework import Casework
from service.store.clock import now
from service.store.models.staff import Proposal, Staff
from service.store.seal import Place, SealError, seal, unseal

_FIRST = re.compile(r"[\w-]{22}", re.ASCII)
# 99 bits: typed from paper, so without letters that look like others.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_SECOND_LETTERS = 20
# In a proposal's details: the second half, sealed, and until when it is of use.
SEALED, UNTIL = "second_half", "second_half_until"


@dataclass(frozen=True, slots=True)
class WaitingHalf:
    """A second half that its proposer has not fetched yet."""

    proposal_id: str
    kind: str
    username: str


def invite_in_halves(casework: Casework, session: Session, person: Staff, proposal: Proposal) -> str:
    """Invites, and gives the first half, for the approver. The second is sealed into the proposal."""
    first = secrets.token_urlsafe(16)
    second = "".join(secrets.choice(_LETTERS) for _ in range(_SECOND_LETTERS))
    accounts.invite(casework, session, person, whole(first, second))
    sealed = seal(casework.keys.accounts, second.encode(), _place(proposal.id, proposal.proposed_by))
    until = now() + accounts.INVITATION_SECONDS
    proposal.details = {**proposal.details, "username": person.username, SEALED: sealed.hex(), UNTIL: until}
    return first


def is_first_half(token: str) -> bool:
    """Whether a link's token has the form of a first half, be there such an invitation or not."""
    return _FIRST.fullmatch(token) is not None


def whole(first: str, second: str) -> str:
    """The invitation's token. Spaces, dashes and capitals in the second half are the typist's."""
    return f"{first}.{''.join(c for c in second[:200].casefold() if c.isalnum())}"


def waiting_halves(session: Session, staff_id: str) -> list[WaitingHalf]:
    """What this person proposed, was approved, and was not fetched by them in time yet."""
    rows = session.scalars(
        select(Proposal)
        .where(Proposal.proposed_by == staff_id, Proposal.decision == APPROVED)
        .order_by(Proposal.proposed_day, Proposal.id)
    )
    return [WaitingHalf(row.id, row.kind, row.details["username"]) for row in rows if _is_waiting(row)]


def take_half(casework: Casework, session: Session, staff_id: str, proposal_id: str) -> str | None:
    """The second half, once, for the proposer only; in groups of five. None if there is none for this person."""
    row = session.scalars(
        select(Proposal).where(Proposal.id == proposal_id, Proposal.proposed_by == staff_id).with_for_update()
    ).first()
    if row is None or row.decision != APPROVED or not _is_waiting(row):
        return None
    try:
        second = unseal(casework.keys.accounts, bytes.fromhex(row.details[SEALED]), _place(row.id, staff_id)).decode()
    except (SealError, ValueError):
        return None
    row.details = {name: value for name, value in row.details.items() if name not in (SEALED, UNTIL)}
    return "-".join(second[i : i + 5] for i in range(0, len(second), 5))


def _is_waiting(row: Proposal) -> bool:
    return SEALED in row.details and row.details.get(UNTIL, 0) >= now()


def _place(proposal_id: str, proposed_by: str) -> Place:
    # Bound to the proposer too: another name written into the row opens nothing.
    return Place("proposal", f"{proposal_id}|{proposed_by}", "second_half")
