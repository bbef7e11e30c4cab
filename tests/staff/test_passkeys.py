from __future__ import annotations

import copy
import json

import pytest
from sqlalchemy import update

from service.config import ConfigError, casework_settings
from service.staff import accounts, challenges, sessions
from service.staff.login import PER_ADDRESS, PER_ORIGIN
from service.staff.passkeys import MOST, Passkeys, Site
from service.store.clock import now
from service.store.models.staff import Passkey, SpentChallenge, Staff, StaffSession
from service.web import headers
from tests.staff.scene import Scene
from tests.staff.test_login import halfway
from tests.support.authenticator import Authenticator, decode
from tests.support.client import CheckedClient, Page, text_of
from tests.support.deployment import environ_for

SITE = Site("localhost", "http://localhost")


@pytest.fixture(autouse=True)
def site(scene: Scene) -> None:
    """The staff app knows its address."""
    scene.app.extensions["staff"].passkeys.site = SITE


def options(page: Page) -> str:
    (form,) = [f for f in page.forms if f.element.get("data-passkey")]
    return next(i.get("data-options", "") for i in form.inputs() if i.get("name") == "answer")


def add(scene: Scene, username: str, device: Authenticator, name: str = "Work phone") -> CheckedClient:
    client = scene.client(username)
    page = client.get("/account/passkeys/new", heading="Add a passkey")
    client.submit("Make the passkey", name=name, answer=device.create(options(page)))
    assert client.page is not None
    assert client.page.heading == "My account"
    return client


def log_in(scene: Scene, device: Authenticator, status: int = 302, **changes: object) -> CheckedClient:
    client = CheckedClient(scene.app)
    page = client.get("/login", query_string={"next": "/account"})
    client.submit("Log in with a passkey", status=status, answer=device.sign(options(page), **changes))
    return client


def test_a_passkey_stands_for_password_and_code(scene: Scene) -> None:
    device = Authenticator()
    page = add(scene, "amina", device).page
    assert page is not None
    assert "Work phone" in page.text
    client = log_in(scene, device)
    assert client.page is not None
    assert client.page.heading == "My account"
    (row,) = [r for r in client.page.tree.iter("tr") if "this one" in text_of(r)]
    assert "passkey" in text_of(row)
    client.get("/account/password", heading="Change the password")  # fresh: it was two factors
    assert scene.trail()[-1] == ("amina", "login")
    assert ("amina", "passkey.added") in scene.trail()


def test_without_an_address_in_the_settings_none_are_offered(scene: Scene) -> None:
    scene.app.extensions["staff"].passkeys.site = None
    assert "data-passkey" not in CheckedClient(scene.app).get("/login").html
    client = scene.client("amina")
    assert "VMF_STAFF_URL" in client.get("/account/passkeys/new").text
    client.post("/account/passkeys/new", {"name": "x", "answer": "{}"}, status=400)


def test_at_another_address_than_the_settings_none_are_offered(scene: Scene) -> None:
    other = CheckedClient(scene.app, host="127.0.0.1")
    assert "data-passkey" not in other.get("/login").html


def test_only_pages_that_ask_for_passkeys_let_scripts_ask(scene: Scene) -> None:
    client = scene.client("amina")
    page = client.get("/account/passkeys/new")
    assert "publickey-credentials-create=(self)" in page.response.headers["Permissions-Policy"]
    for url in ("/account", "/queue"):
        permissions = client.get(url).response.headers["Permissions-Policy"]
        assert "publickey-credentials-create=()" in permissions
        assert "publickey-credentials-get=()" in permissions
    assert headers.PASSKEY_PERMISSIONS.count("(self)") == 2


def test_more_than_one_with_names_and_each_can_be_removed(scene: Scene) -> None:
    phone, key = Authenticator(), Authenticator(count=None)
    add(scene, "amina", phone, "Phone  ‮ of\u200f work")
    client = add(scene, "amina", key, "ئاچقۇچ")
    page = client.get("/account")
    assert "Phone of work" in page.text, "nothing in it turns the line around"
    assert "ئاچقۇچ" in page.text
    other = scene.client("amina")
    with scene.casework.database.read() as session:
        ids = [row.id for row in session.query(Passkey).order_by(Passkey.created_day, Passkey.id)]
        listed = scene.app.extensions["staff"].passkeys.listed(session, scene.people["amina"])
    gone = next(one.id for one in listed if one.name.startswith("Phone"))
    assert len(ids) == 2
    client.submit("Remove", action=f"/account/passkeys/{gone}/remove")
    other.request("GET", "/account", 302)
    log_in(scene, phone, status=400)
    log_in(scene, key)
    assert ("amina", "passkey.removed") in scene.trail()


def test_the_names_are_needed_and_the_number_has_an_end(scene: Scene) -> None:
    client = scene.client("amina")
    page = client.get("/account/passkeys/new")
    answer = Authenticator().create(options(page))
    assert "A name is needed" in client.submit("Make the passkey", status=400, name="\u200f \u202e", answer=answer).text
    with scene.casework.database.write() as session:
        for number in range(MOST):
            session.add(
                Passkey(
                    id=f"{number:032x}",
                    staff_id=scene.people["amina"],
                    lookup=str(number),
                    sealed=b"",
                    created_day=accounts.today(),
                )
            )
    page = client.get("/account/passkeys/new")
    answer = Authenticator().create(options(page))
    assert "as many" in client.submit("Make the passkey", status=400, name="one more", answer=answer).text


def test_one_device_is_not_kept_twice_nor_for_two_people(scene: Scene) -> None:
    device = Authenticator()
    client = add(scene, "amina", device)
    page = client.get("/account/passkeys/new")
    excluded = json.loads(options(page))["excludeCredentials"]
    assert [decode(one["id"]) for one in excluded] == [device.credential_id]
    page = client.submit("Make the passkey", status=400, name="again", answer=device.create(options(page)))
    assert "here already" in page.text
    other = scene.client("bahar")
    page = other.get("/account/passkeys/new")
    page = other.submit("Make the passkey", status=400, name="hers", answer=device.create(options(page)))
    assert "here already" in page.text


def test_nobody_removes_a_colleagues(scene: Scene) -> None:
    device = Authenticator()
    add(scene, "amina", device)
    with scene.casework.database.read() as session:
        passkey_id = session.query(Passkey).one().id
    client = scene.client("bahar")
    client.get("/account")
    client.post(f"/account/passkeys/{passkey_id}/remove", status=404)
    log_in(scene, device)


WRONG = {
    "another origin": {"origin": "https://staff.example.net"},
    "another origin that begins alike": {"origin": "http://localhost.example.net"},
    "another port": {"origin": "http://localhost:8080"},
    "another site": {"rp": "example.net"},
    "inside another page": {"crossOrigin": True},
    "another ceremony": {"type": "webauthn.create"},
    "no challenge of ours": {"challenge": "AAAA"},
}


@pytest.mark.parametrize("what", WRONG)
def test_what_was_signed_elsewhere_opens_nothing(scene: Scene, what: str) -> None:
    device = Authenticator()
    add(scene, "amina", device)
    log_in(scene, device, status=400, **WRONG[what])
    log_in(scene, device)


def test_a_signature_without_finger_face_or_pin_opens_nothing(scene: Scene) -> None:
    device = Authenticator(verifies=False)
    client = scene.client("amina")
    page = client.get("/account/passkeys/new")
    client.submit("Make the passkey", status=400, name="no lock", answer=device.create(options(page)))
    device.verifies = True
    add(scene, "amina", device)
    device.verifies = False
    log_in(scene, device, status=400)
    assert scene.trail()[-1] == ("amina", "login.failed")


def test_another_key_under_a_known_name_opens_nothing(scene: Scene) -> None:
    device = Authenticator()
    add(scene, "amina", device)
    forger = Authenticator(credential_id=device.credential_id, count=40)
    forger.user_handle = device.user_handle
    log_in(scene, forger, status=400)
    log_in(scene, device)


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", "nonsense", '{"id": 1}', "[" * 19_000, "\x00", '{"id":"AA","rawId":"AA"}']
)
def test_nonsense_is_refused_with_a_page(scene: Scene, answer: str) -> None:
    client = CheckedClient(scene.app)
    client.get("/login")
    page = client.submit("Log in with a passkey", status=400, answer=answer)
    assert page.heading == "Log in"
    mine = scene.client("amina")
    mine.get("/account/passkeys/new")
    mine.submit("Make the passkey", status=400, name="x", answer=answer)


def test_a_signature_counts_once_for_one_purpose_in_one_browser(scene: Scene) -> None:
    device = Authenticator(count=None)
    add(scene, "amina", device)
    client = CheckedClient(scene.app)
    page = client.get("/login", query_string={"next": "/account"})
    answer = device.sign(options(page))
    thief = CheckedClient(scene.app)
    thief.get("/login")
    thief.submit("Log in with a passkey", status=400, answer=answer)
    client.submit("Log in with a passkey", page=page, answer=answer)
    client.get("/account")
    client.submit("Log out")
    client.get("/login")
    client.submit("Log in with a passkey", status=400, answer=answer)
    mine = scene.client("amina")
    mine.get("/login/again")
    mine.submit("Use a passkey", status=400, answer=answer)


def test_a_challenge_runs_out_and_is_forgotten(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    key = bytes(32)
    made = challenges.new(key, "a")
    assert challenges.is_ours(key, made, "a")
    assert not challenges.is_ours(key, made, "b")
    assert not challenges.is_ours(bytes([1]) * 32, made, "a")
    assert not challenges.is_ours(key, b"", "a")
    with scene.casework.database.write() as session:
        assert challenges.spend(session, made)
        assert not challenges.spend(session, made)
    later = now() + challenges.LIFETIME_SECONDS + 2
    monkeypatch.setattr(challenges, "now", lambda: later)
    assert not challenges.is_ours(key, made, "a")
    with scene.casework.database.write() as session:
        assert challenges.spend(session, challenges.new(key, "a"))
        assert session.query(SpentChallenge).count() == 1
    monkeypatch.setattr(challenges, "now", lambda: later - 10_000)
    assert not challenges.is_ours(key, made, "a"), "made in the future"


def test_visitors_who_sign_nothing_leave_nothing(scene: Scene) -> None:
    for _ in range(3):
        CheckedClient(scene.app).get("/login")
    with scene.casework.database.read() as session:
        assert session.query(SpentChallenge).count() == 0
        assert session.query(StaffSession).count() == 0


def test_a_copied_passkey_is_found_out_and_ends_everything(scene: Scene) -> None:
    device = Authenticator()
    add(scene, "amina", device)
    copied = copy.copy(device)
    thief = log_in(scene, copied)
    thief.get("/queue")
    page = log_in(scene, device, status=400).page
    assert page is not None
    assert "has been copied" in page.text
    thief.request("GET", "/queue", 302)
    assert ("amina", "passkey.copied") in scene.trail()
    for one in (device, copied):
        one.count = 1000
        log_in(scene, one, status=400)
    client = halfway(scene, "amina")
    assert "data-passkey" not in (client.page.html if client.page else ""), "a copied one is not asked for"
    client.submit("Log in", code=scene.code("amina"))
    assert "copied: opens nothing" in client.get("/account").text


def test_in_place_of_the_code_after_the_password(scene: Scene) -> None:
    device, other = Authenticator(), Authenticator()
    add(scene, "amina", device)
    add(scene, "bahar", other)
    client = halfway(scene, "amina")
    assert client.page is not None
    page = client.page
    allowed = json.loads(options(page))["allowCredentials"]
    assert [decode(one["id"]) for one in allowed] == [device.credential_id]
    client.submit("Use a passkey", status=400, page=page, answer=other.sign(options(page)))
    page = client.page
    client.submit("Use a passkey", page=page, answer=device.sign(options(page)))
    assert client.page.heading == "My account"


def test_a_signature_of_the_first_page_does_not_pass_as_the_second_step(scene: Scene) -> None:
    device = Authenticator()
    add(scene, "amina", device)
    page = CheckedClient(scene.app).get("/login")
    answer = device.sign(options(page))
    client = halfway(scene, "amina")
    client.submit("Use a passkey", status=400, answer=answer)
    with scene.casework.database.write() as session:
        session.execute(update(StaffSession).values(created_at=1))
    client.post("/login/code/passkey", {"answer": answer})
    assert client.location == "/login"


def test_before_a_sensitive_act(scene: Scene) -> None:
    device = Authenticator()
    client = add(scene, "amina", device)
    with scene.casework.database.write() as session:
        session.execute(update(StaffSession).values(second_factor_at=now() - 3600))
    client.request("GET", "/account/password", 302)
    page = client.follow()
    client.submit("Use a passkey", page=page, answer=device.sign(options(page)))
    assert client.page is not None
    assert client.page.heading == "Change the password"


@pytest.mark.parametrize("act", ["close", "renew"])
def test_closing_and_renewing_end_passkeys(scene: Scene, act: str) -> None:
    device = Authenticator()
    add(scene, "amina", device)
    with scene.casework.database.write() as session:
        person = session.get_one(Staff, scene.people["amina"])
        if act == "close":
            scene.app.extensions["staff"].departures.close(session, person)
        else:
            accounts.invite(scene.casework, session, person)
        assert session.query(Passkey).count() == 0
    log_in(scene, device, status=400)


def test_whoever_writes_only_the_database_gives_nobody_a_passkey(scene: Scene) -> None:
    device = Authenticator()
    add(scene, "bahar", device)
    with scene.casework.database.write() as session:
        session.execute(update(Passkey).values(staff_id=scene.people["amina"]))
    device.user_handle = bytes.fromhex(scene.people["amina"])
    log_in(scene, device, status=400)
    assert "damaged" in scene.client("amina").get("/account").text


def test_names_and_keys_of_devices_are_sealed(scene: Scene) -> None:
    device = Authenticator()
    add(scene, "amina", device, "Grandmother's telephone")
    stored = (scene.deployment.settings.folder / "casework.db").read_bytes()
    stored += (scene.deployment.settings.folder / "casework.db-wal").read_bytes()
    for secret in (b"Grandmother", device.credential_id, device.credential_id.hex().encode()):
        assert secret not in stored


def test_guessing_at_the_password_keeps_nobody_from_their_passkey(scene: Scene) -> None:
    """Same address, a browser never seen before, both allowances used up by somebody else."""
    device = Authenticator()
    add(scene, "amina", device)
    attacker = CheckedClient(scene.app)
    scene.app.extensions["staff"].login.passwords.verify = lambda *_: False  # cheaper guesses
    for number in range(int(PER_ADDRESS.split("/")[0]) + 1):
        attacker.get("/login")
        mine = number < int(PER_ORIGIN.split("/")[0])
        last = number == int(PER_ADDRESS.split("/")[0])
        username = "amina" if mine else f"nobody-{number}"
        attacker.submit("Continue", status=429 if last else 400, username=username, password="a guess")
    log_in(scene, device)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("", None),
        ("https://staff.example.org", Site("staff.example.org", "https://staff.example.org")),
        ("https://Staff.Example.org:443/", Site("staff.example.org", "https://staff.example.org")),
        ("https://staff.example.org:8443", Site("staff.example.org", "https://staff.example.org:8443")),
        ("http://localhost:8001", Site("localhost", "http://localhost:8001")),
        ("http://abcd.onion", Site("abcd.onion", "http://abcd.onion")),
        ("http://127.0.0.1:8001", None),
        ("http://[::1]:8001", None),
    ],
)
def test_the_site_comes_from_the_settings(scene: Scene, url: str, site: Site | None) -> None:
    settings = casework_settings(environ_for(scene.deployment.folder, VMF_STAFF_URL=url))
    assert Site.of(settings.staff_url) == site


@pytest.mark.parametrize(
    "url",
    [
        "http://staff.example.org",
        "staff.example.org",
        "https://",
        "https://staff.example.org/path",
        "https://user@staff.example.org",
        "https://staff.example.org?x=1",
        "https://staff.example.org:port",
        "ftp://localhost",
    ],
)
def test_an_address_that_cannot_be_is_refused(scene: Scene, url: str) -> None:
    with pytest.raises(ConfigError, match="VMF_STAFF_URL"):
        casework_settings(environ_for(scene.deployment.folder, VMF_STAFF_URL=url))


def test_where_they_are_offered() -> None:
    for host, offered in (("localhost", True), ("localhost:8001", True), ("LOCALHOST", True), ("127.0.0.1", False)):
        keys = Passkeys.__new__(Passkeys)
        keys.site = SITE
        assert keys.offered_at(host) == offered
    assert sessions.FACTORS == ("totp", "recovery", "passkey")
