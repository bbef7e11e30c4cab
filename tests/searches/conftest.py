"""The family app over a data folder of its own, without vault and without the staff's side."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from service import create_family_app
from service.config import intake_settings
from service.store.intake import Intake
from service.store.receipt import Receipt
from service.store.sealed_search import SealedSearch
from tests.support.client import CheckedClient, Page
from tests.support.deployment import environ_for


@pytest.fixture
def intake(data_copy: Path) -> Iterator[Intake]:
    made = Intake(intake_settings(environ_for(data_copy)))
    yield made
    made.database.dispose()


@pytest.fixture
def app(intake: Intake) -> Flask:
    return create_family_app(intake=intake)


class Family:
    """A family with a browser. ``receipt`` is what they wrote down."""

    def __init__(self, app: Flask, intake: Intake) -> None:
        self.app = app
        self.intake = intake
        self.browser = CheckedClient(app)
        self.receipt = ""

    @property
    def search(self) -> SealedSearch:
        found = self.intake.open(Receipt.parse(self.receipt))
        assert found is not None
        return found

    def begin(self, name: str = "Patigül Ömer") -> Page:
        """To the receipt page."""
        self.browser.get("/en/start")
        page = self.browser.submit("Go on", **{"names-0": name})
        assert page.heading == "Your receipt"
        self.receipt = " ".join("".join(group.itertext()) for group in page.by_class("receipt")[0])
        return page

    def confirm(self) -> Page:
        """Types the receipt back; on the step after the name."""
        self.browser.get("/en/receipt/typed")
        return self.browser.submit("Go on", receipt=self.receipt)

    def send(self) -> Page:
        self.browser.get("/en/form/check")
        return self.browser.submit("Send")

    def come_back(self, browser: CheckedClient | None = None) -> Page:
        self.browser = browser or CheckedClient(self.app)
        self.browser.get("/en/return")
        return self.browser.submit("Open", receipt=self.receipt)


@pytest.fixture
def family(app: Flask, intake: Intake) -> Family:
    return Family(app, intake)


@pytest.fixture
def with_draft(family: Family) -> Family:
    """A family whose receipt was typed back."""
    family.begin()
    family.confirm()
    return family


@pytest.fixture
def with_search(with_draft: Family) -> Family:
    """A family whose search was sent."""
    with_draft.send()
    return with_draft


def picture(width: int = 320, height: int = 400, kind: str = "JPEG", colour: int = 90) -> bytes:
    """An invented photo: bands of colour, enough to be a picture."""
    image = Image.new("RGB", (width, height), (colour, 120, 160))
    image.paste((200, 180, 150), (width // 4, height // 4, width // 2, height // 2))
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()
