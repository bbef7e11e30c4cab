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

from service.searches.consents import PURPOSES, agreed, offered
from service.searches.fields import line, text
from service.searches.places import codes_meant, county_choices, meant_choices
from service.searches.relations import relation_choices
from service.searches.warnings import (
    birth_warning,
    county_warning,
    id_warning,
    notice_warning,
    reach_unclear,
    reach_warning,
    spell_out_age,
)
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

    def rows(self) -> int:
        """How many rows it shows, where the step has rows."""
        return 0

    def show_rows(self, wanted: int) -> None:
        """At least that many rows, empty ones at the end."""

    @staticmethod
    def warnings(form: SearchForm) -> list[str]:
        """What of this step, as it is kept, deserves a second look."""
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

    def rows(self) -> int:
        return len(self.names)

    def show_rows(self, wanted: int) -> None:
        while len(self.names) < min(wanted, MOST_NAMES):
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

    @staticmethod
    def warnings(form: SearchForm) -> list[str]:
        return [w for w in (birth_warning(form.birth), id_warning(form.id_number)) if w]


class HomeForm(StepForm):
    """A county is typed in any script, or chosen from the list. ``meant``: which of several that the words can mean."""

    county_typed = line(_l("County or city"))
    meant = RadioField(_l("Which one is it?"), default="", validate_choice=False)
    county = SelectField(_l("Or choose it from the list"), default="")
    place = line(_l("Township, village, street, or another place"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.county.choices = county_choices(current_language().code)
        typed = "" if self.county.data else self.county_typed.data or ""
        self.meant.choices = meant_choices(typed, current_language().code)

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"county_typed": form.county_typed, "county": form.county, "place": form.place}

    def write(self, form: SearchForm) -> SearchForm:
        typed = self.county_typed.data or ""
        return replace(form, county=self._county(typed, form), county_typed=typed, place=self.place.data or "")

    def _county(self, typed: str, form: SearchForm) -> str:
        """What was changed since the page was made counts: a choice, else what the words mean."""
        meant, chosen, offers = self.meant.data or "", self.county.data or "", codes_meant(typed)
        if meant in offers:
            return str(meant)
        if chosen and chosen != form.county:
            return str(chosen)
        if typed != form.county_typed:
            return offers[0] if len(offers) == 1 else ""
        return str(chosen)

    @staticmethod
    def warnings(form: SearchForm) -> list[str]:
        warning = None if form.county else county_warning(form.county_typed, codes_meant(form.county_typed))
        return [warning] if warning else []


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

    def rows(self) -> int:
        return len(self.relatives)

    def show_rows(self, wanted: int) -> None:
        while len(self.relatives) < min(wanted, MOST_RELATIVES):
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
    # Only where the operator sends notices: ``notice_from`` in templates.
    notice = line(_l("An e-mail address, to hear that there is something to read"))

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {"kinship": form.kinship, "enquirer": form.enquirer, "reach": form.reach, "notice": form.notice}

    def write(self, form: SearchForm) -> SearchForm:
        return replace(
            form,
            kinship=self.kinship.data or "",
            enquirer=self.enquirer.data or "",
            reach=self.reach.data or "",
            notice=form.notice if self.notice.raw_data == [] else self.notice.data or "",
        )

    @staticmethod
    def warnings(form: SearchForm) -> list[str]:
        unclear = reach_unclear(form.reach, agreed=form.agreed("contact")) if "consent" in form.steps else None
        return [w for w in (reach_warning(form.reach), notice_warning(form.notice), unclear) if w]


class ConsentForm(StepForm):
    """One tick box per purpose that is offered, made from ``PURPOSES``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in set(PURPOSES) - set(offered()):
            del self[code]

    @staticmethod
    def fields_of(form: SearchForm) -> dict[str, Any]:
        return {code: form.agreed(code) for code in PURPOSES}

    def write(self, form: SearchForm) -> SearchForm:
        chosen = [code for code in PURPOSES if code in self and self[code].data]
        return replace(form, consents=agreed(chosen, form.consents, current_language().code))


for _purpose in PURPOSES.values():
    setattr(ConsentForm, _purpose.code, BooleanField(_purpose.label))
