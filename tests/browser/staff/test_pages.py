"""Every page of the staff app on a phone and on a desk: nothing sticks out, and axe finds nothing.

With VMF_SCREENSHOTS set to a folder, a picture of each page goes there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from benchmarks.photos.transforms import apply
from service.photos import signature
from service.records.imports import mappings, running
from service.review import contacts as support
from service.review.drafts import BAD_NEWS
from service.staff import accounts, sessions
from service.staff.passkeys import Site as PasskeySite
from service.store.clock import today
from service.store.form import Relative
from service.store.models.base import new_id
from service.store.models.imports import RecordsJob
from service.store.models.records import Portrait, Source, Statement
from service.store.models.staff import AuditEntry, Passkey, Staff
from tests.browser.checks import PATIENCE, STICKING_OUT, follow
from tests.browser.staff.conftest import Site
from tests.records.jobs import xlsx_of
from tests.records.test_sources import tell
from tests.review.test_laying import picture
from tests.review.test_laying import planted as with_portrait
from tests.review.test_telling import tell as disclose
from tests.staff.scene import FORM, PASSWORD, Planted
from tests.support.authenticator import Authenticator
from tests.support.leak import person

pytestmark = pytest.mark.browser
WIDTHS = {"phone": (360, 740), "desk": (1280, 900)}


@pytest.fixture(params=list(WIDTHS))
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    width, height = WIDTHS[request.param]
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="en")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    # The browser reports the pages that refuse on purpose; everything else is an error of ours.
    assert not [e for e in errors if "status of 4" not in e and "status of 503" not in e], errors


class Looker:
    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site, self.wrong = page, site, []  # type: ignore[var-annotated]
        self.folder = os.environ.get("VMF_SCREENSHOTS")

    def become(self, username: str, planted: Planted | None = None) -> None:
        scene = self.site.scene
        if planted is not None:
            scene.hold(username, planted)
        with scene.casework.database.write() as session:
            token = sessions.begin(session, scene.people[username], halfway=False)
        self.page.context.add_cookies([{"name": "login", "value": token, "url": self.site.url}])

    def open(self, name: str, path: str) -> None:
        self.page.goto(self.site.url + path)
        self.look(name)

    def press(self, name: str, button: str) -> None:
        follow(self.page, self.page.get_by_role("button", name=button, exact=True).first)
        self.look(name)

    def look(self, name: str) -> None:
        width = (self.page.viewport_size or {}).get("width", 0)
        self.wrong += [f"{name}: sticks out: {e}" for e in self.page.evaluate(STICKING_OUT)[:3]]
        found = Axe().run(self.page)
        for violation in found.response["violations"]:
            where = [node["html"][:120] for node in violation["nodes"][:2]]
            self.wrong.append(f"{name}: {violation['id']}: {where}")
        if self.folder:
            Path(self.folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(self.folder) / f"{name}-{width}.png"), full_page=True)


@pytest.fixture
def looker(page: Page, site: Site) -> Iterator[Looker]:
    looker = Looker(page, site)
    yield looker
    assert not looker.wrong, "\n".join(looker.wrong)


def test_logging_in(looker: Looker) -> None:
    scene = looker.site.scene
    looker.open("login", "/login")
    looker.page.get_by_label("Username").fill("amina")
    looker.page.get_by_label("Password").fill("wrong password here")
    looker.press("login-wrong", "Continue")
    looker.page.get_by_label("Username").fill("amina")
    looker.page.get_by_label("Password").fill(PASSWORD)
    looker.press("code", "Continue")
    with scene.casework.database.write() as session:
        token = accounts.invite(scene.casework, session, session.get_one(Staff, scene.people["celil"]))
    looker.open("invitation", f"/invitation/{token}")
    looker.open("invitation-over", "/invitation/no-such-token")
    looker.become("amina")
    for name, path in (
        ("account", "/account"),
        ("again", "/login/again"),
        ("password", "/account/password"),
        ("second-factor", "/account/second-factor"),
        ("recovery", "/account/recovery"),
    ):
        looker.open(name, path)
    looker.press("recovery-codes", "Make them")


def test_passkeys_and_sessions(looker: Looker) -> None:
    scene = looker.site.scene
    passkeys = scene.app.extensions["staff"].passkeys
    looker.become("amina")
    looker.open("passkey-no-address", "/account/passkeys/new")
    passkeys.site = PasskeySite("localhost", "http://localhost")
    looker.open("passkey-elsewhere", "/account/passkeys/new")
    passkeys.offered_at = lambda _host: True
    looker.open("passkey-new", "/account/passkeys/new")
    with scene.casework.database.write() as session:
        person = session.get_one(Staff, scene.people["amina"])
        for number, name in enumerate(("Work phone", "ئاچقۇچ", "A security key with a rather long name of its own")):
            device = Authenticator()
            answer = device.create(passkeys.to_add(session, person, "add"))
            passkey_id = passkeys.add(session, person, name, answer, "add")
            session.get_one(Passkey, passkey_id).copied = number == 2
        words = "Firefox, Linux"
        sessions.begin(session, person.id, halfway=False, device=words, factor="passkey")
    scene.casework.look(scene.people["amina"], "login.failed", step="password")
    looker.open("account-passkeys", "/account")
    looker.open("again-passkey", "/login/again")
    looker.page.context.clear_cookies()
    looker.open("login-passkey", "/login")


def test_reading(looker: Looker) -> None:
    scene = looker.site.scene
    planted = scene.planted(candidates=3)
    for _ in range(2):
        scene.planted()
    looker.become("amina")
    looker.open("queue", "/queue")
    looker.open("not-held", planted.url())
    looker.become("amina", planted)
    looker.open("search", planted.url())
    looker.open("candidate-blind", planted.url(0))
    scene.read("amina", planted, "same")
    looker.open("candidate-open", planted.url(0))
    looker.open("record", planted.url(0, "/record"))
    scene.read("bahar", planted, "different")
    looker.become("dilnur", planted)
    looker.open("candidate-settle", planted.url(0))


def test_pictures_laid_over_each_other(looker: Looker) -> None:
    scene = looker.site.scene
    held = picture(3)
    for name, sent in (("copy", apply("cropped, mirrored", held, [held], 2)), ("other", picture(4))):
        search, url = with_portrait(scene, sent, held)
        looker.become("amina", search)
        looker.open(f"laid-{name}", url)
        if name == "copy":
            looker.open("laid-blind", search.url(0))
            scene.read("amina", search, "same")
            looker.open("laid-open", search.url(0))


def test_telling(looker: Looker) -> None:
    scene = looker.site.scene
    planted = scene.planted()
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    planted.search.add_message("بىز كۆچتۇق.", kind="message", from_family=True)
    looker.become("amina", planted)
    looker.open("kinship", planted.url(None, "/kinship"))
    looker.open("messages-before-kinship", planted.url(None, "/messages"))
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, planted.id)
    room.desk.establish(amina, case, "facts", "They knew the name of the well.", ["asked_first", "not_public"])
    room.desk.note(amina, case, "Call back on Monday.")
    for name, more in (("messages", "/messages"), ("notes", "/notes"), ("end", "/end")):
        looker.open(name, planted.url(None, more))
    looker.open("disclosure", planted.url(0, "/disclosure"))
    looker.page.get_by_label("That the records name this person").check()
    looker.press("disclosure-preview", "Look at it as the family will")
    case = room.desk.open(amina, planted.id)
    with scene.app.test_request_context():
        room.desk.disclose(amina, case, planted.candidates[0], "We found him in Tekes.", ["found"], new_id())
    looker.open("search-told", planted.url())
    looker.open("candidate-told", planted.url(0))
    view = room.desk.open(amina, planted.id).candidate(planted.candidates[0])
    room.desk.withdraw(amina, case, view.id, view.readings[0].id, "It is somebody else.")
    looker.open("search-in-doubt", planted.url())


def test_a_caseworkers_day(looker: Looker) -> None:
    """Workload, hand-over, reminders, conflicts, drafts, corrections: the pages around reading."""
    scene = looker.site.scene
    room, amina, celil = scene.app.extensions["review"], scene.person("amina"), scene.person("celil")
    relatives = (Relative("Aygul Tursun", "sister"), Relative("Tursun Rozi", "father"), Relative("Alim", "son"))
    planted = scene.planted(candidates=2, form=replace(FORM, relatives=relatives))
    twin = scene.search(replace(FORM, names=("ئايگۈل",), birth="1991", language="ug"))
    scene.candidate(twin, planted.records[0])
    with scene.casework.database.write() as session:
        statement = session.query(Statement).filter(Statement.record_id == planted.records[1]).one()
        statement.fields = {**statement.fields, "births": [[1969, 5, None, False]], "facility": "教培中心"}
    for username in ("amina", "bahar"):
        for number in range(2):
            scene.read(username, planted, "same", number)
        scene.read(username, twin, "same")
    for name, languages in (("Invented Helpline", ["en", "ug"]), ("ياردەم", [])):
        support.add(scene.casework, scene.people["dilnur"], name, "Istanbul", "0000 123, at night too", languages)
    case = room.desk.open(amina, planted.id)
    room.desk.establish(amina, case, "voucher", "The teacher of the village knows them.", ["asked_first", "not_public"])
    for for_ in ("", amina.id):
        room.desk.remind(amina, case, today().isoformat(), "Ask about the uncle in Almaty.", for_)
    with scene.app.test_request_context():
        disclose(scene, planted)
    case = room.desk.open(amina, planted.id)
    with scene.app.test_request_context():
        room.desk.propose(
            amina, case, planted.candidates[1], "I am sorry. He died.", ["death"], list(BAD_NEWS), new_id()
        )
    planted.search.change_form(lambda _form: replace(FORM, birth="1979", relatives=relatives))
    looker.become("dilnur", planted)
    looker.open("conflicts", planted.url(None, "/conflicts"))
    looker.open("workload", "/workload")
    looker.open("contacts", "/contacts")
    looker.become("celil", planted)
    looker.open("search-of-a-colleague", planted.url())
    follow(looker.page, looker.page.get_by_role("link", name="Read it and decide"))
    looker.look("draft")
    case = room.desk.open(celil, planted.id)
    room.desk.send_back(celil, case, case.drafts[0].id, "Say from when the record is.")
    looker.become("amina", planted)
    looker.open("search-full", planted.url())
    looker.open("queue-full", "/queue")
    looker.open("notes-reminders", planted.url(None, "/notes"))
    looker.open("handover", planted.url(None, "/handover"))
    looker.open("disclosure-help", planted.url(1, "/disclosure"))
    looker.page.get_by_label("A death").check()
    looker.page.get_by_label("Text, in").fill("I am sorry. A record of 2018 says that he died.")
    looker.press("disclosure-grave", "Look at it as the family will")
    case = room.desk.open(amina, planted.id)
    view = case.candidate(planted.candidates[0])
    room.desk.withdraw(amina, case, view.id, view.readings[0].id, "It is somebody else.")
    looker.open("search-doubt", planted.url())
    follow(looker.page, looker.page.get_by_role("link", name="Tell them, or note why not"))
    looker.look("correction")
    # No language with another direction is offered yet: the same page as its readers will see it.
    for name, path in (
        ("rtl-candidate", planted.url(1)),
        ("rtl-queue", "/queue"),
        ("rtl-conflicts", planted.url(None, "/conflicts")),
    ):
        looker.page.goto(looker.site.url + path)
        looker.page.evaluate("document.documentElement.dir = 'rtl'")
        looker.look(f"rtl-{name}")


def test_administrating_and_auditing(looker: Looker) -> None:
    scene = looker.site.scene
    scene.planted(state="quarantine")
    looker.become("erkin")
    for name, path in (
        ("people", "/people"),
        ("person", f"/people/{scene.people['amina']}"),
        ("person-new", "/people/new"),
        ("numbers", "/numbers"),
        ("vault", "/vault"),
    ):
        looker.open(name, path)
    proposals = scene.app.extensions["staff"].proposals
    details = {"username": "ilham", "name": "Ilham Invented", "role": "caseworker", "group": None}
    proposals.propose(scene.people["firuze"], "staff_create", "ilham", details)
    looker.open("proposals", "/proposals")
    looker.press("invitation-link", "Approve")
    follow(looker.page, looker.page.get_by_role("link", name="Done"))
    looker.become("firuze")
    looker.open("proposals-half", "/proposals")
    looker.press("half", "Show my half, once")
    proposals.propose(scene.people["erkin"], "staff_close", scene.people["firuze"], {"username": "firuze"})
    looker.open("proposals-oneself", "/proposals")
    looker.become("gulnar")
    looker.open("proposals-auditor", "/proposals")
    for number in range(41):
        scene.casework.look(scene.people["amina"], "search.looked", f"{number % 3:032x}")
        scene.casework.look(scene.people["bahar"], "search.claimed", f"{number:032x}")
    looker.open("trail", "/trail")
    looker.page.get_by_text("Signed heads").click()
    looker.page.get_by_label("A head that you kept").fill("{}")
    looker.page.get_by_label("The service's key").fill("00")
    looker.press("trail-no-head", "Is it still in the trail?")
    with scene.casework.database.write() as session:
        session.query(AuditEntry).filter(AuditEntry.position == 5).update({"actor": "somebody"})
    looker.open("trail-broken", "/trail")
    scene.deployment.close_vault()
    looker.become("erkin")
    looker.open("vault-closed", "/vault")
    looker.open("closed", "/numbers")


def test_sources(looker: Looker) -> None:
    scene = looker.site.scene
    planted = scene.planted(state="quarantine")
    with scene.casework.database.read() as session:
        source = session.scalars(select(Source.id)).one()
    with scene.casework.database.write() as session:
        portrait = session.query(Portrait).filter(Portrait.record_id == planted.records[0]).one()
        hashes = signature(picture(5))
        portrait.placeholder, portrait.signature = True, hashes.to_bytes() if hashes else None
    looker.become("erkin")
    looker.open("placeholders", f"/sources/{source}/placeholders")
    looker.open("source", f"/sources/{source}")
    looker.press("source-remove-error", "Propose to remove it")
    looker.open("provenance", f"/sources/{source}/provenance")
    for label, text in (
        ("Who published it", "An Invented Project"),
        ("When it was published", "May 2022"),
        ("How it is cited", "Invented Project (2022): List of detained people."),
        ("Known doubts", "Nothing in it is from after 2018. Some ages are guessed."),
    ):
        looker.page.get_by_label(label).fill(text)
    looker.press("source-described", "Write it down")
    looker.open("sources", "/sources")
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    with scene.casework.database.write() as session:
        statement = session.scalars(select(Statement)).one()
        more = [[f"备注第{n}栏", "一九八四年三月在布拉克苏乡" * (n % 4)] for n in range(22)]
        statement.cells = [*statement.cells, *more, ["电话", "0998" * 20]]
        told = {"facility": "疏附县教培中心", "reason": "参加非法宗教活动，出境未归", "texts": {"status": "继续培训"}}
        statement.fields = {**statement.fields, **told, "hidden": True, "hidden_cells": ["备注第3栏"], "beside": True}
    looker.become("amina", planted)
    looker.open("sources-caseworker", "/sources")
    looker.open("told-nobody", f"/sources/{source}/told")
    looker.open("record-provenance", planted.url(0, "/record"))
    shown = looker.page.locator("body").inner_text()
    for text in (
        "What these words mean",
        "a camp where people are held",
        "it is hidden there",
        "only names this person",
    ):
        assert text in shown


def test_told_from_a_removed_source(looker: Looker) -> None:
    scene = looker.site.scene
    planted = scene.planted()
    tell(scene, planted)
    with scene.casework.database.write() as session:
        source = session.scalars(select(Source)).one()
        source.state = "removed"
    looker.become("dilnur")
    looker.open("told", f"/sources/{source.id}/told")
    looker.become("erkin")
    looker.open("source-removed", f"/sources/{source.id}")


def test_importing(looker: Looker, monkeypatch: pytest.MonkeyPatch) -> None:
    # A page must not load itself anew while it is looked at; test_import_walk shows that it does.
    monkeypatch.setattr("service.records.views.imports._RELOAD_SECONDS", 3600)
    scene = looker.site.scene
    people = [person(n) for n in range(30)]
    people[4]["身份证号"] = "6.53121E+17"
    for one in people[8:28]:
        one.update(姓名="", 身份证号="", 户籍地址="")
    looker.become("erkin")
    looker.open("imports-none", "/imports")
    looker.open("import-new", "/imports/new")
    looker.page.get_by_label("Source").fill("police list")
    looker.press("import-nothing-chosen", "Look into it")
    looker.page.get_by_label("Files").set_input_files(
        [
            {"name": "名单 2018.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx_of(people)},
            {
                "name": "broken.xls",
                "mimeType": "application/octet-stream",
                "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x",
            },
        ]
    )
    looker.press("import-begun", "Look into it")
    running.work(scene.casework)
    looker.page.reload()
    looker.look("import-preview")
    looker.press("import-rehearsing", "Go on to the dry run")
    with scene.casework.database.write() as session:
        job = session.scalars(select(RecordsJob)).one()
        job.state, job.lease_until, job.done, job.of, job.doing = "leased", 2**40, 3, 12, "名单 2018.xlsx"
    looker.page.reload()
    looker.look("import-progress")
    with scene.casework.database.write() as session:
        session.scalars(select(RecordsJob)).one().lease_until = 0
    running.work(scene.casework)
    looker.page.reload()
    looker.look("import-rehearsed")
    looker.page.get_by_label("I looked at it").check()
    looker.press("import-running", "Import all the same")
    running.work(scene.casework)
    looker.page.reload()
    looker.look("import-done")
    looker.open("imports", "/imports")
    mappings.save(scene.casework, "command", "police lists", {"当事人": "name", "编码": ""})
    looker.open("mappings", "/mappings")
    looker.open("import-new-known", "/imports/new?source=police+list")


def test_referring(looker: Looker) -> None:
    looker.become("hamit")
    looker.open("referrals-none", "/referrals")
    looker.open("refer", "/referrals/new")
    looker.press("refer-errors", "Refer this case")
    looker.page.get_by_label("Name", exact=True).first.fill("ئابدۇرەھىم قادىر")
    looker.page.get_by_label("The family knows of this referral").check()
    looker.press("refer-receipt", "Refer this case")
    looker.open("referrals", "/referrals")
