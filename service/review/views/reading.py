"""One candidate of a search: blind first, then with its explanation; readings, settling, withdrawing; the record."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from service.review import words
from service.review.case import CandidateView, Case
from service.review.decisions import may_withdraw
from service.review.desk import ActRefused
from service.review.disclosure import obstacle
from service.review.explanation import Explanation, explain
from service.review.laying import copied_pair, pairs
from service.review.room import room
from service.review.sides import record_side, rows
from service.review.tree import Tree, family_tree, record_tree
from service.review.views.blueprint import READERS, Page, blueprint, held, open_case
from service.staff import me, requires
from service.store.candidates import tally_of


@blueprint.get("/searches/<search_id>/candidates/<candidate_id>")
@requires(*READERS)
@held
def candidate(search_id: str, candidate_id: str) -> Page:
    case = open_case(search_id, "candidate.looked", candidate_id)
    return _candidate_page(case, case.candidate(candidate_id))


def _candidate_page(case: Case, view: CandidateView, error: str = "") -> Page:
    # A blind page is made from a template of its own that is given no explanation and no reading.
    shared = {
        "case": case,
        "number": view.number,
        "candidate_id": view.id,
        "record": view.record,
        "rows": rows(case.form, view.record.statements),
        "trees": _trees(case, view),
        "pairs": pairs(case, view),
        "suspended": view.candidate.suspended,
        "words": words,
        "error": error,
        "judgement": request.form.get("judgement", ""),
        "reason": request.form.get("reason", ""),
    }
    status = 400 if error else 200
    if not view.is_open:
        page = render_template("staff/review/blind.html", wants_reading=view.wants_reading, **shared)
        return page, status
    senior = me().role == "senior"
    page = render_template(
        "staff/review/candidate.html",
        view=view,
        explanation=_explanation(case, view),
        copied=copied_pair(case, view),
        following=case.next_to_read(after=view.id),
        withdrawable={r.id for r in view.readings if may_withdraw(r, view.readings, me().id, senior=senior)},
        obstacle=obstacle(view.state, view.record.source.state, view.candidate.suspended, case.finding),
        told=[t for t in case.told if t.candidate_id == view.id],
        sole_source=case.sole_source(view),
        **shared,
    )
    return page, status


def _trees(case: Case, view: CandidateView) -> dict[str, Tree | None]:
    stated = record_side(view.record.statements)
    return {
        "family": family_tree(case.form),
        "record": record_tree(view.record.names, stated["relatives"], stated["father"]),
    }


def _explanation(case: Case, view: CandidateView) -> Explanation:
    return explain(view.candidate, tally_of(room().casework, case.id), _)


@blueprint.post("/searches/<search_id>/candidates/<candidate_id>/read")
@requires(*READERS)
@held
def read(search_id: str, candidate_id: str) -> Page:
    case = open_case(search_id, "candidate.looked", candidate_id)
    try:
        judgement, reason = request.form.get("judgement", ""), request.form.get("reason", "")[:4000]
        ended = room().desk.read(me(), case, candidate_id, judgement, reason)
    except ActRefused as refused:
        return _refused(case, candidate_id, refused)
    if ended:
        flash(
            _("This was a control pair: invented, to measure how we read. It is over now, and here is what was true.")
        )
        return redirect(url_for("controls.mine"))
    flash(_("Your reading is kept. The explanation is open now."), "good")
    return redirect(url_for("review.candidate", search_id=search_id, candidate_id=candidate_id))


@blueprint.post("/searches/<search_id>/candidates/<candidate_id>/settle")
@requires("senior")
@held
def settle(search_id: str, candidate_id: str) -> Page:
    case = open_case(search_id, "candidate.looked", candidate_id)
    try:
        judgement, reason = request.form.get("judgement", ""), request.form.get("reason", "")[:4000]
        room().desk.settle(me(), case, candidate_id, judgement, reason)
    except ActRefused as refused:
        return _refused(case, candidate_id, refused)
    flash(_("The disagreement is settled."), "good")
    return redirect(url_for("review.candidate", search_id=search_id, candidate_id=candidate_id))


@blueprint.post("/searches/<search_id>/candidates/<candidate_id>/withdraw")
@requires(*READERS)
@held
def withdraw(search_id: str, candidate_id: str) -> Page:
    case = open_case(search_id, "candidate.looked", candidate_id)
    try:
        reason = request.form.get("reason", "")[:4000]
        room().desk.withdraw(me(), case, candidate_id, request.form.get("reading", ""), reason)
    except ActRefused as refused:
        return _refused(case, candidate_id, refused)
    if any(t.candidate_id == candidate_id for t in room().desk.open(me(), search_id).told_in_doubt):
        flash(_("The reading is withdrawn. The family was told of this match: see what follows."), "warning")
        return redirect(url_for("review.search", search_id=search_id))
    flash(_("The reading is withdrawn. The candidate is open again."), "good")
    return redirect(url_for("review.candidate", search_id=search_id, candidate_id=candidate_id))


def _refused(case: Case, candidate_id: str, refused: ActRefused) -> Page:
    if refused.reason == "again":
        flash(words.refusal("again"), "warning")
        return redirect(url_for("review.candidate", search_id=case.id, candidate_id=candidate_id))
    return _candidate_page(case, case.candidate(candidate_id), words.refusal(refused.reason))


@blueprint.get("/searches/<search_id>/candidates/<candidate_id>/record")
@requires(*READERS)
@held
def record(search_id: str, candidate_id: str) -> Page:
    case = open_case(search_id, "record.looked", candidate_id)
    view = case.candidate(candidate_id)
    return render_template(
        "staff/review/record.html",
        case=case,
        number=view.number,
        candidate_id=candidate_id,
        record=view.record,
        suspended=view.candidate.suspended,
        words=words,
    )
