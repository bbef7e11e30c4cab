from __future__ import annotations

import pyotp
import pytest
from flask import Flask

from service.staff import accounts, login, totp
from service.staff.devices import device_words
from service.staff.login import CODES, CODES_A_DAY, PER_ADDRESS, PER_ORIGIN
from service.staff.permissions import safe_path
from service.store.clock import now, today
from service.store.models.staff import Staff, StaffSession
from tests.staff.scene import PASSWORD, SECRET, Scene
from tests.support.client import CheckedClient, text_of


def halfway(
    scene: Scene, username: str, client: CheckedClient | None = None, next_page: str = "/account"
) -> CheckedClient:
    """After the password, before the code."""
    client = client or CheckedClient(scene.app)
    client.get("/login", heading="Log in", query_string={"next": next_page})
    client.submit("Continue", username=username, password=PASSWORD)
    assert client.page is not None
    assert client.page.heading == "Second step"
    return client


def log_in(scene: Scene, username: str, client: CheckedClient | None = None) -> CheckedClient:
    client = halfway(scene, username, client)
    client.submit("Log in", code=scene.code(username))
    return client


def test_password_then_code_then_the_page_of_the_role(scene: Scene) -> None:
    client = CheckedClient(scene.app)
    client.request("GET", "/queue", 302)
    assert client.location == "/login?next=/queue"
    client.get(client.location)
    client.submit("Continue", username=" Amina ", password=PASSWORD)
    client.submit("Log in", code=scene.code("amina"))
    assert client.page is not None
    assert client.page.heading == "Queue"
    assert ("amina", "login") in scene.trail()


def test_the_password_alone_opens_nothing(scene: Scene) -> None:
    client = CheckedClient(scene.app)
    client.get("/login")
    client.submit("Continue", username="amina", password=PASSWORD)
    client.request("GET", "/account", 302)
    assert (client.location or "").startswith("/login")


def test_a_wrong_password_and_an_unknown_user_get_the_same_answer(scene: Scene) -> None:
    answers = []
    for username, password in (("amina", "not this one at all"), ("nobody-here", PASSWORD)):
        client = CheckedClient(scene.app)
        client.get("/login")
        page = client.submit("Continue", status=400, username=username, password=password)
        answers.append(page.text.replace(username, "·"))
    assert answers[0] == answers[1]


def test_an_unknown_user_costs_one_slow_hash_as_well(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = scene.app.extensions["staff"].login.passwords
    seen = []
    real = passwords._hasher.verify
    monkeypatch.setattr(passwords, "_hasher", _Counting(seen, real, passwords._hasher))
    for username in ("amina", "nobody-here"):
        client = CheckedClient(scene.app)
        client.get("/login")
        client.submit("Continue", status=400, username=username, password="some wrong password")
    assert len(seen) == 2


class _Counting:
    def __init__(self, seen: list[str], real: object, hasher: object) -> None:
        self._seen, self._real, self._hasher = seen, real, hasher

    def verify(self, stored: str, password: str) -> bool:
        self._seen.append(stored)
        return self._real(stored, password)  # type: ignore[operator,no-any-return]


def test_a_code_works_once(scene: Scene) -> None:
    code = scene.code("amina")
    for status in (302, 400):
        client = halfway(scene, "amina")
        client.submit("Log in", status=status, code=code)


def test_steps_before_the_last_used_one_count_no_more() -> None:
    at = now()
    generator = pyotp.TOTP(SECRET)
    step = at // totp.STEP_SECONDS
    assert totp.matching_step(SECRET, generator.generate_otp(step), at, step - 1) == step
    assert totp.matching_step(SECRET, generator.generate_otp(step - 1), at, step - 1) is None
    assert totp.matching_step(SECRET, generator.generate_otp(step - 2), at, 0) is None, "too old"
    assert totp.matching_step(SECRET, "12345", at, 0) is None


@pytest.mark.parametrize("zero", ["0", "٠", "۰", "߀", "०", "０"])
def test_a_code_may_be_typed_in_the_digits_of_ones_own_keyboard(scene: Scene, zero: str) -> None:
    code = scene.code("amina")
    typed = " ".join(chr(ord(zero) + int(digit)) for digit in code)
    client = halfway(scene, "amina")
    client.submit("Log in", code=typed)
    assert ("amina", "login") in scene.trail()


@pytest.mark.parametrize("typed", ["٠٠٠٠٠٠", "²²²²²²", "٣", "𝟎𝟎𝟎𝟎𝟎𝟎", "кодкод"])
def test_a_wrong_code_is_a_failed_login_whatever_was_typed(scene: Scene, typed: str) -> None:
    client = halfway(scene, "amina")
    client.submit("Log in", status=400, code=typed)
    assert scene.trail()[-1] == ("amina", "login.failed")


def test_a_recovery_code_works_once(scene: Scene) -> None:
    with scene.casework.database.write() as session:
        person = session.get_one(Staff, scene.people["amina"])
        codes = accounts.renew_recovery_codes(scene.casework, person)
        assert len(set(codes)) == totp.RECOVERY_CODES
        assert not set(codes) & set(person.recovery), "only hashes are kept"
    for status in (302, 400):
        client = halfway(scene, "amina")
        client.submit("Log in", status=status, code=codes[3].upper().replace("-", " "))


def test_guessing_locks_the_guesser_out_and_not_the_colleague(scene: Scene) -> None:
    colleague = log_in(scene, "amina", CheckedClient(scene.app, address="203.0.113.9"))
    attacker = CheckedClient(scene.app, address="198.51.100.66")
    tries = int(PER_ORIGIN.split("/")[0])
    for _ in range(tries):
        attacker.get("/login")
        attacker.submit("Continue", status=400, username="amina", password="a guess at a password")
    attacker.get("/login")
    page = attacker.submit("Continue", status=429, username="amina", password=PASSWORD)
    assert "Too many tries" in page.text
    # Even from the same address: the browser in which she logged in before has an allowance of its own.
    colleague.address = "198.51.100.66"
    colleague.submit("Log out")
    log_in(scene, "amina", colleague)
    assert colleague.page is not None
    assert colleague.page.heading == "My account"


def test_a_guesser_in_the_same_office_keeps_nobody_out_of_their_own_browser(scene: Scene) -> None:
    """Everybody behind one address: a virtual private network, an office, one proxy."""
    colleague = log_in(scene, "amina")
    colleague.submit("Log out")
    attacker = CheckedClient(scene.app)
    scene.app.extensions["staff"].login.passwords.verify = lambda *_: False
    tries = int(PER_ADDRESS.split("/")[0]) - 1  # the colleague's own first login came from that address too
    for number in range(tries + 1):
        attacker.get("/login")
        last = number == tries
        attacker.submit("Continue", status=429 if last else 400, username=f"user{number % 40}", password="a guess")
    del scene.app.extensions["staff"].login.passwords.verify
    log_in(scene, "amina", colleague)
    assert colleague.page is not None
    assert colleague.page.heading == "My account"


def test_a_device_cookie_of_one_person_is_no_allowance_for_another(scene: Scene) -> None:
    attacker = log_in(scene, "amina", CheckedClient(scene.app, address="198.51.100.66"))
    attacker.submit("Log out")
    scene.app.extensions["staff"].login.passwords.verify = lambda *_: False
    tries = int(PER_ORIGIN.split("/")[0])
    for number in range(tries + 1):
        attacker.get("/login")
        attacker.submit("Continue", status=400 if number < tries else 429, username="bahar", password="a guess")


def test_whoever_has_the_password_has_few_codes_a_day(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The password is stolen, the hourly allowance comes back each hour, the daily one does not."""
    monkeypatch.setattr(login, "CODES", "1000/hour")
    client = halfway(scene, "amina", CheckedClient(scene.app, address="198.51.100.66"))
    tries = int(CODES_A_DAY.split("/")[0])
    for number in range(tries + 1):
        client.submit("Log in", status=400 if number < tries else 429, code="000000")
    assert tries * 30 * 3 / 1_000_000 < 0.01, "a month of it stays below one in a hundred"


def test_failed_logins_are_shown_to_whom_they_concern(scene: Scene) -> None:
    client = scene.client("amina")
    assert "failed" not in client.get("/account").text
    attacker = CheckedClient(scene.app, address="198.51.100.66")
    attacker.get("/login")
    attacker.submit("Continue", status=400, username="amina", password="a guess at a password")
    assert "somebody failed once to log in as you" in client.get("/account").text
    assert "failed" not in scene.client("bahar").get("/account").text


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", ""),
        ("<script>Firefox/" * 500, "Firefox"),
        ("", ""),
    ],
)
def test_browsers_in_words(agent: str, words: str) -> None:
    assert device_words(agent) == words


def test_the_list_of_sessions_names_browser_day_and_way(scene: Scene) -> None:
    client = CheckedClient(scene.app)
    client.client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"
    page = log_in(scene, "amina", client).get("/account")
    (row,) = [text_of(r) for r in page.tree.iter("tr") if "this one" in text_of(r)]
    assert "Firefox, Linux" in row
    assert "password and code" in row
    assert str(today()) in row


def test_a_changed_password_ends_all_other_sessions(scene: Scene) -> None:
    mine, other = scene.client("amina"), scene.client("amina")
    mine.get("/account/password")
    mine.submit("Change it", password="another five words entirely", repeated="another five words entirely")
    other.request("GET", "/account", 302)
    mine.get("/account")


def test_ending_all_others_leaves_this_one(scene: Scene) -> None:
    mine, others, colleague = scene.client("amina"), [scene.client("amina") for _ in "abc"], scene.client("bahar")
    mine.get("/account")
    mine.submit("End all others")
    for other in others:
        other.request("GET", "/account", 302)
    for client in (mine, colleague):
        client.request("GET", "/account", 200)


def test_codes_cannot_be_guessed_from_many_addresses(scene: Scene) -> None:
    tries = int(CODES.split("/")[0])
    for number in range(tries + 1):
        client = CheckedClient(scene.app, address=f"198.51.100.{number + 1}")
        client.get("/login")
        client.submit("Continue", username="amina", password=PASSWORD)
        client.submit("Log in", status=400 if number < tries else 429, code="000000")


def test_the_token_is_only_in_the_cookie(scene: Scene) -> None:
    client = scene.client("amina")
    token = client.client.get_cookie(scene.app.extensions["staff"].cookie, domain="localhost")
    assert token is not None
    with scene.casework.database.read() as session:
        row = session.query(StaffSession).one()
        assert token.value not in (row.token_hash, row.id)


@pytest.mark.parametrize(
    ("column", "ago", "alive"),
    [("seen_at", 29 * 60, True), ("seen_at", 31 * 60, False), ("created_at", 13 * 3600, False)],
)
def test_sessions_end(scene: Scene, column: str, ago: int, alive: bool) -> None:
    client = scene.client("amina")
    with scene.casework.database.write() as session:
        setattr(session.query(StaffSession).one(), column, now() - ago)
    client.request("GET", "/account", 200 if alive else 302)


def test_logging_out_ends_the_session(scene: Scene) -> None:
    client = scene.client("amina")
    client.get("/account")
    kept = client.client.get_cookie("login", domain="localhost")
    client.submit("Log out")
    assert kept is not None
    client.client.set_cookie("login", kept.value, domain="localhost")
    client.request("GET", "/account", 302)


def test_one_can_end_ones_own_sessions_and_nobody_elses(scene: Scene) -> None:
    mine, other, colleague = scene.client("amina"), scene.client("amina"), scene.client("bahar")
    with scene.casework.database.read() as session:
        theirs = session.query(StaffSession).filter_by(staff_id=scene.people["bahar"]).one().id
    mine.get("/account")
    mine.post(f"/account/sessions/{theirs}/end", status=404)
    colleague.request("GET", "/account", 200)
    mine.get("/account")
    mine.submit("End")
    other.request("GET", "/account", 302)
    mine.request("GET", "/account", 200)


def test_a_closed_account_ends_at_once(scene: Scene) -> None:
    client = scene.client("amina")
    with scene.casework.database.write() as session:
        accounts.deactivate(session, session.get_one(Staff, scene.people["amina"]))
    client.request("GET", "/account", 302)
    fresh = CheckedClient(scene.app)
    fresh.get("/login")
    fresh.submit("Continue", status=400, username="amina", password=PASSWORD)


EVIL = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/\x00/evil.example",
    "/ /evil.example",
    "/\x7f/evil.example",
    "\t//evil.example",
    "///evil.example",
    "evil.example",
    "javascript:alert(1)",
    "/a\\b",
    "",
)


@pytest.mark.parametrize("path", ["/", "/queue", "/queue?county=653121&need=second", "/trail?actor=%20a"])
def test_pages_of_this_application_are_led_to(path: str) -> None:
    assert safe_path(path)


def test_the_login_leads_only_to_pages_of_this_application(scene: Scene) -> None:
    for evil in EVIL:
        assert not safe_path(evil), evil
    for evil in (*EVIL[:3], "/\t/evil.example"):
        client = CheckedClient(scene.app)
        client.get("/login", query_string={"next": evil})
        client.submit("Continue", username="amina", password=PASSWORD)
        assert "evil" not in (client.location or "")
        token = {"code": scene.code("amina"), "next": evil}
        client.post("/login/code", token)
        assert client.location == "/"


def test_sensitive_acts_need_a_fresh_login(scene: Scene) -> None:
    client = scene.client("amina")
    with scene.casework.database.write() as session:
        session.query(StaffSession).one().second_factor_at = now() - 3600
    client.request("GET", "/account/password", 302)
    page = client.follow()
    assert page.heading == "Log in once more"
    client.submit("Go on", password=PASSWORD, code=scene.code("amina"))
    assert client.page is not None
    assert client.page.heading == "Change the password"
    client.submit("Change it", password="another five words entirely", repeated="another five words entirely")
    assert ("amina", "password.changed") in scene.trail()


_UNDONE = "What you pressed before this login was not done yet. Press it again."


def _stale(scene: Scene) -> None:
    with scene.casework.database.write() as session:
        session.query(StaffSession).one().second_factor_at = now() - 3600


def test_after_the_fresh_login_the_page_says_that_the_act_is_still_to_be_done(scene: Scene) -> None:
    source = scene.source("list", state="quarantine")
    client = scene.client("erkin")
    client.get(f"/sources/{source}")
    _stale(scene)
    page = client.submit("Propose to vouch for it")
    assert page.heading == "Log in once more"
    page = client.submit("Go on", password=PASSWORD, code=scene.code("erkin"))
    assert page.url.endswith(f"/sources/{source}")
    assert _UNDONE in page.text
    page = client.submit("Propose to vouch for it")
    assert "another administrator" in page.text.casefold()
    assert _UNDONE not in page.text
    _stale(scene)
    client.request("GET", "/account/password", 302)
    page = client.follow()
    page = client.submit("Go on", password=PASSWORD, code=scene.code("erkin"))
    assert page.heading == "Change the password"
    assert _UNDONE not in page.text, "nothing was pressed"


def test_an_act_left_behind_at_the_login_is_not_told_of_elsewhere(scene: Scene) -> None:
    source = scene.source("list", state="quarantine")
    client = scene.client("erkin")
    client.get(f"/sources/{source}")
    _stale(scene)
    client.submit("Propose to vouch for it")
    client.request("GET", "/account/password", 302)
    client.follow()
    page = client.submit("Go on", password=PASSWORD, code=scene.code("erkin"))
    assert _UNDONE not in page.text
    assert _UNDONE not in client.get(f"/sources/{source}").text


def test_after_a_login_that_had_ended_the_page_says_it_too(scene: Scene) -> None:
    source = scene.source("list", state="quarantine")
    client = scene.client("erkin")
    client.get(f"/sources/{source}")
    with scene.casework.database.write() as session:
        session.delete(session.query(StaffSession).one())
    client.submit("Propose to vouch for it")
    client.submit("Continue", username="erkin", password=PASSWORD)
    page = client.submit("Log in", code=scene.code("erkin"))
    assert page.url.endswith(f"/sources/{source}")
    assert _UNDONE in page.text


def test_a_new_second_factor_holds_after_its_first_code(scene: Scene) -> None:
    client = scene.client("amina")
    page = client.get("/account/second-factor", heading="Change the authenticator app")
    secret = "".join(page.by_class("code")[0].itertext()).replace(" ", "").strip()
    assert client.request("GET", "/account/second-factor/picture.svg", 200).mimetype == "image/svg+xml"
    client.submit("Use this app from now on", status=400, code="000000")
    client.submit("Use this app from now on", code=pyotp.TOTP(secret).now())
    with scene.casework.database.read() as session:
        person = session.get_one(Staff, scene.people["amina"])
        assert totp.open_secret(scene.casework.keys, person.id, person.totp or b"") == secret


def test_the_secret_of_the_second_factor_is_sealed(scene: Scene) -> None:
    with scene.casework.database.read() as session:
        for person in session.query(Staff):
            assert SECRET.encode() not in (person.totp or b"")
            other = scene.people["bahar" if person.username != "bahar" else "amina"]
            with pytest.raises(totp.SealError):
                totp.open_secret(scene.casework.keys, other, person.totp or b"")


def test_no_form_is_taken_without_its_token(scene: Scene) -> None:
    client = CheckedClient(scene.app)
    client.request("POST", "/login", 400, data={"username": "amina", "password": PASSWORD})


def test_the_app_is_built_with_https_cookies_where_it_must(scene: Scene) -> None:
    app: Flask = scene.app
    assert app.extensions["staff"].cookie == "login"
    app.config["HTTPS"] = True
    from service.staff.room import StaffRoom

    made = StaffRoom.of(scene.casework, scene.cards, None, https=True)  # type: ignore[arg-type]
    assert made.cookie == "__Host-login"
