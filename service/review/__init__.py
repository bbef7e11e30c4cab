"""Review: the queue, blind readings, kinship, messages, disclosure. Nothing is decided here but by people.

Public face: ``init_app`` puts the pages into the staff app; ``decisions`` computes every state from readings;
``progress.refresh_card`` brings a search's card up to date.
"""

from __future__ import annotations

from flask import Flask

from service.matching.values.gazetteer import county_title
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.limits import Limits

__all__ = ["init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages. The staff room must have been registered before."""
    from service.review.room import ReviewRoom
    from service.review.views import (
        case,
        controls,
        dashboard,
        family,
        following,
        groups,
        pictures,
        queue,
        reading,
        showing,
        telling,
        workload,
    )
    from service.review.views.blueprint import blueprint
    from service.review.warming import Warming

    app.jinja_env.filters["county_title"] = county_title
    app.extensions["review"] = room = ReviewRoom.of(casework, cards)
    # For a process that serves: a test or a command that only asks once needs no thread beside it.
    app.extensions["when_serving"] = lambda: Warming(room.queue).start()
    views = (case, family, following, groups, pictures, queue, reading, showing, telling, workload)
    assert all(module.__name__ for module in views)  # they add their routes
    for part in (blueprint, dashboard.blueprint, controls.blueprint):
        app.register_blueprint(part)
