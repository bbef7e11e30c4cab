"""What WTForms says is said in our words: every field and validator that the rooms use is known here."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from service.web.languages import use_language
from tests.web.conftest import make_app

SERVICE = Path(__file__).parent.parent.parent / "service"
FIELDS = {"BooleanField", "FormField", "FieldList", "PasswordField", "RadioField", "SelectField", "StringField"}
FIELDS |= {
    "HiddenField",
    "TextAreaField",
    "Field",
    "SelectChoice",
    "Form",
    "ValidationError",
    "SelectMultipleField",
    "widgets",
}
VALIDATORS = {"InputRequired", "Length"}


def test_the_rooms_use_no_field_or_validator_whose_words_are_unknown() -> None:
    used: set[str] = set()
    for path in SERVICE.rglob("*.py"):
        for _module, names in re.findall(r"^from (wtforms[\w.]*) import (.+)$", path.read_text(encoding="utf-8"), re.M):
            used |= {name.split(" as ")[0].strip() for name in names.split(",")}
    assert used - FIELDS - VALIDATORS == set(), "look what messages it has, and list them in form_messages.py"


class AForm(FlaskForm):
    needed = StringField("Needed", [InputRequired()])
    short = StringField("Short", [Length(max=5)])
    chosen = RadioField("Chosen", choices=[SelectChoice("a", "A")])
    listed = SelectField("Listed", choices=[SelectChoice("a", "A")])
    several = SelectMultipleField("Several", choices=[SelectChoice("a", "A")])


def wrong(app: Flask, language: str) -> dict[str, list[str]]:
    with app.test_request_context():
        app.preprocess_request()
        use_language(language)
        form = AForm(
            formdata=MultiDict({"short": "abcdefgh", "chosen": "z", "listed": "z", "several": "z"}),
            meta={"csrf": False},
        )
        assert not form.validate()
        return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def test_each_message_is_in_our_words_and_in_the_language_of_the_page() -> None:
    app = make_app(pseudo=True)
    choose = ["Please choose one of those in the list."]
    assert wrong(app, "en") == {
        "needed": ["Please fill this in."],
        "short": ["Please shorten this to 5 characters."],
        "chosen": choose,
        "listed": choose,
        "several": choose,
    }
    for errors in wrong(app, "en-xa").values():
        assert all(error.startswith("⟦") for error in errors), errors
