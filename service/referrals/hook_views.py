"""The referrers' page of the webhook: where the group's own software hears that a state changed."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from service.jobs.courier import AddressRefused, place_of
from service.referrals.room import group_of, room
from service.referrals.views import state_label
from service.staff import me, requires

blueprint = Blueprint("hooks", __name__, url_prefix="/referrals/webhook")


@blueprint.get("")
@requires("referrer")
def page() -> str:
    return _page()


@blueprint.post("")
@requires("referrer", fresh=True)
def save() -> str | tuple[str, int]:
    """The new secret stands on the answer itself, once."""
    url, group_id = request.form.get("url", "").strip(), group_of(me())
    try:
        place_of(url)
    except AddressRefused as refused:
        return _page(problem=_problem(refused.reason), typed=url[:600]), 400
    states = {one.id: one.state for one in room().referrals.of_group(group_id).referrals}
    secret = room().hooks.set(group_id, me().id, url, states)
    room().casework.look(me().id, "hook.changed", group_id, url=url)
    return _page(secret=secret)


@blueprint.post("/trial")
@requires("referrer")
def trial() -> Answer:
    if room().hooks.try_it(group_of(me())):
        room().casework.intake.workers.wake()
        flash(_("A trial is sent within minutes. Load this page again to see what became of it."), "good")
    return redirect(url_for("hooks.page"))


@blueprint.post("/remove")
@requires("referrer")
def remove() -> Answer:
    room().hooks.remove(group_of(me()))
    room().casework.look(me().id, "hook.removed", group_of(me()))
    flash(_("Nothing is sent there any more."), "good")
    return redirect(url_for("hooks.page"))


def _problem(reason: str) -> str:
    return {
        "url": _("Write an address such as https://example.org/visit, without a password in it."),
        "scheme": _("Only addresses that begin with https:// are taken."),
        "host": _("Only a host on the open internet is taken."),
    }[reason]


def _outcome(code: str) -> str:
    return {
        "refused": _("no host on the open internet"),
        "no_host": _("no such host"),
        "certificate": _("its certificate is not valid"),
        "timeout": _("no answer in time"),
        "no_connection": _("no connection"),
        "error": _("a mistake of ours"),
    }.get(code, code)


def _page(secret: str = "", problem: str | None = None, typed: str = "") -> str:
    group_id = group_of(me())
    return render_template(
        "staff/referrals/webhook.html",
        hook=room().hooks.of_group(group_id),
        deliveries=room().hooks.deliveries(group_id),
        secret=secret,
        problem=problem,
        typed=typed,
        state_label=state_label,
        outcome=_outcome,
        delivery_words={
            "owed": _("waits"),
            "done": _("arrived"),
            "failed": _("given up"),
            "dropped": _("not sent: it was not so any more"),
        },
    )
