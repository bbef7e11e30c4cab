"""Control pairs: for seniors how they were read, for each reader their own afterwards."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from service.review import words
from service.review.controls.errors import FEWEST, records
from service.review.room import room
from service.staff import me, requires
from service.store import controls
from service.store.models.staff import Staff

blueprint = Blueprint("controls", __name__)


@blueprint.get("/controls")
@requires("senior", "auditor")
def listed() -> str:
    casework = room().casework
    with casework.database.read() as session:
        outcomes = controls.outcomes(session, casework.vault)
        wanted = controls.wanted(session, casework.vault)
        names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    casework.look(me().id, "controls.looked")
    return render_template(
        "staff/controls/listed.html",
        records=records(outcomes, names),
        over=len(outcomes),
        wanted=wanted,
        most=controls.MOST_WANTED,
        fewest=FEWEST,
    )


@blueprint.post("/controls")
@requires("senior", fresh=True)
def want() -> Answer:
    casework, text = room().casework, request.form.get("wanted", "").strip()
    try:
        count = int(text) if text.isascii() and text.isdecimal() else -1
        with casework.act(me().id, "controls.wanted", count=count) as session:
            controls.want(session, casework.vault, count)
    except ValueError:
        flash(_("Write a whole number from 0 to %(most)s.", most=controls.MOST_WANTED), "warning")
    else:
        flash(_("Kept. They come one after the other, at times that tell nothing."), "good")
    return redirect(url_for("controls.listed"))


@blueprint.get("/controls/mine")
@requires("caseworker", "senior")
def mine() -> str:
    """What this reader read, once it is over: the pair, what was true, and what told it."""
    casework = room().casework
    with casework.database.read() as session:
        outcomes = controls.outcomes(session, casework.vault)
    own = [
        (outcome, judgement, day)
        for outcome in outcomes
        for staff_id, judgement, day in outcome.readings
        if staff_id == me().id
    ]
    return render_template("staff/controls/mine.html", own=own, words=words)
