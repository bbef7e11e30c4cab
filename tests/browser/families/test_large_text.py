"""Text at 200 % and in the colours that a visitor forces: nothing sticks out, and everything to press can be seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from service.web.languages import complete_languages
from tests.browser.checks import STICKING_OUT
from tests.browser.families.conftest import Site
from tests.browser.families.test_family_pages import OPEN_PAGES, VISIT_PAGES, full_search

pytestmark = pytest.mark.browser

# The longest words, and the other direction.
LANGUAGES = [code for code in ("de", "ug") if code in complete_languages()] or ["en"]
# As a visitor sets it in the browser: every length of the pages is one of letters.
LARGE = "document.documentElement.style.fontSize = '200%'"
UNSEEN = """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, a.button")]
  .filter((e) => e.checkVisibility() && !e.closest(".hidden-text, .skip"))
  .filter((e) => { const s = getComputedStyle(e);
    return s.color === s.backgroundColor || (parseFloat(s.borderTopWidth) === 0 && s.outlineStyle === "none"
      && s.textDecorationLine !== "underline" && !e.matches("[type=checkbox], [type=radio], [type=file]")); })
  .map((e) => e.outerHTML.slice(0, 80))"""


def visited(page: Page, site: Site, language: str) -> Iterator[str]:
    """Every family page, one after the other, a visit's with a full search."""
    for name in OPEN_PAGES:
        page.goto(f"{site.url}/{language}/{name}")
        yield name
    page.goto(f"{site.url}/{language}/return")
    page.locator("#receipt").fill(full_search(site.intake))
    page.locator("main button").click()
    expect(page.locator(".state")).to_be_visible()
    for name in VISIT_PAGES:
        page.goto(f"{site.url}/{language}/{name}")
        yield name


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get("VMF_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name.replace('/', '-').replace('?', '-')}.png", full_page=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_as_large(chromium: Browser, site: Site, language: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="en")
    page, wrong = context.new_page(), []
    for name in visited(page, site, language):
        page.evaluate(LARGE)
        wrong += [f"{name}: {found}" for found in page.evaluate(STICKING_OUT)[:3]]
        keep(page, f"large-{language}-{name}")
    context.close()
    assert not wrong, "\n".join(wrong)


def test_forced_colours(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, forced_colors="active", locale="en")
    page, wrong = context.new_page(), []
    for name in visited(page, site, "en"):
        wrong += [f"{name}: {found}" for found in page.evaluate(UNSEEN)]
        keep(page, f"forced-{name}")
    context.close()
    assert not wrong, "\n".join(wrong)
