"""Uploads: bounded, few at a time, and never on the disk in clear."""

from __future__ import annotations

import tempfile
import threading

import pytest
from flask import Flask

from service.web import uploads
from tests.support.client import CheckedClient
from tests.web.conftest import UPLOAD_BYTES


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("an upload touched the disk")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("werkzeug.formparser.TemporaryFile", refuse, raising=False)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse, raising=False)


@pytest.mark.usefixtures("no_disk")
@pytest.mark.parametrize("size", [10, 600_000, 3_000_000])
def test_files_of_every_size_stay_in_memory(browser: CheckedClient, size: int) -> None:
    browser.get("/form")
    response = browser.post("/form", {"file": (b"x" * size, "a.jpg")}, status=200, content_type="multipart/form-data")
    assert response.json == {"bytes": size, "stream": "BytesIO"}


def test_what_is_too_large_is_told(browser: CheckedClient) -> None:
    browser.get("/form")
    page = browser.submit("Send", status=413, file=(b"x" * (UPLOAD_BYTES + 1), "a.jpg"))
    assert page.heading == "This is too large"


def test_pages_that_take_no_uploads_take_less(browser: CheckedClient) -> None:
    browser.get("/form")
    browser.post("/small", {"text": "x" * (uploads.FORM_BYTES + 1)}, status=413)


def test_uploads_share_one_budget_of_memory(
    app: Flask, browser: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "WAIT_SECONDS", 0.01)
    budget: uploads.Budget = app.extensions["upload-budget"]
    large = {"file": (b"x" * 3_000_000, "a.jpg")}
    assert budget.take(uploads.BYTES_AT_ONCE - 4_000_000, 0)  # room for one
    for _again in range(3):  # each gives back what it took
        browser.get("/form")
        browser.post("/form", large, status=200, content_type="multipart/form-data")
    assert budget.take(2_000_000, 0)
    browser.get("/form")
    browser.post("/form", large, status=503, content_type="multipart/form-data")
    assert browser.page is not None
    assert browser.page.heading == "Too busy at the moment"
    budget.give_back(2_000_000)
    browser.get("/form")
    browser.post("/form", large, status=200, content_type="multipart/form-data")


def test_a_waiting_upload_goes_on_when_there_is_room() -> None:
    budget = uploads.Budget(10)
    assert budget.take(8, 0)
    assert not budget.take(3, 0)
    freed = threading.Timer(0.05, budget.give_back, [8])
    freed.start()
    assert budget.take(3, 5)
    freed.join()
