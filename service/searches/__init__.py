"""The families' room: the form, the receipt, messages, withdrawal. It knows the intake database and nothing else.

Public face: ``init_app`` wires the room into the family app; ``parsing.read_steps`` turns form data into a
``SearchForm`` for others who take searches in.
"""

from __future__ import annotations

from flask import Flask, Response, redirect, url_for

from service.searches import (
    download,
    drafts,
    form_pages,
    messages,
    overview,
    people,
    photos,
    pictures,
    places,
    returning,
    visits,
    welcome,
)
from service.searches.blueprint import blueprint
from service.searches.consents import PURPOSES
from service.searches.help import read_places
from service.searches.room import Room
from service.store.intake import Intake
from service.store.limits import Limits
from service.store.referrals import Referrals
from service.store.shares import Shares
from service.web import current_language, preferred_language

__all__ = ["blueprint", "init_app"]

# Imported for their routes.
_PAGES = (download, drafts, form_pages, messages, overview, people, pictures, returning, welcome)


def init_app(app: Flask, intake: Intake, limits: Limits) -> None:
    """Adds the families' pages under ``/<lang>/``, and the way from ``/`` to the reader's language."""
    app.extensions["searches"] = Room(
        intake, limits, Referrals(intake), Shares(intake), read_places(intake.settings.folder)
    )
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(
        visit_tag=visits.current_tag,
        person_shown=people.person_shown,
        photo_note=photos.note_text,
        purposes=PURPOSES,
        county_names=lambda: places.county_names(current_language().code),
        notice_from=intake.settings.notice_from,
    )

    @app.get("/")
    def root() -> Response:
        response = redirect(url_for("searches.home", lang=preferred_language()))
        response.vary.update(["Accept-Language", "Cookie"])
        return response  # type: ignore[return-value]
