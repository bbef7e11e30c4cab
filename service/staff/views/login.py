"""Login in two steps, log out, login again, and the invitation with which an account begins. Passkeys: passkeys.py."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.staff import accounts, invitations, sessions, totp
from service.staff.forms import AgainForm, CodeForm, HalfForm, InvitationForm, PasswordForm
from service.staff.login import LoginRefused, Origin
from service.staff.passwords import PasswordRefused
from service.staff.permissions import anyone, logged_in, me, public, safe_path, say_undone
from service.staff.room import room
from service.staff.views import ceremonies
from service.staff.views.refusals import account_refusal, login_refusal, password_refusal
from service.store import audit
from service.store.models.staff import Staff
from service.web.headers import asks_for_passkeys

blueprint = Blueprint("login", __name__)
_DEVICE_SECONDS = 180 * 24 * 3600


def origin() -> Origin:
    """Where this request comes from, for counting attempts."""
    return Origin(request.remote_addr, request.cookies.get(room().device, ""), request.headers.get("User-Agent", ""))


def next_page() -> str:
    """Where to go after this, if it is a page of ours."""
    path = request.values.get("next", "")
    return path if safe_path(path) else url_for("account.home")


def on() -> Answer:
    """To the next page after a login, and what was not done there before it."""
    page = next_page()
    say_undone(page)
    return redirect(page)


def _set_cookie(answer: Answer, name: str, value: str, seconds: int | None = None) -> None:
    secure = name.startswith("__Host-")
    answer.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="Strict")


@blueprint.route("/login", methods=["GET", "POST"])
@public
@asks_for_passkeys
def password() -> Answer | str | tuple[str, int]:
    if logged_in() is not None:
        return redirect(url_for("account.home"))
    form = PasswordForm()
    status = 200
    if form.validate_on_submit():
        try:
            token = room().login.password(form.username.data or "", form.password.data or "", origin())
        except LoginRefused as refused:
            form.form_errors.append(login_refusal(refused.reason))
            status = 429 if refused.reason == "often" else 400
        else:
            answer = redirect(url_for("login.code", next=next_page()))
            _set_cookie(answer, room().cookie, token, sessions.HALFWAY_SECONDS)
            return answer
    elif form.is_submitted():
        status = 400
    return login_page(form), status


def login_page(form: PasswordForm) -> str:
    return render_template("staff/login.html", form=form, next=next_page(), passkey=ceremonies.to_log_in())


@blueprint.route("/login/code", methods=["GET", "POST"])
@public
@asks_for_passkeys
def code() -> Answer | str | tuple[str, int]:
    token = request.cookies.get(room().cookie, "")
    with room().casework.database.read() as session:
        if not token or sessions.halfway(session, token) is None:
            return redirect(url_for("login.password"))
    form = CodeForm()
    status = 200
    if form.validate_on_submit():
        try:
            fresh, device = room().login.code(token, form.code.data or "", origin())
        except LoginRefused as refused:
            if refused.reason == "over":
                return redirect(url_for("login.password"))
            form.form_errors.append(login_refusal(refused.reason))
            status = 429 if refused.reason == "often" else 400
        else:
            return logged_in_answer(fresh, device)
    elif form.is_submitted():
        status = 400
    return code_page(form, token), status


def code_page(form: CodeForm, token: str) -> str:
    return render_template("staff/code.html", form=form, next=next_page(), passkey=ceremonies.to_second(token))


def logged_in_answer(token: str, device: str) -> Answer:
    """To the next page, with the session's cookie and the one by which this browser is known from now on."""
    answer = on()
    _set_cookie(answer, room().cookie, token)
    _set_cookie(answer, room().device, device, _DEVICE_SECONDS)
    return answer


@blueprint.route("/login/again", methods=["GET", "POST"])
@anyone()
@asks_for_passkeys
def again() -> Answer | str | tuple[str, int]:
    form = AgainForm()
    status = 200
    if form.validate_on_submit():
        try:
            room().login.again(me(), form.password.data or "", form.code.data or "", origin())
        except LoginRefused as refused:
            form.form_errors.append(login_refusal(refused.reason))
            status = 429 if refused.reason == "often" else 400
        else:
            return on()
    elif form.is_submitted():
        status = 400
    return again_page(form), status


def again_page(form: AgainForm) -> str:
    return render_template("staff/again.html", form=form, next=next_page(), passkey=ceremonies.to_confirm())


@blueprint.post("/logout")
@anyone()
def out() -> Answer:
    with room().casework.act(me().id, "logout") as session:
        sessions.end(session, request.cookies.get(room().cookie, ""))
    answer = redirect(url_for("login.password"))
    _set_cookie(answer, room().cookie, "", 0)
    # What the browser still holds of this application goes too.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> Answer | str | tuple[str, int]:
    if invitations.is_first_half(token):
        return _other_half(token)
    casework = room().casework
    with casework.database.read() as session:
        person, refusal = _invited(session, token)
    if person is None:
        return render_template("staff/invitation_over.html", why=refusal), 404
    form = InvitationForm()
    if form.validate_on_submit():
        if form.password.data != form.repeated.data:
            form.repeated.errors = [_("The two passwords are not the same.")]
        else:
            codes = _accept(token, form)
            if codes is not None:
                return render_template("staff/recovery_codes.html", codes=codes, begins=True)
    secret = totp.open_secret(casework.keys, person.id, person.totp or b"")
    status = 400 if form.is_submitted() else 200
    return render_template(
        "staff/invitation.html", form=form, invited=person, token=token, secret=grouped(secret)
    ), status


def _other_half(first: str) -> Answer | tuple[str, int]:
    """Asks for the half that the proposer has. It tells nobody whether there is an invitation with this first one."""
    form = HalfForm()
    if form.validate_on_submit():
        token = invitations.whole(first, form.half.data or "")
        with room().casework.database.read() as session:
            person, _why = _invited(session, token)
        if person is not None:
            return redirect(url_for("login.invitation", token=token))
        form.half.errors = [account_refusal("half")]
    return render_template("staff/invitation_half.html", form=form, first=first), 400 if form.is_submitted() else 200


def _invited(session: Session, token: str) -> tuple[Staff | None, str]:
    try:
        return accounts.invited(session, token), ""
    except accounts.AccountRefused as refused:
        return None, account_refusal(refused.reason)


def _accept(token: str, form: InvitationForm) -> list[str] | None:
    casework = room().casework
    try:
        with casework.database.write() as session:
            person = accounts.invited(session, token)
            codes = accounts.accept_invitation(
                casework, session, person, form.password.data or "", form.code.data or ""
            )
            audit.append(session, casework.keys, person.id, "invitation.accepted")
            return codes
    except PasswordRefused as refused:
        form.password.errors = [password_refusal(refused.reason)]
    except accounts.AccountRefused as refused:
        form.code.errors = [account_refusal(refused.reason)]
    return None


@blueprint.get("/invitation/<token>/picture.svg")
@public
def invitation_picture(token: str) -> Response:
    casework = room().casework
    with casework.database.read() as session:
        person, _why = _invited(session, token)
    if person is None or person.totp is None:
        raise NotFound
    secret = totp.open_secret(casework.keys, person.id, person.totp)
    return svg(totp.qr_svg(totp.provisioning_uri(person.username, secret)))


def svg(picture: bytes) -> Response:
    answer = make_response(picture)
    answer.mimetype = "image/svg+xml"
    return answer


def grouped(secret: str) -> str:
    """A secret as people copy it: in groups of four."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
