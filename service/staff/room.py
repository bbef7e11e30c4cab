"""What the views of the staff app stand on, once per application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.staff import duties
from service.staff.login import Login
from service.staff.proposals import Proposals
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits


@dataclass(frozen=True, slots=True)
class StaffRoom:
    """``cookie`` names the login's cookie, ``device`` the one by which a known browser is told from others."""

    casework: Casework
    cards: Cards
    login: Login
    proposals: Proposals
    cookie: str
    device: str

    @classmethod
    def of(cls, casework: Casework, cards: Cards, limits: Limits, *, https: bool) -> StaffRoom:
        prefix = "__Host-" if https else ""
        proposals = Proposals(casework)
        duties.register(proposals)
        return cls(casework, cards, Login(casework, limits), proposals, prefix + "login", prefix + "device")


def room() -> StaffRoom:
    """The room of the application that answers this request."""
    return cast(StaffRoom, current_app.extensions["staff"])
