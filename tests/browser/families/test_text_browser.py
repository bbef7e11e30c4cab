"""The whole flow in a text browser: no scripts, no styles, no pictures, keyboard only."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from service.store.receipt import Receipt
from tests.browser.families.conftest import Site
from tests.support.textbrowser import text_browser

pytestmark = pytest.mark.browser


def test_a_search_from_begin_to_end(site: Site, tmp_path: Path) -> None:
    if shutil.which("w3m") is None:
        pytest.skip("w3m is not installed")
    with text_browser(f"{site.url}/en/start", tmp_path) as browser:
        browser.expect("A name or a photo is enough to begin.")
        browser.fill("each on its own line", "پاتىگۈل")
        browser.follow("Go on")
        page = browser.expect("This number is your key.")
        digits = "".join(re.findall(r"^\s*\d\.\s+(\d{4})\s*$", page, re.MULTILINE))
        assert len(digits) == 24, page
        browser.follow("I have written it down")
        browser.expect("Please type it from your note.")
        browser.fill("Gaps do not matter", "1234")
        browser.follow("Go on")
        browser.expect("There are 4 here.")
        browser.fill("Gaps do not matter", digits)
        browser.follow("Go on")
        browser.expect("Date of birth, year of birth, or age")
        browser.fill("Date of birth", "about 1960")
        browser.follow("Save and go on")
        browser.expect("A list of all counties")
        browser.fill("Unsure is welcome", "Yarkand or Poskam")
        browser.follow("Save and go on")
        browser.expect("We look in all of them, unless you choose one.")
        browser.follow("Save and go on")
        browser.expect("never for the same face")
        for words in (
            "Names of parents",
            "In your own words",
            "You do not have to tell us",
            "We look for the person",
        ):
            browser.follow("Save and go on")
            browser.expect(words)
        browser.follow("Save and go on")
        page = browser.expect("Please look it over")
        assert "پاتىگۈل" in page
        assert "about 1960" in page
        browser.follow("Send")
        browser.expect("Thank you. We have it.")
        search = site.intake.open(Receipt.parse(digits))
        assert search is not None
        assert search.form().birth == "about 1960"
        search.add_message("Did she wear glasses?", kind="question", from_family=False)

        browser.follow("Finish this visit")
        browser.expect("Your visit has ended")
        browser.follow("Come back with a receipt")
        browser.expect("A lost receipt cannot be replaced.")
        browser.fill("Gaps do not matter", digits)
        browser.follow("Open")
        browser.expect("A message is waiting")
        browser.follow("Read the message")
        browser.expect("Did she wear glasses?")
        browser.write("Your answer", "Yes, since 2014.")
        browser.follow("Send")
        browser.expect("Your message is here")
        assert [m.text for m in search.messages()][-1].strip() == "Yes, since 2014."
        browser.follow("Where things stand")
        browser.expect("Look for one more person")
        browser.follow("Look for one more person")
        browser.expect("One number is enough for all of them.")
        browser.fill("If you only have a photo", "Omer")
        browser.follow("Go on")
        browser.expect("About: Omer")
        browser.follow("Where things stand")
        browser.expect("Your family")
        browser.follow("Destroy everything you gave us")
        browser.expect("Destroy everything about everybody")
        browser.follow("Destroy everything about everybody")
        browser.expect("The keys are gone.")
        assert site.intake.open(Receipt.parse(digits)) is None
