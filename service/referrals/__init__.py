"""Referrals: advocacy groups bring families' cases, and see of them what a family sees, no more.

Public face: ``init_app``. It needs no private key: what is referred is sealed for the vault at once.
"""

from __future__ import annotations

from flask import Flask

from service.referrals.register import Register
from service.referrals.room import Room
from service.store.batches import Batches
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits
from service.store.tokens import Tokens

__all__ = ["Register", "init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages. The staff room must have been registered before."""
    from service.referrals import file_views, token_views, views

    app.extensions["referrals"] = Room(
        casework,
        Register(casework),
        Tokens(casework.intake.database),
        Batches(casework.intake.database, casework.keys.service_public),
    )
    app.register_blueprint(views.blueprint)
    app.register_blueprint(token_views.blueprint)
    app.register_blueprint(file_views.blueprint)
