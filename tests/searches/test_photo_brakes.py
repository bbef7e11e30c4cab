"""Decoding photos is costly: it is counted before it is done, and what a request may take of it ends."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest
from flask import Flask

from service.photos.intake import CleanPicture
from service.searches import brakes, photos
from tests.searches.conftest import Family, picture
from tests.support.client import CheckedClient, Page

NOT_READ = "This photo was not read yet, because the others took long. Please add it again."
TOO_OFTEN = "Many photos were sent in the last hour."


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The size of each file that was decoded."""
    sizes: list[int] = []
    take_in = photos.take_in

    def counted(data: bytes) -> CleanPicture:
        sizes.append(len(data))
        return take_in(data)

    monkeypatch.setattr(photos, "take_in", counted)
    return sizes


def begin(browser: CheckedClient, names: str, *files: tuple[bytes, str], status: int | None = None) -> Page:
    browser.get("/en/start")
    more = {} if status is None else {"status": status}
    return browser.submit("Go on", photos=list(files), **{"names-0": names}, **more)


def test_files_that_are_no_photos_count_too(app: Flask, monkeypatch: pytest.MonkeyPatch, decoded: list[int]) -> None:
    monkeypatch.setattr(brakes, "PHOTOS", "3/hour")
    browser = CheckedClient(app, address="198.51.100.9")
    for _again in range(3):
        begin(browser, "", (b"no picture", "a.jpg"), status=200)
    page = begin(browser, "", (b"no picture", "a.jpg"), status=200)
    assert TOO_OFTEN in page.text
    assert len(decoded) == 3
    page = begin(browser, "Aygul", (picture(), "a.jpg"))  # the name is not lost over it
    assert page.heading == "Your receipt"
    assert TOO_OFTEN in page.text
    assert len(decoded) == 3


def test_on_the_step_of_the_photos_too(with_draft: Family, monkeypatch: pytest.MonkeyPatch, decoded: list[int]) -> None:
    monkeypatch.setattr(brakes, "PHOTOS", "1/hour")
    with_draft.browser.get("/en/form/photos")
    files = [(picture(colour=10), "a.jpg"), (picture(colour=200), "b.jpg")]
    page = with_draft.browser.submit("Save and go on", photos=files)
    assert TOO_OFTEN in page.text
    assert len(decoded) == len(with_draft.search.pictures()) == 1


def test_a_shared_address_is_never_shut_out(app: Flask, monkeypatch: pytest.MonkeyPatch, decoded: list[int]) -> None:
    monkeypatch.setattr(brakes, "PHOTOS", "1/hour")
    browser = CheckedClient(app, address="127.0.0.1")
    for _again in range(3):
        begin(browser, "", (b"no picture", "a.jpg"), status=200)
    assert len(decoded) == 3


def test_who_may_begin_no_more_drafts_has_nothing_decoded(
    app: Flask, monkeypatch: pytest.MonkeyPatch, decoded: list[int]
) -> None:
    monkeypatch.setattr(brakes, "DRAFTS", "1/hour")
    browser = CheckedClient(app, address="198.51.100.9")
    assert begin(browser, "Aygul", (picture(), "a.jpg")).heading == "Your receipt"
    page = begin(browser, "Patigül", (picture(), "b.jpg"), status=429)
    assert page.forms[0].values["names-0"] == ["Patigül"]
    assert len(decoded) == 1


@pytest.mark.parametrize("step", ["start", "photos"])
def test_when_photos_take_long_those_read_are_kept_and_the_rest_is_told(
    family: Family, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    if step == "photos":
        family.begin()
        family.confirm()
    clock = itertools.count(0.0, photos.SECONDS / 2)
    monkeypatch.setattr(photos, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    files = [(picture(colour=c), f"{c}.jpg") for c in (10, 100, 200)]
    if step == "start":
        page = begin(family.browser, "Aygul", *files)
        family.receipt = " ".join("".join(g.itertext()) for g in page.by_class("receipt")[0])
    else:
        family.browser.get("/en/form/photos")
        page = family.browser.submit("Save and go on", photos=files)
    assert "2 photos could not be kept" in page.text
    assert f"100.jpg: {NOT_READ}" in page.text
    assert f"200.jpg: {NOT_READ}" in page.text
    assert len(family.search.pictures()) == 1
