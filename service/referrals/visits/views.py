"""The pages of visit lists: journeys, who is on the list, the booklet, and what came of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from service.matching.values.gazetteer import counties_under, county_name, county_title, places, prefecture_of
from service.referrals.exports import ExportRefused, Exports
from service.referrals.visits import marks
from service.referrals.visits.booklet import KIND, OPTION, by_row, place_names
from service.referrals.visits.delegations import START, Delegation
from service.referrals.visits.people import SITUATIONS, VisitPerson, collect, person_of
from service.referrals.visits.questions import outcome_label, questions_of, situation_label, standard_wish
from service.referrals.visits.room import room
from service.referrals.visits.route import moved
from service.referrals.visits.seats import seats
from service.referrals.visits.stops import (
    TILE,
    Stop,
    counties_in_order,
    line_of,
    map_size,
    stops_of,
    tiles_of,
    whole_way,
)
from service.staff import me, requires
from service.store.errors import Gone
from service.web import LANGUAGES, current_language, in_language

blueprint = Blueprint("visits", __name__, url_prefix="/visits")
READERS = ("caseworker", "senior")
_ID = re.compile(r"[0-9a-f]{32}")
Page = Answer | str | tuple[str, int]


def _exports() -> Exports:
    found: Exports = current_app.extensions["exports"]
    return found


def _open(visit_id: str) -> Delegation:
    if not _ID.fullmatch(visit_id):
        raise Gone(visit_id)
    return room().open(me(), visit_id)


def _gather(delegation: Delegation, look: str) -> tuple[list[VisitPerson], dict[str, int]]:
    """Who is on the list, and the trace that they were looked at: in its sealed detail, each search."""
    found = collect(room().casework, room().cards, delegation)
    searches = [person.search_id for person in found.people]
    room().casework.look(me().id, look, delegation.id, searches=searches)
    return list(found.people), dict(found.waiting)


# -- journeys


@blueprint.get("")
@requires(*READERS)
def listed() -> str:
    own = [d for d in room().delegations.all() if me().role == "senior" or d.made_by == me().id]
    return render_template("staff/visits/list.html", delegations=own)


@blueprint.route("/new", methods=["GET", "POST"])
@requires(*READERS)
def new() -> Page:
    problems: list[str] = []
    if request.method == "POST":
        typed, problems = _typed()
        if not problems:
            made = room().delegations.make(me().id, typed)
            return redirect(url_for("visits.visit", visit_id=made))
    return _form(request.form, problems, url_for("visits.new")), 400 if problems else 200


@blueprint.route("/<visit_id>/change", methods=["GET", "POST"])
@requires(*READERS)
def change(visit_id: str) -> Page:
    delegation = _open(visit_id)
    if request.method == "GET":
        return _form(_values(delegation), [], url_for("visits.change", visit_id=visit_id))
    typed, problems = _typed()
    if problems:
        return _form(request.form, problems, url_for("visits.change", visit_id=visit_id)), 400
    room().delegations.change(
        me().id,
        visit_id,
        lambda kept: replace(typed, made_by=kept.made_by, order=kept.order, left_out=kept.left_out),
    )
    return redirect(url_for("visits.visit", visit_id=visit_id))


@blueprint.post("/<visit_id>/remove")
@requires(*READERS, fresh=True)
def remove(visit_id: str) -> Page:
    _open(visit_id)
    room().delegations.remove(me().id, visit_id)
    flash(_("The list is gone. What was noted about each person stays with that search."), "good")
    return redirect(url_for("visits.listed"))


def _typed() -> tuple[Delegation, list[str]]:
    form, problems = request.form, []
    who = " ".join(form.get("who", "").split())[:200]
    begins, ends = _day(form.get("begins", "")), _day(form.get("ends", ""))
    if not who:
        problems.append(_("Say who travels."))
    if begins is None or ends is None or ends < begins:
        problems.append(_("Give both days, the first one first."))
    counties = tuple(code for code in form.getlist("counties") if code in places())
    start = form.get("start", START)
    language = form.get("language", "en")
    made = Delegation(
        "",
        who,
        begins.isoformat() if begins else "",
        ends.isoformat() if ends else "",
        me().id,
        counties,
        start if start in seats() else START,
        language=language if language in LANGUAGES else "en",
    )
    return made, problems


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _values(delegation: Delegation) -> Any:
    one = {name: getattr(delegation, name) for name in ("who", "begins", "ends", "start", "language")}
    return MultiDict([*one.items(), *(("counties", code) for code in delegation.counties)])


def _form(data: Any, problems: list[str], here: str) -> str:
    language = current_language().code
    prefectures = sorted({p for code in seats() if (p := prefecture_of(code))})
    groups = [(p, sorted(counties_under(p), key=lambda c: county_name(c, language).casefold())) for p in prefectures]
    rest = sorted(code for code in seats() if prefecture_of(code) is None)
    return render_template(
        "staff/visits/form.html",
        here=here,
        problems=problems,
        typed=data,
        chosen=set(data.getlist("counties")),
        groups=groups,
        rest=rest,
        languages=LANGUAGES.values(),
        default_start=START,
        title=county_title,
    )


# -- the list


@blueprint.get("/<visit_id>")
@requires(*READERS)
def visit(visit_id: str) -> str:
    delegation = _open(visit_id)
    people, waiting = _gather(delegation, "delegation.looked")
    stops = stops_of(delegation, people)
    return render_template(
        "staff/visits/visit.html",
        visit=delegation,
        people=people,
        waiting=waiting,
        left_out=len(delegation.left_out),
        **_drawn(delegation, stops),
    )


def _place(code: str) -> str:
    return " · ".join(place_names(code, current_language().code))


def _drawn(delegation: Delegation, stops: list[Stop]) -> dict[str, Any]:
    width, height = map_size()
    return {
        "stops": stops,
        "way": whole_way(delegation, stops),
        "tiles": tiles_of(stops),
        "line": " ".join(f"{x},{y}" for x, y in line_of(stops, delegation.start)),
        "start": next(iter(line_of(stops, delegation.start)), None),
        "width": width,
        "height": height,
        "tile": TILE,
        "title": county_title,
        "names_of": _place,
        "situation_label": situation_label,
        "outcome_label": outcome_label,
    }


@blueprint.post("/<visit_id>/order")
@requires(*READERS)
def order(visit_id: str) -> Page:
    """One county earlier or later, or the order computed anew."""
    delegation = _open(visit_id)
    county, by = request.form.get("county", ""), {"up": -1, "down": 1}.get(request.form.get("move", ""), 0)
    people, _waiting = _gather(delegation, "delegation.looked")
    now = counties_in_order(delegation, people)
    after = tuple(moved(now, county, by)) if by else ()
    room().delegations.change(me().id, visit_id, lambda kept: replace(kept, order=after))
    return redirect(url_for("visits.visit", visit_id=visit_id))


@blueprint.post("/<visit_id>/all")
@requires(*READERS)
def take_all(visit_id: str) -> Page:
    """Whoever was left out is on the list again."""
    _open(visit_id)
    room().delegations.change(me().id, visit_id, lambda kept: replace(kept, left_out=()))
    return redirect(url_for("visits.visit", visit_id=visit_id))


@blueprint.route("/<visit_id>/print", methods=["GET"])
@requires(*READERS)
def printed(visit_id: str) -> str:
    """The whole list to be looked through, in the delegation's language: what the booklet will say."""
    delegation = _open(visit_id)
    people, _waiting = _gather(delegation, "delegation.looked")
    with in_language(delegation.language):
        said = {p.search_id: by_row(p.said) for p in people}
        asked = {p.search_id: questions_of(p.situation, p.marks.questions) for p in people}
        wish = standard_wish()
    return render_template(
        "staff/visits/print.html",
        visit=delegation,
        said=said,
        asked=asked,
        wish=wish,
        **_drawn(delegation, stops_of(delegation, people)),
    )


# -- one person


@blueprint.route("/<visit_id>/people/<search_id>", methods=["GET", "POST"])
@requires(*READERS)
def person(visit_id: str, search_id: str) -> Page:
    delegation = _open(visit_id)
    try:
        found = person_of(room().casework, visit_id, search_id)
    except ExportRefused as refused:
        raise Gone(search_id) from refused
    room().casework.look(me().id, "search.looked", search_id, delegation=visit_id)
    error = ""
    if request.method == "POST":
        error = _noted(delegation, found)
        if not error:
            return redirect(url_for("visits.person", visit_id=visit_id, search_id=search_id))
    with in_language(delegation.language):
        standard = questions_of(found.situation, found.marks.questions)
        said = by_row(found.said)
    page = render_template(
        "staff/visits/person.html",
        visit=delegation,
        one=found,
        said=said,
        questions=standard,
        wish=found.own_words,
        situations=SITUATIONS,
        outcomes=marks.OUTCOMES,
        situation_label=situation_label,
        outcome_label=outcome_label,
        names_of=_place,
        typed=request.form,
        error=error,
    )
    return page, 400 if error else 200


def _noted(delegation: Delegation, found: VisitPerson) -> str:
    """Does what the button says; what is wrong, or ""."""
    form, casework = request.form, room().casework
    step = form.get("step", "")
    if step == "plan":
        photo, how = form.get("photo", ""), form.get("photo_how", "").strip()[:500]
        photo = photo if photo in found.pictures else ""
        if photo and len(how) < 3:
            return _("Write how and when the family said that the photo may go along.")
        situation = form.get("situation", "")
        questions = [line.strip()[:500] for line in form.get("questions", "").splitlines() if line.strip()][:20]
        with in_language(delegation.language):
            chosen = situation if situation in SITUATIONS else found.situation
            own = questions if questions != questions_of(found.situation, ()) else []
        body = {
            "what": "plan",
            "situation": chosen,
            "questions": own,
            "asks": form.get("asks", "").strip()[: marks.LONGEST],
            "photo": photo,
            "photo_how": how if photo else "",
        }
        marks.note(casework, me().id, found.search_id, delegation.id, body)
        flash(_("Noted."), "good")
        return ""
    if step == "answer":
        outcome, told = form.get("outcome", ""), form.get("words", "").strip()[: marks.LONGEST]
        if outcome not in marks.OUTCOMES:
            return _("Choose what came of it.")
        body = {"what": "answer", "outcome": outcome, "words": told}
        marks.note(casework, me().id, found.search_id, delegation.id, body)
        flash(_("Noted. Write to the family yourself when you have thought about it."), "good")
        return ""
    if step == "leave_out":
        room().delegations.change(
            me().id,
            delegation.id,
            lambda kept: replace(kept, left_out=tuple(dict.fromkeys((*kept.left_out, found.search_id)))),
        )
        flash(_("Left out of this list."), "good")
        return ""
    return _("Choose what came of it.")


# -- the booklet


@blueprint.post("/<visit_id>/booklet")
@requires(*READERS, fresh=True)
def booklet(visit_id: str) -> Page:
    """Asks for it; a colleague approves it among the exports."""
    delegation = _open(visit_id)
    people, _waiting = _gather(delegation, "delegation.looked")
    try:
        _exports().ask(
            me(),
            KIND,
            [p.search_id for p in people],
            whom=delegation.who,
            why=request.form.get("why", "")[:1000],
            language=delegation.language,
            options={OPTION: delegation.id},
        )
    except ExportRefused as refused:
        flash(
            _("Nobody is on the list yet.") if refused.reason == "empty" else _("Say in a few words what it is for."),
            "warning",
        )
        return redirect(url_for("visits.visit", visit_id=visit_id))
    flash(_("Asked for. A colleague has to approve it before it is handed out."), "good")
    return redirect(url_for("visits.visit", visit_id=visit_id))
