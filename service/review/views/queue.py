"""The queue and the way into a search."""

from __future__ import annotations

from dataclasses import asdict

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from service.matching.values.gazetteer import county_title
from service.review.progress import refresh_card
from service.review.queue import MOST_HELD, NEEDS, Filters, needs_of
from service.review.room import room
from service.review.views.blueprint import READERS, Page, blueprint
from service.review.words import need_labels
from service.review.work.needs import Head
from service.review.work.readers import readers
from service.review.work.tags import id_start
from service.staff import Person, me, requires
from service.staff.frame import language_name
from service.store.errors import Gone
from service.store.models.intake import Search
from service.store.models.records import Source

MOST_SHOWN = 50
# Named even where nothing waits for it, so that an empty queue says so.
ALWAYS_LISTED = ("reading", "second", "disagreement", "message", "expiring")
CLAIMABLE = ("open", "paused", "ended")


def _filters() -> Filters:
    given = {name: request.values.get(name, "")[:40] for name in ("need", "source", "county", "language")}
    return Filters(**given)


@blueprint.get("/queue")
@requires(*READERS)
def queue() -> str:
    filters = _filters()
    view = room().queue.look(me(), filters, MOST_SHOWN)
    room().casework.look(me().id, "queue.looked", shown=len(view.shown), **asdict(filters))
    with room().casework.database.read() as db:
        titles = {s.id: s.title or s.name for s in db.query(Source)}
    who = readers(room().casework)
    return render_template(
        "staff/review/queue.html",
        view=view,
        filters=filters,
        needs=[need for need in NEEDS if view.counts[need] or need in ALWAYS_LISTED or need == filters.need],
        need_label=need_labels().__getitem__,
        place_name=county_title,
        reader=who.by_id.get(me().id),
        readers=who,
        most_held=MOST_HELD,
        sources=sorted(((s, titles.get(s, s)) for s in view.sources), key=lambda pair: pair[1]),
        counties=sorted(((c, county_title(c)) for c in view.counties), key=lambda pair: pair[1]),
        languages=sorted((code, language_name(code)) for code in view.languages),
    )


def _still_needed(person: Person, search_id: str) -> bool:
    """Whether the search itself, as it lies in the database now, still waits for this person."""
    try:
        card = refresh_card(room().casework, room().cards, search_id)
        search = room().casework.search(search_id)
        header = search.header()
    except Gone:
        return False
    head = Head(header.state, header.revision, header.expires_day, search.has_unread(from_family=True))
    return header.state == "open" and bool(needs_of(card, head, person))


def _holds_enough() -> bool:
    """Whoever leaves nothing keeps it from colleagues."""
    if list(room().claims.holders().values()).count(me().id) < MOST_HELD:
        return False
    flash(
        _("You hold %(most)s searches. Leave one of them first, so that others can take it.", most=MOST_HELD), "warning"
    )
    return True


@blueprint.post("/queue/next")
@requires(*READERS)
def take_next() -> Page:
    person = me()
    if _holds_enough():
        return redirect(url_for("review.queue"))
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


@blueprint.post("/queue/find")
@requires(*READERS)
def find() -> Page:
    """The search of a tag: colleagues speak of searches by their tags."""
    start = id_start(request.form.get("tag", "")[:20])
    found: list[str] = []
    if start is not None:
        with room().casework.intake.database.read() as db:
            ids = select(Search.id).where(Search.id.startswith(start), Search.state.in_(CLAIMABLE))
            found = list(db.scalars(ids))
    room().casework.look(me().id, "queue.looked", tag=request.form.get("tag", "")[:20])
    if len(found) != 1:
        flash(_("No search has this tag."), "warning")
        return redirect(url_for("review.queue"))
    return redirect(url_for("review.search", search_id=found[0]))


@blueprint.post("/searches/<search_id>/claim")
@requires(*READERS)
def claim(search_id: str) -> Page:
    with room().casework.intake.database.read() as db:
        found = db.get(Search, search_id)
    # A draft was not sent to anybody. One that is over may still hold a reading to take back.
    if found is None or found.state not in CLAIMABLE:
        raise Gone(search_id)
    if room().claims.holder(search_id) != me().id and _holds_enough():
        return redirect(url_for("review.queue"))
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
    if request.form.get("next"):
        return take_next()
    flash(_("You left the search. Others can take it now."), "good")
    return redirect(url_for("review.queue"))
