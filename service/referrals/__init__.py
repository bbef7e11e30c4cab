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
from service.store.hooks import Hooks
from service.store.limits import Limits
from service.store.outcomes import GroupKeys
from service.store.referrals import Referrals
from service.store.tokens import Tokens

__all__ = ["Register", "init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages. The staff room must have been registered before."""
    from service.referrals import file_views, hook_views, token_views, views, visits
    from service.referrals.dossiers import KINDS
    from service.referrals.exports import Exports
    from service.referrals.exports.views import blueprint as exports_blueprint
    from service.referrals.groups import views as group_views

    intake, public = casework.intake.database, casework.keys.service_public
    app.extensions["referrals"] = Room(
        casework,
        Register(casework),
        Tokens(intake),
        Referrals(casework.intake),
        GroupKeys(casework.vault, intake, public),
        Hooks(intake, public),
        Batches(intake, public),
    )
    for module in (views, token_views, hook_views, file_views, group_views):
        app.register_blueprint(module.blueprint)
    exports = app.extensions["exports"] = Exports(casework, app.extensions["staff"].proposals, cards)
    for kind in KINDS:
        exports.add(kind)
    app.register_blueprint(exports_blueprint)
    visits.init_app(app, casework, cards)
