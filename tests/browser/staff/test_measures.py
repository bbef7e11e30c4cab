"""Calibration, control pairs, what is set apart and the numbers, on a phone and on a desk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page

from service.store import controls, guard
from service.store.books import change_book
from service.store.clock import today
from service.store.controls import Control, Outcome
from service.store.guard import Caught
from tests.browser.staff.conftest import Site
from tests.browser.staff.test_pages import Looker
from tests.browser.staff.test_pages import page as page  # the fixture: one page of each width
from tests.calibration.test_weights import decide
from tests.staff.scene import Scene

pytestmark = pytest.mark.browser


def outcome(scene: Scene, same: bool, **said: str) -> Outcome:
    return Outcome(
        same,
        True,
        "Мамет Tursun",
        "麦麦提·吐尔逊",
        (("father", "ئابدۇللا", "吐尔逊"), ("birth", "1984-04-28", "1984-03-17")),
        today().isoformat(),
        tuple((scene.people[who], judgement, today().isoformat()) for who, judgement in said.items()),
        (scene.people["celil"],),
    )


def prepare(scene: Scene) -> None:
    decide(scene, near=400, year=200, rejected=300)
    source = scene.source("list")
    record = scene.record(source)
    day = today().isoformat()
    with scene.casework.database.write() as session:
        vault = scene.casework.vault
        for number in range(6):
            control = Control(f"{number:032d}", record, True, True, "x", "y", (), day)
            controls.add(session, vault, control)
            said = {"amina": "same", "dilnur": "unsure"} if number % 2 else {"amina": "different", "dilnur": "same"}
            controls.finish(session, vault, control.search_id, outcome(scene, number % 2 == 0, **said))
        change_book(session, vault, controls.BOOK, lambda book: book.update(over=[]))
        guard.set_apart(session, vault, [Caught("a" * 32, "record", record, 47, "apart", day)])
    made = [scene.search(picture=False) for _ in range(24)]
    for number, planted in enumerate(made):
        scene.cards.change(
            planted.id,
            lambda card, number=number: replace(  # type: ignore[misc]
                card,
                county=("653121", "654027", "")[number % 3],
                sources=(source,),
                unread=number,
                judged=2,
                first_read=day,
                pairs=("same:same", "different:different", "same:different" if number % 4 == 0 else "same:same"),
                confirmed=number % 2,
                yields=(source,) * (number % 2),
            ),
        )


def test_the_pages_of_measures(page: Page, site: Site) -> None:
    scene, look = site.scene, Looker(page, site)
    prepare(scene)
    look.become("dilnur")
    look.open("calibration", "/calibration")
    look.press("calibration-proposed", "Propose these weights")
    look.open("controls", "/controls")
    look.open("controls-mine", "/controls/mine")
    look.open("numbers", "/numbers")
    look.become("erkin")
    look.open("proposals-weights", "/proposals")
    look.open("guard", "/guard")
    look.press("guard-kept", "Keep apart")
    assert not look.wrong, "\n".join(look.wrong)
