"""An import from upload to report in a browser without scripts, done by a real worker: pages come up by themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from service.staff import sessions
from tests.browser.staff.conftest import Site
from tests.records.jobs import xlsx_of
from tests.support.leak import person

ROOT = Path(__file__).parents[3]
PATIENCE = 90_000

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


@pytest.fixture
def worker(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    environ = {**os.environ, **site.scene.deployment.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "worker"], env=environ, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    yield process
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, accept_downloads=True
    )
    with site.scene.casework.database.write() as session:
        token = sessions.begin(session, site.scene.people["erkin"], halfway=False)
    context.add_cookies([{"name": "login", "value": token, "url": site.url}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


@pytest.mark.usefixtures("worker")
def test_an_import_from_upload_to_report(page: Page, site: Site, tmp_path: Path) -> None:
    people = [person(n) for n in range(40)]
    people[4]["身份证号"] = "6.53121E+17"
    page.goto(site.url + "/sources")
    page.get_by_role("link", name="Import records").click()
    page.get_by_label("Source").fill("police list")
    page.get_by_label("Files").set_input_files(
        [{"name": "名单.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx_of(people)}]
    )
    page.get_by_role("button", name="Look into it").click()
    go_on = page.get_by_role("button", name="Go on to the dry run")
    expect(go_on).to_be_visible(timeout=PATIENCE)  # nobody reloads: the page does
    expect(page.locator("main")).to_contain_text(people[0]["姓名"])
    page.get_by_label("户籍地址").select_option("note")
    go_on.click()
    run = page.get_by_role("button", name="Import now")
    expect(run).to_be_visible(timeout=PATIENCE)
    expect(page.locator("main")).to_contain_text("Nothing was changed yet")
    run.click()
    expect(page.locator("main")).to_contain_text("Done.", timeout=PATIENCE)
    expect(page.locator("main")).to_contain_text("row 7")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the whole report").click()
    saved = tmp_path / "report.csv"
    download.value.save_as(saved)
    assert "名单.xlsx" in saved.read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="The source", exact=True).click()
    expect(page.locator("main")).to_contain_text("in quarantine")
    expect(page.locator("main")).to_contain_text("40")
