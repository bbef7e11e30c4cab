"""The start page, and one's own account: sessions, password, second factor, recovery codes."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.staff import accounts, sessions, totp, trail
from service.staff.forms import CodeForm, NewPasswordForm
from service.staff.passwords import PasswordRefused, check_password
from service.staff.permissions import anyone, me, requires
from service.staff.room import room
from service.staff.views import ceremonies
from service.staff.views.login import grouped, svg
from service.staff.views.refusals import account_refusal, password_refusal
from service.store.clock import now
from service.store.models.staff import ROLES, Staff
from service.store.seal import Place, SealError, seal, unseal

blueprint = Blueprint("account", __name__)
HOMES = {
    "caseworker": "review.queue",
    "senior": "review.queue",
    "administrator": "people.listed",
    "referrer": "referrals.listed",
    "auditor": "trail.listed",
}
FACTOR_WORDS = {
    "totp": _l("password and code"),
    "recovery": _l("password and a recovery code"),
    "passkey": _l("passkey"),
}


@blueprint.get("/")
@anyone()
def home() -> Answer:
    return redirect(url_for(HOMES[me().role]))


@blueprint.get("/account")
@anyone()
def page() -> str:
    with room().casework.database.read() as db:
        mine = sessions.listed(db, me().id)
        left = len(db.get_one(Staff, me().id).recovery)
        keys = room().passkeys.listed(db, me().id)
    failed = trail.failed_logins(room().casework, me().id)
    return render_template(
        "staff/account.html",
        sessions=mine,
        recovery_left=left,
        passkeys=keys,
        site=room().passkeys.site,
        passkeys_offered=ceremonies.offered(),
        failed=failed,
        factor_words=FACTOR_WORDS,
    )


@blueprint.post("/account/sessions/<session_id>/end")
@anyone()
def end_session(session_id: str) -> Answer:
    with room().casework.act(me().id, "session.ended") as db:
        if not sessions.revoke(db, me().id, session_id):
            raise NotFound
    flash(_("That session has ended."), "good")
    return redirect(url_for("account.page"))


@blueprint.post("/account/sessions/end-others")
@anyone()
def end_others() -> Answer:
    with room().casework.act(me().id, "session.ended_others") as db:
        sessions.revoke_others(db, me())
    flash(_("All other sessions have ended."), "good")
    return redirect(url_for("account.page"))


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires(*ROLES, fresh=True)
def password() -> Answer | tuple[str, int]:
    form = NewPasswordForm()
    if form.validate_on_submit():
        chosen = form.password.data or ""
        try:
            check_password(chosen, me().username)
            if chosen != form.repeated.data:
                form.repeated.errors = [_("The two passwords are not the same.")]
            else:
                hashed = room().login.passwords.hash(chosen)
                with room().casework.act(me().id, "password.changed") as db:
                    db.get_one(Staff, me().id).password = hashed
                    sessions.revoke_others(db, me())
                flash(_("The password is changed. All other sessions have ended."), "good")
                return redirect(url_for("account.page"))
        except PasswordRefused as refused:
            form.password.errors = [password_refusal(refused.reason)]
    return render_template("staff/password.html", form=form), 400 if form.is_submitted() else 200


@blueprint.route("/account/recovery", methods=["GET", "POST"])
@requires(*ROLES, fresh=True)
def recovery() -> str:
    if request.method == "GET":
        return render_template("staff/recovery.html")
    with room().casework.act(me().id, "recovery.renewed") as db:
        codes = accounts.renew_recovery_codes(room().casework, db.get_one(Staff, me().id))
    return render_template("staff/recovery_codes.html", codes=codes, begins=False)


# -- a new second factor: the secret waits, sealed, in the browser's session until its first code was typed


def _waiting_place() -> Place:
    return Place("staff", me().id, "new_totp")


def _waiting_secret() -> str | None:
    try:
        sealed = bytes.fromhex(session.get("new_totp", ""))
        return unseal(room().casework.keys.accounts, sealed, _waiting_place()).decode()
    except (SealError, ValueError):
        return None


@blueprint.route("/account/second-factor", methods=["GET", "POST"])
@requires(*ROLES, fresh=True)
def second_factor() -> Answer | tuple[str, int]:
    secret = _waiting_secret()
    if secret is None:
        secret = totp.new_secret()
        session["new_totp"] = seal(room().casework.keys.accounts, secret.encode(), _waiting_place()).hex()
    form = CodeForm()
    if form.validate_on_submit():
        step = totp.matching_step(secret, form.code.data or "", now(), 0)
        if step is not None:
            with room().casework.act(me().id, "second_factor.changed") as db:
                person = db.get_one(Staff, me().id)
                person.totp, person.totp_step = totp.seal_secret(room().casework.keys, person.id, secret), step
                sessions.revoke_others(db, me())
            session.pop("new_totp", None)
            flash(_("The new second factor holds. The old one works no longer."), "good")
            return redirect(url_for("account.page"))
        form.code.errors = [account_refusal("code")]
    status = 400 if form.is_submitted() else 200
    return render_template("staff/second_factor.html", form=form, secret=grouped(secret)), status


@blueprint.get("/account/second-factor/picture.svg")
@requires(*ROLES, fresh=True)
def second_factor_picture() -> Response:
    secret = _waiting_secret()
    if secret is None:
        raise NotFound
    return svg(totp.qr_svg(totp.provisioning_uri(me().username, secret)))
