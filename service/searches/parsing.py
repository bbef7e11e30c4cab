"""Form data to a SearchForm, without pages: for every room that takes searches in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from service.searches.steps import ORDER, STEPS, with_step
from service.store.form import SearchForm
from service.web.pages import FieldError, field_errors


@dataclass(frozen=True, slots=True)
class Parsed:
    """``form``: what could be read. ``errors``: by step; empty means that all was read."""

    form: SearchForm
    errors: dict[str, list[FieldError]] = field(default_factory=dict)


def read_steps(
    data: MultiDict[str, str], base: SearchForm | None = None, steps: Iterable[str] = ORDER, *, language: str = ""
) -> Parsed:
    """Reads the named steps' fields (those of ``service.searches.forms``) from ``data`` over ``base``.

    Needs an application context for the words of the errors. A step with errors leaves its part as it was.
    """
    form = base or SearchForm()
    errors: dict[str, list[FieldError]] = {}
    for slug in steps:
        kind = STEPS[slug].form
        if kind is None:
            continue
        typed = kind(formdata=data)
        if typed.validate():
            form = replace(typed.write(form), steps=with_step(form, slug))
        else:
            errors[slug] = field_errors(typed)
    return Parsed(replace(form, language=language) if language else form, errors)
