"""Calibration: whether the bits hold what they say, and weights that decided pairs speak for, put in force by two.

Public face: ``init_app`` puts the pages into the staff app; ``ledger.decide`` counts a decision.
"""

from __future__ import annotations

from flask import Flask

from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits

__all__ = ["init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages. The staff room must have been registered before."""
    from service.calibration import proposing
    from service.calibration.views import blueprint

    app.extensions["calibration"] = casework
    proposing.register(app.extensions["staff"].proposals)
    app.register_blueprint(blueprint)
