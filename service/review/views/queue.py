"""The queue and the way into a search."""

from __future__ import annotations

from dataclasses import asdict

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from service.matching.values.gazetteer import county_title
from service.review.progress import refresh_card
from service.review.queue import NEEDS, Filters, Waiting, counts, needs_of
from service.review.room import room
from service.review.views.blueprint import READERS, Page, blueprint
from service.review.words import need_label
from service.staff import Person, me, requires
from service.staff.frame import language_name
from service.store.clock import today
from service.store.errors import Gone
from service.store.models.intake import Search
from service.store.models.records import Source

MOST_SHOWN = 100
CLAIMABLE = ("open", "paused", "ended")


def _filters() -> Filters:
    given = {name: request.values.get(name, "")[:40] for name in ("need", "source", "county", "language")}
    return Filters(**given)


@blueprint.get("/queue")
@requires(*READERS)
def queue() -> str:
    waiting = room().queue.waiting(me())
    filters = _filters()
    kept = [w for w in waiting if filters.keep(w)]
    mine = [w for w in waiting if w.holder == me().id]
    room().casework.look(me().id, "queue.looked", shown=len(kept[:MOST_SHOWN]), **asdict(filters))
    with room().casework.database.read() as db:
        titles = {s.id: s.title or s.name for s in db.query(Source)}
    return render_template(
        "staff/review/queue.html",
        shown=kept[:MOST_SHOWN],
        found=len(kept),
        free=sum(w.holder is None for w in kept),
        mine=mine,
        counts=counts(waiting),
        total=len(waiting),
        filters=filters,
        needs=NEEDS,
        need_label=need_label,
        place_name=county_title,
        **_choices(waiting, titles),
    )


def _choices(waiting: list[Waiting], titles: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    sources = {source for w in waiting for source in w.sources}
    counties = {w.county for w in waiting if w.county}
    languages = {w.language for w in waiting if w.language}
    return {
        "sources": sorted(((s, titles.get(s, s)) for s in sources), key=lambda pair: pair[1]),
        "counties": sorted(((c, county_title(c)) for c in counties), key=lambda pair: pair[1]),
        "languages": sorted((code, language_name(code)) for code in languages),
    }


def _still_needed(person: Person, search_id: str) -> bool:
    """Whether the search itself, as it lies in the database now, still waits for this person."""
    try:
        card = refresh_card(room().casework, room().cards, search_id)
        search = room().casework.search(search_id)
        header = search.header()
    except Gone:
        return False
    message = search.has_unread(from_family=True)
    return header.state == "open" and bool(
        needs_of(card, person, message=message, expires=header.expires_day, on=today())
    )


@blueprint.post("/queue/next")
@requires(*READERS)
def take_next() -> Page:
    person = me()
    passed = session.pop("passed", "")
    found = room().queue.claim_next(
        person, _filters(), lambda search_id: search_id != passed and _still_needed(person, search_id)
    )
    if found is None and passed and room().claims.take(passed, person.id):
        if _still_needed(person, passed):
            found = passed
        else:  # or the next reader would wait for a lease that nobody uses
            room().claims.release(passed, person.id)
    if found is None:
        flash(_("Nothing waits for you here. What others hold comes back when they leave it."))
        return redirect(url_for("review.queue"))
    return redirect(url_for("review.search", search_id=found))


@blueprint.post("/searches/<search_id>/claim")
@requires(*READERS)
def claim(search_id: str) -> Page:
    with room().casework.intake.database.read() as db:
        found = db.get(Search, search_id)
    # A draft was not sent to anybody. One that is over may still hold a reading to take back.
    if found is None or found.state not in CLAIMABLE:
        raise Gone(search_id)
    if not room().claims.take(search_id, me().id):
        flash(_("Somebody else holds this search now."), "warning")
        return redirect(url_for("review.queue"))
    refresh_card(room().casework, room().cards, search_id)
    return redirect(url_for("review.search", search_id=search_id))


@blueprint.post("/searches/<search_id>/leave")
@requires(*READERS)
def leave(search_id: str) -> Page:
    room().claims.release(search_id, me().id)
    session["passed"] = search_id
    flash(_("You left the search. Others can take it now."), "good")
    return redirect(url_for("review.queue"))
