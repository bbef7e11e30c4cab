"""The auditor's pages. Reading the trail leaves a trace in it."""

from __future__ import annotations

import json

from flask import Blueprint, Response, make_response, render_template, request

from service.staff import trail
from service.staff.permissions import me, requires
from service.staff.room import room
from service.store import audit

blueprint = Blueprint("trail", __name__)


@blueprint.get("/trail")
@requires("auditor")
def listed() -> str:
    casework = room().casework
    actor, action = request.args.get("actor", "")[:32], request.args.get("action", "")[:40]
    before = request.args.get("before", type=int)
    casework.look(me().id, "trail.looked", who=actor, what=action)
    return render_template(
        "staff/trail.html",
        trail=trail.read_trail(casework, before=before, actor=actor, action=action),
        # Only on the first page: it reads the whole trail.
        broken=trail.broken_places(casework) if before is None else None,
        unusual=trail.unusual(casework),
        people=trail.people(casework),
        actions=trail.actions(casework),
        actor=actor,
        action=action,
    )


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
