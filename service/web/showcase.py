"""One page with every component of the design, in both directions. Only the demonstration has it."""

from __future__ import annotations

import datetime as dt

from flask import Flask, render_template
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice


class _Sample(FlaskForm):  # type: ignore[misc, unused-ignore]
    class Meta:
        csrf = False

    name = StringField(_l("Name"))
    wrong = StringField(_l("Birth"))
    story = TextAreaField(_l("What happened"))
    county = SelectField(_l("County or city"), choices=[SelectChoice("", _l("Choose, if you like"))])
    sex = RadioField(
        _l("Woman or man"),
        choices=[SelectChoice("f", _l("A woman or a girl")), SelectChoice("m", _l("A man or a boy"))],
    )
    agreed = BooleanField(_l("A caseworker may get in touch with me."))


def _sample(direction: str) -> _Sample:
    form = _Sample(formdata=None, prefix=f"{direction}-")
    form.wrong.errors = [_l("Please fill this in.")]
    return form


def init_app(app: Flask) -> None:
    """Adds ``/components`` to the demonstration's applications."""
    if not app.config.get("DEMONSTRATION"):
        return

    def components() -> str:
        forms = {direction: _sample(direction) for direction in ("ltr", "rtl")}
        return render_template("shared/showcase.html", forms=forms, today=dt.date(2026, 11, 14))

    components.allowed_roles = ()  # type: ignore[attr-defined]
    app.add_url_rule("/components", view_func=components)
