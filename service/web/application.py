"""Making an application: everything that the family app and the staff app have in common."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from flask import Flask, Response
from flask_wtf import CSRFProtect
from jinja2 import FileSystemLoader, PrefixLoader, StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from service.web import errors, headers, languages, pages, showcase, uploads

_ROOT = Path(__file__).parent.parent.parent
TEMPLATES = _ROOT / "templates"
STATIC = Path(__file__).parent / "static"

log = structlog.get_logger()


class Application(Flask):
    """Flask that keeps uploads off the disk and addresses, URLs and values out of its log."""

    request_class = uploads.MemoryRequest

    def process_response(self, response: Response) -> Response:
        # After the session was saved: only then it is known whether the response depends on it.
        response = super().process_response(response)
        response.headers["Cache-Control"] = headers.cache_policy(response)
        return response

    def log_exception(
        self, exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> None:
        # Flask would log the URL and the exception's text: either may hold what a visitor typed.
        kind, _, trace = exc_info
        frames = [f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(trace)]
        log.error("request.failed", error=kind.__name__ if kind else "", where=" < ".join(reversed(frames)))


def new_app(
    name: str,
    *,
    secret_key: bytes | str,
    cookie_name: str,
    https: bool,
    trusted_proxies: int = 0,
    template_parts: Sequence[str] = ("shared",),
    same_site: str = "Strict",
    organisation: str = "Visit My Family",
    pseudo_languages: bool = False,
    remember_language_days: int | None = None,
    onion: str = "",
    settings: dict[str, Any] | None = None,
) -> Application:
    """An application without pages. ``template_parts``: the folders under ``templates/`` that it may render.

    Templates are named with their folder (``shared/base.html``). The session cookie lives as long as the browser;
    with ``https`` it is bound to this host. ``trusted_proxies``: how many proxies in front set X-Forwarded-For.
    ``remember_language_days``: how long a chosen language is remembered; None: as long as the browser is open.
    ``onion``: the same application's address in Tor, which its pages then offer to Tor Browser.
    """
    app = Application(name, static_folder=str(STATIC), static_url_path="/static", template_folder=None)
    app.config.update(
        SECRET_KEY=secret_key,
        SESSION_COOKIE_NAME=f"__Host-{cookie_name}" if https else cookie_name,
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE=same_site,
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
        PREFERRED_URL_SCHEME="https" if https else "http",
        MAX_CONTENT_LENGTH=uploads.FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=uploads.FORM_BYTES,
        MAX_FORM_PARTS=500,
        # A form may stay open for hours. The token lives as long as the session.
        WTF_CSRF_TIME_LIMIT=None,
        # We send no referrer, so there is none to compare; Sec-Fetch-Site is checked instead (headers.py).
        WTF_CSRF_SSL_STRICT=False,
        WTF_I18N_ENABLED=True,
        TRAP_HTTP_EXCEPTIONS=False,
        ORGANISATION=organisation,
        ONION=onion,
        HTTPS=https,
    )
    app.config.update(settings or {})
    app.jinja_loader = PrefixLoader({part: FileSystemLoader(TEMPLATES / part) for part in template_parts})
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted_proxies, x_proto=trusted_proxies)  # type: ignore[method-assign]
    # The development server's request lines hold addresses and URLs.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    headers.init_app(app)
    uploads.init_app(app)  # before the CSRF check, which reads the form
    languages.init_app(app, pseudo=pseudo_languages, remember_days=remember_language_days)
    CSRFProtect(app)
    errors.init_app(app)
    pages.init_app(app)
    showcase.init_app(app)
    return app
