"""Languages: which one a page has, how it is chosen, and what is remembered of that."""

from __future__ import annotations

import pytest
from flask import Flask

from service.web import catalogues, in_language, languages
from service.web.languages import LANGUAGES, PSEUDO_LANGUAGES, current_language
from service.web.pages import day
from tests.support.client import CheckedClient
from tests.web.conftest import make_app

MIRRORED = "ar-xb"


@pytest.fixture
def app() -> Flask:
    return make_app(pseudo=True)


@pytest.fixture
def browser(app: Flask) -> CheckedClient:
    return CheckedClient(app)


def test_english_is_always_offered_and_what_is_incomplete_never(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "is_complete", lambda code: code in ("en", "tr"))
    assert list(languages.complete_languages.__wrapped__()) == ["en", "tr"]
    assert "en" in make_app().extensions["languages"]
    assert not set(PSEUDO_LANGUAGES) & set(make_app().extensions["languages"])


def test_an_address_in_a_language_that_is_not_offered_leads_nowhere(browser: CheckedClient) -> None:
    browser.get("/xx/page", 404)
    browser.get("/en/page")
    assert browser.get("/xx/page", 404, headers={"Accept-Language": "ar-xb"}).tree.get("dir") == "rtl"


def test_pages_have_the_direction_of_their_language(browser: CheckedClient) -> None:
    page = browser.get(f"/{MIRRORED}/page")
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar-XB", "rtl")
    assert page.links()["English"] == f"/{MIRRORED}/page?lang=en"
    page = browser.get("/missing", 404, headers={"Accept-Language": "ar-XB, en;q=0.5"})
    assert page.tree.get("dir") == "rtl"


def test_a_choice_leads_to_the_same_page_and_is_remembered_by_its_code_alone(browser: CheckedClient) -> None:
    response = browser.request("GET", f"/en/page?x=1&lang={MIRRORED}", 302)
    assert browser.location == f"/{MIRRORED}/page?x=1"
    assert response.headers["Set-Cookie"] == f"l={MIRRORED}; HttpOnly; Path=/; SameSite=Lax"
    assert response.headers["Cache-Control"] == "no-store"
    page = browser.get("/form", headers={"Accept-Language": "en"})  # an address without a language
    assert page.tree.get("dir") == "rtl"
    assert browser.get("/en/page").tree.get("dir") == "ltr"  # the address says more than the cookie


def test_a_choice_can_outlive_the_browser_and_is_bound_to_the_host() -> None:
    browser = CheckedClient(make_app(https=True, pseudo=True, remember_language_days=365))
    response = browser.request("GET", f"/form?lang={MIRRORED}", 302)
    assert browser.location == "/form"
    assert response.headers["Set-Cookie"].startswith(f"__Host-l={MIRRORED}; ")
    assert "Max-Age=31536000" in response.headers["Set-Cookie"]


@pytest.mark.parametrize("path", ["//example.org/en", "/\\example.org", "/%5Cexample.org", "///example.org"])
def test_a_choice_never_leads_to_another_host(browser: CheckedClient, path: str) -> None:
    response = browser.client.get(f"{path}?lang=en")
    location = response.headers.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


def test_a_language_that_is_not_offered_cannot_be_chosen(browser: CheckedClient) -> None:
    page = browser.get("/en/page?lang=xx")
    assert page.tree.get("lang") == "en"
    assert "Set-Cookie" not in page.response.headers
    browser.client.set_cookie("l", "xx", domain="localhost")
    assert browser.get("/form").tree.get("lang") == "en"


def test_a_page_that_only_a_form_leads_to_offers_the_start_in_other_languages(browser: CheckedClient) -> None:
    browser.get("/form")
    browser.post("/small", status=200)
    assert browser.page is not None
    assert browser.page.links()["English"] == "/?lang=en"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "14 November 2026"),
        ("ug", "2026-يىلى 14-نويابىر"),
        ("kk", "2026 жылғы 14 қараша"),
        ("tr", "14 Kasım 2026"),
        ("zh", "2026年11月14日"),
        ("ru", "14 ноября 2026"),
        ("de", "14. November 2026"),
        ("fr", "14 novembre 2026"),
    ],
)
def test_days_are_written_as_the_language_writes_them(app: Flask, code: str, written: str) -> None:
    app.extensions["languages"] = LANGUAGES
    with app.test_request_context(), in_language(code):
        assert day("2026-11-14") == written


def test_a_text_for_somebody_else_has_their_language(app: Flask) -> None:
    with app.test_request_context():
        languages.use_language("en")
        with in_language(MIRRORED):
            assert current_language().code == MIRRORED
        assert current_language().code == "en"
        with in_language("xx"):
            assert current_language().code == "en"
    with app.app_context(), in_language(MIRRORED):  # a worker has no request
        assert current_language().code == MIRRORED
