"""Permission as a decorator on each view. A route without one fails a test."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import abort, current_app, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from service.staff import sessions
from service.staff.sessions import Person
from service.staff.typed import typed_texts
from service.store.models.staff import ROLES

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC: tuple[str, ...] = ()
# In the session's cookie: the page with the form that was sent, and not acted upon, before this login.
_UNDONE = "undone"


def public(view: View) -> View:
    """For views before the login: anyone may see them."""
    view.allowed_roles = PUBLIC  # type: ignore[attr-defined]
    return view


def requires(*roles: str, fresh: bool = False) -> Callable[[View], View]:
    """Only for people logged in with one of these roles; ``fresh``: with a second factor given minutes ago.

    Whoever is not logged in is led to the login and back; a wrong role is refused (403). Referrers of a group that is
    paused or has ended are led to their account, which is open to every role.
    """
    unknown = set(roles) - set(ROLES)
    if unknown or not roles:
        raise ValueError(f"unknown roles: {unknown}")

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            person = logged_in()
            if person is None:
                if texts := typed_texts():
                    return render_template("staff/ended.html", texts=texts, next=_back()), 401
                _remember_undone()
                return redirect(url_for("login.password", next=_back()))
            if person.role not in roles:
                abort(403)
            if not person.group_active and len(roles) < len(ROLES):
                flash(_("Your group is paused or has ended. An administrator can say more."), "warning")
                return redirect(url_for("account.page"))
            if fresh and not person.is_fresh:
                _remember_undone()
                return redirect(url_for("login.again", next=_back()))
            return view(*args, **kwargs)

        guarded.allowed_roles = roles  # type: ignore[attr-defined]
        guarded.needs_fresh = fresh  # type: ignore[attr-defined]
        return cast(View, guarded)

    return decorate


def anyone() -> Callable[[View], View]:
    """For every role, but logged in."""
    return requires(*ROLES)


def _remember_undone() -> None:
    """What a form asked for is not done by the login that comes first: ``say_undone`` says so after it."""
    if request.method == "GET":
        session.pop(_UNDONE, None)
    else:
        session[_UNDONE] = _back()


def say_undone(page: str) -> None:
    """After a login that leads to this page: whoever pressed a button there before must press it again."""
    if session.pop(_UNDONE, None) == page:
        flash(_("What you pressed before this login was not done yet. Press it again."), "warning")


def _back() -> str:
    """The page to return to: after a form, the page that the form stood on."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    referrer = request.form.get("back", "")
    return referrer if safe_path(referrer) else url_for("account.home")


def safe_path(path: str) -> bool:
    """Only a path of this application, never another host.

    Browsers drop tabs and line breaks from an address and read a backslash as a slash (WHATWG URL, section 4.4), so a
    path with a space, a control character or a backslash in it is none.
    """
    if any(character <= " " or character in "\x7f\\" for character in path):
        return False
    try:
        parsed = urlsplit(path)
    except ValueError:
        return False
    return path.startswith("/") and not path.startswith("//") and not parsed.scheme and not parsed.netloc


def logged_in() -> Person | None:
    """Who sent this request, once per request."""
    if "person" not in g:
        room = current_app.extensions["staff"]
        token = request.cookies.get(room.cookie, "")
        g.person = sessions.current(room.casework.database, token, used=_by_a_person()) if token else None
    return cast("Person | None", g.person)


def _by_a_person() -> bool:
    """False for a page that loads itself again: nobody need be there. Browsers that do not say count as used."""
    by_itself = request.headers.get("Sec-Fetch-Mode") == "navigate" and "Sec-Fetch-User" not in request.headers
    return request.method != "GET" or not by_itself


def me() -> Person:
    """Who sent this request, in a view that requires a login."""
    person = logged_in()
    assert person is not None
    return person
