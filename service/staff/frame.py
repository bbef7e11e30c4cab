"""What surrounds every page of the staff app: navigation by role, the closed vault, searches that are gone."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.routing import BuildError

from service.staff.permissions import logged_in
from service.staff.roles import role_word
from service.staff.room import room
from service.staff.trail_words import action_words
from service.store.errors import Conflict, Gone, VaultClosed
from service.web import LANGUAGES
from service.web.errors import ErrorPage, error_page

# Endpoint, label, roles that see it, in order.
NAVIGATION = (
    ("review.queue", _l("Queue"), ("caseworker", "senior")),
    ("exports.listed", _l("Exports"), ("caseworker", "senior")),
    ("referrals.listed", _l("Referrals"), ("referrer",)),
    ("dashboard.numbers", _l("Numbers"), ("senior", "administrator", "auditor")),
    ("calibration.page", _l("Calibration"), ("senior", "administrator", "auditor")),
    ("controls.listed", _l("Control pairs"), ("senior", "auditor")),
    ("controls.mine", _l("My control readings"), ("caseworker", "senior")),
    ("people.listed", _l("People"), ("administrator",)),
    ("visits.listed", _l("Visit lists"), ("caseworker", "senior")),
    ("review.public_cards", _l("Public cards"), ("caseworker", "senior")),
    ("groups.listed", _l("Groups"), ("administrator",)),
    ("sources.listed", _l("Sources"), ("caseworker", "senior", "administrator")),
    ("imports.listed", _l("Imports"), ("administrator",)),
    ("guard.listed", _l("Set apart"), ("administrator",)),
    ("people.proposals", _l("Needs two people"), ("administrator", "auditor")),
    ("trail.listed", _l("Audit trail"), ("auditor",)),
    ("reconciliation.page", _l("Match a list"), ("senior",)),
    ("vault.status", _l("Vault"), ("senior", "administrator", "auditor")),
    ("account.page", _l("My account"), ("caseworker", "senior", "administrator", "referrer", "auditor")),
)
_ID = re.compile("[0-9a-f]{32}")
_CLOSED = ErrorPage(
    _l("The vault is closed"),
    _l("Searches can be received, and none can be read: the service's key is locked away."),
    _l("Two custodians must open the vault. Until then this page has nothing to show. Nothing is lost."),
)
_GONE = ErrorPage(
    _l("This search is no longer here"),
    _l("The family withdrew it, it has expired, or it never existed. Its keys are destroyed: nobody can open it."),
    _l("Go back to the queue and take another one."),
)
_CONFLICT = ErrorPage(
    _l("Somebody else was quicker"),
    _l("This was changed while your page was open. What you sent was not kept."),
    _l("Go back, load the page again, and look at what changed."),
)


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    current: bool


def navigation() -> list[Link]:
    """The pages that this person may open."""
    person = logged_in()
    links = []
    for endpoint, label, roles in NAVIGATION:
        if person is not None and person.role in roles:
            try:
                url = url_for(endpoint)
            except BuildError:
                continue
            links.append(Link(str(label), url, request.endpoint == endpoint))
    return links


def moment(seconds: int) -> str:
    """A time in UTC, to the minute."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%d %H:%M")


def language_name(code: str) -> str:
    """A language as its readers call it."""
    return LANGUAGES[code].native if code in LANGUAGES else code


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(role=role_word, moment=moment, language_name=language_name, action_words=action_words)

    @app.context_processor
    def surroundings() -> dict[str, Any]:
        return {"person": logged_in(), "navigation": navigation}

    @app.after_request
    def trace_refusals(response: Response) -> Response:
        person = logged_in() if response.status_code == 403 else None
        if person is not None:
            asked = (request.view_args or {}).get("search_id", "")
            subject = asked if _ID.fullmatch(asked) else ""
            room().casework.look(person.id, "page.refused", subject, page=request.endpoint or "")
        return response

    @app.errorhandler(VaultClosed)
    def on_closed(_error: VaultClosed) -> Response:
        return error_page(503, _CLOSED)

    @app.errorhandler(Gone)
    def on_gone(_error: Gone) -> Response:
        """Other things are gone too, a list or a picture: only of a search is it said that its family took it back."""
        return error_page(404, _GONE if "search_id" in (request.view_args or {}) else None)

    @app.errorhandler(Conflict)
    def on_conflict(_error: Conflict) -> Response:
        return error_page(409, _CONFLICT)
