"""Axe finds nothing on any page of the staff app: each route that shows a page to anybody, none left out.

Which these are is read from the application and the table of permissions, so a new page is looked at by itself. States
of pages that need more than being opened are in test_pages.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from service.staff import sessions
from service.staff.passkeys import Site as PasskeySite
from service.store.models.staff import StaffSession
from tests.browser.checks import PATIENCE, axe, looks
from tests.browser.staff.conftest import Site
from tests.staff.test_routes import ROLES, TABLE, values
from tests.support.routes import fill

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
# Files, not pages: pictures, downloads.
FILES = (".svg", ".jpg", ".csv", ".<ending>", "/head", "<picture_id>", "<portrait_id>")


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
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def visit(page: Page, site: Site) -> Iterator[str]:
    """Opens each page as somebody who may see it; gives its rule once it stands."""
    scene = site.scene
    url = site.url.replace("127.0.0.1", "localhost")
    scene.app.extensions["staff"].passkeys.site = PasskeySite.of(url)
    planted = scene.planted()
    known, who = values(scene, planted), ""
    for rule, username in pages():
        if username != who:
            page.context.clear_cookies(name="login")
            with scene.casework.database.write() as session:
                session.query(StaffSession).delete()
                token = sessions.begin(session, scene.people[username], halfway=False) if username else ""
            if token:
                page.context.add_cookies([{"name": "login", "value": token, "url": url}])
            who = username
        if "search_id" in rule:
            scene.hold(username, planted)
        answer = page.goto(url + fill(rule, known))
        assert answer is not None
        assert answer.status == 200, f"{rule}: {answer.status}"
        yield rule


def test_axe_finds_nothing_on_any_page(page: Page, site: Site) -> None:
    wrong, looked = [], 0
    for rule in visit(page, site):
        looked += 1
        wrong += [f"{rule}: {found}" for found in (*looks(page)[:3], *axe(page))]
    assert not wrong, "\n".join(wrong)
    assert looked >= 30
