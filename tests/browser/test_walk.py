"""The whole way in a browser, with the processes that `make run` starts: from the form to the disclosure."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from service.demonstration import ACCOUNTS
from tests.browser.checks import PATIENCE, follow

ROOT = Path(__file__).parents[2]
PHOTO = ROOT / "sample" / "photos-from-families" / "family-01.jpg"
TOLD = "A list of 2017 names your relative. It does not tell how he is today."

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


@dataclass(frozen=True)
class Demonstration:
    families: str
    staff: str
    process: subprocess.Popen[str]
    environ: dict[str, str]
    log: Path


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(environ: dict[str, str], log: Path) -> Demonstration:
    family, staff, api = _port(), _port(), _port()
    command = [sys.executable, "-m", "service", "demonstration", "run"]
    command += ["--family-port", str(family), "--staff-port", str(staff), "--api-port", str(api)]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=output, stderr=output, text=True, start_new_session=True
        )
    return Demonstration(f"http://127.0.0.1:{family}", f"http://127.0.0.1:{staff}", process, environ, log)


def _until_served(running: Demonstration) -> None:
    until = time.monotonic() + 180
    for url in (f"{running.families}/en/", f"{running.staff}/login"):
        while True:
            try:
                urllib.request.urlopen(url, timeout=5).close()
                break
            except OSError:
                assert running.process.poll() is None, running.log.read_text()
                assert time.monotonic() < until, running.log.read_text()
                time.sleep(0.3)


def _stop(running: Demonstration) -> int:
    """As Ctrl-C does it."""
    running.process.send_signal(signal.SIGINT)
    return running.process.wait(timeout=30)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    folder = tmp_path_factory.mktemp("demonstration")
    environ = {**os.environ, "VMF_DATA": str(folder / "data"), "VMF_DEMONSTRATION": "1"}
    running = _start(environ, folder / "log")
    _until_served(running)
    yield running
    if running.process.poll() is None:
        _stop(running)


def _page(browser: Browser, width: int) -> Page:
    page = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=False, locale="en"
    ).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def _press(page: Page, text: str) -> None:
    follow(page, page.get_by_role("button", name=text, exact=True))


class Screenshots:
    """With VMF_SCREENSHOTS set, a picture of each page goes there, to be looked at."""

    def __init__(self) -> None:
        self.folder = os.environ.get("VMF_SCREENSHOTS")
        self.number = 0

    def __call__(self, page: Page, name: str) -> None:
        self.number += 1
        if self.folder:
            page.screenshot(path=Path(self.folder) / f"walk-{self.number:02d}-{name}.png", full_page=True)


def _log_in(browser: Browser, running: Demonstration, username: str, width: int = 1280) -> Page:
    account = next(a for a in ACCOUNTS if a.username == username)
    page = _page(browser, width)
    page.goto(running.staff)
    page.get_by_label("Username").fill(account.username)
    page.get_by_label("Password").fill(account.password)
    _press(page, "Continue")
    page.get_by_label("Code").fill(pyotp.TOTP(account.secret).now())
    _press(page, "Log in")
    expect(page.locator("h1")).to_have_text("Queue")
    return page


def _submit_search(page: Page, running: Demonstration, look: Screenshots) -> str:
    page.goto(f"{running.families}/en/start")
    expect(page.locator("body")).to_contain_text("Demonstration")
    page.get_by_label("Name", exact=True).fill("Réshit Idris")
    look(page, "name")
    _press(page, "Go on")
    receipt = " ".join(page.locator(".receipt li").all_inner_texts())
    look(page, "receipt")
    follow(page, page.get_by_role("link", name="I have written it down"))
    page.get_by_label("Your receipt").fill(receipt)
    _press(page, "Go on")
    page.get_by_label("Date of birth, year of birth, or age").fill("about 1974")
    _press(page, "Save and go on")
    page.get_by_label("County or city").fill("Konasheher")
    _press(page, "Save and go on")
    page.get_by_label("Photos", exact=True).set_input_files([PHOTO])
    _press(page, "Save and go on")
    while page.locator("h1").inner_text() != "Please look it over":
        _press(page, "Save and go on")
    look(page, "summary")
    _press(page, "Send")
    expect(page.locator(".state")).to_have_text("Received")
    look(page, "sent")
    return receipt


def _read_as_same(page: Page, look: Screenshots, name: str) -> None:
    until = time.monotonic() + 60
    while "Nothing waits here." in page.locator("main").inner_text():
        assert time.monotonic() < until, "no search reached the queue"
        time.sleep(1)
        page.reload()
    look(page, f"queue-{name}")
    _press(page, "Next search")
    look(page, f"search-{name}")
    follow(page, page.get_by_role("link", name="Candidate 1").first)
    blind = page.locator("main").inner_text()
    assert " bits" not in blind
    assert "热西提" in blind
    look(page, f"blind-{name}")
    page.get_by_label("Same person").check()
    page.get_by_label("Your reason").fill("The same picture, the same name.")
    _press(page, "Keep my reading")
    expect(page.locator("main")).to_contain_text("bits in all")
    look(page, f"explained-{name}")


def test_from_the_form_to_the_disclosure(demonstration: Demonstration, chromium: Browser) -> None:
    look = Screenshots()
    family = _page(chromium, 360)
    receipt = _submit_search(family, demonstration, look)

    first = _log_in(chromium, demonstration, "dilnur")
    _read_as_same(first, look, "first")
    expect(first.locator("main")).to_contain_text("Waits for a second reader")
    follow(first, first.get_by_role("link", name="Back to the search"))
    _press(first, "Leave this search")

    second = _log_in(chromium, demonstration, "serik", width=360)
    _read_as_same(second, look, "second")
    expect(second.locator("main")).to_contain_text("Confirmed as the same person")
    follow(second, second.get_by_role("link", name="Back to the search"))
    follow(second, second.get_by_role("link", name="Record how it was established"))
    second.get_by_label("A voucher: somebody whom we trust").check()
    for met in ("They told us about the person", "What they knew stands in no public list"):
        second.get_by_label(met).check()
    second.get_by_label("What was found").fill("An invented teacher whom we trust knows this family.")
    look(second, "kinship")
    _press(second, "Record it")
    follow(second, second.get_by_role("link", name="Candidate 1").first)
    follow(second, second.get_by_role("link", name="Tell the family"))
    second.get_by_label("That the records name this person").check()
    second.get_by_label("Text").fill(TOLD)
    _press(second, "Look at it as the family will")
    look(second, "preview")
    _press(second, "Send it to the family")
    expect(second.locator("main")).to_contain_text("Told.")
    look(second, "told")

    family.goto(f"{demonstration.families}/en/return")
    if family.get_by_label("Your receipt").count():
        family.get_by_label("Your receipt").fill(receipt)
        _press(family, "Open")
    expect(family.locator(".state")).to_have_text("A message is waiting")
    look(family, "waiting")
    follow(family, family.get_by_role("link", name="Read the message"))
    expect(family.locator("main")).to_contain_text(TOLD)
    look(family, "read")
    verified = subprocess.run(
        [sys.executable, "-m", "service", "audit", "verify"],
        cwd=ROOT,
        env=demonstration.environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert verified.returncode == 0, verified.stderr
    assert "whole" in verified.stdout


def test_a_second_run_keeps_all_data_and_stops_cleanly(demonstration: Demonstration, chromium: Browser) -> None:
    receipt = _submit_search(_page(chromium, 1280), demonstration, Screenshots())
    assert _stop(demonstration) == 0
    again = _start(demonstration.environ, demonstration.log)
    try:
        _until_served(again)
        page = _page(chromium, 360)
        page.goto(f"{again.families}/en/return")
        page.get_by_label("Your receipt").fill(receipt)
        _press(page, "Open")
        expect(page.locator("h1")).to_have_text("Where things stand")
    finally:
        assert _stop(again) == 0
    assert "Traceback" not in demonstration.log.read_text()
