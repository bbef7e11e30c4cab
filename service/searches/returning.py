"""Coming back with the receipt, and not losing what was typed when a visit has ended in the meantime."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import TooManyRequests

from service.searches import brakes, visits
from service.searches.blueprint import blueprint
from service.searches.room import room
from service.store.errors import Gone
from service.store.family import Family
from service.store.receipt import DIGITS, Receipt, ReceiptError
from service.store.sealed_search import SealedSearch
from service.web.errors import csrf_page
from service.web.words import gettext as _

# What may be carried over a visit that ended: the kind of form -> what takes its data in once the search is open.
_CARRIERS: dict[str, Callable[..., Any]] = {}
_ENDPOINTS = {
    "searches.save_step": "step",
    "searches.send_message": "message",
    "searches.add_person": "person",
    "cards.ask": "card",
}
_WRONG = "wrong"
_MARK = "kept-"
_NOT_KEPT = {"csrf_token", "receipt", "of"}


def carries(kind: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers who takes in the data of a form of that kind: called with the search, the slug if any, and the data."""

    def register(take: Callable[..., Any]) -> Callable[..., Any]:
        _CARRIERS[kind] = take
        return take

    return register


class WrongReceipt(Exception):
    """The text opens nothing; the sentence is for the visitor and tells nothing of what exists."""


def open_receipt(text: str) -> Family:
    """What a typed receipt opens. Raises WrongReceipt, TooManyRequests.

    Wrong, unknown and withdrawn receipts cost the same and get the same answer.
    """
    try:
        receipt = Receipt.parse(text)
    except ReceiptError as error:
        raise WrongReceipt(wrong_length(error.digits)) from None
    brakes.check_receipts()
    family = room().intake.open_family(receipt)
    if family is None:
        brakes.count_wrong_receipt()
        raise WrongReceipt(_("This receipt opens nothing here. Please compare each group of four with your note."))
    for search in family.searches():
        if not search.header().confirmed:
            room().intake.confirm(search)
    family.tie()  # one of them may have expired since
    return family


def wrong_length(digits: int) -> str:
    if not digits:
        return _("Please type the %(all)s digits of your receipt.", all=DIGITS)
    return _("A receipt has %(all)s digits. There are %(digits)s here.", all=DIGITS, digits=digits)


# -- coming back


@blueprint.get("/return")
def come_back() -> str:
    error = session.pop(_WRONG, None)
    return render_template(
        "families/return.html",
        error=error,
        ended="ended" in request.args,
        has_errors=error is not None,
        visit=visits.current(),
    )


@blueprint.post("/return")
def open_again() -> Any:
    try:
        family = open_receipt(request.form.get("receipt", ""))
    except WrongReceipt as wrong:
        # The answer to a form would be what Back comes to later, and browsers show a page of their own in its place.
        session[_WRONG] = str(wrong)
        return redirect(url_for("searches.come_back"))
    return _opened(family, family.searches())


def _opened(family: Family, searches: list[SealedSearch]) -> Any:
    brought = next((s for s in searches if room().referrals.waits_for_family(s.id)), None)
    if brought is not None:
        # The group that brought it has seen this number: the family gets one of its own before anything opens.
        visits.begin(family, brought, Receipt.new())
        return redirect(url_for("searches.receipt"))
    visits.begin(family, next((s for s in searches if s.has_unread(from_family=False)), searches[0]))
    return redirect(url_for("searches.overview"))


# -- a form whose visit has ended


def ask_again() -> str:
    """Asks for the receipt and keeps what was typed on that page. Nothing of it is stored here meanwhile."""
    kept = [(_MARK + key, value) for key, value in request.form.items(multi=True) if key not in _NOT_KEPT]
    slug = (request.view_args or {}).get("slug", "")
    kind = _ENDPOINTS[request.endpoint or ""]
    return _again_page([("kind", kind), ("slug", slug), ("was", request.form.get("of", "")), *kept])


def _again_page(kept: list[tuple[str, str]], error: str | None = None) -> str:
    return render_template("families/again.html", kept=kept, error=error, has_errors=error is not None)


@blueprint.post("/return/again")
def take_again() -> Any:
    fields = [(k, v) for k, v in request.form.items(multi=True) if k not in _NOT_KEPT]
    data = MultiDict((k.removeprefix(_MARK), v) for k, v in fields if k.startswith(_MARK))
    carrier = _CARRIERS.get(request.form.get("kind", ""))
    if carrier is None:
        return redirect(url_for("searches.come_back"))
    try:
        family = open_receipt(request.form.get("receipt", ""))
        was = request.form.get("was", "")
        search = visits.tagged(family, was) if was else family.searches()[0]
        if search is None:
            raise WrongReceipt(_("This receipt belongs to another search than what you typed."))
    except WrongReceipt as wrong:
        return _again_page(fields, str(wrong))
    except TooManyRequests:
        many = _("There were too many tries. Please wait an hour, leave this page open, and try again.")
        return _again_page(fields, many), 429
    if room().referrals.waits_for_family(search.id):
        return _opened(family, [search])
    visits.begin(family, search)
    slug = request.form.get("slug", "")
    return carrier(search, slug, data) if slug else carrier(search, data)


@blueprint.errorhandler(Gone)
def on_gone(_error: Gone) -> Any:
    """Withdrawn in another window, or expired, in the midst of a visit."""
    visits.end()
    return visits.ask_for_receipt()


@blueprint.app_errorhandler(CSRFError)
def on_ended_session(_error: CSRFError) -> Any:
    """The session ended while the page was open: nothing typed may be lost over that."""
    if request.endpoint in _ENDPOINTS:
        return ask_again()
    if request.endpoint in ("searches.begin", "searches.open_again", "searches.type_back"):
        flash(_("This page was open for a long time. Please press the button once more."), "warning")
        if request.endpoint == "searches.begin":
            return _names_again()
        return redirect(
            url_for("searches.come_back" if request.endpoint == "searches.open_again" else "searches.typed")
        )
    return csrf_page()


def _names_again() -> str:
    from service.searches.drafts import names_page  # it imports this module

    return names_page(request.form)
