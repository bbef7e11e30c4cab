"""A family's visit: which search the cookie has open, and that a form belongs to just that search.

Two tabs can hold two searches, one cookie holds one. So each form says which search it was made for. Where both belong
to one receipt, the visit turns to the one that the form is for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, g, redirect, request, session, url_for

from service.searches.room import room
from service.store.family import Family
from service.store.intake import OpenVisit
from service.store.receipt import Receipt
from service.store.sealed_search import SealedSearch

_COOKIE_FIELD = "t"
CSRF_FIELD = "csrf_token"
BEGUN = "begun"

View = Callable[..., Any]


def current() -> OpenVisit | None:
    """The visit that this browser has open, or None if it ended or its search is gone."""
    if "visit" not in g:
        token = session.get(_COOKIE_FIELD)
        g.visit = room().intake.resume_visit(token) if token else None
    visit: OpenVisit | None = g.visit
    return visit


def family() -> Family:
    """What the open visit's receipt opens. For views that need a visit."""
    visit = current()
    assert visit is not None
    return visit.family


def begin(
    family: Family,
    search: SealedSearch,
    receipt: Receipt | None = None,
    *,
    typed: str = "",
    wrong: str | None = None,
    rejected: tuple[tuple[str, str], ...] = (),
) -> None:
    """Opens ``search`` in this browser; whatever it had open before is closed. See ``OpenVisit``."""
    # So that a second press of a button that was pressed twice is neither taken for a stranger's nor begins anew.
    kept = {field: session[field] for field in (CSRF_FIELD, BEGUN) if field in session}
    end()
    session.update(kept)
    visit = OpenVisit(search, family, receipt, typed, wrong, rejected)
    session[_COOKIE_FIELD] = room().intake.begin_visit(visit)
    g.visit = visit


def told_of_photos() -> tuple[tuple[str, str], ...]:
    """Which photos could not be kept, and why; the next time nothing."""
    visit = current()
    if visit is None or not visit.rejected:
        return ()
    begin(visit.family, visit.search, visit.receipt)
    return visit.rejected


def turn_to(search: SealedSearch) -> None:
    """Looks at another search of the same family from here on."""
    begin(family(), search)


def end() -> None:
    token = session.get(_COOKIE_FIELD)
    if token:
        room().intake.end_visit(token)
    session.clear()
    g.visit = None


def tag(search: SealedSearch) -> str:
    """What a form carries to say which search it is for. It means nothing to anybody else."""
    return hashlib.blake2b(search.id.encode(), key=search.shared_key, digest_size=8, person=b"form-tag").hexdigest()


def tagged(family: Family, wanted: str) -> SealedSearch | None:
    """The search of the family that a form is for."""
    return next((search for search in family.searches() if tag(search) == wanted), None)


def current_tag() -> str:
    """For templates; empty where no search is open."""
    visit = current()
    return tag(visit.search) if visit else ""


def needs_visit(*, confirmed: bool = True, otherwise: Callable[[], Any] | None = None) -> Callable[[View], View]:
    """For views that work on a search: they get it as first argument.

    ``confirmed``: only after the receipt was typed back. ``otherwise``: what to answer to a form whose visit has
    ended or that was made for a search of another receipt; without it, the visitor is asked for the receipt.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            visit = current()
            search = visit.search if visit else None
            if visit is not None and request.method == "POST" and request.form.get("of") != tag(visit.search):
                search = tagged(visit.family, request.form.get("of", ""))
                if search is not None:
                    turn_to(search)
            if search is None:
                return otherwise() if otherwise and request.method == "POST" else ask_for_receipt()
            unread = visit is not None and visit.receipt is not None  # shown, and not typed back yet
            if confirmed and (unread or not search.header().confirmed):
                return redirect(url_for("searches.receipt"))
            return view(search, *args, **kwargs)

        return wrapper

    return decorate


def nothing() -> Response:
    """What a page that is left gets, which looks at no answer."""
    return Response(status=204, mimetype="text/plain")


def ask_for_receipt() -> Response:
    return redirect(url_for("searches.come_back", ended=1))  # type: ignore[return-value]
