"""What happens to people in the midst of a form: nothing typed is lost, and nothing is sent twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from service.store.form import SearchForm
from service.store.models.intake import Search
from service.store.receipt import Receipt
from service.store.sealed_search import SealedSearch
from tests.browser.checks import PATIENCE, follow
from tests.browser.families.conftest import Site

pytestmark = pytest.mark.browser


@pytest.fixture(params=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "scripts")


@pytest.fixture
def context(chromium: Browser, scripts: bool) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts, locale="en")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def draft(site: Site, *, sent: bool = False) -> tuple[Receipt, SealedSearch]:
    receipt, search = site.intake.start(SearchForm(names=("Patigül",), steps=("names",)))
    site.intake.confirm(search)
    if sent:
        search.send()
    return receipt, search


def come_back(page: Page, site: Site, receipt: Receipt) -> None:
    page.goto(f"{site.url}/en/return")
    page.locator("#receipt").fill(str(receipt))
    page.locator("main button").click()
    heading(page, "Where things stand")


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_have_text(text)


def press(page: Page, text: str) -> None:
    """Every button asks for a page. What is done before it has come is done to the old one, and lost."""
    follow(page, page.get_by_role("button", name=text, exact=True))


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_back_leads_to_pages_and_never_to_sending_again(page: Page, site: Site) -> None:
    """A wrong receipt, a warning, one more row: Back shows pages of ours, and Forward the next."""
    receipt, search = draft(site)
    page.goto(f"{site.url}/en/return")
    page.locator("#receipt").fill("0" * 24)
    page.locator("main button").click()
    expect(page.get_by_role("alert")).to_contain_text("opens nothing here")
    page.locator("#receipt").fill(str(receipt))
    page.locator("main button").click()
    heading(page, "Where things stand")
    page.go_back()
    heading(page, "Come back")
    page.go_forward()
    heading(page, "Where things stand")
    page.goto(f"{site.url}/en/form/you")
    page.locator("#reach").fill("aygul@qq.com")
    press(page, "Save and go on")
    expect(page.get_by_role("alert")).to_contain_text("Another way is safer")
    press(page, "Save and go on")
    heading(page, "What you agree to")
    page.go_back()
    heading(page, "About you")
    expect(page.locator("#reach")).to_have_value("aygul@qq.com")
    page.goto(f"{site.url}/en/form/relatives")
    page.locator("#relatives-0-name").fill("Ömer")
    press(page, "One more relative")
    expect(page.locator("#relatives-2-name")).to_be_visible()
    expect(page.locator("#relatives-0-name")).to_have_value("Ömer")
    press(page, "Save and go on")
    heading(page, "What happened")
    page.go_back()
    heading(page, "Relatives")
    expect(page.locator("#relatives-0-name")).to_have_value("Ömer")
    assert search.form().reach == "aygul@qq.com"


@pytest.mark.parametrize("scripts", ["scripts"], indirect=True)
def test_nothing_is_typed_into_a_page_that_is_about_to_be_replaced(page: Page, site: Site) -> None:
    receipt, search = draft(site)
    come_back(page, site, receipt)
    page.goto(f"{site.url}/en/form/relatives")
    page.locator("#relatives-0-name").fill("Ömer")
    with page.expect_navigation():
        typed_into = page.get_by_role("button", name="One more relative", exact=True).evaluate(
            """button => {
              button.click();
              const field = document.getElementById("relatives-1-name");
              field.focus();
              return document.activeElement === field;
            }"""
        )
    assert not typed_into
    expect(page.locator("#relatives-2-name")).to_be_visible()
    expect(page.locator("#relatives-0-name")).to_be_editable()
    page.locator("#relatives-1-name").fill("Tursun")
    press(page, "Save and go on")
    assert [relative.name for relative in search.form().relatives] == ["Ömer", "Tursun"]


@pytest.mark.parametrize("scripts", ["scripts"], indirect=True)
def test_a_file_can_be_taken_twice_from_one_page(page: Page, site: Site) -> None:
    receipt, _search = draft(site, sent=True)
    come_back(page, site, receipt)
    page.clock.install()
    page.goto(f"{site.url}/en/download")
    for _ in range(2):
        with page.expect_download():
            page.get_by_role("button", name="Download it", exact=True).click()
        page.clock.run_for(6000)


@pytest.mark.parametrize("scripts", ["scripts"], indirect=True)
def test_a_page_that_comes_back_forgets_when_it_was_sent_before(page: Page, site: Site) -> None:
    receipt, _search = draft(site, sent=True)
    come_back(page, site, receipt)
    page.clock.install()
    page.goto(f"{site.url}/en/download")
    button = page.get_by_role("button", name="Download it", exact=True)
    with page.expect_download():
        button.click()
    page.clock.run_for(4000)
    page.evaluate("dispatchEvent(new Event('pageshow'))")  # as Back does
    with page.expect_download():
        button.click()
    page.clock.run_for(2000)  # the first sending would be over now, the second is not
    assert page.locator("form[data-sent]").count() == 1


def test_two_clicks_send_once_and_two_tabs_lose_nothing(context: BrowserContext, page: Page, site: Site) -> None:
    receipt, search = draft(site, sent=True)
    come_back(page, site, receipt)
    page.goto(f"{site.url}/en/messages")
    page.locator("#text").fill("ياخشىمۇسىز")
    page.get_by_role("button", name="Send", exact=True).dblclick()
    expect(page.locator(".message.own")).to_have_count(1)
    page.goto(f"{site.url}/en/people/new")
    page.locator("#name").fill("Ömer")
    page.get_by_role("button", name="Go on", exact=True).dblclick()
    heading(page, "About the person")
    family = site.intake.open_family(receipt)
    assert family is not None
    assert [s.form().names for s in family.searches()] == [("Patigül",), ("Ömer",)]
    assert len(search.messages()) == 1
    other = context.new_page()
    for tab in (page, other):
        tab.goto(f"{site.url}/en/form/story")
    page.locator("#happened").fill("from the first tab")
    press(page, "Save and go on")
    heading(page, "About you")
    other.locator("#happened").fill("from the second tab")
    press(other, "Save and go on")
    expect(other.get_by_role("alert")).to_contain_text("from the first tab")
    expect(other.locator("#happened")).to_have_value("from the second tab")
    assert family.searches()[1].form().happened == "from the first tab"


def test_a_session_that_ended_takes_the_text_along(context: BrowserContext, page: Page, site: Site) -> None:
    receipt, search = draft(site)
    come_back(page, site, receipt)
    page.goto(f"{site.url}/en/form/story")
    page.locator("#happened").fill("long and hard to write")
    context.clear_cookies()
    press(page, "Save and go on")
    heading(page, "Your receipt, please")
    page.locator("#receipt").fill(str(receipt))
    press(page, "Open and save")
    heading(page, "About you")
    assert search.form().happened == "long and hard to write"


@pytest.mark.parametrize("scripts", ["scripts"], indirect=True)
def test_a_tab_that_is_closed_keeps_what_was_typed(context: BrowserContext, page: Page, site: Site) -> None:
    receipt, search = draft(site)
    come_back(page, site, receipt)
    page.goto(f"{site.url}/en/form/story")
    page.locator("#happened").press_sequentially("half a sen")
    page.goto("about:blank")
    until(lambda: search.form().happened == "half a sen")
    page.goto(f"{site.url}/en/form/story")
    expect(page.locator("#happened")).to_have_value("half a sen")
    page.locator("#happened").fill("half a sentence")
    page.close(run_before_unload=True)
    until(lambda: search.form().happened == "half a sentence")
    page = context.new_page()
    page.goto(f"{site.url}/en/messages")
    page.locator("#text").press_sequentially("I remember")
    page.close(run_before_unload=True)
    until(lambda: search.form().unsent == "I remember")
    page = context.new_page()
    page.goto(f"{site.url}/en/messages")
    expect(page.locator("#text")).to_have_value("I remember")
    # Nothing is kept before there is a receipt: the browser asks.
    page.goto(f"{site.url}/en/start")
    page.locator("#names-0").press_sequentially("Aygul")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{site.url}/en/about")
    assert asked == ["beforeunload"]
    # Leaving quickly never asks.
    page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>Elsewhere</title>"))
    page.goto(f"{site.url}/en/start")
    page.locator("#names-0").press_sequentially("Aygul")
    page.get_by_role("link", name="Leave quickly").click()
    expect(page).to_have_title("Elsewhere")
    assert asked == ["beforeunload"]


def test_another_language_in_the_midst_of_a_step_takes_the_text_along(page: Page, site: Site) -> None:
    receipt, search = draft(site)
    come_back(page, site, receipt)
    page.goto(f"{site.url}/en/form/story")
    page.locator("#happened").press_sequentially("half a sen")
    page.get_by_role("button", name="Türkçe").click()
    expect(page.locator("html")).to_have_attribute("lang", "tr")
    expect(page.locator("#happened")).to_have_value("half a sen")
    assert search.form().happened == "half a sen"
    assert "story" not in search.form().steps, "saved, and not left yet"
    page.goto(f"{site.url}/")
    expect(page.locator("html")).to_have_attribute("lang", "tr")  # remembered
    # What cannot be saved yet stays typed, with its error in the other language.
    page.goto(f"{site.url}/en/form/story")
    page.locator("#happened").fill("a" * 20_001)
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#happened")).to_have_value("a" * 20_001)
    assert search.form().happened == "half a sen"


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


@pytest.mark.parametrize("scripts", ["scripts"], indirect=True)
def test_the_whole_flow_by_keyboard(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/en/start")

    def enter(role: str, name: str) -> None:
        tab_to(page, page.get_by_role(role, name=name, exact=True))  # type: ignore[arg-type]
        page.keyboard.press("Enter")

    def write(label: str, text: str) -> None:
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(text)

    write("Name", "Patigül")
    page.keyboard.press("Enter")
    heading(page, "Your receipt")
    receipt = " ".join(page.locator(".receipt li").all_inner_texts())
    enter("link", "I have written it down")
    heading(page, "Type your receipt")
    write("Your receipt", receipt)
    page.keyboard.press("Enter")
    heading(page, "About the person")
    tab_to(page, page.get_by_label("I do not know, or would rather not say"))
    page.keyboard.press("ArrowUp")
    write("Date of birth, year of birth, or age", "the 1960s")
    enter("button", "Save and go on")
    heading(page, "Home")
    write("County or city", "Yarkand or Poskam")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("more than one place")
    tab_to(page, page.get_by_label("I am not sure: look in all of them"))
    page.keyboard.press("ArrowUp")
    enter("button", "Save and go on")
    for title in ("Photos", "Relatives", "What happened", "About you", "What you agree to"):
        heading(page, title)
        enter("button", "Save and go on")
    heading(page, "Please look it over")
    enter("button", "Send")
    heading(page, "Where things stand")
    search = site.intake.open(Receipt.parse(receipt))
    assert search is not None
    form = search.form()
    assert (form.sex, form.birth, form.county) == ("m", "the 1960s", "653125")
    enter("link", "Look for one more person of the family")
    heading(page, "One more person")
    write("Name", "Ömer")
    page.keyboard.press("Enter")
    heading(page, "About the person")
    enter("link", "Where things stand")
    enter("button", "Open Patigül")
    expect(page.locator("main")).to_contain_text("About: Patigül")
    enter("link", "Destroy everything you gave us")
    enter("button", "Destroy everything about everybody")
    heading(page, "It is destroyed")
    with site.intake.database.read() as session:
        assert session.get(Search, search.id) is None
