"""What a first visit costs over the wire, and what may be kept of it, in every language."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from service import create_family_app
from service.config import intake_settings
from service.store.intake import Intake
from service.web.languages import PSEUDO_LANGUAGES, complete_languages
from tests.support.client import CheckedClient
from tests.support.deployment import environ_for

FIRST = ("", "about", "help", "lists", "start", "return")
MOST = 40_000


@pytest.fixture
def app(data_copy: Path) -> Iterator[Flask]:
    intake = Intake(intake_settings(environ_for(data_copy)))
    app = create_family_app(intake=intake)
    app.extensions["languages"] = complete_languages() | PSEUDO_LANGUAGES
    yield app
    intake.database.dispose()


def test_a_first_visit_is_small_in_every_language(app: Flask) -> None:
    browser = CheckedClient(app)
    for code in app.extensions["languages"]:
        seen: dict[str, bytes] = {}
        page = browser.get(f"/{code}/")
        seen["page"] = page.response.data
        for element in page.tree.iter():
            address = element.get("href") if element.tag == "link" else element.get("src")
            if address and element.tag in ("link", "script", "img"):
                seen[address] = browser.request("GET", address, 200).data
        plain, packed = (sum(map(len, parts)) for parts in (seen.values(), map(gzip.compress, seen.values())))
        assert plain < MOST, f"{code}: {plain} bytes even where nothing packs them"
        assert packed < MOST // 2, f"{code}: {packed} bytes packed"


def test_pages_for_everybody_may_be_kept_and_personal_ones_never(app: Flask) -> None:
    browser = CheckedClient(app)
    for name in FIRST:
        kept = browser.get(f"/en/{name}").response.headers["Cache-Control"]
        assert kept == ("public, max-age=300" if name in ("", "about", "help", "lists") else "no-store"), name


def test_the_styles_are_logical_and_fetch_nothing_from_elsewhere(app: Flask) -> None:
    css = (Path(app.static_folder or "") / "style.css").read_text(encoding="utf-8")
    physical = re.findall(
        r"(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?<![\w-])(?:left|right|top|bottom|width|height|float)\s*:"
        r"|text-align\s*:\s*(?:left|right)",
        css,
    )
    assert physical == []
    assert "http" not in css
    for address in re.findall(r'url\("([^"]+)"\)', css):
        assert (Path(app.static_folder or "") / address).is_file(), address
