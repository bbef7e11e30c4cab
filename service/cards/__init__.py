"""Public cards: what a family shows of its relative, and how it asks for that. It knows the intake database alone.

Public face: ``init_app`` wires the room into the family app. The families' room must have been registered before.
"""

from __future__ import annotations

from flask import Flask, Response, redirect, url_for

from service.cards import asking, public
from service.cards.blueprint import blueprint
from service.cards.room import Room
from service.searches.places import place_name
from service.store.intake import Intake
from service.store.public_cards import PublicCards
from service.web import current_language, preferred_language

__all__ = ["init_app"]

# Imported for their routes.
_PAGES = (asking, public)


def init_app(app: Flask, intake: Intake) -> None:
    """Adds the public page under ``/<lang>/visit``, and the family's page of its own card under ``/<lang>/card``."""
    app.extensions["cards"] = Room(intake, PublicCards(intake.database))
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(county_title_of=lambda code: place_name(code, current_language().code))

    @app.get("/visit")
    def visit() -> Response:
        response = redirect(url_for("cards.listed", lang=preferred_language()))
        response.vary.update(["Accept-Language", "Cookie"])
        return response  # type: ignore[return-value]
