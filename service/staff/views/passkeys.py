"""Passkeys: logging in with one, and one's own list of them."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.staff import sessions
from service.staff.forms import AgainForm, CodeForm, NewPasskeyForm, PasskeyForm, PasswordForm
from service.staff.login import LoginRefused
from service.staff.passkeys import PasskeyRefused
from service.staff.permissions import anyone, logged_in, me, public, requires
from service.staff.room import room
from service.staff.views import ceremonies
from service.staff.views.login import again_page, code_page, logged_in_answer, login_page, on, origin
from service.staff.views.refusals import login_refusal, passkey_refusal
from service.store.models.staff import ROLES, Staff
from service.web.headers import asks_for_passkeys

blueprint = Blueprint("passkeys", __name__)


@blueprint.post("/login/passkey")
@public
@asks_for_passkeys
def log_in() -> Answer | tuple[str, int]:
    if logged_in() is not None:
        return redirect(url_for("account.home"))
    try:
        return logged_in_answer(*room().login.passkey(_answer(), ceremonies.log_in_purpose(), origin()))
    except LoginRefused as refused:
        form = PasswordForm(formdata=None)
        form.form_errors.append(login_refusal(refused.reason))
        return login_page(form), 400


@blueprint.post("/login/code/passkey")
@public
@asks_for_passkeys
def second() -> Answer | tuple[str, int]:
    """In place of the code."""
    token = request.cookies.get(room().cookie, "")
    with room().casework.database.read() as db:
        if not token or sessions.halfway(db, token) is None:
            return redirect(url_for("login.password"))
    try:
        purpose = ceremonies.second_purpose(token)
        return logged_in_answer(*room().login.passkey(_answer(), purpose, origin(), halfway=token))
    except LoginRefused as refused:
        if refused.reason != "wrong":
            flash(login_refusal(refused.reason), "bad")
            return redirect(url_for("login.password"))
        form = CodeForm(formdata=None)
        form.form_errors.append(login_refusal(refused.reason))
        return code_page(form, token), 400


@blueprint.post("/login/again/passkey")
@anyone()
@asks_for_passkeys
def again() -> Answer | tuple[str, int]:
    """In place of password and code, before an act that cannot be taken back."""
    try:
        room().login.again_by_passkey(me(), _answer(), ceremonies.confirm_purpose())
    except LoginRefused as refused:
        if refused.reason == "copied":
            flash(login_refusal(refused.reason), "bad")
            return redirect(url_for("login.password"))
        form = AgainForm(formdata=None)
        form.form_errors.append(login_refusal(refused.reason))
        return again_page(form), 400
    return on()


def _answer() -> str:
    form = PasskeyForm()
    return (form.answer.data or "") if form.validate_on_submit() else ""


# -- one's own


@blueprint.route("/account/passkeys/new", methods=["GET", "POST"])
@requires(*ROLES, fresh=True)
@asks_for_passkeys
def new() -> Answer | tuple[str, int]:
    form = NewPasskeyForm()
    if form.validate_on_submit():
        try:
            with room().casework.act(me().id, "passkey.added") as db:
                person = db.get_one(Staff, me().id, with_for_update=True)
                room().passkeys.add(db, person, form.name.data or "", form.answer.data or "", ceremonies.add_purpose())
                sessions.revoke_others(db, me())
        except PasskeyRefused as refused:
            form.form_errors.append(passkey_refusal(refused.reason))
        else:
            flash(_("The passkey is here. Try it at your next login. All other sessions have ended."), "good")
            return redirect(url_for("account.page"))
    page = render_template("staff/passkey_new.html", form=form, passkey=ceremonies.to_add(), site=room().passkeys.site)
    return page, 400 if form.is_submitted() else 200


@blueprint.post("/account/passkeys/<passkey_id>/remove")
@requires(*ROLES, fresh=True)
def remove(passkey_id: str) -> Answer:
    with room().casework.act(me().id, "passkey.removed") as db:
        if not room().passkeys.remove(db, me().id, passkey_id):
            raise NotFound
        sessions.revoke_others(db, me())
    flash(_("The passkey is removed. All other sessions have ended."), "good")
    return redirect(url_for("account.page"))
