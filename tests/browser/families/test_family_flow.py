"""A family carries a search from the first page to its end, with and without scripts, on a phone and on a desk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from service.store.receipt import Receipt
from tests.browser.checks import PATIENCE, STICKING_OUT, follow
from tests.browser.families.conftest import Site
from tests.searches.conftest import picture

pytestmark = pytest.mark.browser

WIDTHS = {"phone": (360, 740), "desk": (1280, 900)}


@pytest.fixture(params=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "scripts")


@pytest.fixture(params=list(WIDTHS))
def visitor(request: pytest.FixtureRequest, chromium: Browser, scripts: bool) -> Iterator[Page]:
    width, height = WIDTHS[request.param]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, locale="en"
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, errors


@pytest.fixture
def look(visitor: Page, request: pytest.FixtureRequest) -> Look:
    return Look(visitor, request.node.name)


class Look:
    """At each page: nothing is wider than the window. With VMF_SCREENSHOTS set, a picture of it goes there."""

    def __init__(self, page: Page, test: str) -> None:
        self.page = page
        self.folder = os.environ.get("VMF_SCREENSHOTS")
        self.test = test.replace("[", "-").strip("]")
        self.number = 0

    def __call__(self, heading: str) -> None:
        expect(self.page.locator("h1")).to_have_text(heading)
        size = self.page.viewport_size
        assert size is not None
        wide = self.page.evaluate(STICKING_OUT)
        assert not wide, f"{heading}: wider than the window: {wide}"
        self.number += 1
        if self.folder:
            path = Path(self.folder) / f"{self.test}-{self.number:02d}.png"
            self.page.screenshot(path=path, full_page=True)


def press(page: Page, text: str) -> None:
    """Every button asks for a page. What is done before it has come is done to the old one, and lost."""
    follow(page, page.get_by_role("button", name=text, exact=True))


def test_a_search_from_begin_to_end(visitor: Page, look: Look, site: Site, tmp_path: Path) -> None:
    page = visitor
    photo, no_photo = tmp_path / "photo.jpg", tmp_path / "letter.jpg"
    photo.write_bytes(picture())
    no_photo.write_bytes(b"This is a letter, not a picture. " * 20)

    page.goto(site.url)
    look("Welcome")
    page.get_by_role("link", name="Read more before you begin").click()
    look("What this is")
    page.get_by_role("link", name="Begin").click()
    look("The name")
    press(page, "Go on")
    expect(page.get_by_role("alert")).to_contain_text("One of the two is enough")
    look("The name")
    page.get_by_label("Name", exact=True).fill("پاتىگۈل ئۆمەر")
    press(page, "One more line")
    expect(page.get_by_label("Name", exact=True)).to_have_value("پاتىگۈل ئۆمەر")
    page.get_by_label("Another way to write it, or another name").first.fill("Patigul Omer")
    page.get_by_label("Another way to write it, or another name").last.fill("帕提古丽·吾买尔")
    page.get_by_label("Their father’s name").fill("ئۆمەر")
    press(page, "Go on")

    look("Your receipt")
    groups = page.locator(".receipt li").all_inner_texts()
    receipt = " ".join(groups)
    assert len(groups) == 6
    page.get_by_role("link", name="I have written it down").click()
    look("Type your receipt")
    page.get_by_label("Your receipt").fill("1234 5678")
    press(page, "Go on")
    expect(page.get_by_role("alert")).to_contain_text("There are 8 here")
    look("Type your receipt")
    page.get_by_label("Your receipt").fill(receipt)
    page.keyboard.press("Enter")

    look("About the person")
    page.get_by_label("A woman or a girl").check()
    page.get_by_label("Date of birth, year of birth, or age").fill("58 years old")
    press(page, "Save and go on")
    look("Home")
    page.get_by_label("County or city").fill("يەكەن")
    page.get_by_label("Township, village, street, or another place").fill("third village of Azatbagh")
    press(page, "Save and go on")
    look("Photos")
    page.get_by_label("Photos", exact=True).set_input_files([photo, no_photo])
    press(page, "Add these photos and stay here")
    expect(page.get_by_role("alert")).to_contain_text("letter.jpg")
    expect(page.locator(".pictures img")).to_have_count(1)
    look("Photos")
    press(page, "Save and go on")
    look("Relatives")
    page.get_by_label("Name of the relative").first.fill("Ömer Tursun")
    page.get_by_label("What they are to the person").first.select_option("father")
    press(page, "One more relative")
    expect(page.get_by_label("Name of the relative")).to_have_count(3)
    press(page, "Save and go on")
    look("What happened")
    page.get_by_label("What happened, as far as you know").fill(
        "One evening in autumn 2017.\nNobody heard of her since."
    )
    press(page, "Save and go on")
    look("About you")
    page.get_by_label("What are you to them?").fill("daughter")
    page.get_by_label("A way to reach you").fill("+86 138 0000 0000")
    press(page, "Save and go on")
    expect(page.get_by_role("alert")).to_contain_text("Another way is safer")
    look("About you")
    press(page, "Save and go on")
    look("What you agree to")
    page.get_by_label("A caseworker may get in touch with me.").check()
    press(page, "Save and go on")
    look("Please look it over")
    expect(page.locator("main")).to_contain_text("58 years old (~")
    press(page, "Send")
    look("Where things stand")
    expect(page.locator(".state")).to_have_text("Received")
    press(page, "Finish this visit")
    look("Your visit has ended")

    search = site.intake.open(Receipt.parse(receipt))
    assert search is not None
    search.add_message("Did she wear glasses?\nA year is enough.", kind="question", from_family=False)
    search.add_message("An invented list names her.", kind="disclosure", from_family=False)
    page.get_by_role("link", name="Come back with a receipt").click()
    look("Come back")
    page.get_by_label("Your receipt").fill("0" * 24)
    press(page, "Open")
    expect(page.get_by_role("alert")).to_contain_text("opens nothing here")
    page.get_by_label("Your receipt").fill(receipt.replace(" ", ""))
    press(page, "Open")
    look("Where things stand")
    expect(page.locator(".state")).to_have_text("A message is waiting")
    page.get_by_role("link", name="Read the message").click()
    look("Messages")
    page.get_by_label("Write to us").fill("ھەئە، 2014-يىلىدىن بېرى.")
    press(page, "Send")
    look("Messages")
    expect(page.locator(".message.own")).to_contain_text("2014")
    page.get_by_role("link", name="Back", exact=True).click()
    press(page, "Pause")
    expect(page.locator(".state")).to_have_text("Paused")
    press(page, "Go on looking")
    page.get_by_role("link", name="I know more now: add or correct something").click()
    look("What you gave us")
    page.get_by_role("link", name="Change Home").click()
    page.get_by_label("Township, village, street, or another place").fill("Azatbagh")
    press(page, "Save")
    look("What you gave us")
    assert search.form().place == "Azatbagh"
    page.get_by_role("link", name="Back", exact=True).click()
    page.get_by_role("link", name="Destroy everything you gave us").click()
    look("Destroy everything?")
    press(page, "Destroy everything now")
    look("It is destroyed")
    assert site.intake.open(Receipt.parse(receipt)) is None
