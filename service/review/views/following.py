"""What stays with a search: reminders, who accompanies the family, conflicts, taking an end back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from service.review import words
from service.review.acts.base import ActRefused
from service.review.case import Case
from service.review.room import room
from service.review.sides import family_side
from service.review.views.blueprint import READERS, Page, blueprint, held, open_case
from service.review.work.readers import readers
from service.review.work.tags import tag_of
from service.staff import me, requires
from service.store.clock import today
from service.store.errors import Gone


def notes_page(case: Case, error: str = "") -> Page:
    """Internal notes and reminders stand on one page."""
    page = render_template(
        "staff/review/notes.html",
        case=case,
        readers=readers(room().casework),
        today=today().isoformat(),
        typed=request.form,
        error=error,
    )
    return page, 400 if error else 200


@blueprint.post("/searches/<search_id>/reminders")
@requires(*READERS)
@held
def remind(search_id: str) -> Page:
    case, form = open_case(search_id, "notes.looked"), request.form
    try:
        room().desk.remind(me(), case, form.get("due", ""), form.get("reminder", "")[:2000], form.get("for", "")[:32])
    except ActRefused as refused:
        return notes_page(case, words.refusal(refused.reason))
    flash(_("The reminder stands. On that day the search comes up in the queue."), "good")
    return redirect(url_for("review.notes", search_id=search_id))


@blueprint.post("/searches/<search_id>/reminders/<reminder_id>")
@requires(*READERS)
@held
def end_reminder(search_id: str, reminder_id: str) -> Page:
    case = open_case(search_id, "notes.looked")
    try:
        room().desk.end_reminder(me(), case, reminder_id, done=request.form.get("done", "1") == "1")
    except ActRefused as refused:
        return notes_page(case, words.refusal(refused.reason))
    return redirect(url_for("review.notes", search_id=search_id))


@blueprint.route("/searches/<search_id>/handover", methods=["GET", "POST"])
@requires(*READERS)
@held
def handover(search_id: str) -> Page:
    case, error = open_case(search_id, "handover.looked"), ""
    if request.method == "POST":
        to = request.form.get("to", "")[:32]
        try:
            room().desk.hand_over(me(), case, to, request.form.get("text", "")[:4000])
        except ActRefused as refused:
            error = words.refusal(refused.reason)
        else:
            if to == me().id:
                flash(_("You accompany this family now."), "good")
                return redirect(url_for("review.search", search_id=search_id))
            room().claims.release(search_id, me().id)
            flash(_("Handed over. You do not hold the search any more."), "good")
            return redirect(url_for("review.queue"))
    page = render_template(
        "staff/review/handover.html",
        case=case,
        readers=readers(room().casework),
        to=request.form.get("to", case.keeping.to),
        text=request.form.get("text", ""),
        error=error,
    )
    return page, 400 if error else 200


@blueprint.post("/searches/<search_id>/reopen")
@requires(*READERS)
@held
def reopen(search_id: str) -> Page:
    case = open_case(search_id, "search.looked")
    if case.header.state == "ended":
        room().desk.reopen(me(), case)
        flash(_("The search is open again. The family sees that."), "good")
    return redirect(url_for("review.search", search_id=search_id))


@blueprint.route("/searches/<search_id>/conflicts", methods=["GET", "POST"])
@requires(*READERS)
@held
def conflicts(search_id: str) -> Page:
    """What does not fit together: corrected after a reading, records that contradict each other, one record for two
    families. The other family is shown to seniors only, and that it was looked at stands in its trail too."""
    case, error, form = open_case(search_id, "conflicts.looked"), "", request.form
    if request.method == "POST":
        try:
            _settle(case)
        except ActRefused as refused:
            error = words.refusal(refused.reason)
        else:
            if form.get("what") == "undo":
                flash(_("Taken back. It waits again."), "good")
                return redirect(url_for("review.conflicts", search_id=search_id))
            flash(_("Noted. The readings stay as they are."), "good")
            return redirect(url_for("review.search", search_id=search_id))
    others = []
    for one in case.shared if me().role == "senior" else ():
        try:
            search = room().casework.search(one.other_search)
            others.append((one, tag_of(one.other_search), family_side(search.form()), len(search.pictures())))
        except Gone:
            continue
        room().casework.look(me().id, "conflicts.looked", one.other_search, beside=search_id)
    page = render_template(
        "staff/review/conflicts.html",
        case=case,
        others=others,
        family=family_side(case.form),
        tag=tag_of(search_id),
        reason=form.get("reason", ""),
        error=error,
        words=words,
    )
    return page, 400 if error else 200


def _settle(case: Case) -> None:
    """Raises ActRefused."""
    desk, form = room().desk, request.form
    reason, what = form.get("reason", "")[:4000], form.get("what", "")
    if what == "corrected":
        revision = form.get("revision", "")
        desk.keep_readings(me(), case, int(revision) if revision.isdecimal() else 0, reason)
    elif what == "contradiction":
        desk.keep_both(me(), case, form.get("first", ""), form.get("second", ""), reason)
    elif what == "shared":
        desk.same_person(me(), case, form.get("other", ""), form.get("candidate", ""), reason)
    elif what == "undo":
        desk.open_again(me(), case, form.get("note", ""))
    else:
        raise ActRefused("again")
