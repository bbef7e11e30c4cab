"""The booklet that a delegation takes along: a kind of export, asked for by one and approved by another.

In the delegation's language, with the Chinese forms of names and places beside it. Families' consent is asked for
again when it is made, approved and handed out; whoever is not on the list at that moment keeps the whole from going.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from service.matching.values.gazetteer import county_name
from service.referrals.exports import Content, ExportRefused, Kind, Order
from service.referrals.typesetting import pdf
from service.referrals.visits.delegations import Delegations
from service.referrals.visits.marks import OUTCOMES
from service.referrals.visits.people import PURPOSE, Said, VisitPerson, collect_these
from service.referrals.visits.questions import outcome_label, questions_of, situation_label, standard_wish
from service.referrals.visits.stops import Stop, line_of, map_size, stops_of, tiles_of, whole_way
from service.review import words
from service.store.casework import Casework
from service.web import current_language
from service.web.pages import day, number

TEMPLATE = Path(__file__).with_name("booklet.typ")
# What the words for a booklet's option are; the order's searches are the list as it stood when it was asked for.
OPTION = "delegation"


def place_names(code: str, language: str) -> list[str]:
    """In the reader's language, and in Chinese."""
    return list(dict.fromkeys((county_name(code, language), county_name(code, "zh")))) if code else []


def gather(casework: Casework, order: Order) -> Content:
    """Raises ExportRefused, Gone."""
    delegation = Delegations(casework).one(str(order.options.get(OPTION, "")))
    found = collect_these(casework, delegation, order.search_ids)
    missing = set(order.search_ids) - {person.search_id for person in found.people}
    if missing:
        raise ExportRefused("changed", min(missing))
    pictures: dict[str, bytes] = {}
    stops = stops_of(delegation, found.people)
    language = current_language().code
    tiles = tiles_of(stops)
    width, height = map_size()
    data = {
        "language": language,
        "title": _("Visit list"),
        "organisation": casework.settings.intake.organisation,
        "header": _("Visit list"),
        "watermark": order.watermark,
        "who": delegation.who,
        "when": _("%(begins)s to %(ends)s", begins=day(delegation.begins), ends=day(delegation.ends)),
        "tag": "#VisitMyFamily",
        "words": _words(),
        "outcomes": [outcome_label(code) for code in OUTCOMES],
        "map": {
            "width": width,
            "height": height,
            "tiles": [{"x": t.x, "y": t.y, "number": t.number, "area": t.area} for t in tiles],
            "line": [list(point) for point in line_of(stops, delegation.start)],
        },
        "way": _("About %(km)s km as the crow flies.", km=number(whole_way(delegation, stops))),
        "stops": [_stop(casework, stop, language, pictures) for stop in stops],
    }
    return Content(data, pictures)


def _words() -> dict[str, str]:
    return {
        "order": _("The order of travel"),
        "stop": _("Stop"),
        "county": _("County or city"),
        "facility": _("Place held"),
        "people": _("People"),
        "km": _("km"),
        "no_place": _("No place"),
        "no_facility": _("No place named"),
        "born": _("Birth"),
        "last_place": _("Last known place"),
        "situation": _("What is known"),
        "states": _("What the records state"),
        "named": _("The name stands in:"),
        "means": _("What these words mean"),
        "asks": _("What the family asks"),
        "questions": _("Questions to the authorities"),
        "careful": _(
            "The records were written by those who hold people; they can be wrong, and they are years old. Do not say "
            "who asks, or where a family lives. If you cannot speak with somebody alone, note it."
        ),
        "photo": _("Photo from the family"),
    }


def _stop(casework: Casework, stop: Stop, language: str, pictures: dict[str, bytes]) -> dict[str, Any]:
    return {
        "number": stop.number,
        "county": " · ".join(place_names(stop.county, language)),
        "km": number(stop.km),
        "count": number(stop.count),
        "facilities": [
            {"name": facility.name, "people": [_person(casework, p, language, pictures) for p in facility.people]}
            for facility in stop.facilities
        ],
    }


def _person(casework: Casework, person: VisitPerson, language: str, pictures: dict[str, bytes]) -> dict[str, Any]:
    photo = ""
    if person.marks.photo in person.pictures:
        photo = f"{person.marks.photo}.jpg"
        pictures[photo] = casework.search(person.search_id).picture(person.marks.photo)
    return {
        "names": list(person.names),
        "birth": person.birth,
        "place": [*filter(None, [" · ".join(place_names(person.county, language)), person.place])],
        "facility": person.facility,
        "situation": situation_label(person.situation),
        "said": by_row(person.said),
        "glosses": [{"word": one.word, "meaning": one.meaning(language)} for one in person.glosses],
        "asks": person.own_words or standard_wish(),
        "questions": questions_of(person.situation, person.marks.questions),
        "photo": photo,
    }


def by_row(said: Sequence[Said]) -> list[dict[str, Any]]:
    """What the records state, row by row of the lists: ``where``, and ``lines`` of label and text; none where the row
    names the person and no more may be said."""
    found: dict[str, list[dict[str, str]]] = {}
    for one in said:
        lines = found.setdefault(_where(one), [])
        if one.field != "named":
            lines.append(_line(one))
    return [{"where": where, "lines": lines} for where, lines in found.items()]


def _line(one: Said) -> dict[str, str]:
    text = one.text
    if one.read_as:
        read = words.read_as(one.field, one.read_as)
        text = f"{text} ({read})" if text else read
    return {"label": words.fact_label(one.field), "text": text}


def _where(one: Said) -> str:
    where = _(
        "%(source)s, file %(file)s, sheet %(sheet)s, row %(row)s",
        source=one.source,
        file=one.file,
        sheet=one.sheet or "–",
        row=str(one.row),
    )
    return where + (f". {one.citation}" if one.citation else "")


def render(_order: Order, content: Content) -> bytes:
    return pdf(TEMPLATE, content.data, content.pictures)


KIND = Kind(
    "booklet",
    _l("Visit list"),
    _l("A booklet for a delegation: the map, the order of travel, and a page for each person."),
    (PURPOSE,),
    gather,
    render,
    asked_on="room",
)
