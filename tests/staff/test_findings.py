"""What testers found in a comparable service, asked of this one.

Bayanat, which documents human rights violations and is built on Flask too, keeps a public file of regression tests for
the findings of its penetration test (github.com/sjacorg/bayanat, tests/test_pentest_fixes.py; some more stand beside
it). They were read as ideas. Each is told here in our own words, with the tests that answer it, here or in the file of
what it is about.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
from pathlib import Path

import pytest

from service.staff.permissions import PUBLIC
from service.store.clock import now
from service.store.models.base import new_id
from service.store.models.records import Statement
from service.store.models.staff import Staff, StaffSession
from tests.staff.scene import FORM, Scene, jpeg
from tests.staff.test_routes import ROLES, TABLE, values
from tests.support.client import CheckedClient
from tests.support.routes import fill, routes_of

ROOT = Path(__file__).parents[2]
HERE = "tests.staff.test_findings"
# Number there -> what was found, and what answers it: (module, test).
FINDINGS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "001": (
        "the history of a case could be read by who may not read the case",
        (
            ("tests.staff.test_routes", "test_a_search_is_open_only_to_its_holder"),
            (HERE, "test_what_belongs_to_another_search_is_not_found_under_ones_own"),
            (HERE, "test_a_search_that_is_not_held_and_one_that_never_was_look_alike"),
        ),
    ),
    "002": (
        "text taken from a picture could be changed by its own number, past the case's permission",
        ((HERE, "test_what_belongs_to_another_search_is_not_found_under_ones_own"),),
    ),
    "003": (
        "an export held cases that whoever asked for it may not see",
        (
            (HERE, "test_what_can_be_taken_away_holds_no_search"),
            ("tests.referrals.test_referrals", "test_another_group_sees_nothing_of_it"),
        ),
    ),
    "004": (
        "a file name sent by the browser led out of the folder of uploads",
        (
            ("tests.records.test_import_parts", "test_no_name_leads_anywhere"),
            ("tests.records.test_import_folders", "test_no_folder_outside_is_taken"),
        ),
    ),
    "005": (
        "before the first account, anybody could make one over the web",
        ((HERE, "test_without_any_account_nobody_makes_one_over_the_web"),),
    ),
    "007": (
        "passwords could be tried without end",
        (
            ("tests.staff.test_login", "test_guessing_locks_the_guesser_out_and_not_the_colleague"),
            ("tests.staff.test_login", "test_whoever_has_the_password_has_few_codes_a_day"),
        ),
    ),
    "008": ("markup in imported text ran in a reader's browser", ((HERE, "test_markup_stays_text_wherever_it_came"),)),
    "009": (
        "who could see a case could change its pictures without being in charge of it",
        (("tests.staff.test_routes", "test_each_route_for_each_role_in_each_state"),),
    ),
    "013": (
        "a press of a button in the web app ran a privileged update of the machine",
        ((HERE, "test_no_page_runs_commands_or_opens_the_vault"),),
    ),
    "014": (
        "a list of allowed hosts was compared by the end of the name",
        (
            ("tests.staff.test_login", "test_the_login_leads_only_to_pages_of_this_application"),
            ("tests.staff.test_passkeys", "test_what_was_signed_elsewhere_opens_nothing"),
        ),
    ),
    "015": (
        "one person's export could be fetched by another who knew its number",
        (
            ("tests.staff.test_people", "test_the_sealed_half_opens_for_its_proposer_only"),
            ("tests.staff.test_login", "test_one_can_end_ones_own_sessions_and_nobody_elses"),
            ("tests.staff.test_passkeys", "test_nobody_removes_a_colleagues"),
        ),
    ),
    "016": (
        "acts of administrators needed no login of minutes ago",
        (
            (HERE, "test_the_acts_that_need_a_fresh_login_are_these"),
            ("tests.staff.test_routes", "test_each_route_for_each_role_in_each_state"),
        ),
    ),
    "017": (
        "an update was installed without proof of where it came from",
        ((HERE, "test_every_dependency_is_fixed_to_its_hash"),),
    ),
    "018": (
        "a change of many cases at once wrote history for those that it was not allowed to change",
        (
            (HERE, "test_what_did_not_happen_is_not_written_down_as_done"),
            ("tests.staff.test_people", "test_nobody_approves_what_they_proposed"),
        ),
    ),
    "020": (
        "names of stored pictures could be guessed from time and title",
        (
            (HERE, "test_stored_pictures_have_random_names"),
            ("tests.records.test_import_uploads", "test_uploads_lie_under_opaque_names_and_are_gone_when_it_is_over"),
        ),
    ),
    "021": (
        "names of staff stood in lists for people who should not know them",
        ((HERE, "test_families_and_groups_learn_no_name_of_staff"),),
    ),
    "022": (
        "who was in charge of a case could change it while others reviewed it, and choose the reviewers",
        (
            ("tests.staff.test_routes", "test_each_route_for_each_role_in_each_state"),
            (HERE, "test_a_claim_takes_nothing_out_of_somebody_elses_hands"),
        ),
    ),
    "023": (
        "a document of very many pages was drawn whole before the limit was looked at",
        (
            (
                "tests.records.reading.formats.test_printed",
                "test_a_page_that_unpacks_to_too_much_is_told_and_costs_little",
            ),
            ("tests.records.reading.formats.test_files", "test_bombs_and_tricks"),
        ),
    ),
    "024": (
        "a cell of an exported table began a formula",
        (("tests.records.test_import_parts", "test_no_cell_of_the_report_is_taken_for_a_formula"),),
    ),
    "025": (
        "making a document fetched whatever address or file a text named",
        ((HERE, "test_only_the_stores_the_queue_and_the_mail_server_are_called_over_the_network"),),
    ),
    "026": (
        "an export kept the numbers it was asked for, allowed or not",
        ((HERE, "test_what_can_be_taken_away_holds_no_search"),),
    ),
    "032": (
        "the web app listed backups with the rights of root",
        ((HERE, "test_no_page_runs_commands_or_opens_the_vault"),),
    ),
    "036": (
        "a kind of file was offered that its reader cannot read",
        (
            ("tests.records.reading.layout.test_layout", "test_old_workbooks"),
            ("tests.records.test_import_uploads", "test_only_tables_are_taken_by_content"),
        ),
    ),
    "037": (
        "a field took a value of another kind",
        ((HERE, "test_odd_bodies_are_never_an_error_of_ours"),),
    ),
    "039": ("a second place where imported markup ran", ((HERE, "test_markup_stays_text_wherever_it_came"),)),
    "042": ("a list that was none broke a form", ((HERE, "test_odd_bodies_are_never_an_error_of_ours"),)),
    "idle": (
        "a page that asks again by itself kept a session alive with nobody there",
        ((HERE, "test_a_page_that_loads_itself_again_keeps_no_session_alive"),),
    ),
    "search": (
        "signs typed into a search field were read as the database's own",
        ((HERE, "test_what_is_typed_into_filters_is_text"),),
    ),
}


@pytest.mark.parametrize("number", FINDINGS)
def test_each_finding_has_its_answer(number: str) -> None:
    _what, answers = FINDINGS[number]
    assert answers
    for module, name in answers:
        assert callable(getattr(importlib.import_module(module), name)), f"{module} has no {name}"


# -- whose it is


def test_what_belongs_to_another_search_is_not_found_under_ones_own(scene: Scene) -> None:
    """Holding one search opens nothing of another by its numbers."""
    mine, theirs = scene.planted(), scene.planted()
    client = scene.hold("amina", mine)
    client.get(mine.url(0))
    before = scene.trail()
    foreign = theirs.candidates[0]
    for more in ("", "/record", "/disclosure", f"/portraits/{new_id()}"):
        assert client.get(f"/searches/{mine.id}/candidates/{foreign}{more}", status=404)
    for picture in theirs.search.pictures():
        client.get(f"/searches/{mine.id}/pictures/{picture.id}", status=404)
    for act in ("read", "withdraw", "disclosure"):
        answer = client.client.post(
            f"/searches/{mine.id}/candidates/{foreign}/{act}",
            data={"judgement": "same", "reason": "x", "csrf_token": _token(client, mine.url(0))},
            base_url=client.base_url,
        )
        assert answer.status_code in (400, 404), act
    assert not [e for e in scene.trail()[len(before) :] if e[1].startswith(("reading", "disclosure"))]


def _token(client: CheckedClient, url: str) -> str:
    page = client.get(url)
    return next(f.values["csrf_token"][0] for f in page.forms if "csrf_token" in f.values)


def test_a_search_that_is_not_held_and_one_that_never_was_look_alike(scene: Scene) -> None:
    planted = scene.planted()
    scene.hold("bahar", planted)
    client, never = scene.client("amina"), new_id()
    for more in ("", f"/candidates/{planted.candidates[0]}", "/messages", "/notes", "/kinship"):
        pages = [client.get(f"/searches/{one}{more}", status=403).html for one in (planted.id, never)]
        tokens = re.compile(r'value="[^"]{20,}"')
        known, unknown = (
            tokens.sub("", html.replace(i, "")) for html, i in zip(pages, (planted.id, never), strict=True)
        )
        assert known == unknown


def test_what_can_be_taken_away_holds_no_search(scene: Scene) -> None:
    """Everything that is sent as a file, and who may have it: a new one must be thought about here."""
    planted = scene.planted()
    known, found = values(scene, planted), set()
    for (method, rule), cells in TABLE.cells.items():
        for role, sign in zip(ROLES, cells["held"], strict=True):
            if method != "GET" or sign != "." or not ROLES[role]:
                continue
            client = scene.hold(ROLES[role], planted) if role in ("caseworker", "senior") else scene.client(ROLES[role])
            answer = client.client.get(fill(rule, known), base_url=client.base_url)
            if "attachment" in answer.headers.get("Content-Disposition", ""):
                found.add((rule, role))
                assert planted.id.encode() not in answer.data
    assert found == {
        ("/trail/head", "auditor"),
        ("/referrals/files/template/<language>.<ending>", "referrer"),  # empty, but for an invented example
    }, "the report of an import: tests/records/test_imports.py; exports: tests/referrals/exports"


def test_a_claim_takes_nothing_out_of_somebody_elses_hands(scene: Scene) -> None:
    planted = scene.planted()
    scene.hold("bahar", planted)
    client = scene.client("dilnur")
    client.get("/queue")
    client.post(f"/searches/{planted.id}/claim")
    assert scene.app.extensions["review"].claims.holder(planted.id) == scene.people["bahar"]


def test_families_and_groups_learn_no_name_of_staff(scene: Scene) -> None:
    """What a caseworker writes is from the organisation. A referrer sees no colleague either."""
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/notes"))
    planted.search.add_message("We are still looking.", kind="question", from_family=False)
    sealed = json.dumps([m.text for m in planted.search.messages()])
    staff = [f"{name.capitalize()} Invented" for name in scene.people] + list(scene.people.values())
    referrer = scene.client("hamit")
    shown = "".join(referrer.get(path).html for path in ("/referrals", "/referrals/new"))
    for name in staff:
        assert name not in sealed
        if "hamit" not in name.casefold():
            assert name not in shown


# -- what was sent

NASTY = '<img src=x onerror=alert(1)><script>alert(2)</script><svg/onload=alert(3)>" onmouseover="alert(4)'


def test_markup_stays_text_wherever_it_came(scene: Scene) -> None:
    """From a leaked table, a family, a colleague, an administrator. The client refuses scripts, handlers and styles."""
    import dataclasses

    form = dataclasses.replace(FORM, names=(NASTY,), father_name=NASTY, place=NASTY, happened=NASTY, reach=NASTY)
    source = scene.source("list")
    planted = scene.search(form)
    scene.candidate(planted, scene.record(source))
    with scene.casework.database.write() as session:
        statement = session.query(Statement).one()
        statement.cells = [[NASTY, NASTY], ["姓名", NASTY]]
        statement.fields = {**statement.fields, "names": [NASTY], "place_texts": [NASTY]}
        session.get_one(Staff, scene.people["celil"]).name = NASTY
    planted.search.add_message(NASTY, kind="message", from_family=True)
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/notes"))
    client.submit("Keep the note", **{"text": NASTY}) if "Keep the note" in client.page.html else None  # type: ignore[union-attr]
    pages = [planted.url(), planted.url(0), planted.url(0, "/record"), planted.url(None, "/messages"), "/queue"]
    shown = [client.get(url) for url in pages]
    shown += [scene.client("erkin").get("/people"), scene.client("gulnar").get("/trail")]
    assert sum("onerror=alert(1)" in page.text for page in shown) >= 5, "it is shown, as text"
    for page in shown:
        assert not [e for e in page.tree.iter() if e.get("src") == "x" or (e.tag == "svg" and e.get("onload"))]


BODIES = (
    ("application/json", b"[true]"),
    ("application/json", b'{"head": [1], "decision": {"a": null}}'),
    ("application/x-www-form-urlencoded", b"name=1&name=2&name=3&role=&decision=%00%ff&county=\xff"),
    ("application/x-www-form-urlencoded", b"role=administrator&judgement=none&level=9&topics=1&picture=" + b"9" * 5000),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="role"; filename="a"\r\n\r\n1\r\n--x--',
    ),
    ("multipart/form-data", b"no boundary"),
    ("text/plain", b"\x00" * 300),
)


@pytest.mark.parametrize("kind", range(len(BODIES)))
def test_odd_bodies_are_never_an_error_of_ours(scene: Scene, kind: int) -> None:
    """Every form of the staff app, sent in kinds and shapes that no page of ours sends, by who may send it."""
    planted = scene.planted()
    known = values(scene, planted)
    scene.app.config.update(WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False, TESTING=False)
    content_type, body = BODIES[kind]
    wrong = []
    for method, rule in sorted(routes_of(scene.app)):
        if method == "GET":
            continue
        view = next(
            scene.app.view_functions[r.endpoint]
            for r in scene.app.url_map.iter_rules()
            if r.rule == rule and method in (r.methods or ())
        )
        role = next(iter(view.allowed_roles), "nobody")
        username = ROLES[role]
        client = scene.hold(username, planted) if role in ("caseworker", "senior") else scene.client(username or None)
        answer = client.client.open(
            fill(rule, known), method=method, data=body, content_type=content_type, base_url=client.base_url
        )
        if answer.status_code >= 500:
            wrong.append(f"{method} {rule}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("typed", ["%", "_", "' or 1=1 --", "\x00", "%25", "a" * 500, "ئ"])
def test_what_is_typed_into_filters_is_text(scene: Scene, typed: str) -> None:
    scene.casework.look(scene.people["amina"], "search.looked", "a" * 32)
    client = scene.client("gulnar")
    for name in ("actor", "action", "subject"):
        page = client.get("/trail", query_string={name: typed})
        rows = [r for r in page.tree.iter("td") if r.get("data-label") == "Number"]
        assert not rows, f"{name}={typed!r} found something"
    client.get("/trail", query_string={"before": typed, "days": typed})


# -- the machine


def test_without_any_account_nobody_makes_one_over_the_web(scene: Scene) -> None:
    with scene.casework.database.write() as session:
        session.query(Staff).delete()
    scene.app.config["WTF_CSRF_ENABLED"] = False
    names = {name for _method, rule in routes_of(scene.app) for name in re.findall(r"(\w+)>", rule)}
    known = {**dict.fromkeys(names, new_id()), "token": "x" * 22, "part": "blend"}
    asked = {"username": "rogue", "name": "Rogue", "role": "administrator", "password": "x" * 20, "half": "y" * 20}
    for method, rule in sorted(routes_of(scene.app)):
        CheckedClient(scene.app).client.open(fill(rule, known), method=method, data=asked if method == "POST" else None)
    with scene.casework.database.read() as session:
        assert session.query(Staff).count() == 0
        assert session.query(StaffSession).count() == 0


def test_no_page_runs_commands_or_opens_the_vault(scene: Scene) -> None:
    assert {m for m, rule in routes_of(scene.app) if "vault" in rule} == {"GET"}
    for rule in scene.app.url_map.iter_rules():
        assert not re.search("update|upgrade|restart|backup|restore|migrate|shell|command", rule.rule), rule.rule
    rooms = ("staff", "review", "referrals", "searches", "web")
    for path in [p for room in rooms for p in (ROOT / "service" / room).rglob("*.py")]:
        assert not imported(path) & {"subprocess", "pty", "ctypes"} - ALLOWED.get(path.name, set()), path


# Confining itself asks the kernel. Pages of documents are set by a confined process, whose command is always the same.
ALLOWED = {"confine.py": {"ctypes"}, "child.py": {"subprocess"}}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module.split(".")[0], node.module}
    return names


def test_only_the_stores_the_queue_and_the_mail_server_are_called_over_the_network() -> None:
    """Nothing here fetches what a text, a table or a picture names. Their addresses come from the settings."""
    clients = {"urllib.request", "requests", "httpx", "aiohttp", "http.client", "boto3", "botocore", "redis", "smtplib"}
    callers = {}
    for path in (ROOT / "service").rglob("*.py"):
        if used := imported(path) & clients:
            callers[path.relative_to(ROOT / "service").as_posix()] = used
    assert callers == {
        "jobs/mail.py": {"smtplib"},  # the notices
        "store/s3.py": {"boto3", "botocore"},
        "store/wakeup.py": {"redis"},
    }


def test_every_dependency_is_fixed_to_its_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text().strip(), flags=re.IGNORECASE)
        for block in blocks:
            assert re.match(r"[\w.\[\]-]+==\S+", block), block[:60]
            assert "--hash=sha256:" in block, block[:60]
    assert "--require-hashes" in (ROOT / "Makefile").read_text()


def test_stored_pictures_have_random_names(scene: Scene) -> None:
    planted = scene.planted()
    planted.search.add_picture(jpeg((1, 2, 3)), {"width": 120, "height": 160})
    folder = scene.deployment.settings.intake.files
    names = [p.name for p in folder.rglob("*") if p.is_file()]
    assert len(names) >= 2
    assert all(re.fullmatch(r"[0-9a-f]{32}", name) for name in names), names


# -- when and how


# Each of these is in docs/OPERATING.md, section 1.
FRESH = {
    "account.password",
    "account.recovery",
    "account.second_factor",
    "account.second_factor_picture",
    "passkeys.new",
    "passkeys.remove",
    "people.new",
    "people.propose_role",
    "people.propose_renewal",
    "people.close",
    "people.half",
    "people.decide",
}


def test_the_acts_that_need_a_fresh_login_are_these(scene: Scene) -> None:
    fresh = {e for e, v in scene.app.view_functions.items() if getattr(v, "needs_fresh", False)}
    ours = ("account", "login", "passkeys", "people", "trail", "vault")
    assert {e for e in fresh if e.split(".")[0] in ours} == FRESH
    for endpoint in fresh:
        assert scene.app.view_functions[endpoint].allowed_roles != PUBLIC


def test_what_did_not_happen_is_not_written_down_as_done(scene: Scene) -> None:
    before = scene.trail()
    with pytest.raises(RuntimeError), scene.casework.act(scene.people["erkin"], "account.closed", "x"):
        raise RuntimeError("an invented failure")
    client = scene.client("erkin")
    client.get("/account")
    client.post(f"/account/sessions/{new_id()}/end", status=404)
    client.get("/account")  # the page of the error holds no token
    client.post(f"/account/passkeys/{new_id()}/remove", status=404)
    assert scene.trail() == before


def test_a_page_that_loads_itself_again_keeps_no_session_alive(scene: Scene) -> None:
    client = scene.client("erkin")
    itself = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin"}
    for headers, kept in ((itself, False), ({**itself, "Sec-Fetch-User": "?1"}, True), ({}, True)):
        old = now() - 20 * 60
        with scene.casework.database.write() as session:
            session.query(StaffSession).update({"seen_at": old})
        client.request("GET", "/imports", 200, headers=headers)
        with scene.casework.database.read() as session:
            assert (session.query(StaffSession).one().seen_at > old) == kept, headers
