"""What stands in a search, in words, step by step: for the summary, and beside a page that another tab overtook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from service.searches.consents import offered
from service.searches.places import place_name
from service.searches.relations import relation_label
from service.searches.steps import ORDER, STEPS, Step
from service.store.form import SearchForm
from service.web import current_language
from service.web.pages import lines, name_bdi
from service.web.words import gettext as _


@dataclass(frozen=True, slots=True)
class Part:
    """One step: (label, value as HTML) pairs, and what may deserve a second look."""

    step: Step
    facts: list[tuple[str, Markup]]
    warnings: list[str]


def _typed(text: str) -> Markup:
    return name_bdi(lines(text)) if text else Markup("")


def _list(items: Iterable[Markup]) -> Markup:
    return Markup("<br>").join(items)


def _sex(code: str) -> str:
    return {"f": _("A woman or a girl"), "m": _("A man or a boy")}.get(code, "")


def _facts(slug: str, form: SearchForm) -> list[tuple[str, Markup]]:
    match slug:
        case "names":
            return [(_("Names"), _list(map(_typed, form.names))), (_("Father’s name"), _typed(form.father_name))]
        case "person":
            return [
                (_("Woman or man"), _typed(_sex(form.sex))),
                (_("Birth"), _typed(form.birth)),
                (_("ID number"), _typed(form.id_number)),
            ]
        case "home":
            county = [place_name(form.county, current_language().code), form.county_typed]
            return [(_("County or city"), _list(map(_typed, filter(None, county)))), (_("Place"), _typed(form.place))]
        case "relatives":
            return [
                (relation_label(r.relation) or _("Relative"), _typed(r.name))  # no row without a name is kept
                for r in form.relatives
            ] or [(_("Relatives"), Markup(""))]
        case "story":
            return [(_("What happened"), _typed(form.happened)), (_("Last heard from"), _typed(form.last_contact))]
        case "you":
            return [
                (_("You are their"), _typed(form.kinship)),
                (_("What we may call you"), _typed(form.enquirer)),
                (_("A way to reach you"), _typed(form.reach)),
                *([(_("E-mail for notices"), _typed(form.notice))] if form.notice else []),
            ]
        case "consent":
            return [
                (str(purpose.label), Markup.escape(_("Yes") if form.agreed(code) else _("No")))
                for code, purpose in offered().items()
            ]
    return []


def _warnings(step: Step, form: SearchForm) -> list[str]:
    return step.form.warnings(form) if step.form else []


def summary_of(form: SearchForm, steps: Iterable[str] = ORDER) -> list[Part]:
    return [Part(STEPS[slug], _facts(slug, form), _warnings(STEPS[slug], form)) for slug in steps]
