"""What the views of the staff app stand on, once per application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.staff import duties
from service.staff.departures import Departures
from service.staff.login import Login
from service.staff.passkeys import Passkeys, Site
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
    passkeys: Passkeys
    proposals: Proposals
    departures: Departures
    cookie: str
    device: str

    @classmethod
    def of(cls, casework: Casework, cards: Cards, limits: Limits, *, https: bool) -> StaffRoom:
        prefix = "__Host-" if https else ""
        proposals, departures = Proposals(casework), Departures()
        duties.register(proposals, departures)
        settings = casework.settings
        passkeys = Passkeys(casework.keys, Site.of(settings.staff_url), settings.intake.organisation)
        login = Login(casework, limits, passkeys)
        return cls(casework, cards, login, passkeys, proposals, departures, prefix + "login", prefix + "device")


def room() -> StaffRoom:
    """The room of the application that answers this request."""
    return cast(StaffRoom, current_app.extensions["staff"])
