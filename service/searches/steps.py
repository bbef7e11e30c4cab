"""The steps of the form, in order, and which part of a SearchForm each of them holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.searches import forms
from service.store.form import SearchForm
from service.store.sealed_search import SealedSearch


@dataclass(frozen=True, slots=True)
class Step:
    """``slug``: its name in URLs and in ``SearchForm.steps``. ``form``: None for the photos, which are no text."""

    slug: str
    heading: LazyString
    form: type[forms.StepForm] | None

    @property
    def template(self) -> str:
        return f"families/steps/{self.slug}.html"


STEPS = {
    step.slug: step
    for step in (
        Step("names", _l("The name"), forms.NamesForm),
        Step("person", _l("About the person"), forms.PersonForm),
        Step("home", _l("Home"), forms.HomeForm),
        Step("photos", _l("Photos"), None),
        Step("relatives", _l("Relatives"), forms.RelativesForm),
        Step("story", _l("What happened"), forms.StoryForm),
        Step("you", _l("About you"), forms.YouForm),
        Step("consent", _l("What you agree to"), forms.ConsentForm),
    )
}
ORDER = tuple(STEPS)


def number_of(slug: str) -> int:
    """From 1."""
    return ORDER.index(slug) + 1


def before(slug: str) -> str | None:
    position = ORDER.index(slug)
    return ORDER[position - 1] if position else None


def after(slug: str) -> str | None:
    """None after the last step: there the summary follows."""
    position = ORDER.index(slug) + 1
    return ORDER[position] if position < len(ORDER) else None


def first_open(form: SearchForm) -> str | None:
    """The first step that was not filled in yet."""
    return next((slug for slug in ORDER if slug not in form.steps), None)


def with_step(form: SearchForm, slug: str) -> tuple[str, ...]:
    return tuple(s for s in ORDER if s in form.steps or s == slug)


def fingerprint(search: SealedSearch, step: Step, form: SearchForm) -> str:
    """Which state of a step a page was made from, so that a page from before another tab's change is noticed."""
    assert step.form is not None
    held = json.dumps(step.form.fields_of(form), ensure_ascii=False, sort_keys=True).encode()
    return hashlib.blake2b(held, key=search.shared_key, digest_size=8, person=b"form-step").hexdigest()
