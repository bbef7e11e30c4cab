"""The referrers' page of API tokens: made for the group's own software, shown once, ended at once."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.referrals.room import group_of, room
from service.staff import me, requires
from service.store.tokens import MOST_DAYS, READ, SCOPES, WRITE, TokenRefused

blueprint = Blueprint("tokens", __name__, url_prefix="/referrals/tokens")
SCOPE_WORDS = {WRITE: _l("refer cases"), READ: _l("read states")}
DAYS = 90


@blueprint.get("")
@requires("referrer")
def listed() -> str:
    return _page()


@blueprint.post("")
@requires("referrer", fresh=True)
def make() -> str | tuple[str, int]:
    """The new token stands on the answer itself, once."""
    label, days = request.form.get("label", ""), request.form.get("days", "")
    scopes = tuple(scope for scope in SCOPES if scope in request.form.getlist("scopes"))
    group_id = group_of(me())
    try:
        token_id, text = room().tokens.make(
            group_id,
            me().id,
            label,
            scopes,
            int(days) if days.isascii() and days.isdecimal() else 0,
            lambda: room().keys.private(group_id),
        )
    except TokenRefused as refused:
        return _page(problem=_problem(refused.reason), typed={"label": label, "days": days}, chosen=scopes), 400
    room().casework.look(me().id, "token.made", token_id, label=label)
    return _page(made=text)


@blueprint.post("/<token_id>/revoke")
@requires("referrer")
def revoke(token_id: str) -> Answer:
    try:
        room().tokens.revoke(group_of(me()), token_id)
    except TokenRefused:
        raise NotFound from None
    room().casework.look(me().id, "token.revoked", token_id)
    flash(_("This token has ended. Software that uses it is refused from now on."), "good")
    return redirect(url_for("tokens.listed"))


def _problem(reason: str) -> str:
    return {
        "label": _("Give the token a name of up to 80 characters, such as the software that will use it."),
        "scopes": _("Tick at least one thing that the token may do."),
        "days": _("Say for how many days it works: 1 to %(most)s.", most=MOST_DAYS),
    }[reason]


def _page(
    made: str | None = None,
    problem: str | None = None,
    typed: dict[str, str] | None = None,
    chosen: tuple[str, ...] = SCOPES,
) -> str:
    return render_template(
        "staff/referrals/tokens.html",
        tokens=room().tokens.of_group(group_of(me())),
        made=made,
        problem=problem,
        typed=typed or {"label": "", "days": str(DAYS)},
        chosen=chosen,
        scope_words=SCOPE_WORDS,
        state_words={"valid": _("works"), "expired": _("expired"), "revoked": _("ended")},
        most_days=MOST_DAYS,
    )
