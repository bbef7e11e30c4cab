"""What the guard set apart, for administrators: they see the record and no search."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.jobs.guard import refresh_cards
from service.records.room import room
from service.review.statements import RecordView, read_records
from service.review.views.pictures import picture_answer
from service.staff import me, requires
from service.store import guard
from service.store.guard import Caught
from service.store.models.records import Portrait
from service.store.models.staff import Staff

blueprint = Blueprint("guard", __name__)
_STEP = 10
# What is decided, and what the audit trail calls it.
ACTIONS = {"released": "guard.released", "kept": "guard.kept"}


def _all() -> list[tuple[Caught, RecordView | None]]:
    """What nobody has looked at first, then newest first."""
    with room().casework.database.read() as session:
        found = guard.caught(session, room().casework.vault).values()
        ordered = sorted(sorted(found, key=lambda one: one.day, reverse=True), key=lambda one: one.state != "apart")
        known = read_records(session, [one.record_id for one in ordered])
        return [(one, known.get(one.record_id)) for one in ordered]


@blueprint.get("/guard")
@requires("administrator")
def listed() -> str:
    found = _all()
    with room().casework.database.read() as session:
        names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    room().casework.look(me().id, "guard.looked")
    return render_template("staff/guard/listed.html", found=found, names=names, at_least=_at_least)


def _at_least(searches: int) -> int:
    """Rounded down: the exact number is for nobody to follow from day to day."""
    return searches // _STEP * _STEP


@blueprint.post("/guard/<token>")
@requires("administrator", fresh=True)
def decide(token: str) -> Answer:
    state, casework = request.form.get("state", ""), room().casework
    if state not in ACTIONS:
        flash(_("Say whether to release it or to keep it apart."), "warning")
        return redirect(url_for("guard.listed"))
    with casework.database.read() as session:
        known = guard.caught(session, casework.vault).get(token)
    if known is None:
        raise NotFound
    with casework.act(me().id, ACTIONS[state], record=known.record_id, kind=known.kind) as session:
        guard.decide(session, casework.vault, token, state, me().id)
    refresh_cards(casework, [token])
    if state == "released":
        flash(_("Released: its candidates wait for readers again."), "good")
    else:
        flash(_("Kept apart: its candidates wait for nobody."), "good")
    return redirect(url_for("guard.listed"))


@blueprint.get("/guard/<token>/portraits/<portrait_id>")
@requires("administrator")
def portrait(token: str, portrait_id: str) -> Answer:
    casework = room().casework
    with casework.database.read() as session:
        known, row = guard.caught(session, casework.vault).get(token), session.get(Portrait, portrait_id)
    if known is None or row is None or row.record_id != known.record_id:
        raise NotFound
    try:
        return picture_answer(casework.files.get(row.stored_as))
    except FileNotFoundError as error:
        raise NotFound from error
