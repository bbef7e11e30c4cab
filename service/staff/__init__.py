"""Staff: accounts, roles, second factor, sessions, acts that need two people, and the auditor's view of the trail.

Public face: ``init_app`` puts the pages into the staff app; ``requires``, ``public`` and ``me`` guard views of other
rooms; ``create_staff`` and ``invite`` serve commands; ``Person`` is whoever is logged in.
"""

from __future__ import annotations

from flask import Flask

from service.staff.accounts import create_staff, invite
from service.staff.permissions import anyone, logged_in, me, public, requires
from service.staff.room import StaffRoom, room
from service.staff.sessions import Person
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits

__all__ = [
    "Person",
    "StaffRoom",
    "anyone",
    "create_staff",
    "init_app",
    "invite",
    "logged_in",
    "me",
    "public",
    "requires",
    "room",
]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages, and what every page of the staff app needs."""
    from service.staff import frame
    from service.staff.views import account, login, passkeys, people, trail, vault

    app.extensions["staff"] = StaffRoom.of(casework, cards, limits, https=app.config["HTTPS"])
    frame.init_app(app)
    for module in (login, passkeys, account, people, trail, vault):
        app.register_blueprint(module.blueprint)
