"""One search: what the family gave, the candidates, kinship, messages, notes."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from service.review import words
from service.review.desk import ActRefused
from service.review.kinship import CHECKLIST, LEVELS
from service.review.room import room
from service.review.sides import family_side
from service.review.views.blueprint import READERS, Page, blueprint, held, open_case
from service.review.views.following import notes_page
from service.review.work.readers import readers
from service.review.work.tags import tag_of
from service.searches.consents import PURPOSES
from service.staff import me, requires
from service.web.pages import name_bdi


@blueprint.get("/searches/<search_id>")
@requires(*READERS)
@held
def search(search_id: str) -> Page:
    case = open_case(search_id, "search.looked")
    if case.keeping.handed and case.keeping.to == me().id:
        room().desk.opened(me(), case)
        said = Markup(_("This search was handed over to you: %(text)s"))  # noqa: S704 - the sentence is our own
        flash(said % {"text": name_bdi(case.keeping.text or "–")})
    return render_template(
        "staff/review/search.html",
        case=case,
        family=family_side(case.form),
        tag=tag_of(search_id),
        readers=readers(room().casework),
        consent_labels=PURPOSES,
        words=words,
    )


@blueprint.route("/searches/<search_id>/notes", methods=["GET", "POST"])
@requires(*READERS)
@held
def notes(search_id: str) -> Page:
    case = open_case(search_id, "notes.looked")
    if request.method == "POST":
        try:
            room().desk.note(me(), case, request.form.get("text", "")[:8000])
        except ActRefused as refused:
            return notes_page(case, words.refusal(refused.reason))
        return redirect(url_for("review.notes", search_id=search_id))
    return notes_page(case)


@blueprint.route("/searches/<search_id>/kinship", methods=["GET", "POST"])
@requires(*READERS)
@held
def kinship(search_id: str) -> Page:
    case, error = open_case(search_id, "kinship.looked"), ""
    typed = {"level": case.finding.level.code, "text": "", "checks": list(case.finding.checks)}
    if request.method == "POST":
        typed = {
            "level": request.form.get("level", ""),
            "text": request.form.get("text", "")[:8000],
            "checks": [c for c in request.form.getlist("checks") if c in CHECKLIST],
        }
        try:
            room().desk.establish(me(), case, str(typed["level"]), str(typed["text"]), list(typed["checks"]))
        except ActRefused as refused:
            error = words.refusal(refused.reason)
        else:
            flash(_("Recorded how the kinship was established."), "good")
            return redirect(url_for("review.search", search_id=search_id))
    page = render_template(
        "staff/review/kinship.html", case=case, levels=LEVELS, checklist=CHECKLIST, typed=typed, error=error
    )
    return page, 400 if error else 200


@blueprint.route("/searches/<search_id>/end", methods=["GET", "POST"])
@requires(*READERS)
@held
def end(search_id: str) -> Page:
    case, error = open_case(search_id, "end.looked"), ""
    if request.method == "POST":
        try:
            room().desk.end(me(), case, request.form.get("reason", "")[:4000])
        except ActRefused as refused:
            error = words.refusal(refused.reason)
        else:
            flash(_("The search has ended. The family sees that it ended, and can still read its messages."), "good")
            return redirect(url_for("review.queue"))
    return render_template("staff/review/end.html", case=case, error=error), 400 if error else 200
