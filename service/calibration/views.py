"""The pages of calibration."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from service.calibration import proposing
from service.calibration.charts import SIDE, points
from service.calibration.ledger import decided_pairs
from service.calibration.words import comparison_label, level_label
from service.jobs.scoring import current_version
from service.jobs.weights import adopted, changes_of, weights_in_force
from service.matching import Weights
from service.matching.calibration import fitted_shift, reliability
from service.staff import me, requires
from service.staff import room as staff_room
from service.staff.proposals import ProposalRefused
from service.staff.views.refusals import proposal_refusal
from service.store.casework import Casework

blueprint = Blueprint("calibration", __name__)


def _casework() -> Casework:
    return cast(Casework, current_app.extensions["calibration"])


@blueprint.get("/calibration")
@requires("senior", "administrator", "auditor")
def page() -> str:
    decided, weights = decided_pairs(_casework()), weights_in_force(_casework())
    bands = reliability(decided)
    draft = proposing.draft_from(decided, weights)
    with _casework().database.read() as session:
        in_force, waiting = adopted(session), proposing.waiting_change(session)
    _casework().look(me().id, "calibration.looked")
    return render_template(
        "staff/calibration/page.html",
        bands=bands,
        points=points(bands),
        side=SIDE,
        shift=fitted_shift(decided),
        draft=draft,
        fewest=proposing.FEWEST_CONFIRMED,
        in_force=in_force,
        waiting=waiting,
        waiting_lines=_lines(waiting, weights) if waiting else [],
        version=current_version(_casework()),
        comparison_label=comparison_label,
        level_label=level_label,
    )


def _lines(change: proposing.WeightChange, weights: Weights) -> list[tuple[str, str, float, float]]:
    """(comparison, level, m in force, m proposed) of what a change would move."""
    known = {(w.comparison, w.level): w.m for w in weights}
    return [
        (comparison, level, known[comparison, level], m)
        for comparison, level, m in changes_of(change)
        if known.get((comparison, level), m) != m
    ]


@blueprint.post("/calibration/propose")
@requires("senior", fresh=True)
def propose() -> Answer:
    try:
        proposing.propose(_casework(), staff_room().proposals, me().id)
    except proposing.TooFew:
        flash(_("Too few pairs are confirmed to speak for other weights."), "warning")
    except ProposalRefused as refused:
        flash(proposal_refusal(refused.reason), "warning")
    else:
        flash(_("Proposed. It happens when an administrator approves it."), "good")
    return redirect(url_for("calibration.page"))
