"""A passkey from making it to logging in with it, by a virtual authenticator of the browser's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from service.staff import sessions
from service.staff.passkeys import Site as PasskeySite
from service.store.models.staff import Passkey
from tests.browser.checks import PATIENCE
from tests.browser.staff.conftest import Site
from tests.staff.scene import PASSWORD, make_scene
from tests.support.deployment import copy_data, running
from tests.support.serving import served

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(data_template: Path, tmp_path: Path) -> Iterator[Site]:
    """At a name: browsers give no passkeys to numbers."""
    copy_data(data_template, tmp_path / "data")
    with running(tmp_path / "data") as deployment:
        scene = make_scene(deployment)
        with served(scene.app) as port:
            url = f"http://localhost:{port}"
            scene.app.extensions["staff"].passkeys.site = PasskeySite.of(url)
            yield Site(url, scene)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="en")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    # What the policy of contents refuses, the browser tells here.
    assert not [e for e in errors if "status of 4" not in e], errors


def device(page: Page, **changes: Any) -> tuple[CDPSession, str]:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **changes}})
    return session, made["authenticatorId"]


def be(page: Page, site: Site, username: str) -> None:
    with site.scene.casework.database.write() as session:
        token = sessions.begin(session, site.scene.people[username], halfway=False)
    page.context.add_cookies([{"name": "login", "value": token, "url": site.url}])


def add(page: Page, site: Site, name: str) -> None:
    page.goto(site.url + "/account/passkeys/new")
    page.get_by_label("Name of the device").fill(name)
    page.get_by_role("button", name="Make the passkey").click()


def test_from_making_one_to_logging_in_by_it(page: Page, site: Site) -> None:
    cdp, authenticator = device(page)
    be(page, site, "amina")
    add(page, site, "ئايفون")
    expect(page.locator("h1")).to_have_text("My account")
    expect(page.locator("main")).to_contain_text("ئايفون")
    (kept,) = cdp.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert kept["isResidentCredential"]
    assert kept["rpId"] == "localhost"

    # The same device is not added twice, and what was typed stays.
    add(page, site, "once more")
    expect(page.locator("[data-passkey-problem]")).to_be_visible()
    expect(page.get_by_label("Name of the device")).to_have_value("once more")

    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.locator("h1")).to_have_text("Queue")
    with site.scene.casework.database.read() as session:
        row = session.query(Passkey).one()
        assert row.sign_count > 0
        assert row.used_day is not None
    assert site.scene.trail()[-2:-1] == [("amina", "login")] or ("amina", "login") in site.scene.trail()

    # In place of the code, and again before an act that cannot be taken back.
    page.get_by_role("button", name="Log out").click()
    page.get_by_label("Username").fill("amina")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("h1")).to_have_text("Queue")
    page.goto(site.url + "/login/again?next=/account/password")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("h1")).to_have_text("Change the password")

    # A device that cannot say who holds it, is none.
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.locator("[data-passkey-problem]")).to_be_visible()
    expect(page.get_by_role("button", name="Log in with a passkey")).to_be_enabled()


def test_without_scripts_password_and_code_are_all_there_is(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(site.url + "/login")
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    expect(page.get_by_role("button", name="Log in with a passkey")).to_be_hidden()
    be(page, site, "amina")
    page.goto(site.url + "/account/passkeys/new")
    expect(page.locator("main")).to_contain_text("This needs scripts")
    expect(page.get_by_role("button", name="Make the passkey")).to_be_hidden()
    context.close()
