"""Visit lists (#VisitMyFamily): for a planned delegation, whose families want it to ask for whom, in a travel order.

Public face: ``init_app``. ``route`` and ``seats`` are pure.
"""

from __future__ import annotations

from flask import Flask

from service.referrals.visits.room import VisitRoom
from service.store.cards import Cards
from service.store.casework import Casework

__all__ = ["init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards) -> None:
    """Registers the room's pages, and its booklet as a kind of export. After the rooms of review and referrals."""
    from service.referrals.visits import booklet, views

    app.extensions["visits"] = VisitRoom.of(casework, cards)
    app.extensions["exports"].add(booklet.KIND)
    app.register_blueprint(views.blueprint)
