"""A whole search is decided with the keyboard alone, without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from service.review.drafts import BAD_NEWS
from service.store.receipt import Receipt
from tests.browser.checks import PATIENCE
from tests.browser.staff.conftest import Site
from tests.staff.scene import PASSWORD

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const e = document.activeElement;
  const label = e.labels && e.labels.length ? e.labels[0] : e;
  return label.innerText.replace(/\\s+/g, " ").trim();
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False, locale="en")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def tab_to(page: Page, text: str) -> None:
    """Tabs to the link, button or field of that name."""
    seen = []
    for _ in range(150):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused == text:
            return
        seen.append(focused)
    raise AssertionError(f"{text!r} cannot be reached with the keyboard; reached: {seen[:40]}")


def press(page: Page, text: str) -> None:
    """Follows a link or presses a button: another page comes."""
    tab_to(page, text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick(page: Page, text: str) -> None:
    tab_to(page, text)
    page.keyboard.press("Space")


def fill(page: Page, label: str, text: str) -> None:
    tab_to(page, label)
    page.keyboard.type(text)


def log_in(page: Page, site: Site, username: str) -> None:
    page.context.clear_cookies()
    page.goto(site.url + "/login")
    fill(page, "Username", username)
    fill(page, "Password", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Second step")
    fill(page, "Code", site.scene.code(username))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Queue")


def read(page: Page) -> None:
    press(page, "Next search")
    expect(page.locator("h1")).to_have_text("Search")
    press(page, "Read the next candidate")
    expect(page.locator("h1")).to_contain_text("Candidate")
    assert "bits" not in page.content()
    tick(page, "Same person")
    fill(page, "Your reason", "Name, year and township fit.")
    press(page, "Keep my reading")
    expect(page.locator("figure.chart")).to_be_visible()
    expect(page.locator("main")).to_contain_text("+15.0")


def test_two_caseworkers_decide_and_tell_by_keyboard(page: Page, site: Site) -> None:
    planted = site.scene.planted()
    log_in(page, site, "amina")
    read(page)
    expect(page.locator("main")).to_contain_text("Waits for a second reader.")
    press(page, "Back to the search")
    press(page, "Leave this search")
    log_in(page, site, "bahar")
    read(page)
    expect(page.locator("main")).to_contain_text("Confirmed as the same person.")
    press(page, "Back to the search")
    press(page, "Record how it was established")
    # One tab stop for all radio buttons of a question: the arrows choose.
    tab_to(page, "Not established")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tick(page, "They told us about the person before we told them anything.")
    tick(page, "What they knew stands in no public list, news report or social network.")
    fill(page, "What was found", "They knew the name of the family's well.")
    press(page, "Record it")
    expect(page.locator("main")).to_contain_text("Facts that a stranger would lack")
    press(page, "Candidate 1")
    press(page, "Tell the family")
    tick(page, "That the records name this person, and in which source")
    tab_to(page, "Text, in the family's language (English)")
    page.keyboard.press("Control+Home")
    page.keyboard.type("We found your brother in a list of 2017.")
    press(page, "Look at it as the family will")
    press(page, "Send it to the family")
    expect(page.locator("main")).to_contain_text("Told.")
    family = site.scene.deployment.family_side().open(Receipt.parse(planted.receipt))
    assert family is not None
    (told,) = [m for m in family.messages() if m.kind == "disclosure"]
    assert told.text.startswith("We found your brother in a list of 2017.")
    assert "You do not have to carry this alone" in told.text


def test_access_keys_lead_through_a_reading_and_a_death_is_approved(page: Page, site: Site) -> None:
    """The keys that the pages list, in chromium: Alt and the key."""

    devtools = page.context.new_cdp_session(page)

    def press_key(letter: str) -> None:
        # As a real keyboard sends it: playwright's own Alt comes without the letter that access keys look for.
        press = {
            "modifiers": 1,
            "key": letter,
            "code": f"Key{letter.upper()}",
            "windowsVirtualKeyCode": ord(letter) - 32,
        }
        devtools.send("Input.dispatchKeyEvent", {"type": "keyDown", **press, "text": letter, "unmodifiedText": letter})
        devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **press})

    def key(letter: str) -> None:
        with page.expect_navigation():
            press_key(letter)

    planted = site.scene.planted()
    for username in ("amina", "bahar"):
        log_in(page, site, username)
        key("n")
        expect(page.locator("h1")).to_have_text("Search")
        key("r")
        press_key("s")
        expect(page.get_by_label("Same person")).to_be_checked()
        press_key("e")
        page.keyboard.type("Name, year and township fit.")
        press(page, "Keep my reading")
        key("b")
        if username == "amina":
            key("l")
    key("k")
    tab_to(page, "Not established")
    page.keyboard.press("ArrowUp")
    tick(page, "They told us about the person before we told them anything.")
    tick(page, "What they knew stands in no public list, news report or social network.")
    fill(page, "What was found", "The teacher of the village knows them.")
    press(page, "Record it")
    press(page, "Candidate 1")
    key("t")
    tick(page, "A death")
    tab_to(page, "Text, in the family's language (English)")
    page.keyboard.press("Control+Home")
    page.keyboard.type("I am sorry. A record of 2018 says that your brother died.")
    press(page, "Look at it as the family will")
    for point in BAD_NEWS.values():
        tick(page, str(point))
    press(page, "Ask a colleague to approve it")
    expect(page.locator("main")).to_contain_text("A draft waits for approval")
    key("l")
    log_in(page, site, "celil")
    key("n")
    press(page, "Read it and decide")
    press(page, "Approve it and send it to the family")
    expect(page.locator("main")).to_contain_text("Told.")
    family = site.scene.deployment.family_side().open(Receipt.parse(planted.receipt))
    assert family is not None
    (told,) = [m for m in family.messages() if m.kind == "disclosure"]
    assert told.text.startswith("I am sorry.")
