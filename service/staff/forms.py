"""The forms of accounts and logins."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length

from service.staff.passkeys import LONGEST_NAME
from service.staff.passwords import LONGEST
from service.staff.roles import role_word
from service.store.models.staff import ROLES

_needed = InputRequired(_l("Please fill this in."))


class PasswordForm(FlaskForm):
    username = StringField(_l("Username"), [_needed, Length(max=64)])
    password = PasswordField(_l("Password"), [_needed, Length(max=LONGEST)])


class CodeForm(FlaskForm):
    code = StringField(_l("Code"), [_needed, Length(max=40)])


class AgainForm(FlaskForm):
    password = PasswordField(_l("Password"), [_needed, Length(max=LONGEST)])
    code = StringField(_l("Code"), [_needed, Length(max=40)])


class InvitationForm(FlaskForm):
    password = PasswordField(_l("New password"), [_needed, Length(max=LONGEST)])
    repeated = PasswordField(_l("The same password again"), [_needed, Length(max=LONGEST)])
    code = StringField(_l("Code that the authenticator app shows"), [_needed, Length(max=40)])


class PasskeyForm(FlaskForm):
    """What the page's script fills in: the answer of ``navigator.credentials``."""

    answer = HiddenField()


class NewPasskeyForm(PasskeyForm):
    name = StringField(_l("Name of the device"), [_needed, Length(max=LONGEST_NAME)])


class HalfForm(FlaskForm):
    half = StringField(_l("Second half of the invitation"), [_needed, Length(max=80)])


class NewPasswordForm(FlaskForm):
    password = PasswordField(_l("New password"), [_needed, Length(max=LONGEST)])
    repeated = PasswordField(_l("The same password again"), [_needed, Length(max=LONGEST)])


class NewPersonForm(FlaskForm):
    username = StringField(_l("Username"), [_needed, Length(max=64)])
    name = StringField(_l("Name"), [_needed, Length(max=120)])
    role = SelectField(_l("Role"), choices=[SelectChoice(role, role_word(role)) for role in ROLES])
    # Its choices, the groups that are admitted, come from whoever makes the form.
    group = SelectField(_l("Advocacy group (for a referrer only)"), choices=[], default="")


class RoleForm(FlaskForm):
    role = SelectField(
        _l("Role"), choices=[SelectChoice(role, role_word(role)) for role in ROLES if role != "referrer"]
    )
