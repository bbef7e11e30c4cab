"""The referrers' pages: the group's list, and the form with which a case is referred."""

from __future__ import annotations

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.referrals.room import group_of, room
from service.searches.forms import StepForm
from service.searches.parsing import read_steps
from service.searches.steps import STEPS as FORM_STEPS
from service.staff import me, requires
from service.store.errors import Gone
from service.store.models.base import new_id
from service.store.referrals import CONFIRMED, STEPS, CodeRefused, ReferredAlready, for_family
from service.web import LANGUAGES

blueprint = Blueprint("referrals", __name__)
_ID = re.compile(r"[0-9a-f]{32}")
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_A_PAGE = 200


def state_label(state: str) -> str:
    return {
        "received": _("received"),
        "open": _("open"),
        "paused": _("paused"),
        "ended": _("ended"),
        "with_family": _("with the family"),
        "confirmed": _("confirmed"),
    }[state]


@blueprint.get("/referrals")
@requires("referrer")
def listed() -> str:
    before = request.args.get("before", "")
    found = room().referrals.newest(
        group_of(me()), before=int(before) if _NUMBER.fullmatch(before) else None, most=_A_PAGE
    )
    hook = room().hooks.of_group(group_of(me()))
    off = hook is not None and hook.state == "off"
    return render_template(
        "staff/referrals/list.html", referrals=found.referrals, older=found.after, state_label=state_label, hook_off=off
    )


@blueprint.post("/referrals/find")
@requires("referrer")
def find() -> Answer:
    """The case of the group's own number, which the list cannot show. Never in an address: it may be a name."""
    reference = request.form.get("reference", "").strip()
    found = room().referrals.of_group(group_of(me()), reference=reference, most=1).referrals if reference else []
    if not found:
        flash(_("No case has this number."), "warning")
        return redirect(url_for("referrals.listed"))
    return redirect(url_for("referrals.one", referral_id=found[0].id))


@blueprint.get("/referrals/<referral_id>")
@requires("referrer")
def one(referral_id: str) -> str:
    """What the group was told of a case. A case of another group and one that never was are answered alike."""
    group_id = group_of(me())
    found = room().referrals.one(group_id, referral_id)
    if found is None:
        raise NotFound
    if found.state == CONFIRMED:
        found = room().referrals.one(group_id, referral_id, private=room().keys.private(group_id)) or found
        room().casework.look(me().id, "referral.looked", referral_id)
    return render_template("staff/referrals/one.html", one=found, state_label=state_label)


@blueprint.post("/referrals/<referral_id>/code")
@requires("referrer", fresh=True)
def new_code(referral_id: str) -> Answer | str:
    """Another code for a family that never got its own."""
    try:
        receipt = room().register.new_code(me().id, group_of(me()), referral_id)
    except Gone:
        raise NotFound from None
    except CodeRefused:
        flash(
            _("No new code can be made: the family has its search, or a letter waits for it. Ask a caseworker."),
            "warning",
        )
        return redirect(url_for("referrals.one", referral_id=referral_id))
    return render_template("staff/referrals/receipt.html", receipt=receipt)


@blueprint.route("/referrals/new", methods=["GET", "POST"])
@requires("referrer")
def new() -> Answer | tuple[str, int]:
    if request.method == "GET":
        return _form(MultiDict(), [], new_id()), 200
    referral_id = request.form.get("nonce", "")
    if not _ID.fullmatch(referral_id):
        referral_id = new_id()
    language = request.form.get("language", "en")
    parsed = read_steps(request.form, steps=STEPS, language=language if language in LANGUAGES else "en")
    problems = [str(e.text) for errors in parsed.errors.values() for e in errors]
    if not parsed.form.names and not problems:
        problems.append(_("A name is needed, in any script."))
    if request.form.get("asked") != "1":
        problems.append(_("The family must have asked for this."))
    if problems:
        return _form(request.form, problems, referral_id), 400
    try:
        receipt = room().register.refer(me().id, group_of(me()), for_family(parsed.form), referral_id)
    except ReferredAlready:
        flash(_("This case was referred already. Its receipt was shown then, and cannot be shown again."), "warning")
        return redirect(url_for("referrals.listed"))
    return render_template("staff/referrals/receipt.html", receipt=receipt), 200


def _form(data: MultiDict[str, str], problems: list[str], nonce: str) -> str:
    forms: dict[str, StepForm] = {}
    for slug in STEPS:
        kind = FORM_STEPS[slug].form
        assert kind is not None
        forms[slug] = kind(formdata=data if data else None)
        if data:
            forms[slug].validate()
    return render_template(
        "staff/referrals/new.html",
        forms=forms,
        headings={slug: FORM_STEPS[slug].heading for slug in STEPS},
        problems=problems,
        languages=LANGUAGES.values(),
        chosen=data.get("language", "en"),
        asked=data.get("asked") == "1",
        nonce=nonce,
    )
