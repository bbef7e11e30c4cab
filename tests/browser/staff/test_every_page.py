"""Axe finds nothing on any page of the staff app: each route that shows a page to anybody, none left out.

Which these are is read from the application and the table of permissions, so a new page is looked at by itself. States
of pages that need more than being opened are in test_pages.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from service.staff import sessions
from service.staff.passkeys import Site as PasskeySite
from service.store.models.staff import StaffSession
from tests.browser.staff.conftest import Site
from tests.browser.staff.test_pages import STICKING_OUT
from tests.staff.test_routes import ROLES, TABLE, values
from tests.support.routes import fill

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
# Files, not pages: pictures, downloads.
FILES = (".svg", ".jpg", ".csv", "/head", "<picture_id>", "<portrait_id>")


def pages() -> Iterator[tuple[str, str]]:
    """(rule, somebody who may see it)."""
    for (method, rule), cells in sorted(TABLE.cells.items()):
        seen_by = [role for role, sign in zip(ROLES, cells["held"], strict=True) if sign == "."]
        if method == "GET" and seen_by and not rule.endswith(FILES):
            yield rule, ROLES[seen_by[0]]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="en")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def test_axe_finds_nothing_on_any_page(page: Page, site: Site) -> None:
    scene = site.scene
    url = site.url.replace("127.0.0.1", "localhost")
    scene.app.extensions["staff"].passkeys.site = PasskeySite.of(url)
    planted = scene.planted()
    known, wrong, looked = values(scene, planted), [], 0
    for rule, username in pages():
        page.context.clear_cookies()
        if username:
            if "search_id" in rule:
                scene.hold(username, planted)
            with scene.casework.database.write() as session:
                session.query(StaffSession).delete()
                token = sessions.begin(session, scene.people[username], halfway=False)
            page.context.add_cookies([{"name": "login", "value": token, "url": url}])
        answer = page.goto(url + fill(rule, known))
        assert answer is not None
        assert answer.status == 200, f"{rule}: {answer.status}"
        looked += 1
        wrong += [f"{rule}: sticks out: {e}" for e in page.evaluate(STICKING_OUT)[:3]]
        for violation in Axe().run(page).response["violations"]:
            where = [node["html"][:120] for node in violation["nodes"][:2]]
            wrong.append(f"{rule}: {violation['id']}: {where}")
    assert not wrong, "\n".join(wrong)
    assert looked >= 30
