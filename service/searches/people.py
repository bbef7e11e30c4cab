"""Several relatives under one receipt, each a search of its own: who they are, one more of them, turning to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import redirect, render_template, url_for
from flask import request as http
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField

from service.matching.values.relations import inverse
from service.searches import returning, visits
from service.searches.blueprint import blueprint
from service.searches.fields import line
from service.searches.relations import relation_choices
from service.searches.states import State, state_of
from service.store.errors import Conflict
from service.store.family import MOST
from service.store.form import SearchForm, Tie
from service.store.models.base import new_id
from service.store.sealed_search import Header, SealedSearch
from service.web import current_language
from service.web.pages import name_bdi
from service.web.words import gettext as _


@dataclass(frozen=True, slots=True)
class Person:
    """One of those whom the family searches for. ``tag``: what a form for that search carries."""

    name: str
    tag: str
    header: Header
    state: State
    shown: bool


def people() -> list[Person]:
    """All under the open receipt, in the order in which they were begun."""
    visit = visits.current()
    if visit is None:
        return []
    return [
        Person(
            name=_name(search.form(), number),
            tag=visits.tag(search),
            header=(header := search.header()),
            state=state_of(header, message_waiting=search.has_unread(from_family=False)),
            shown=search.id == visit.search.id,
        )
        for number, search in enumerate(visit.family.searches(), start=1)
    ]


def _name(form: SearchForm, number: int) -> str:
    return form.names[0] if form.names else _("Person %(number)s", number=number)


def person_shown() -> str:
    """Whom a page is about; empty where there is only one."""
    found = people()
    return next((person.name for person in found if person.shown), "") if len(found) > 1 else ""


class AnotherForm(FlaskForm):  # type: ignore[misc, unused-ignore]
    class Meta:
        csrf = False  # every POST of the application is checked already

    name = line(_l("Name"))
    relation = SelectField(_l("What they are to the person before"), default="")
    same_home = BooleanField(_l("They lived at the same place."))

    def __init__(self, before: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.relation.choices = relation_choices()
        if before:
            self.relation.label.text = Markup.escape(_("What they are to %(name)s")) % {"name": name_bdi(before)}


@blueprint.get("/people/new")
@visits.needs_visit()
def new_person(search: SealedSearch) -> str:
    return _page(AnotherForm(_before(search), formdata=None))


@blueprint.post("/people/new")
@visits.needs_visit(otherwise=returning.ask_again)
def add_person(search: SealedSearch) -> Any:
    return take_person(search, http.form)


@returning.carries("person")
def take_person(search: SealedSearch, data: MultiDict[str, str]) -> Any:
    form = AnotherForm(_before(search), formdata=data)
    nonce = data.get("nonce", "")[:32] or new_id()
    if not form.validate():
        return _page(form, nonce)
    known = search.form()
    relation = form.relation.data or ""
    wanted = SearchForm(
        names=(form.name.data,) if form.name.data else (),
        county=known.county if form.same_home.data else "",
        county_typed=known.county_typed if form.same_home.data else "",
        place=known.place if form.same_home.data else "",
        enquirer=known.enquirer,
        reach=known.reach,
        notice=known.notice,
        language=current_language().code,
        tied=(Tie(search.id, relation=inverse(relation, _sex(known)) if relation else ""),),
        begun=nonce,
        steps=("names",) if form.name.data else (),
    )
    try:
        added = visits.family().add(wanted)
    except Conflict:
        return _page(form, nonce, full=True)
    search.change_form(lambda kept: _with_tie(kept, Tie(added.id, relation=relation)))
    visits.family().tie()
    visits.turn_to(added)
    return redirect(url_for("searches.step", slug="person" if form.name.data else "photos"))


def _sex(form: SearchForm) -> Any:
    return form.sex if form.sex in ("f", "m") else None


def _with_tie(form: SearchForm, tie: Tie) -> SearchForm:
    if any(known.search_id == tie.search_id for known in form.tied):
        return form
    return replace(form, tied=(*form.tied, tie))


def _before(search: SealedSearch) -> str:
    names = search.form().names
    return names[0] if names else ""


def _page(form: AnotherForm, nonce: str | None = None, *, full: bool = False) -> str:
    return render_template(
        "families/person.html",
        form=form,
        nonce=nonce or new_id(),
        most=MOST,
        full=full,
        has_errors=bool(form.errors) or full,
    )


@blueprint.post("/people/open")
@visits.needs_visit()
def open_person(search: SealedSearch) -> Any:
    """The visit has turned to the search that the form was for."""
    return redirect(url_for("searches.overview"))
