"""The first page after coming back: the state, and what can be done. Pausing, renewing, withdrawing, leaving."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from service.searches import saving, visits
from service.searches.blueprint import blueprint
from service.searches.room import room
from service.searches.states import may_renew, state_of
from service.searches.steps import first_open
from service.store.sealed_search import SealedSearch
from service.web.words import gettext as _


@blueprint.get("/overview")
@visits.needs_visit()
def overview(search: SealedSearch) -> str:
    header = search.header()
    waiting = search.has_unread(from_family=False)
    return render_template(
        "families/overview.html",
        header=header,
        state=state_of(header, message_waiting=waiting),
        waiting=waiting,
        next_step=first_open(search.form()),
        renew=may_renew(header.expires_day) and header.state != "draft",
        just_sent="sent" in request.args,
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
    saving.renew(search)
    flash(_("It will be kept for longer. The new day is below."), "good")
    return redirect(url_for("searches.overview"))


@blueprint.get("/withdraw")
@visits.needs_visit()
def withdraw(search: SealedSearch) -> str:
    return render_template("families/withdraw.html")


@blueprint.post("/withdraw")
@visits.needs_visit()
def destroy(search: SealedSearch) -> Any:
    room().intake.withdraw(search)
    visits.end()
    return redirect(url_for("searches.destroyed"))


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
