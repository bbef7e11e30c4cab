"""The family's own card: asked for, confirmed with the receipt once a caseworker has checked it, and taken down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import TooManyRequests

from service.cards.blueprint import blueprint
from service.cards.drawing import portrait, share_picture
from service.cards.forms import CardForm
from service.cards.room import room
from service.searches import brakes, returning, visits
from service.searches.consents import agreed
from service.store.clock import today
from service.store.errors import Gone
from service.store.form import CardWish, SearchForm
from service.store.public_cards import PURPOSE, CardRefused, last_day
from service.store.sealed_search import SealedSearch
from service.web import current_language
from service.web.words import gettext as _

# Withdrawn in another window, or expired, in the midst of a visit.
blueprint.register_error_handler(Gone, returning.on_gone)


@blueprint.get("/card")
@visits.needs_visit()
def own(search: SealedSearch) -> str:
    return _page(search)


@blueprint.post("/card")
@visits.needs_visit(otherwise=returning.ask_again)
def ask(search: SealedSearch) -> Any:
    return take_wish(search, request.form)


@returning.carries("card")
def take_wish(search: SealedSearch, data: MultiDict[str, str]) -> Any:
    form = CardForm.of(search, data)
    if search.header().state != "open":
        return redirect(url_for("cards.own"))
    if not form.validate():
        return _page(search, form)
    language = current_language().code

    def change(kept: SearchForm) -> SearchForm:
        purposes = {c.purpose for c in kept.consents} | {PURPOSE}
        return replace(kept, consents=agreed(purposes, kept.consents, language), card=form.wish(language))

    before = search.form().card
    search.change_form(change)
    anew = before is None or before.state != "asked" or before.seen != (search.form().card or before).seen
    if anew and brakes.count_message(search):
        # In their own language, and read by a caseworker like any other message: so it waits in the queue.
        search.add_message(_("I ask that a card be shown in public."), kind="message", from_family=True)
    flash(_("A caseworker looks at it now. Nothing is shown before you have confirmed it here."), "good")
    return redirect(url_for("cards.own"))


@blueprint.get("/card/share.png")
@visits.needs_visit()
def preview(search: SealedSearch) -> Response:
    """The picture for sharing, as it would be."""
    wish = search.form().card
    if wish is None:
        abort(404)
    return Response(share_picture(wish, _portrait(search, wish)), mimetype="image/png")


@blueprint.post("/card/show")
@visits.needs_visit()
def show(search: SealedSearch) -> Any:
    """Only here does anything become public: what was seen, confirmed with the receipt."""
    error = _not_confirmed(search)
    if error:
        return _page(search, error=error)
    wish = search.form().card
    if wish is None:
        return redirect(url_for("cards.own"))
    photo = _portrait(search, wish)
    try:
        room().cards.show(search, request.form.get("seen", ""), photo, share_picture(wish, photo))
    except CardRefused as refused:
        return _page(search, error=refusal(refused.reason))
    flash(_("The card is shown. You can take it down here at any time."), "good")
    return redirect(url_for("cards.own"))


@blueprint.post("/card/end")
@visits.needs_visit()
def end(search: SealedSearch) -> Any:
    """Takes the yes back: the card is gone in the same moment."""

    def change(kept: SearchForm) -> SearchForm:
        return replace(kept, consents=tuple(c for c in kept.consents if c.purpose != PURPOSE), card=None)

    search.change_form(change)
    flash(_("It is not shown any more. Copies that others made stay with them."), "good")
    return redirect(url_for("cards.own"))


def _not_confirmed(search: SealedSearch) -> str:
    """Why the receipt that was typed does not confirm; empty where it does."""
    try:
        family = returning.open_receipt(request.form.get("receipt", ""))
    except returning.WrongReceipt as wrong:
        return str(wrong)
    except TooManyRequests:
        return _("There were too many tries. Please wait an hour, leave this page open, and try again.")
    if search.id not in {one.id for one in family.searches()}:
        return _("This receipt belongs to another search than what you typed.")
    return ""


def refusal(reason: str) -> str:
    return {
        "state": _("This card cannot be shown now. Ask for it anew."),
        "changed": _("Something has changed since you saw it. Please look at it once more."),
        "over": _("We took this card down. Write to us if you want to know why, or ask for it anew."),
        "late": _("Your search ends too soon. Ask for more time first, on the page “Where things stand”."),
    }[reason]


def _portrait(search: SealedSearch, wish: CardWish) -> bytes | None:
    return portrait(search.picture(wish.picture)) if wish.picture else None


def _page(search: SealedSearch, form: CardForm | None = None, error: str = "") -> str:
    kept, header = search.form(), search.header()
    wish = kept.card
    standing = room().cards.one(wish.id) if wish is not None and wish.id else None
    changing = form is not None or wish is None or wish.state == "returned" or "change" in request.args
    return render_template(
        "families/cards/own.html",
        wish=wish,
        standing=standing,
        ended=wish is not None and bool(wish.id) and room().cards.ended(wish.id),
        form=(form or CardForm.of(search)) if changing and header.state == "open" else None,
        header=header,
        until=last_day(header.expires_day, today()),
        pictures=search.pictures(),
        error=error,
        has_errors=bool(error) or bool(form and form.errors),
    )
