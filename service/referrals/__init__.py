"""Referrals: advocacy groups bring families' cases, and see of them what a family sees, no more.

Public face: ``init_app``. It needs no private key: what is referred is sealed for the vault at once.
"""

from __future__ import annotations

from flask import Flask

from service.referrals.register import Register
from service.referrals.room import Room
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits
from service.store.tokens import Tokens

__all__ = ["Register", "init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages. The staff room must have been registered before."""
    from service.referrals import token_views, views, visits
    from service.referrals.dossiers import KINDS
    from service.referrals.exports import Exports
    from service.referrals.exports.views import blueprint as exports_blueprint

    app.extensions["referrals"] = Room(casework, Register(casework), Tokens(casework.intake.database))
    app.register_blueprint(views.blueprint)
    app.register_blueprint(token_views.blueprint)
    exports = app.extensions["exports"] = Exports(casework, app.extensions["staff"].proposals, cards)
    for kind in KINDS:
        exports.add(kind)
    app.register_blueprint(exports_blueprint)
    visits.init_app(app, casework, cards)
