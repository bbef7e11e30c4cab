"""Numbers about the work, counted once a day, small ones suppressed and the others in steps."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template
from flask_babel import gettext as _
from sqlalchemy import select

from service.matching.values.gazetteer import county_title
from service.review.measures.coarse import WIDTH, Bar, Coarse, bars
from service.review.measures.figures import of_today
from service.review.measures.kappa import FEWEST, strength
from service.review.room import room
from service.staff import me, requires
from service.store.models.records import Source

blueprint = Blueprint("dashboard", __name__)


def _labels() -> dict[str, dict[str, str]]:
    return {
        "totals": {
            "searches": _("Searches"),
            "open": _("Open searches"),
            "to_read": _("With candidates that nobody has read"),
            "second": _("Waiting for a second reader"),
            "disagreement": _("Waiting for a senior"),
            "confirmed": _("With a confirmed match"),
            "told": _("Whose family was told"),
        },
        "candidates": {
            "waiting": _("Nobody has read"),
            "judged": _("Read"),
            "confirmed": _("Confirmed"),
            "rejected": _("Rejected"),
        },
        "ages": {
            "week": _("within a week"),
            "month": _("within a month"),
            "quarter": _("within three months"),
            "year": _("within a year"),
            "longer": _("longer ago"),
        },
        "waits": {
            "day": _("the same day"),
            "three_days": _("within three days"),
            "week": _("within a week"),
            "month": _("within a month"),
            "longer": _("later"),
        },
    }


def _strength_label(word: str) -> str:
    return {
        "poor": _("worse than chance"),
        "slight": _("slight"),
        "fair": _("fair"),
        "moderate": _("moderate"),
        "substantial": _("substantial"),
        "perfect": _("almost perfect"),
    }[word]


def _bars(counts: Mapping[str, Coarse], labels: Mapping[str, str]) -> list[Bar]:
    return bars((labels[name], counts[name]) for name in labels)


@blueprint.get("/numbers")
@requires("senior", "administrator", "auditor")
def numbers() -> str:
    found, labels = of_today(room().casework, room().cards), _labels()
    room().casework.look(me().id, "numbers.looked")
    with room().casework.database.read() as session:
        titles = {s.id: s.title or s.name for s in session.scalars(select(Source))}
    return render_template(
        "staff/review/numbers.html",
        figures=found,
        charts=[
            (_("Searches"), _bars(found.totals, labels["totals"])),
            (_("Candidates"), _bars(found.candidates, labels["candidates"])),
            (_("Open searches by when they came"), _bars(found.ages, labels["ages"])),
            (_("First reading after the search came"), _bars(found.waits, labels["waits"])),
        ],
        width=WIDTH,
        titles=titles,
        place_name=county_title,
        fewest_pairs=FEWEST,
        strength=_strength_label(strength(found.agreement.kappa)) if found.agreement else "",
    )
