"""Every family page in every language that has a catalogue: nothing sticks out, is cut off or stands the wrong way.

Axe finds nothing on them: each page in a third of the languages at a time, and in Uyghur always (all with
``VMF_EVERY_LANGUAGE=1``). Colours, which no language changes, are its matter in test_family_pages.py, with all pages in
English.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from service.web.languages import LANGUAGES, complete_languages
from tests.browser.checks import PATIENCE, axe, looks
from tests.browser.families.conftest import Site
from tests.browser.families.test_family_pages import OPEN_PAGES, VISIT_PAGES, full_search

pytestmark = pytest.mark.browser

OTHERS = [code for code in complete_languages() if code != "en"] or ["en"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, locale="en")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


@pytest.mark.parametrize("language", OTHERS)
def test_every_page(page: Page, site: Site, language: str) -> None:
    wrong: list[str] = []
    turns = count(OTHERS.index(language))

    def look(name: str) -> None:
        page.goto(f"{site.url}/{language}/{name}")
        assert page.locator("html").get_attribute("dir") == LANGUAGES[language].direction
        asked = next(turns) % 3 == 0 or language == "ug" or "VMF_EVERY_LANGUAGE" in os.environ
        found = [*looks(page), *(axe(page, colours=name == "") if asked else ())]
        wrong.extend(f"{name}: {one}" for one in found)
        if folder := os.environ.get("VMF_SCREENSHOTS"):
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 640})
                path = Path(folder) / f"{language}-{width}-{name.replace('/', '-') or 'home'}.png"
                page.screenshot(path=path, full_page=True)
            page.set_viewport_size({"width": 320, "height": 640})

    for name in OPEN_PAGES:
        look(name)
    receipt = full_search(site.intake)
    page.goto(f"{site.url}/{language}/return")
    page.locator("#receipt").fill(receipt)
    page.locator("main button").click()
    expect(page.locator(".state")).to_be_visible()
    for name in VISIT_PAGES:
        look(name)
    assert not wrong, "\n".join(wrong)


def test_uyghur_letters_come_from_the_service_and_only_where_they_are_needed(page: Page, site: Site) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if request.url.endswith(".woff2") else None)
    page.goto(f"{site.url}/en/")
    page.evaluate("document.fonts.ready")
    assert fetched == []
    page.evaluate("""() => { const p = document.createElement("p"); p.lang = "ug"; p.id = "letters";
      p.textContent = "ئا ئە ب پ ت ج چ خ د ر ز ژ س ش غ ف ق ك گ ڭ ل م ن ھ ئو ئۇ ئۆ ئۈ ۋ ئې ئى ي ، ؛ ؟";
      document.querySelector("main").append(p); return document.fonts.load("16px Letters", p.textContent); }""")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#letters"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    arabic = [font for font in fonts if font["isCustomFont"]]
    others = sum(font["glyphCount"] for font in fonts if not font["isCustomFont"])
    assert arabic
    assert others <= 34, fonts  # the blanks between the letters
    assert len(fetched) == 1
