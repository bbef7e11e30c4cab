"""One policy of response headers for every page of both applications."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import Forbidden

View = TypeVar("View", bound=Callable[..., Any])

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-create",
        "publickey-credentials-get",
        "usb",
        "xr-spatial-tracking",
    )
)
# On pages where somebody makes or uses a passkey, and nowhere else.
PASSKEY_PERMISSIONS = PERMISSIONS_POLICY.replace("-create=()", "-create=(self)").replace("-get=()", "-get=(self)")
FIXED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Robots-Tag": "noindex",
}
STRICT_TRANSPORT = "max-age=63072000; includeSubDomains"
_STATIC_CACHE = "public, max-age=31536000, immutable"
_PAGE_CACHE = "public, max-age=300"


def cacheable(view: View) -> View:
    """Marks a page that is the same for everybody. All others are never stored."""
    view.cacheable = True  # type: ignore[attr-defined]
    return view


def asks_for_passkeys(view: View) -> View:
    """Marks a page whose script may ask the browser for a passkey."""
    view.asks_for_passkeys = True  # type: ignore[attr-defined]
    return view


def let_engines_list() -> None:
    """For this answer alone: search engines may list what it shows, because whoever it is about was asked for it."""
    g.listed = True


def engines_may_list() -> bool:
    return bool(g.get("listed", False))


def init_app(app: Flask) -> None:
    app.jinja_env.globals["engines_may_list"] = engines_may_list

    @app.before_request
    def refuse_foreign_posts() -> None:
        # Browsers say where a request comes from, whatever the referrer policy. Old ones say nothing.
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if request.method not in ("GET", "HEAD", "OPTIONS") and site not in ("same-origin", "none"):
            raise Forbidden

    @app.after_request
    def set_headers(response: Response) -> Response:
        response.headers.update(FIXED)
        if engines_may_list() and response.status_code == 200:
            del response.headers["X-Robots-Tag"]
        if getattr(current_app.view_functions.get(request.endpoint or ""), "asks_for_passkeys", False):
            response.headers["Permissions-Policy"] = PASSKEY_PERMISSIONS
        if app.config["HTTPS"]:
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        # Browsers heed it over TLS only, and an onion service needs none to itself.
        if app.config["ONION"] and request.method == "GET" and not request.host.endswith(".onion"):
            response.headers["Onion-Location"] = app.config["ONION"] + quote(request.path)
        response.headers.pop("Server", None)
        return response


def cache_policy(response: Response) -> str:
    """Whether a finished response may be stored. One that looked into the session is not the same for everybody."""
    if response.status_code in (200, 304):
        if request.endpoint == "static":
            return _STATIC_CACHE
        view = current_app.view_functions.get(request.endpoint or "")
        if getattr(view, "cacheable", False) and "Cookie" not in response.headers.get("Vary", ""):
            return _PAGE_CACHE
    return "no-store"
