"""The auditor's pages. Reading the trail leaves a trace in it."""

from __future__ import annotations

import json

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext as _

from service.staff import trail
from service.staff.permissions import me, requires
from service.staff.room import room
from service.staff.views.findings import finding_words
from service.store import audit
from service.store.errors import StoreError

blueprint = Blueprint("trail", __name__)
# What the trail is filtered by, and how long it can be.
_FILTERS = {"actor": 32, "action": 40, "subject": 64}


# How far back the auditor can look at once, in days.
SPANS = (1, 7, 28)


@blueprint.get("/trail")
@requires("auditor")
def listed() -> str:
    return _page()


def _page(refusal: str = "", kept_holds: bool | None = None, lost: str = "") -> str:
    """``lost``: what is wrong with the trail by a kept head, in the English words of the command “audit verify”."""
    casework = room().casework
    asked = {name: _visible(request.args.get(name, "")[:length]) for name, length in _FILTERS.items()}
    before = request.args.get("before", type=int)
    days = request.args.get("days", type=int)
    days = days if days in SPANS else SPANS[0]
    casework.look(me().id, "trail.looked", who=asked["actor"], what=asked["action"], about=asked["subject"], days=days)
    names = dict(trail.people(casework))
    return render_template(
        "staff/trail.html",
        trail=trail.read_trail(casework, before=before, **asked),
        # Only on the first page: they read the whole trail.
        broken=trail.broken_places(casework) if before is None else None,
        findings=[(f, finding_words(f)) for f in trail.findings(casework, days)] if before is None else None,
        names=names,
        actions=trail.actions(casework),
        days=days,
        spans=SPANS,
        refusal=refusal,
        kept_holds=kept_holds,
        lost=lost,
        typed={name: _visible(text) for name, text in request.form.items()},
        **asked,
    )


def _visible(text: str) -> str:
    """Characters that neither a page nor a database can hold become U+FFFD, which finds nothing."""
    return "".join(c if c.isprintable() or c in "\r\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


@blueprint.post("/trail")
@requires("auditor")
def check() -> str | tuple[str, int]:
    """Whether the trail still contains a head that the auditor kept."""
    try:
        wrong = trail.check_kept_head(
            room().casework, request.form.get("head", ""), request.form.get("signed_by", "").strip()
        )
    except (StoreError, ValueError, RecursionError):
        return _page(refusal=_("This is no head that was signed with that key.")), 400
    return _page(kept_holds=wrong is None, lost=wrong or "")


@blueprint.get("/trail/head")
@requires("auditor")
def head() -> Response:
    casework = room().casework
    casework.look(me().id, "trail.head_taken")
    with casework.database.read() as session:
        signed = audit.signed_head(session, casework.keys)
    answer = make_response(json.dumps(signed, indent=1) + "\n")
    answer.mimetype = "application/json"
    answer.headers["Content-Disposition"] = f'attachment; filename="audit-head-{signed["day"]}.json"'
    return answer
