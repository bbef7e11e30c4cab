"""Administrators: who has an account, and the acts that need two people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer
from wtforms import SelectChoice

from service.staff import accounts, duties
from service.staff.accounts import AccountRefused
from service.staff.forms import NewPersonForm, RoleForm
from service.staff.invitations import take_half, waiting_halves
from service.staff.permissions import me, requires
from service.staff.proposals import ProposalRefused
from service.staff.room import room
from service.staff.views.refusals import account_refusal, proposal_refusal
from service.store import audit
from service.store.models.staff import Group, Staff

blueprint = Blueprint("people", __name__)


@dataclass(frozen=True, slots=True)
class Listed:
    person: Staff
    group: str

    @property
    def state(self) -> str:
        if not self.person.active:
            return _("closed")
        return _("invited") if self.person.password is None else _("active")


def _all() -> list[Listed]:
    with room().casework.database.read() as session:
        rows = session.execute(
            select(Staff, Group.name).outerjoin(Group, Group.id == Staff.group_id).order_by(Staff.username)
        )
        return [Listed(person, group or "") for person, group in rows]


def _groups_active() -> dict[str, str]:
    """id -> name of the groups that are admitted."""
    with room().casework.database.read() as session:
        rows = session.execute(select(Group.id, Group.name).where(Group.state == "active").order_by(Group.name))
        return {row.id: row.name for row in rows}


def _choice(name: str) -> SelectChoice:
    return SelectChoice(name, render_kw={"translate": "no", "dir": "auto"})


def _one(staff_id: str) -> Listed:
    for listed in _all():
        if listed.person.id == staff_id:
            return listed
    raise NotFound


@blueprint.get("/people")
@requires("administrator")
def listed() -> str:
    return render_template("staff/people/list.html", people=_all())


@blueprint.route("/people/new", methods=["GET", "POST"])
@requires("administrator", fresh=True)
def new() -> Answer | tuple[str, int]:
    form, groups = NewPersonForm(), _groups_active()
    form.group.choices = [SelectChoice("", "–"), *(_choice(name) for name in groups.values())]
    if request.method == "GET" and request.args.get("group") in groups:
        form.group.data, form.role.data = groups[request.args["group"]], "referrer"
    if form.validate_on_submit():
        try:
            with room().casework.database.read() as session:
                asked = accounts.check_account(
                    session, form.username.data or "", form.name.data or "", form.role.data, form.group.data or None
                )
            details = {"username": asked.username, "name": asked.name, "role": asked.role, "group": asked.group}
            return _propose(duties.CREATE, asked.username, details)
        except AccountRefused as refused:
            form.form_errors.append(account_refusal(refused.reason))
    return render_template("staff/people/new.html", form=form), 400 if form.is_submitted() else 200


@blueprint.get("/people/<staff_id>")
@requires("administrator")
def person(staff_id: str) -> str:
    found = _one(staff_id)
    form = RoleForm(role=found.person.role)
    return render_template("staff/people/person.html", found=found, form=form)


@blueprint.post("/people/<staff_id>/role")
@requires("administrator", fresh=True)
def propose_role(staff_id: str) -> Answer:
    found, form = _one(staff_id), RoleForm()
    if not form.validate_on_submit() or form.role.data == found.person.role or found.person.role == "referrer":
        flash(_("Choose another role."), "warning")
        return redirect(url_for("people.person", staff_id=staff_id))
    details = {"username": found.person.username, "role": form.role.data}
    return _propose(duties.ROLE, staff_id, details)


@blueprint.post("/people/<staff_id>/renew")
@requires("administrator", fresh=True)
def propose_renewal(staff_id: str) -> Answer:
    found = _one(staff_id)
    kind = duties.RENEW if found.person.active else duties.RETURN
    return _propose(kind, staff_id, {"username": found.person.username})


@blueprint.post("/people/<staff_id>/close")
@requires("administrator", fresh=True)
def close(staff_id: str) -> Answer:
    found = _one(staff_id)
    if staff_id == me().id:
        flash(_("Somebody else has to close your account."), "warning")
        return redirect(url_for("people.person", staff_id=staff_id))
    if found.person.active and found.person.role in duties.CLOSED_BY_TWO:
        return _propose(duties.CLOSED_BY_TWO[found.person.role], staff_id, {"username": found.person.username})
    with room().casework.act(me().id, "account.closed", staff_id, username=found.person.username) as session:
        room().departures.close(session, session.get_one(Staff, staff_id))
    flash(_("The account is closed. Opening it again takes two people."), "good")
    return redirect(url_for("people.listed"))


def _propose(kind: str, subject: str, details: Mapping[str, object]) -> Answer:
    try:
        room().proposals.propose(me().id, kind, subject, dict(details))
    except ProposalRefused as refused:
        flash(proposal_refusal(refused.reason), "warning")
    else:
        if kind in duties.CLOSED_BY_TWO.values():
            flash(_("Proposed. It happens when another administrator or an auditor approves it."), "good")
        else:
            flash(_("Proposed. It happens when another administrator approves it."), "good")
    return redirect(url_for("people.proposals"))


# -- the second person


def kind_label(kind: str) -> str:
    return {
        duties.CREATE: _("Create an account"),
        duties.ROLE: _("Change a role"),
        duties.RENEW: _("Renew lost access"),
        duties.RETURN: _("Open a closed account again"),
        duties.CLOSE: _("Close an administrator's account"),
        duties.CLOSE_AUDITOR: _("Close an auditor's account"),
        "vouch": _("Vouch for a source"),
        "source_remove": _("Remove a source whole"),
        "weights": _("Put new weights in force"),
    }.get(kind, kind)


@blueprint.get("/proposals")
@requires("administrator", "auditor")
def proposals() -> str:
    """The auditor sees here what is theirs to decide: closing an administrator's account."""
    with room().casework.database.read() as session:
        halves = waiting_halves(session, me().id)
    waiting = room().proposals.waiting(me().role)
    return render_template("staff/people/proposals.html", waiting=waiting, halves=halves, kind_label=kind_label)


@blueprint.post("/proposals/<proposal_id>/half")
@requires("administrator", fresh=True)
def half(proposal_id: str) -> Answer | str:
    """The proposer's half of an invitation, once."""
    with room().casework.database.write() as session:
        second = take_half(room().casework, session, me().id, proposal_id)
        if second is not None:
            audit.append(session, room().casework.keys, me().id, "invitation.half_shown", proposal_id)
    if second is None:
        flash(_("There is no half of an invitation for you here. It is shown once, to whoever proposed."), "warning")
        return redirect(url_for("people.proposals"))
    return render_template("staff/people/half.html", half=second)


@blueprint.post("/proposals/<proposal_id>")
@requires("administrator", "auditor", fresh=True)
def decide(proposal_id: str) -> Answer | str:
    approve = request.form.get("decision") == "approve"
    try:
        first = room().proposals.decide(me().id, proposal_id, approve=approve)
    except ProposalRefused as refused:
        flash(proposal_refusal(refused.reason), "warning")
    except AccountRefused as refused:
        flash(account_refusal(refused.reason), "warning")
    else:
        if first is not None:
            # The address of the settings, not what a request may have been made to name.
            here = room().casework.settings.staff_url or request.host_url.rstrip("/")
            link = here + url_for("login.invitation", token=first)
            return render_template("staff/people/link.html", link=link)
        flash(_("Approved.") if approve else _("Refused."), "good")
    return redirect(url_for("people.proposals"))
