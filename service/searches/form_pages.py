"""The steps of the form, the summary, and sending. Each step is saved under the receipt when it is left."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from service.searches import photos, returning, visits
from service.searches.blueprint import blueprint
from service.searches.forms import StepForm
from service.searches.passed_on import KINDS, passed_on
from service.searches.room import room
from service.searches.steps import ORDER, STEPS, Step, after, before, fingerprint, number_of, with_step
from service.searches.summary import summary_of
from service.store.form import SearchForm
from service.store.sealed_search import SealedSearch
from service.web import current_language, takes_uploads
from service.web.languages import offered_languages, use_language


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
            shares=[s for s in passed_on(self.search) if s.recalled is None] if slug == "consent" else (),
            share_kinds=KINDS,
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
    """``look``: what was just saved deserves a second look. ``rows``: how many rows to show at least."""
    chosen = _step(slug)
    page = StepPage(search, chosen, _then(request.args))
    if chosen.form is not None:
        page.form = chosen.form(formdata=None, data=chosen.form.fields_of(search.form()))
        page.form.show_rows(request.args.get("rows", 0, int))
        page.warnings = page.form.warnings(search.form()) if "look" in request.args else []
    else:
        page.rejected = [photos.Rejected(name, why) for name, why in visits.told_of_photos()]
    return page.render()


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
        rejected = photos.keep(search, request.files.getlist("photos"))
        if rejected:
            visits.begin(visits.family(), search, rejected=photos.as_pairs(rejected))
        else:
            _mark_done(search, slug)
        if rejected or "stay" in data:
            return _here(page)
        return _go_on(search, slug, page.then)
    page.form = chosen.form(formdata=data)
    wanted = data.get("language", "")
    use_language(wanted)
    if not page.form.validate():
        return page.render()
    page.theirs = _save(search, chosen, page.form, data.get("seen", ""), done=wanted not in offered_languages())
    if page.theirs is not None:
        return page.render()
    if slug == "names" and search.header().state != "draft":
        visits.family().tie()
    if wanted in offered_languages():
        return redirect(url_for("searches.step", slug=slug, then=page.then or None) + _remembered(page.then, wanted))
    if "more" in data:
        return _here(page, rows=page.form.rows() + 1)
    if page.form.warnings(search.form()) and "warned" not in data:
        return _here(page, look=1)
    return _go_on(search, slug, page.then)


def _here(page: StepPage, **how: Any) -> Response:
    """The same step anew. What was typed is saved; the answer to a form would be what Back comes to later, and
    browsers show a page of their own in its place."""
    address = url_for("searches.step", slug=page.step.slug, then=page.then or None, **how)
    return redirect(address)  # type: ignore[return-value]


def _remembered(then: str, language: str) -> str:
    """At the end of an address: this language from now on."""
    return f"{'&' if then else '?'}lang={language}"


@blueprint.post("/form/<slug>/aside")
@visits.needs_visit(otherwise=visits.nothing)
def save_aside(search: SealedSearch, slug: str) -> Any:
    """A page that is left without a button being pressed (closed, or another app is in front): what was typed into a
    draft is kept. Nothing is overwritten and nothing goes on. The answer is the mark of the step's new state."""
    chosen = _step(slug)
    if chosen.form is None or search.header().state != "draft":
        return visits.nothing()
    typed = chosen.form(formdata=request.form)
    if not typed.validate() or _save(search, chosen, typed, request.form.get("seen", ""), done=False) is not None:
        return visits.nothing()
    return Response(fingerprint(search, chosen, search.form()), mimetype="text/plain")


class _Overtaken(Exception):
    """Another window changed this step since the page was made. ``kept``: what stands."""

    def __init__(self, kept: SearchForm) -> None:
        super().__init__()
        self.kept = kept


def _save(search: SealedSearch, chosen: Step, typed: StepForm, seen: str, *, done: bool = True) -> SearchForm | None:
    """Saves the step; what stands there is given back instead if it changed since the page was made."""
    language = current_language().code

    def change(kept: SearchForm) -> SearchForm:
        wanted = typed.write(kept)
        if wanted != kept and seen and seen != fingerprint(search, chosen, kept):
            raise _Overtaken(kept)
        return replace(wanted, steps=with_step(kept, chosen.slug) if done else kept.steps, language=language)

    try:
        search.change_form(change)
    except _Overtaken as overtaken:
        return overtaken.kept
    return None


def _mark_done(search: SealedSearch, slug: str) -> None:
    search.change_form(lambda kept: replace(kept, steps=with_step(kept, slug)))


def _go_on(search: SealedSearch, slug: str, then: str) -> Response:
    following = after(slug)
    if then or following is None or search.header().state != "draft":
        return redirect(url_for("searches.check"))  # type: ignore[return-value]
    return redirect(url_for("searches.step", slug=following))  # type: ignore[return-value]


# -- the summary


@blueprint.get("/form/check")
@visits.needs_visit()
def check(search: SealedSearch) -> str:
    return _summary(search, incomplete="incomplete" in request.args and _is_empty(search))


@blueprint.post("/form/check")
@visits.needs_visit()
def send(search: SealedSearch) -> Any:
    if _is_empty(search):
        return redirect(url_for("searches.check", incomplete=1))
    was_draft = search.header().state == "draft"
    search.send()
    visits.family().tie()
    room().intake.workers.wake()
    return redirect(url_for("searches.overview", sent=1 if was_draft else None))


def _is_empty(search: SealedSearch) -> bool:
    return not search.form().names and not search.pictures()


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
