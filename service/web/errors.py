"""Error pages that say what happened and what to do, in the reader's language, without a stack trace."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, g, make_response, render_template
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException


@dataclass(frozen=True, slots=True)
class ErrorPage:
    heading: LazyString
    what: LazyString
    to_do: LazyString


_PAGES = {
    400: ErrorPage(
        _l("We could not understand this"),
        _l("Your browser sent something that this page cannot read."),
        _l("Please go back and try again."),
    ),
    403: ErrorPage(
        _l("This is not open to you"),
        _l("You do not have access to this page, or your visit has ended."),
        _l("Go back to the start and try again from there."),
    ),
    404: ErrorPage(
        _l("There is nothing here"),
        _l("This page does not exist, or not any more."),
        _l("Check the address, or go back to the start."),
    ),
    405: ErrorPage(
        _l("This page works differently"),
        _l("The page cannot be opened in this way."),
        _l("Go back to the start and follow the links and buttons."),
    ),
    408: ErrorPage(
        _l("This took too long"),
        _l("What your browser sent came too slowly, or stopped on the way. Nothing of it was kept."),
        _l("Go back and try again. On a slow connection send one photo at a time."),
    ),
    413: ErrorPage(
        _l("This is too large"),
        _l("What you sent is larger than this page can take. Nothing of it was kept."),
        _l("Go back and send less at a time: for example one photo, not several. A photo may have up to 20 MB."),
    ),
    429: ErrorPage(
        _l("Too many tries"),
        _l("There were too many tries in a short time."),
        _l("Please wait an hour, then try again. Nothing that was saved is lost."),
    ),
    500: ErrorPage(
        _l("Something went wrong here"),
        _l("The mistake is ours, not yours. What you had saved before is still there."),
        _l("Please wait a few minutes, go back and try again."),
    ),
    503: ErrorPage(
        _l("Too busy at the moment"),
        _l("Many people are using this at the same time."),
        _l("Please wait a minute, go back and try again. Nothing that was saved is lost."),
    ),
}
_CSRF = ErrorPage(
    _l("This page was open for too long"),
    _l("Your visit has ended since the page was opened, so we could not accept what it sent."),
    _l("Go back, load the page again, and send it once more."),
)


def error_page(status: int, page: ErrorPage | None = None) -> Response:
    """The page for a status; the nearest known one if it has none of its own."""
    page = page or _PAGES.get(status) or _PAGES[500 if status >= 500 else 400]
    return make_response(render_template("shared/error.html", page=page), status)


def csrf_page() -> Response:
    """For a form whose session has ended."""
    return error_page(400, _CSRF)


def init_app(app: Flask) -> None:
    @app.errorhandler(CSRFError)
    def on_csrf(_error: CSRFError) -> Response:
        return csrf_page()

    @app.errorhandler(HTTPException)
    def on_http(error: HTTPException) -> Response:
        if error.code is None or error.code < 400:
            return make_response(error.get_response())
        response = error_page(error.code)
        for key, value in error.get_headers():
            if key in ("Allow", "Retry-After"):
                response.headers[key] = value
        return response

    @app.errorhandler(500)
    def on_failure(_error: Exception) -> Response:
        g.failed = True
        return error_page(500)
