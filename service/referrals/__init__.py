"""Referrals: advocacy groups bring families' cases, and see of them what a family sees, no more.

Public face: ``init_app``. It needs no private key: what is referred is sealed for the vault at once.
"""

from __future__ import annotations

from flask import Flask

from service.referrals.register import Register
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits

__all__ = ["Register", "init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages. The staff room must have been registered before."""
    from service.referrals.views import blueprint

    app.extensions["referrals"] = Register(casework)
    app.register_blueprint(blueprint)
