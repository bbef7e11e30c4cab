"""The administrators' pages of groups. No case, no number of cases and no state of one is in them."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.referrals.groups.admitting import GroupRefused, Groups
from service.referrals.room import room
from service.staff import me, requires
from service.staff import room as staff_room

blueprint = Blueprint("groups", __name__, url_prefix="/groups")


def _groups() -> Groups:
    return Groups(room().casework, staff_room().departures)


def _words() -> dict[str, str]:
    return {"active": _("active"), "paused": _("paused"), "ended": _("ended")}


def _problem(reason: str) -> str:
    return {
        "name": _("A name is needed, of 120 characters at most."),
        "taken": _("A group of this name is there already."),
        "contact": _("Write whom to reach there and how, in 1,000 characters at most."),
        "step": _("This was done already, or the group has ended."),
    }[reason]


@blueprint.get("")
@requires("administrator")
def listed() -> str:
    return render_template("staff/groups/list.html", groups=_groups().listed(), state_words=_words())


@blueprint.route("/new", methods=["GET", "POST"])
@requires("administrator", fresh=True)
def new() -> Answer | tuple[str, int]:
    name, contact, problem = request.form.get("name", "")[:200], request.form.get("contact", "")[:2000], ""
    if request.method == "POST":
        try:
            group_id = _groups().admit(me().id, name, contact)
        except GroupRefused as refused:
            problem = _problem(refused.reason)
        else:
            flash(_("The group is admitted. Now propose accounts for its people."), "good")
            return redirect(url_for("groups.one", group_id=group_id))
    page = render_template("staff/groups/new.html", name=name, contact=contact, problem=problem)
    return page, 400 if problem else 200


@blueprint.get("/<group_id>")
@requires("administrator")
def one(group_id: str) -> str:
    return _page(group_id)


@blueprint.post("/<group_id>/contact")
@requires("administrator", fresh=True)
def change_contact(group_id: str) -> Answer | tuple[str, int]:
    contact = request.form.get("contact", "")[:2000]
    try:
        _groups().change_contact(me().id, group_id, contact)
    except GroupRefused as refused:
        if refused.reason == "unknown":
            raise NotFound from None
        return _page(group_id, _problem(refused.reason), contact), 400
    flash(_("Saved."), "good")
    return redirect(url_for("groups.one", group_id=group_id))


@blueprint.post("/<group_id>/state")
@requires("administrator", fresh=True)
def change(group_id: str) -> Answer:
    step = request.form.get("step", "")
    try:
        _groups().step(me().id, group_id, step)
    except GroupRefused as refused:
        if refused.reason == "unknown":
            raise NotFound from None
        flash(_problem(refused.reason), "warning")
    else:
        flash(
            {
                "pause": _("The group is paused: its tokens have ended, and its people see no referrals."),
                "resume": _("The group goes on. Its software needs new tokens."),
                "end": _("The group has ended: its tokens and the accounts of its people are closed."),
            }[step],
            "good",
        )
    return redirect(url_for("groups.one", group_id=group_id))


def _page(group_id: str, problem: str = "", contact: str | None = None) -> str:
    try:
        found = _groups().one(group_id)
    except GroupRefused:
        raise NotFound from None
    return render_template(
        "staff/groups/one.html",
        found=found,
        contact=found.contact if contact is None else contact,
        problem=problem,
        state_words=_words(),
    )
