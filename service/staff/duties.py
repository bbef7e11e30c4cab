"""What two administrators do to accounts: the acts behind proposals of kind ``staff_*``."""

from __future__ import annotations

from functools import partial

from sqlalchemy.orm import Session

from service.staff import accounts
from service.staff.departures import Departures
from service.staff.invitations import invite_in_halves
from service.staff.proposals import Proposals
from service.store.casework import Casework
from service.store.models.staff import Proposal, Staff

CREATE, ROLE, RENEW, RETURN, CLOSE = "staff_create", "staff_role", "staff_renew", "staff_return", "staff_close"
CLOSE_AUDITOR = "staff_close_auditor"
# Whose account one person alone does not close: who could stop them, and who watches them.
CLOSED_BY_TWO = {"administrator": CLOSE, "auditor": CLOSE_AUDITOR}


def register(proposals: Proposals, departures: Departures) -> None:
    proposals.register(CREATE, _create)
    proposals.register(ROLE, _role)
    proposals.register(RENEW, _renew)
    proposals.register(RETURN, _return)
    # Where there are two administrators, the only other one is who is to go: the auditor is a second person too.
    for kind in CLOSED_BY_TWO.values():
        proposals.register(kind, partial(_close, departures), ("administrator", "auditor"))


def _create(casework: Casework, session: Session, proposal: Proposal) -> str:
    """The invitation's first half, shown once to whoever approved. The proposer fetches the other one."""
    asked = proposal.details
    person = accounts.create_staff(
        casework, session, asked["username"], asked["name"], asked["role"], group=asked.get("group")
    )
    return invite_in_halves(casework, session, person, proposal)


def _person(session: Session, proposal: Proposal) -> Staff:
    person = session.get(Staff, proposal.subject)
    if person is None:
        raise accounts.AccountRefused("unknown")
    return person


def _role(_casework: Casework, session: Session, proposal: Proposal) -> None:
    accounts.change_role(session, _person(session, proposal), proposal.details["role"])


def _renew(casework: Casework, session: Session, proposal: Proposal) -> str:
    return invite_in_halves(casework, session, _person(session, proposal), proposal)


def _return(casework: Casework, session: Session, proposal: Proposal) -> str:
    person = _person(session, proposal)
    person.active = True
    return invite_in_halves(casework, session, person, proposal)


def _close(departures: Departures, _casework: Casework, session: Session, proposal: Proposal) -> None:
    """One administrator alone must not be able to close all others, or the auditor who would see it."""
    departures.close(session, _person(session, proposal))
