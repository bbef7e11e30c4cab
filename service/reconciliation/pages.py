"""The researcher's page: making a key, what is left of the day, and a record that the program found."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.jobs.matching import provenance_of
from service.reconciliation.keys import HOURS, ROLES
from service.reconciliation.matching import PROPERTIES
from service.reconciliation.room import room
from service.staff import me, requires

blueprint = Blueprint("reconciliation", __name__, url_prefix="/reconcile")


@blueprint.get("")
@requires(*ROLES)
def page() -> str:
    return _page()


@blueprint.post("/key")
@requires(*ROLES, fresh=True)
def make_key() -> str:
    """Shown once, on the answer itself."""
    return _page(key=room().keys.make(me().id))


@blueprint.post("/end")
@requires(*ROLES)
def end_key() -> Answer:
    room().keys.end(me().id)
    flash(_("The address has ended."), "good")
    return redirect(url_for("reconciliation.page"))


def _page(key: str | None = None) -> str:
    _limit, left, _seconds = room().limits.window(room().rate(), "reconcile", me().id)
    return render_template(
        "staff/reconciliation/page.html",
        address=url_for("reconcile.service", key=key, _external=True) if key else None,
        stands=room().keys.stands(me().id),
        left=left,
        a_day=room().a_day,
        hours=HOURS,
        properties=PROPERTIES,
    )


@blueprint.get("/records/<record_id>")
@requires(*ROLES)
def record(record_id: str) -> str:
    known = provenance_of(room().casework, record_id)
    if known["source"] is None:
        raise NotFound
    room().casework.look(me().id, "reconcile.record_seen", record_id)
    return render_template("staff/reconciliation/record.html", record=known)
