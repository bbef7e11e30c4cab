"""Pages of what leaves the service, each with something on it: exports, visit lists, files of referrals, public cards.

Axe finds nothing, nothing sticks out or stands the wrong way, in English and in Uyghur.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from service import create_family_app
from service.referrals.bulk.work import work
from service.staff import sessions
from tests.browser.checks import axe, looks
from tests.browser.staff.conftest import Site
from tests.cards.conftest import Asking
from tests.referrals.exports.cases import approve, ask, ready
from tests.referrals.files import ROWS, send, to_csv
from tests.referrals.visits.conftest import make_list, place_case
from tests.staff.scene import FORM, Scene
from tests.support.client import CheckedClient
from tests.support.outside import leave_strings
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def staff_pages(scene: Scene) -> dict[str, list[str]]:
    """By who may see them."""
    exported = ask(scene, ready(scene))
    approve(scene, exported)
    waiting = ask(scene, ready(scene), "dossier", by="bahar")
    planted = place_case(scene)
    visit = make_list(scene)
    client = scene.client("hamit")
    file_url = send(client, to_csv(*ROWS))
    work(scene.casework)
    group = scene.person("hamit").group_id
    return {
        "amina": [f"/exports/{exported}", f"/exports/{waiting}", "/exports"],
        "dilnur": [
            "/visits",
            f"/visits/{visit}",
            f"/visits/{visit}/change",
            f"/visits/{visit}/print",
            f"/visits/{visit}/people/{planted.id}",
            "/exports/list/csv",
        ],
        "hamit": [file_url, "/referrals", "/referrals/files"],
        "erkin": ["/groups", f"/groups/{group}"],
    }


def look(page: Page, name: str) -> list[str]:
    found = [f"{name}: {one}" for one in (*looks(page)[:3], *axe(page))]
    if folder := os.environ.get("VMF_SCREENSHOTS"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 360, "height": 740})
    return found


@pytest.mark.parametrize("language", ["en", "ug"])
def test_staff_pages(chromium: Browser, site: Site, language: str) -> None:
    scene, wrong = site.scene, []
    for username, addresses in staff_pages(scene).items():
        context = chromium.new_context(viewport={"width": 360, "height": 740}, locale=language)
        with scene.casework.database.write() as session:
            token = sessions.begin(session, scene.people[username], halfway=False)
        context.add_cookies([{"name": "login", "value": token, "url": site.url}])
        page = context.new_page()
        for number, address in enumerate(addresses):
            answer = page.goto(site.url + address)
            assert answer is not None
            assert answer.status == 200, address
            wrong += look(page, f"leaves-{language}-{username}-{number}")
        context.close()
    assert not wrong, "\n".join(wrong)


def test_public_cards(chromium: Browser, site: Site) -> None:
    from dataclasses import replace

    scene = site.scene
    intake = scene.deployment.family_side()
    app = create_family_app(intake=intake)
    family = Asking(scene, app, intake, scene.search(replace(FORM, happened="", consents=())), CheckedClient(app))
    family.come_back()
    card = family.show()
    leave_strings(app)  # a browser shows what people see
    wrong = []
    with served(app) as port:
        for language in ("en", "ug", "tr", "zh"):
            context = chromium.new_context(viewport={"width": 360, "height": 740}, locale=language)
            page = context.new_page()
            for number, name in enumerate(("visit", f"visit/{card}")):
                answer = page.goto(f"http://127.0.0.1:{port}/{language}/{name}")
                assert answer is not None
                assert answer.status == 200, name
                wrong += look(page, f"card-{language}-{number}")
            context.close()
    assert not wrong, "\n".join(wrong)
