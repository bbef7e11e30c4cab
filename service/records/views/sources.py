"""Which sources there are, where they come from, whether they are trusted. No search is visible to administrators."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.records import removal
from service.records import sources as register
from service.records.forms import ProvenanceForm
from service.records.room import room
from service.records.trust import VOUCH
from service.review import told, words
from service.review.kinship import TOPICS
from service.review.views.pictures import picture_answer
from service.staff import me, requires
from service.staff import room as staff_room
from service.staff.proposals import ProposalRefused
from service.staff.views.refusals import proposal_refusal
from service.store.placeholders import placeholder_file, placeholders_of

blueprint = Blueprint("sources", __name__)


def _one(source_id: str) -> register.ListedSource:
    found = register.one(room().casework, source_id)
    if found is None:
        raise NotFound
    return found


def _page(source: register.ListedSource, error: str = "") -> str:
    why = register.why_in_quarantine(room().casework, source.id) if source.state == "quarantine" else None
    return render_template("staff/records/source.html", source=source, why=why, words=words, error=error)


@blueprint.get("/sources")
@requires("caseworker", "senior", "administrator")
def listed() -> str:
    return render_template("staff/records/sources.html", sources=register.listed(room().casework), words=words)


@blueprint.get("/sources/<source_id>")
@requires("caseworker", "senior", "administrator")
def one(source_id: str) -> str:
    return _page(_one(source_id))


@blueprint.route("/sources/<source_id>/provenance", methods=["GET", "POST"])
@requires("administrator")
def provenance(source_id: str) -> Answer | tuple[str, int]:
    found = _one(source_id)
    form = ProvenanceForm(obj=found.provenance)
    if form.validate_on_submit():
        register.describe(room().casework, me(), source_id, form.provenance())
        flash(_("Written down."), "good")
        return redirect(url_for("sources.one", source_id=source_id))
    page = render_template("staff/records/provenance.html", source=found, form=form)
    return page, 400 if form.is_submitted() else 200


@blueprint.get("/sources/<source_id>/placeholders")
@requires("administrator")
def placeholders(source_id: str) -> str:
    """Which pictures were taken for placeholders, so that a person can see whether rightly."""
    found = _one(source_id)
    with room().casework.database.read() as session:
        listed = placeholders_of(session, source_id)
    return render_template("staff/records/placeholders.html", source=found, placeholders=listed)


@blueprint.get("/sources/<source_id>/placeholders/<portrait_id>.jpg")
@requires("administrator")
def placeholder(source_id: str, portrait_id: str) -> Answer:
    with room().casework.database.read() as session:
        stored_as = placeholder_file(session, source_id, portrait_id)
    try:
        return picture_answer(room().casework.files.get(stored_as))
    except FileNotFoundError as error:
        raise NotFound from error


@blueprint.get("/sources/<source_id>/told")
@requires("caseworker", "senior")
def told_from(source_id: str) -> str:
    found = _one(source_id)
    disclosures = told.told_from(room().casework, source_id)
    shown = sorted({one.search_id for one in disclosures})
    room().casework.look(me().id, "told.looked", source_id, searches=shown)
    return render_template(
        "staff/records/told.html", source=found, told=disclosures, topics=TOPICS, words=words, families=len(shown)
    )


@blueprint.post("/sources/<source_id>/vouch")
@requires("administrator", fresh=True)
def vouch(source_id: str) -> Answer:
    found = _one(source_id)
    if found.state != "quarantine":
        raise NotFound
    _propose(VOUCH, source_id, {"source": found.title}, _("Proposed. Another administrator has to vouch as well."))
    return redirect(url_for("sources.one", source_id=source_id))


@blueprint.post("/sources/<source_id>/suspend")
@requires("administrator", fresh=True)
def suspend(source_id: str) -> Answer:
    register.suspend(room().casework, room().cards, me(), _one(source_id).id)
    flash(_("Suspended. Nothing of this source is used any more; what was read and told stays listed."), "good")
    return redirect(url_for("sources.one", source_id=source_id))


@blueprint.post("/sources/<source_id>/quarantine")
@requires("administrator", fresh=True)
def quarantine(source_id: str) -> Answer:
    register.quarantine(room().casework, room().cards, me(), _one(source_id).id)
    flash(_("The source is in quarantine again: matched, and not told of until two people vouch for it."), "good")
    return redirect(url_for("sources.one", source_id=source_id))


@blueprint.post("/sources/<source_id>/remove")
@requires("administrator", fresh=True)
def remove(source_id: str) -> Answer | tuple[str, int]:
    found = _one(source_id)
    if found.state == "removed":
        raise NotFound
    reason = request.form.get("reason", "").strip()[:1000]
    if len(reason) < 3:
        error = _("Write down why, in a few words. It stands in the audit trail.")
        return _page(found, error), 400
    _propose(
        removal.REMOVE,
        source_id,
        {"source": found.title, "reason": reason},
        _("Proposed. It happens when another administrator approves it. Until then you can suspend the source."),
    )
    return redirect(url_for("sources.one", source_id=source_id))


def _propose(kind: str, subject: str, details: dict[str, str], done: str) -> None:
    try:
        staff_room().proposals.propose(me().id, kind, subject, dict(details))
    except ProposalRefused as refused:
        flash(proposal_refusal(refused.reason), "warning")
    else:
        flash(done, "good")
