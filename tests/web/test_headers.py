"""The policy of headers, and what may be stored where. The shared client checks the fixed ones on every response."""

from __future__ import annotations

import pytest

from service.web import headers
from tests.support.client import CheckedClient
from tests.web.conftest import make_app


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = dict(part.strip().split(" ", 1) for part in headers.CONTENT_SECURITY_POLICY.split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}


def test_pages_are_stored_nowhere_unless_they_are_the_same_for_everybody(browser: CheckedClient) -> None:
    assert browser.get("/en/page").response.headers["Cache-Control"] == "no-store"
    assert browser.get("/en/static-page").response.headers["Cache-Control"] == "public, max-age=300"
    assert browser.get("/form").response.headers["Cache-Control"] == "no-store"  # it has a token
    assert browser.get("/missing", 404).response.headers["Cache-Control"] == "no-store"


def test_static_files_are_stored_under_the_hash_of_their_content(browser: CheckedClient) -> None:
    page = browser.get("/en/page")
    links = [e.get("href", "") for e in page.tree.iter("link")]
    style = next(link for link in links if "style.css" in link)
    assert "?v=" in style
    response = browser.request("GET", style, 200)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_onion_address_is_offered_where_there_is_one(browser: CheckedClient) -> None:
    assert "Onion-Location" not in browser.get("/en/page").response.headers
    onion = "http://" + "a" * 56 + ".onion"
    offering = CheckedClient(make_app(https=True, onion=onion))
    assert offering.get("/en/page?x=secret").response.headers["Onion-Location"] == f"{onion}/en/page"
    inside = CheckedClient(make_app(onion=onion), host="a" * 56 + ".onion")
    assert "Onion-Location" not in inside.get("/en/page").response.headers


def test_with_https_cookies_are_bound_to_the_host() -> None:
    browser = CheckedClient(make_app(https=True))
    page = browser.get("/form")  # sets the cookie; the client looks at it
    assert page.response.headers["Set-Cookie"].startswith("__Host-c=")
    assert "Strict-Transport-Security" in page.response.headers


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("none", 200), ("cross-site", 403), ("same-site", 403)]
)
def test_posts_from_other_sites_are_refused_even_with_a_token(browser: CheckedClient, site: str, status: int) -> None:
    browser.get("/form")
    browser.post("/small", status=status, headers={"Sec-Fetch-Site": site})


def test_a_post_without_a_token_is_refused(browser: CheckedClient) -> None:
    browser.get("/form")
    browser.post("/small", {"csrf_token": "wrong"}, status=400)
    assert browser.page is not None
    assert browser.page.heading == "This page was open for too long"


@pytest.mark.parametrize(("proxies", "address"), [(0, "198.51.100.7"), (1, "192.0.2.9"), (2, "192.0.2.8")])
def test_addresses_come_from_as_many_proxies_as_are_trusted(proxies: int, address: str) -> None:
    browser = CheckedClient(make_app(trusted_proxies=proxies))
    response = browser.request("GET", "/address", 200, headers={"X-Forwarded-For": "192.0.2.7, 192.0.2.8, 192.0.2.9"})
    assert response.json == {"address": address}
