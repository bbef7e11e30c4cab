"""Every family page in both directions of writing: nothing sticks out at 320 pixels, and axe finds nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from service.searches.steps import ORDER
from service.store.form import Consent, Relative, SearchForm
from service.store.intake import Intake
from service.web.languages import LANGUAGES, PSEUDO_LANGUAGES
from tests.browser.checks import PATIENCE
from tests.browser.families.conftest import Site
from tests.browser.families.test_family_flow import STICKING_OUT
from tests.searches.conftest import picture

pytestmark = pytest.mark.browser

OPEN_PAGES = ("", "about", "help", "lists", "start", "return", "finished", "withdrawn", "nowhere", "visit")
VISIT_PAGES = (
    "overview",
    "messages",
    "withdraw",
    "people/new",
    "card",
    "download",
    "form/check",
    "form/home?look=1",
    *(f"form/{slug}" for slug in ORDER),
)
LONG_NAME = "Abdurahmanjan Muhemmetimin " * 3


@pytest.fixture(params=["en", "ar-xb"])
def language(request: pytest.FixtureRequest) -> str:
    """English, and its longer mirror image: both directions, whichever catalogues are there."""
    return str(request.param)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, locale="en")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def full_search(intake: Intake) -> str:
    """The receipt of a search with something in every place."""
    receipt, search = intake.start(
        SearchForm(
            names=("پاتىگۈل ئۆمەر", LONG_NAME, "帕提古丽·吾买尔"),
            father_name="ئۆمەر",
            sex="f",
            birth="about 1960",
            county_typed="Yarkand or Poskam",
            place="third village of Azatbagh",
            id_number="6531251960031400??",
            relatives=(Relative(LONG_NAME, "sibling_in_law"), Relative("Tursun", "")),
            happened="One evening in 2017.\n" + "https://example.org/" + "a" * 90,
            reach="+86 138 0000 0000",
            notice="aygul@qq.com",
            consents=(Consent("contact", "2026-11-01", "2026-11", "en"),),
        )
    )
    intake.confirm(search)
    search.add_picture(picture(), {"width": 320, "height": 400, "notes": ["shrunk"]})
    search.send()
    family = intake.open_family(receipt)
    assert family is not None
    family.add(SearchForm(names=(LONG_NAME,)))
    search.add_message("Did she wear glasses?", kind="question", from_family=False)
    search.add_message("An invented list names her.\n" + "x" * 80, kind="disclosure", from_family=False)
    search.add_message("ھەئە، 2014-يىلىدىن بېرى.", kind="answer", from_family=True)
    return str(receipt)


def look_at(page: Page, language: str, name: str) -> None:
    assert page.locator("html").get_attribute("dir") == (LANGUAGES | PSEUDO_LANGUAGES)[language].direction
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        wide = page.evaluate(STICKING_OUT)
        assert not wide, f"{name} at {width}: {wide}"
        if folder := os.environ.get("VMF_SCREENSHOTS"):
            path = Path(folder) / f"page-{language}-{width}-{name.replace('/', '-').replace('?', '-') or 'home'}.png"
            page.screenshot(path=path, full_page=True)
    found = Axe().run(page)
    assert not found.response["violations"], f"{name}: {found.generate_report()}"


def test_open_pages(page: Page, site: Site, language: str) -> None:
    for name in OPEN_PAGES:
        page.goto(f"{site.url}/{language}/{name}")
        look_at(page, language, name)


def test_pages_of_a_visit(page: Page, site: Site, language: str) -> None:
    receipt = full_search(site.intake)
    page.goto(f"{site.url}/{language}/return")
    page.locator("#receipt").fill(receipt)
    page.locator("main button").click()
    expect(page.locator(".state")).to_be_visible()
    for name in VISIT_PAGES:
        page.goto(f"{site.url}/{language}/{name}")
        look_at(page, language, name)


def test_receipt_pages_and_errors(page: Page, site: Site, language: str) -> None:
    page.goto(f"{site.url}/{language}/start")
    page.locator("#names-0").fill("a" * 201)
    page.keyboard.press("Enter")
    expect(page.locator(".notice.bad")).to_be_visible()
    look_at(page, language, "start-errors")
    page.locator("#names-0").fill("Aygul")
    page.keyboard.press("Enter")
    expect(page.locator(".receipt")).to_be_visible()
    look_at(page, language, "receipt")
    page.goto(f"{site.url}/{language}/receipt/typed")
    page.locator("#receipt").fill("12")
    page.keyboard.press("Enter")
    expect(page.locator("#receipt-error")).to_be_visible()
    look_at(page, language, "receipt-typed")
    # Who is told that digits differ compares all of them with a note: on a phone none may be out of sight.
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#receipt").fill(" ".join(["8888"] * 6))
    page.keyboard.press("Enter")
    expect(page.locator("#receipt")).to_have_value(" ".join(["8888"] * 6))
    assert page.locator("#receipt").evaluate("(field) => field.scrollWidth <= field.clientWidth")
    page.goto(f"{site.url}/{language}/start")
    look_at(page, language, "start-begun")


def test_the_way_out_is_quick_and_back_does_not_return(page: Page, site: Site) -> None:
    receipt = full_search(site.intake)
    page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>Elsewhere</title>"))
    page.goto(f"{site.url}/en/about")
    page.goto(f"{site.url}/en/return")
    page.locator("#receipt").fill(receipt)
    page.keyboard.press("Enter")
    expect(page.locator(".state")).to_be_visible()
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("Elsewhere")
    page.go_back()
    assert "/overview" not in page.url
    page.goto(f"{site.url}/en/overview")
    expect(page.locator("h1")).to_have_text("Come back")


def test_the_largest_text_and_the_keyboard(page: Page, site: Site) -> None:
    """Text at 200 %: nothing is cut off. Tab reaches the text first, then every control."""
    page.set_viewport_size({"width": 640, "height": 640})
    page.goto(f"{site.url}/en/start")
    page.evaluate("document.documentElement.style.fontSize = '212%'")
    assert not page.evaluate(STICKING_OUT)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Back"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "names-0"


def test_a_broken_or_refused_upload_takes_nothing_away(page: Page, site: Site, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture(kind="PNG"))
    answers = iter(["break", "refuse", "let"])

    def answer(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        match next(answers):
            case "break":
                return route.abort()
            case "refuse":
                body = "<title>x</title><main><h1>x</h1><p>Too busy at the moment.</p></main>"
                return route.fulfill(status=503, content_type="text/html", body=body)
        return route.continue_()

    page.route("**/en/start", answer)
    page.goto(f"{site.url}/en/start")
    page.locator("#names-0").fill("Aygul")
    page.locator("#photos").set_input_files([photo])
    expect(page.locator("output[data-size]")).to_contain_text("Chosen: 1")
    go_on = page.get_by_role("button", name="Go on", exact=True)
    go_on.click()
    expect(page.locator("[data-upload-failed]")).to_contain_text("The line broke")
    go_on.click()
    expect(page.locator("[data-upload-failed]")).to_contain_text("Too busy at the moment.")
    expect(page.locator("#names-0")).to_have_value("Aygul")
    go_on.click()
    expect(page.locator("h1")).to_have_text("Your receipt")
    page.go_back()
    expect(page.locator("h1")).to_have_text("The name")
