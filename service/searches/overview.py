"""The first page after coming back: the state, and what can be done. Pausing, renewing, withdrawing, leaving."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from service.searches import visits
from service.searches.blueprint import blueprint
from service.searches.passed_on import KINDS, agreements, passed_on
from service.searches.people import people
from service.searches.room import room
from service.searches.states import may_renew, state_of
from service.searches.steps import first_open
from service.store.family import MOST
from service.store.sealed_search import SealedSearch
from service.web.words import gettext as _


@blueprint.get("/overview")
@visits.needs_visit()
def overview(search: SealedSearch) -> str:
    header, form = search.header(), search.form()
    waiting = search.has_unread(from_family=False)
    return render_template(
        "families/overview.html",
        header=header,
        state=state_of(header, message_waiting=waiting),
        waiting=waiting,
        next_step=first_open(form),
        renew=may_renew(header.expires_day) and header.state != "draft",
        just_sent="sent" in request.args,
        people=people(),
        most=MOST,
        agreements=agreements(form),
        shares=passed_on(search),
        share_kinds=KINDS,
    )


@blueprint.post("/pause")
@visits.needs_visit()
def pause(search: SealedSearch) -> Any:
    search.pause()
    return redirect(url_for("searches.overview"))


@blueprint.post("/resume")
@visits.needs_visit()
def resume(search: SealedSearch) -> Any:
    search.resume()
    return redirect(url_for("searches.overview"))


@blueprint.post("/renew")
@visits.needs_visit()
def renew(search: SealedSearch) -> Any:
    for one in visits.family().searches():  # one number, one time
        header = one.header()
        if header.state != "draft" and may_renew(header.expires_day):
            room().intake.renew(one)
    flash(_("It will be kept for longer. The new day is below."), "good")
    return redirect(url_for("searches.overview"))


@blueprint.get("/withdraw")
@visits.needs_visit()
def withdraw(search: SealedSearch) -> str:
    found = people()
    return render_template(
        "families/withdraw.html",
        shown=next((person.name for person in found if person.shown), ""),
        others=[person.name for person in found if not person.shown],
    )


@blueprint.post("/withdraw")
@visits.needs_visit()
def destroy(search: SealedSearch) -> Any:
    others = [one for one in visits.family().searches() if one.id != search.id]
    if "all" in request.form:
        for one in others:
            room().intake.withdraw(one)
        others = []
    if others:
        visits.turn_to(others[0])  # a visit ends with its search
    room().intake.withdraw(search)
    if not others:
        visits.end()
        return redirect(url_for("searches.destroyed"))
    visits.family().tie()  # what the others knew of this one goes too
    room().intake.workers.wake()
    flash(_("It is destroyed. Your receipt still opens the rest."), "good")
    return redirect(url_for("searches.overview"))


@blueprint.get("/withdrawn")
def destroyed() -> str:
    return render_template("families/withdrawn.html")


@blueprint.post("/finish")
def finish() -> Any:
    visits.end()
    return redirect(url_for("searches.finished"))


@blueprint.get("/finished")
def finished() -> str:
    return render_template("families/finished.html")
