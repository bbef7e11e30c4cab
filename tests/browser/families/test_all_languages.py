"""Every family page in every language that has a catalogue: nothing sticks out, is cut off or stands the wrong way.

The pages' structure is the same in each language, and axe looks at all of it in English and mirrored
(test_family_pages.py); here it looks at the pages whose words differ most.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from service.web.languages import LANGUAGES, complete_languages
from tests.browser.families.conftest import Site
from tests.browser.families.test_family_flow import STICKING_OUT
from tests.browser.families.test_family_pages import OPEN_PAGES, VISIT_PAGES, full_search

pytestmark = pytest.mark.browser

OTHERS = [code for code in complete_languages() if code != "en"] or ["en"]
WITH_AXE = ("", "start", "form/check")
CUT_OFF = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && !e.matches(".hidden-text, .skip, input, select, textarea, progress, bdi"))
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth && getComputedStyle(e).display !== "inline")
  .map((e) => e.outerHTML.slice(0, 80))"""
WRONG_WAY = """() => {
  const wrong = [], right = document.documentElement.dir === "rtl", main = document.querySelector("main");
  const text = document.createRange(), frame = main.getBoundingClientRect();
  text.selectNodeContents(main.querySelector("h1"));
  const line = text.getClientRects()[0], style = getComputedStyle(main);
  const pad = parseFloat(style.paddingInlineStart);
  const gap = right ? frame.right - pad - line.right : line.left - frame.left - pad;
  if (Math.abs(gap) > 2) wrong.push("the heading does not begin where its language does");
  for (const e of document.querySelectorAll("input[dir=ltr], .receipt, .site"))
    if (getComputedStyle(e).direction !== "ltr") wrong.push(e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll(".notice, .wrong")) {
    const s = getComputedStyle(e);
    const first = right ? s.borderRightWidth : s.borderLeftWidth, last = right ? s.borderLeftWidth : s.borderRightWidth;
    if (parseFloat(first) <= parseFloat(last)) wrong.push("the edge of a box stands on the wrong side");
  }
  return wrong;
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, locale="en")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


@pytest.mark.parametrize("language", OTHERS)
def test_every_page(page: Page, site: Site, language: str) -> None:
    wrong: list[str] = []

    def look(name: str) -> None:
        page.goto(f"{site.url}/{language}/{name}")
        assert page.locator("html").get_attribute("dir") == LANGUAGES[language].direction
        for check in (STICKING_OUT, CUT_OFF, WRONG_WAY):
            wrong.extend(f"{name}: {found}" for found in page.evaluate(check))
        if name in WITH_AXE:
            wrong.extend(f"{name}: {found['id']}" for found in Axe().run(page).response["violations"])
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
