"""Who has how much to do, one's own languages and absences, handing everything over, and support contacts."""

from __future__ import annotations

import datetime as dt

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from service.review import contacts as support
from service.review import words
from service.review.progress import refresh_card
from service.review.room import room
from service.review.views.blueprint import READERS, Page, blueprint
from service.review.work import readers as people
from service.review.work.keeping import hand_over_all
from service.review.work.workload import workload as counted
from service.staff import me, requires
from service.store.clock import today
from service.store.errors import Gone
from service.web import LANGUAGES


@blueprint.get("/workload")
@requires(*READERS)
def workload() -> Page:
    return _page()


def _page(error: str = "") -> Page:
    casework = room().casework
    who = people.readers(casework)
    own = who.by_id.get(me().id)
    assert own is not None
    typed = request.form if error else {}
    page = render_template(
        "staff/review/workload.html",
        rows=counted(casework, room().queue, who),
        readers=who,
        own=own,
        languages=LANGUAGES,
        typed_from=typed.get("away_from", own.away_from.isoformat() if own.away_from else ""),
        typed_until=typed.get("away_until", own.away_until.isoformat() if own.away_until else ""),
        today=today().isoformat(),
        error=error,
    )
    return page, 400 if error else 200


@blueprint.post("/workload/settings")
@requires(*READERS)
def settings() -> Page:
    form = request.form
    try:
        days = [dt.date.fromisoformat(form[n]) if form.get(n) else None for n in ("away_from", "away_until")]
        people.save(room().casework, me().id, form.getlist("languages"), *days)
    except (ValueError, people.SettingRefused):
        return _page(words.refusal("days"))
    own = people.readers(room().casework).by_id[me().id]
    if own.is_away(today()):
        for search_id, holder in room().claims.holders().items():
            if holder == me().id:
                room().claims.release(search_id, me().id)
    flash(_("Kept."), "good")
    return redirect(url_for("review.workload"))


@blueprint.post("/workload/<staff_id>/handover")
@requires(*READERS)
def hand_over_everything(staff_id: str) -> Page:
    """One's own families, or as a senior those of anybody: also of somebody whose account is closed."""
    if me().role != "senior" and staff_id != me().id:
        abort(403)
    to, text = request.form.get("to", "")[:32], request.form.get("text", "")[:4000]
    who = people.readers(room().casework)
    if to == staff_id or (to and not who.is_present(to)):
        return _page(words.refusal("reader"))
    if len(text.strip()) < 3:
        return _page(words.refusal("handover"))
    with room().queue.board() as board:
        wanted = list(board.kept_by(staff_id))
    done = hand_over_all(room().casework, wanted, me().id, staff_id, to, text)
    for search_id in done:
        try:
            refresh_card(room().casework, room().cards, search_id)
        except Gone:
            continue
    flash(ngettext("%(num)s search was handed over.", "%(num)s searches were handed over.", len(done)), "good")
    return redirect(url_for("review.workload"))


@blueprint.route("/contacts", methods=["GET", "POST"])
@requires(*READERS)
def contacts() -> Page:
    casework, error, form = room().casework, "", request.form
    if request.method == "POST":
        if me().role != "senior":
            abort(403)
        name, where, reach = (form.get(field, "") for field in ("name", "where", "reach"))
        problem = support.problem_with(name, where, reach)
        if problem is None:
            support.add(casework, me().id, name, where, reach, form.getlist("languages"))
            flash(_("Kept. Caseworkers can name it to families now."), "good")
            return redirect(url_for("review.contacts"))
        error = words.refusal(problem)
    page = render_template(
        "staff/review/contacts.html",
        contacts=support.contacts(casework, all_of_them=True),
        languages=LANGUAGES,
        typed=form,
        error=error,
    )
    return page, 400 if error else 200


@blueprint.post("/contacts/<contact_id>")
@requires("senior")
def contact(contact_id: str) -> Page:
    support.set_active(room().casework, me().id, contact_id, active=request.form.get("active") == "1")
    return redirect(url_for("review.contacts"))
