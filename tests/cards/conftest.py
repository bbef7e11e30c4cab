"""A family that wants a card, with the staff that checks it, over one deployment."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

import pytest
from flask import Flask

from service import create_family_app
from service.store.intake import Intake
from service.store.public_cards import Card, PublicCards
from tests.staff.scene import FORM, Planted, Scene, make_scene
from tests.support.client import CheckedClient, Page
from tests.support.deployment import Deployment

SENTENCE = "Bizning hoylida tut derixi bar edi."
KNOWN = "Taken away in the spring of 2017."


@dataclass
class Asking:
    """One family with a search that is open, its browser, and the staff."""

    scene: Scene
    app: Flask
    intake: Intake
    planted: Planted
    browser: CheckedClient

    @property
    def cards(self) -> PublicCards:
        return PublicCards(self.intake.database)

    @property
    def card_id(self) -> str:
        card = self.planted.search.form().card
        return card.id if card else ""

    def shown(self) -> list[Card]:
        return self.cards.shown()

    def come_back(self) -> Page:
        self.browser.get("/en/return")
        return self.browser.submit("Open", receipt=self.planted.receipt)

    def ask(self, **changes: object) -> Page:
        self.browser.get("/en/card?change=1")
        picture = self.planted.search.pictures()[0].id
        typed = {
            "names": list(FORM.names),
            "county": FORM.county,
            "sentence": SENTENCE,
            "known": KNOWN,
            "picture": picture,
            "agreed": "y",
        }
        return self.browser.submit("Ask for this card", **{**typed, **changes})

    def establish(self) -> None:
        desk, amina = self.scene.app.extensions["review"].desk, self.scene.person("amina")
        desk.establish(amina, desk.open(amina, self.planted.id), "call", "We spoke for an hour.", [])

    def check(self, **changes: object) -> Page:
        self.establish()
        staff = self.scene.hold("amina", self.planted)
        staff.get(self.planted.url(more="/card"))
        return staff.submit("It is right: leave it to the family to show it", **changes)

    def confirm(self, status: int = 302, receipt: str = "") -> Page:
        self.browser.get("/en/card")
        return self.browser.submit("Show this in public", receipt=receipt or self.planted.receipt, status=status)

    def show(self) -> str:
        """The whole way. The card's id."""
        self.ask()
        self.check()
        self.confirm()
        assert len(self.shown()) == 1
        return self.card_id


@pytest.fixture
def scene(deployment: Deployment) -> Scene:
    return make_scene(deployment)


@pytest.fixture
def asking(scene: Scene) -> Asking:
    planted = scene.search(replace(FORM, happened="", consents=()))
    intake = scene.deployment.family_side()
    app = create_family_app(intake=intake)
    family = Asking(scene, app, intake, planted, CheckedClient(app))
    family.come_back()
    return family


def months_on(day: dt.date, months: int) -> dt.date:
    number = day.year * 12 + day.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


HEX = re.compile("[0-9a-f]{32}")
