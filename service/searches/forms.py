"""The form's steps as WTForms forms. Each reads its part from form data and writes it into a SearchForm.

Texts stay as they were typed; only control characters and outer blanks go. Nothing is required here: what a search
needs is asked at the end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, FormField, RadioField, SelectField
from wtforms import Form as PlainForm
from wtforms.fields import SelectChoice

from service.searches.consents import PURPOSES, agreed
from service.searches.fields import line, text
from service.searches.places import county_choices
from service.searches.relations import relation_choices
from service.searches.warnings import birth_warning, id_warning, reach_warning, spell_out_age
from service.store.form import Relative, SearchForm
from service.web import current_language
from service.web.words import gettext as _

MOST_NAMES, MOST_RELATIVES = 12, 40


class StepForm(FlaskForm):  # type: ignore[misc, unused-ignore]
    """One step. ``fields_of`` gives the data that a SearchForm holds for it, ``write`` puts the typed data back."""

    class Meta:
        csrf = False  # every POST of the application is checked already

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        raise NotImplementedError

    def write(self, form: SearchForm) -> SearchForm:
        raise NotImplementedError

    def add_row(self) -> None:
        """One more row, where the step has rows."""

    def warnings(self) -> list[str]:
        return []


class NamesForm(StepForm):
    names = FieldList(line(_l("Name")), min_entries=2, max_entries=MOST_NAMES)
    father_name = line(_l("Their father’s name"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._label()

    def _label(self) -> None:
        for number, entry in enumerate(self.names, 1):
            entry.label.text = _("Name") if number == 1 else _("Another way to write it, or another name")

    def add_row(self) -> None:
        if len(self.names) < MOST_NAMES:
            self.names.append_entry()
            self._label()

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"names": list(form.names), "father_name": form.father_name}

    def write(self, form: SearchForm) -> SearchForm:
        names = tuple(dict.fromkeys(name for name in self.names.data if name))
        return replace(form, names=names, father_name=self.father_name.data or "")


class PersonForm(StepForm):
    sex = RadioField(
        _l("Woman or man"),
        choices=[
            SelectChoice("f", _l("A woman or a girl")),
            SelectChoice("m", _l("A man or a boy")),
            SelectChoice("", _l("I do not know, or would rather not say")),
        ],
        default="",
    )
    birth = line(_l("Date of birth, year of birth, or age"))
    id_number = line(_l("Chinese ID number, or a part of it"))

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"sex": form.sex, "birth": form.birth, "id_number": form.id_number}

    def write(self, form: SearchForm) -> SearchForm:
        return replace(
            form,
            sex=self.sex.data or "",
            birth=spell_out_age(self.birth.data or ""),
            id_number=self.id_number.data or "",
        )

    def warnings(self) -> list[str]:
        return [w for w in (birth_warning(self.birth.data or ""), id_warning(self.id_number.data or "")) if w]


class HomeForm(StepForm):
    county = SelectField(_l("County or city"), default="")
    place = line(_l("Township, village, street, or another place"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.county.choices = county_choices(current_language().code)

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"county": form.county, "place": form.place}

    def write(self, form: SearchForm) -> SearchForm:
        return replace(form, county=self.county.data or "", place=self.place.data or "")


class RelativeRow(PlainForm):  # type: ignore[misc, unused-ignore]
    name = line(_l("Name of the relative"))
    relation = SelectField(_l("What they are to the person"), default="", validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.relation.choices = relation_choices()
        # A relation that was written freely (by a group, or an older form) stays as it is.
        if self.relation.data and self.relation.data not in {choice.value for choice in self.relation.choices}:
            self.relation.choices.append(SelectChoice(self.relation.data, render_kw={"translate": "no", "dir": "auto"}))


class RelativesForm(StepForm):
    relatives = FieldList(FormField(RelativeRow), min_entries=2, max_entries=MOST_RELATIVES)

    def add_row(self) -> None:
        if len(self.relatives) < MOST_RELATIVES:
            self.relatives.append_entry()

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"relatives": [{"name": r.name, "relation": r.relation} for r in form.relatives]}

    def write(self, form: SearchForm) -> SearchForm:
        rows = (Relative(row["name"] or "", row["relation"] or "") for row in self.relatives.data)
        return replace(form, relatives=tuple(row for row in rows if row.name))


class StoryForm(StepForm):
    happened = text(_l("What happened, as far as you know"))
    last_contact = line(_l("When did somebody last hear from them?"))

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"happened": form.happened, "last_contact": form.last_contact}

    def write(self, form: SearchForm) -> SearchForm:
        return replace(form, happened=self.happened.data or "", last_contact=self.last_contact.data or "")


class YouForm(StepForm):
    kinship = line(_l("What are you to them?"))
    enquirer = line(_l("Your name, or what we may call you"))
    reach = line(_l("A way to reach you"))

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"kinship": form.kinship, "enquirer": form.enquirer, "reach": form.reach}

    def write(self, form: SearchForm) -> SearchForm:
        return replace(
            form, kinship=self.kinship.data or "", enquirer=self.enquirer.data or "", reach=self.reach.data or ""
        )

    def warnings(self) -> list[str]:
        warning = reach_warning(self.reach.data or "")
        return [warning] if warning else []


class ConsentForm(StepForm):
    """One tick box per purpose, made from ``PURPOSES``."""

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {code: form.agreed(code) for code in PURPOSES}

    def write(self, form: SearchForm) -> SearchForm:
        chosen = [code for code in PURPOSES if self[code].data]
        return replace(form, consents=agreed(chosen, form.consents, current_language().code))


for _purpose in PURPOSES.values():
    setattr(ConsentForm, _purpose.code, BooleanField(_purpose.label))
