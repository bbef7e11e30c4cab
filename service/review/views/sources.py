"""Administrators: which sources there are, and whether they are trusted. No search is visible here."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.review import sources as register
from service.review import words
from service.review.room import room
from service.review.views.pictures import picture_answer
from service.staff import me, requires
from service.staff import room as staff_room
from service.staff.proposals import ProposalRefused
from service.staff.views.refusals import proposal_refusal
from service.store.placeholders import placeholder_file, placeholders_of

blueprint = Blueprint("sources", __name__)


@blueprint.get("/sources")
@requires("administrator")
def listed() -> str:
    return render_template("staff/review/sources.html", sources=register.listed(room().casework), words=words)


@blueprint.get("/sources/<source_id>/placeholders")
@requires("administrator")
def placeholders(source_id: str) -> str:
    """Which pictures were taken for placeholders, so that a person can see whether rightly."""
    source = next((s for s in register.listed(room().casework) if s.id == source_id), None)
    if source is None:
        raise NotFound
    with room().casework.database.read() as session:
        found = placeholders_of(session, source_id)
    return render_template("staff/review/placeholders.html", source=source, placeholders=found)


@blueprint.get("/sources/<source_id>/placeholders/<portrait_id>.jpg")
@requires("administrator")
def placeholder(source_id: str, portrait_id: str) -> Answer:
    with room().casework.database.read() as session:
        stored_as = placeholder_file(session, source_id, portrait_id)
    try:
        return picture_answer(room().casework.files.get(stored_as))
    except FileNotFoundError as error:
        raise NotFound from error


@blueprint.post("/sources/<source_id>/vouch")
@requires("administrator", fresh=True)
def vouch(source_id: str) -> Answer:
    found = next((s for s in register.listed(room().casework) if s.id == source_id), None)
    if found is None or found.state != "quarantine":
        raise NotFound
    try:
        staff_room().proposals.propose(me().id, register.VOUCH, source_id, {"source": found.title})
    except ProposalRefused as refused:
        flash(proposal_refusal(refused.reason), "warning")
    else:
        flash(_("Proposed. Another administrator has to vouch as well."), "good")
    return redirect(url_for("sources.listed"))


@blueprint.post("/sources/<source_id>/suspend")
@requires("administrator", fresh=True)
def suspend(source_id: str) -> Answer:
    register.suspend(room().casework, room().cards, me(), source_id)
    flash(_("Suspended. Nothing of this source is used any more; what was read and told stays listed."), "good")
    return redirect(url_for("sources.listed"))


@blueprint.post("/sources/<source_id>/quarantine")
@requires("administrator", fresh=True)
def quarantine(source_id: str) -> Answer:
    register.quarantine(room().casework, room().cards, me(), source_id)
    flash(_("The source is in quarantine again: matched, and not told of until two people vouch for it."), "good")
    return redirect(url_for("sources.listed"))
