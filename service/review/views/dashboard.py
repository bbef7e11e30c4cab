"""Numbers about the work, small ones suppressed."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_babel import gettext as _

from service.matching.values.gazetteer import county_title
from service.review.numbers import numbers as count
from service.review.room import room
from service.staff import me, requires

blueprint = Blueprint("dashboard", __name__)


def _labels() -> dict[str, str]:
    return {
        "searches": _("Searches"),
        "to_read": _("With candidates that nobody has read"),
        "second": _("Waiting for a second reader"),
        "disagreement": _("Waiting for a senior"),
        "confirmed": _("With a confirmed match"),
        "told": _("Whose family was told"),
    }


@blueprint.get("/numbers")
@requires("senior", "administrator", "auditor")
def numbers() -> str:
    found = count(room().cards.all().values())
    room().casework.look(me().id, "numbers.looked")
    return render_template("staff/review/numbers.html", numbers=found, labels=_labels(), place_name=county_title)
