"""Error pages: clear, in the frame of all pages, without a trace of what went wrong inside."""

from __future__ import annotations

import logging

import pytest
from flask import Flask
from structlog.testing import capture_logs

from tests.support.client import CheckedClient


@pytest.mark.parametrize("status", [400, 403, 404, 405, 408, 413, 429, 500, 503, 410, 418, 502])
def test_every_error_is_a_whole_page_that_says_what_to_do(browser: CheckedClient, status: int) -> None:
    page = browser.get(f"/error/{status}", status)
    assert page.by_class("button")[0].get("href") == "/"
    assert len(page.text) > 60


def test_a_failure_shows_nothing_and_logs_neither_address_nor_url_nor_value(
    browser: CheckedClient, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with capture_logs() as events:
        page = browser.get("/fails/planted-secret-1234", 500, heading="Something went wrong here")
    captured = capfd.readouterr()
    for text in (page.html, captured.out, captured.err, caplog.text, str(events)):
        assert "planted" not in text
        assert "/fails" not in text
        assert "198.51.100.7" not in text
    assert [event["error"] for event in events] == ["RuntimeError"]


def test_a_wrong_method_says_which_are_allowed(browser: CheckedClient) -> None:
    response = browser.get("/small", 405).response
    assert "POST" in response.headers["Allow"]


def test_an_error_page_never_needs_a_session(app: Flask) -> None:
    response = CheckedClient(app).get("/missing", 404).response
    assert "Set-Cookie" not in response.headers
