"""An OpenRefine reconciliation endpoint over the records: a researcher matches a list of names without copying records.

W3C Reconciliation Service API, version 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
Off unless VMF_RECONCILE_A_DAY says how many queries a person may send in a day; every query is in the audit trail.
It knows records only, never searches. Public face: ``init_app``.
"""

from __future__ import annotations

from flask import Flask

from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits

__all__ = ["init_app"]


def init_app(app: Flask, casework: Casework, _cards: Cards, limits: Limits) -> None:
    """Registers the room's pages where the endpoint is on. The staff room must have been registered before."""
    app.config["RECONCILES"] = casework.settings.reconcile_a_day > 0
    if not app.config["RECONCILES"]:
        return
    from service.reconciliation.endpoint import endpoint
    from service.reconciliation.keys import Keys
    from service.reconciliation.matching import Matcher
    from service.reconciliation.pages import blueprint
    from service.reconciliation.room import Room

    app.extensions["reconciliation"] = Room(
        casework, Keys(casework), Matcher(casework), limits, casework.settings.reconcile_a_day
    )
    app.register_blueprint(blueprint)
    app.register_blueprint(endpoint)
    app.extensions["csrf"].exempt(endpoint)  # a program sends no cookie: its key stands in the address
