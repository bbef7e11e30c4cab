"""A small application with every shared part, and a few pages of its own."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Blueprint, Flask, render_template_string, request
from werkzeug.exceptions import abort

from service.web import cacheable, new_app, takes_uploads
from service.web.languages import prefix_with_language
from service.web.pages import day, number
from tests.support.client import CheckedClient

PAGE = (
    '{% extends "shared/base.html" %}{% set heading = _("A page") %}'
    '{% block main %}<p>{{ _("Text.") }}</p>{% endblock %}'
)
STATIC_PAGE = PAGE.replace("{% set heading", "{% set flashes = false %}{% set heading")
FORM = (
    '{% extends "shared/base.html" %}{% from "shared/forms.html" import token, submit %}{% set heading = _("A form") %}'
    '{% block main %}<form method="post" action="/form" enctype="multipart/form-data">{{ token() }}'
    '<label for="file">{{ _("File") }}</label><input id="file" type="file" name="file">'
    '{{ submit(_("Send")) }}</form>{% endblock %}'
)
UPLOAD_BYTES = 5 * 1024 * 1024


def make_app(*, https: bool = False, trusted_proxies: int = 0, pseudo: bool = False, **more: Any) -> Flask:
    app = new_app(
        "small",
        secret_key=b"k" * 32,
        cookie_name="c",
        https=https,
        trusted_proxies=trusted_proxies,
        organisation="Us",
        pseudo_languages=pseudo,
        **more,
    )
    pages = Blueprint("pages", __name__, url_prefix="/<lang>")
    prefix_with_language(pages)

    @pages.get("/page")
    def page() -> str:
        return render_template_string(PAGE)

    @pages.get("/static-page")
    @cacheable
    def static_page() -> str:
        return render_template_string(STATIC_PAGE)

    app.register_blueprint(pages)

    @app.get("/form")
    @cacheable
    def form() -> str:
        return render_template_string(FORM)

    @app.post("/form")
    @takes_uploads(UPLOAD_BYTES)
    def take() -> dict[str, object]:
        file = request.files["file"]
        return {"bytes": len(file.read()), "stream": type(file.stream).__name__}

    @app.get("/day")
    def a_day() -> dict[str, str]:
        return {"day": day("2026-11-14"), "number": number(830_000)}

    @app.post("/small")
    def small() -> str:
        return render_template_string(PAGE)

    @app.get("/address")
    def address() -> dict[str, str | None]:
        return {"address": request.remote_addr}

    @app.get("/fails/<secret>")
    def fails(secret: str) -> str:
        raise RuntimeError(f"planted {secret}")

    @app.get("/error/<int:status>")
    def error(status: int) -> str:
        abort(status)

    return app


@pytest.fixture
def app() -> Flask:
    return make_app()


@pytest.fixture
def browser(app: Flask) -> CheckedClient:
    return CheckedClient(app)
