"""The steps of the form, the summary, and sending. Each step is saved under the receipt when it is left."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from service.searches import photos, returning, visits
from service.searches.blueprint import blueprint
from service.searches.forms import StepForm
from service.searches.room import room
from service.searches.saving import change_form
from service.searches.steps import ORDER, STEPS, Step, after, before, fingerprint, number_of, with_step
from service.searches.summary import summary_of
from service.store.form import SearchForm
from service.store.sealed_search import SealedSearch
from service.web import current_language, takes_uploads


@dataclass(slots=True)
class StepPage:
    """What a step's page shows. ``theirs``: what another tab saved since this page was opened."""

    search: SealedSearch
    step: Step
    then: str = ""
    form: StepForm | None = None
    theirs: SearchForm | None = None
    warnings: list[str] = field(default_factory=list)
    rejected: list[photos.Rejected] = field(default_factory=list)

    def render(self) -> str:
        kept = self.search.form()
        slug = self.step.slug
        previous = before(slug)
        back = url_for("searches.step", slug=previous) if previous else None
        if self.then:
            back = url_for("searches.check")
        return render_template(
            self.step.template,
            page=self,
            step=self.step,
            form=self.form,
            seen=fingerprint(self.search, self.step, kept) if self.step.form else "",
            number=number_of(slug),
            steps=len(ORDER),
            back=back,
            sent=self.search.header().state != "draft",
            has_errors=bool(self.form and self.form.errors) or bool(self.rejected),
            pictures=self.search.pictures() if self.step.form is None else (),
            theirs=summary_of(self.theirs, [slug]) if self.theirs else None,
        )


def _step(slug: str) -> Step:
    if slug not in STEPS:
        abort(404)
    return STEPS[slug]


def _then(values: MultiDict[str, str]) -> str:
    return "check" if values.get("then") == "check" else ""


@blueprint.get("/form/<slug>")
@visits.needs_visit()
def step(search: SealedSearch, slug: str) -> str:
    chosen = _step(slug)
    form = None
    if chosen.form is not None:
        form = chosen.form(formdata=None, data=chosen.form.fields_of(search.form()))
    return StepPage(search, chosen, _then(request.args), form).render()


@blueprint.post("/form/<slug>")
@takes_uploads(photos.MOST_BYTES)
@visits.needs_visit(otherwise=returning.ask_again)
def save_step(search: SealedSearch, slug: str) -> Any:
    return take_step(search, slug, request.form)


@returning.carries("step")
def take_step(search: SealedSearch, slug: str, data: MultiDict[str, str]) -> Any:
    """Saves what was typed into a step, and says where to go on."""
    chosen = _step(slug)
    page = StepPage(search, chosen, _then(data))
    if chosen.form is None:
        page.rejected = photos.keep(search, request.files.getlist("photos"))
        if not page.rejected:
            _mark_done(search, slug)
        if page.rejected or "stay" in data:
            return page.render()
        return _go_on(search, slug, page.then)
    page.form = chosen.form(formdata=data)
    if not page.form.validate():
        return page.render()
    page.theirs = _save(search, chosen, page.form, data.get("seen", ""))
    if page.theirs is not None:
        return page.render()
    if "more" in data:
        page.form.add_row()
        return page.render()
    page.warnings = page.form.warnings()
    if page.warnings and "warned" not in data:
        return page.render()
    return _go_on(search, slug, page.then)


class _Overtaken(Exception):
    """Another window changed this step since the page was made. ``kept``: what stands."""

    def __init__(self, kept: SearchForm) -> None:
        super().__init__()
        self.kept = kept


def _save(search: SealedSearch, chosen: Step, typed: StepForm, seen: str) -> SearchForm | None:
    """Saves the step; what stands there is given back instead if it changed since the page was made."""
    language = current_language().code

    def change(kept: SearchForm) -> SearchForm:
        wanted = typed.write(kept)
        if wanted != kept and seen and seen != fingerprint(search, chosen, kept):
            raise _Overtaken(kept)
        return replace(wanted, steps=with_step(kept, chosen.slug), language=language)

    try:
        change_form(search, change)
    except _Overtaken as overtaken:
        return overtaken.kept
    return None


def _mark_done(search: SealedSearch, slug: str) -> None:
    change_form(search, lambda kept: replace(kept, steps=with_step(kept, slug)))


def _go_on(search: SealedSearch, slug: str, then: str) -> Response:
    following = after(slug)
    if then or following is None or search.header().state != "draft":
        return redirect(url_for("searches.check"))  # type: ignore[return-value]
    return redirect(url_for("searches.step", slug=following))  # type: ignore[return-value]


# -- the summary


@blueprint.get("/form/check")
@visits.needs_visit()
def check(search: SealedSearch) -> str:
    return _summary(search)


@blueprint.post("/form/check")
@visits.needs_visit()
def send(search: SealedSearch) -> Any:
    if not search.form().names and not search.pictures():
        return _summary(search, incomplete=True)
    was_draft = search.header().state == "draft"
    search.send()
    room().intake.workers.wake()
    return redirect(url_for("searches.overview", sent=1 if was_draft else None))


def _summary(search: SealedSearch, *, incomplete: bool = False) -> str:
    form = search.form()
    return render_template(
        "families/check.html",
        search=search,
        parts=summary_of(form),
        pictures=search.pictures(),
        sent=search.header().state != "draft",
        has_errors=incomplete,
        incomplete=incomplete,
    )
