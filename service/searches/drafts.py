"""The first step and the receipt: the draft begins, its receipt is shown, written down and typed back."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from flask import redirect, render_template, request, session, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import TooManyRequests

from service.searches import brakes, photos, visits
from service.searches.blueprint import blueprint
from service.searches.forms import NamesForm
from service.searches.returning import WrongReceipt, open_receipt, wrong_length
from service.searches.room import room
from service.searches.steps import ORDER, with_step
from service.store.form import SearchForm
from service.store.intake import OpenVisit
from service.store.models.base import new_id
from service.store.receipt import Receipt, ReceiptError
from service.web import current_language, takes_uploads
from service.web.words import gettext as _

# -- the first step


def names_page(data: MultiDict[str, str] | None, rejected: list[photos.Rejected] | None = None, **more: Any) -> str:
    """The first step with what was typed."""
    form = more.pop("form", None) or NamesForm(formdata=data)
    rejected = rejected or []
    return render_template(
        "families/start.html",
        form=form,
        rejected=rejected,
        number=1,
        steps=len(ORDER),
        nonce=(data.get("nonce") if data else None) or new_id(),
        has_errors=bool(form.errors or rejected or more),
        visit=visits.current(),
        **{"empty": False, "refused": False, **more},
    )


@blueprint.get("/start")
def start() -> str:
    return names_page(None)


@blueprint.post("/start")
@takes_uploads(photos.MOST_BYTES)
def begin() -> Any:
    form = NamesForm(formdata=request.form)
    if not form.validate():
        return names_page(request.form, form=form)
    if "more" in request.form:
        form.show_rows(form.rows() + 1)
        return names_page(request.form, form=form)
    nonce = request.form.get("nonce", "")
    if nonce and session.get(visits.BEGUN) == nonce:  # pressed twice
        return redirect(url_for("searches.receipt"))
    if not brakes.may_begin():  # before the photos, which cost most
        return names_page(request.form, form=form, refused=True), 429
    typed = form.write(SearchForm(language=current_language().code))
    cleaned, rejected = photos.clean(request.files.getlist("photos"))
    if rejected and not cleaned and not typed.names:
        return names_page(request.form, rejected, form=form)
    if not typed.names and not cleaned:
        return names_page(request.form, form=form, empty=True)
    if not brakes.count_draft():
        return names_page(request.form, form=form, refused=True), 429
    receipt, family, search = room().intake.start_family(replace(typed, steps=with_step(typed, "names")))
    for picture in cleaned:
        search.keep_photo(picture)
    visits.begin(family, search, receipt, rejected=photos.as_pairs(rejected))
    session[visits.BEGUN] = nonce
    return redirect(url_for("searches.receipt"))


# -- the receipt


@blueprint.get("/receipt")
def receipt() -> Any:
    visit = visits.current()
    if visit is None or visit.receipt is None:
        return _past_the_receipt()
    rejected = [photos.Rejected(name, why) for name, why in visit.rejected]
    brought = room().referrals.waits_for_family(visit.search.id)
    return render_template("families/receipt.html", receipt=visit.receipt, rejected=rejected, brought=brought)


@blueprint.get("/receipt/typed")
def typed() -> Any:
    visit = visits.current()
    if visit is None or visit.receipt is None:
        return _past_the_receipt()
    return render_template(
        "families/typed.html", given=visit.typed, error=visit.wrong, has_errors=visit.wrong is not None
    )


@blueprint.post("/receipt/typed")
def type_back() -> Any:
    shown = _unconfirmed()
    visit = visits.current()
    if shown is None or visit is None:
        return _past_the_receipt()
    given = request.form.get("receipt", "")
    try:
        same = secrets.compare_digest(Receipt.parse(given).digits, shown.digits)
    except ReceiptError as error:
        return _ask_again(visit, given, wrong_length(error.digits))
    if not same and _opens_another(given):
        return _ask_again(
            visit,
            "",
            _(
                "This is the number of another search that you began. It is good: keep it. This search has a number of "
                "its own. Please look at it again, and note it too."
            ),
        )
    if not same:
        return _ask_again(visit, given, _("These are not the same digits. Please compare each group of four."))
    family = visit.family
    if room().referrals.waits_for_family(visit.search.id):
        family = room().intake.take_over(family, shown, room().referrals.take_over)
    else:
        room().intake.confirm(visit.search)
    visits.begin(family, visit.search)  # without the receipt: from now on only the family has it
    return redirect(url_for("searches.step", slug="person") if family is visit.family else url_for("searches.overview"))


def _opens_another(given: str) -> bool:
    """Two searches begun in two tabs: a note of the first must not be called wrong, or it is thrown away."""
    try:
        open_receipt(given)
    except (WrongReceipt, TooManyRequests):
        return False
    return True


def _ask_again(visit: OpenVisit, given: str, error: str) -> Any:
    """Shows the field again with what was typed, on a page that Back can come to: both lie sealed in the visit."""
    visits.begin(visit.family, visit.search, visit.receipt, typed=given[:200], wrong=error)
    return redirect(url_for("searches.typed"))


def _unconfirmed() -> Receipt | None:
    visit = visits.current()
    return visit.receipt if visit else None


def _past_the_receipt() -> Any:
    """Typed back already, or the visit has ended."""
    if visits.current() is None:
        return redirect(url_for("searches.come_back", ended=1))
    return redirect(url_for("searches.overview"))
