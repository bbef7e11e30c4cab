"""What two administrators do to accounts: the acts behind proposals of kind ``staff_*``."""

from __future__ import annotations

from sqlalchemy.orm import Session

from service.staff import accounts
from service.staff.proposals import Proposals
from service.store.casework import Casework
from service.store.models.staff import Proposal, Staff

CREATE, ROLE, RENEW, RETURN = "staff_create", "staff_role", "staff_renew", "staff_return"


def register(proposals: Proposals) -> None:
    proposals.register(CREATE, _create)
    proposals.register(ROLE, _role)
    proposals.register(RENEW, _renew)
    proposals.register(RETURN, _return)


def _create(casework: Casework, session: Session, proposal: Proposal) -> str:
    """The invitation's token, shown once to whoever approved."""
    asked = proposal.details
    person = accounts.create_staff(
        casework, session, asked["username"], asked["name"], asked["role"], group=asked.get("group")
    )
    return accounts.invite(casework, session, person)


def _person(session: Session, proposal: Proposal) -> Staff:
    person = session.get(Staff, proposal.subject)
    if person is None:
        raise accounts.AccountRefused("unknown")
    return person


def _role(_casework: Casework, session: Session, proposal: Proposal) -> None:
    accounts.change_role(session, _person(session, proposal), proposal.details["role"])


def _renew(casework: Casework, session: Session, proposal: Proposal) -> str:
    return accounts.invite(casework, session, _person(session, proposal))


def _return(casework: Casework, session: Session, proposal: Proposal) -> str:
    person = _person(session, proposal)
    person.active = True
    return accounts.invite(casework, session, person)
