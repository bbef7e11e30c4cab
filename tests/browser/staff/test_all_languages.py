"""Every page of the staff app in every language that has a catalogue: nothing sticks out, is cut off or stands wrong,
and axe finds nothing in the one that runs the other way (with ``VMF_EVERY_LANGUAGE=1`` in any). Colours, which no
language changes, are its matter in test_every_page.py, with all pages in English.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from service.web.languages import LANGUAGES, complete_languages
from tests.browser.checks import PATIENCE, axe, looks
from tests.browser.staff.conftest import Site
from tests.browser.staff.test_every_page import visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: Of each run: the other direction, and the longest words. ``VMF_EVERY_LANGUAGE=1`` looks at all that are complete.
OFTEN = ("ug", "de")
COMPLETE = [code for code in complete_languages() if code != "en"] or ["en"]
OTHERS = [code for code in COMPLETE if code in OFTEN or os.environ.get("VMF_EVERY_LANGUAGE")] or COMPLETE

AXE_READS = OTHERS if "VMF_EVERY_LANGUAGE" in os.environ or "ug" not in OTHERS else ["ug"]


@pytest.fixture
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale=request.param)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


@pytest.mark.parametrize(("page", "language"), [(code, code) for code in OTHERS], ids=OTHERS, indirect=["page"])
def test_every_page(page: Page, site: Site, language: str) -> None:
    wrong, looked = [], 0
    for rule in visit(page, site):
        looked += 1
        assert page.locator("html").get_attribute("lang") == LANGUAGES[language].html, rule
        found = [*looks(page)[:3], *(axe(page, colours=False) if language in AXE_READS else ())]
        wrong += [f"{rule}: {one}" for one in found]
        if folder := os.environ.get("VMF_SCREENSHOTS"):
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 740})
                name = rule.strip("/").replace("/", "-").replace("<", "").replace(">", "").replace(":", "-")
                page.screenshot(path=Path(folder) / f"staff-{language}-{width}-{name or 'home'}.png", full_page=True)
            page.set_viewport_size({"width": 360, "height": 740})
    assert not wrong, "\n".join(wrong)
    assert looked >= 30
