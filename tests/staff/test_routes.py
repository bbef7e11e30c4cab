"""Route x role x state over all routes of the staff app, against a table in a file: none vanishes or appears unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from service.staff import sessions
from service.staff.permissions import PUBLIC
from service.store.clock import now
from service.store.models.base import new_id
from service.store.models.records import Source
from service.store.models.staff import Staff, StaffSession
from tests.staff.scene import Planted, Scene
from tests.support.client import CheckedClient
from tests.support.routes import SIGNS, compare, fill, line, read_table, routes_of, sign_of

# In the order of the signs in a cell. Nobody is not logged in.
ROLES = {
    "nobody": "",
    "caseworker": "amina",
    "senior": "dilnur",
    "administrator": "erkin",
    "referrer": "hamit",
    "auditor": "gulnar",
}
FILE = Path(__file__).parent / "routes.txt"
TABLE = read_table(FILE)
NOT_OURS = {"static"}
PUBLIC_ROUTES = {
    "login.password",
    "login.code",
    "login.invitation",
    "login.invitation_picture",
    "passkeys.log_in",
    "passkeys.second",
}


def values(scene: Scene, planted: Planted) -> dict[str, str]:
    with scene.casework.database.read() as session:
        source = session.scalars(select(Source.id)).one()
    return {
        "search_id": planted.id,
        "candidate_id": planted.candidates[0],
        "picture_id": planted.search.pictures()[0].id,
        "portrait_id": new_id(),
        "part": "blend",
        "staff_id": scene.people["celil"],
        "source_id": source,
        "session_id": new_id(),
        "passkey_id": new_id(),
        "proposal_id": new_id(),
        "job_id": new_id(),
        "contact_id": new_id(),
        "card_id": new_id(),
        "visit_id": new_id(),
        "draft_id": new_id(),
        "reminder_id": new_id(),
        "told_id": new_id(),
        "token_id": new_id(),
        "referral_id": new_id(),
        "group_id": new_id(),
        "batch_id": new_id(),
        "language": "en",
        "ending": "csv",
        "token": "no-such-invitation",
        "export_id": new_id(),
        "kind_code": "dossier",
    }


def hold(scene: Scene, planted: Planted, username: str) -> None:
    claims = scene.app.extensions["review"].claims
    claims.forget(planted.id)
    assert claims.take(planted.id, scene.people[username])


def ask(scene: Scene, state: str, carried: dict[tuple[str, str], str] | None = None) -> dict[tuple[str, str], str]:
    """What each role gets on each route in this state: signs by (method, rule).

    ``carried``: signs of when it was held. Whom a route refuses then it refuses before it looks at anything else, so in
    other states only those are asked whom it lets in; and how a search stands is asked where there is one.
    """
    # Tokens of forms are another test's matter; here roles and states decide.
    scene.app.config["WTF_CSRF_ENABLED"] = False
    planted = scene.planted()
    known, seen = values(scene, planted), {}
    if state == "withdrawn":
        hold(scene, planted, "amina")
        scene.deployment.intake.withdraw(planted.search)
    if state == "vault-closed":
        scene.deployment.close_vault()
    for method, rule in sorted(routes_of(scene.app)):
        before, signs = (carried or {}).get((method, rule), ""), ""
        for number, (role, username) in enumerate(ROLES.items()):
            elsewhere = state in ("taken", "withdrawn") and "<search_id>" not in rule
            if before and (elsewhere or not username or before[number] == "x"):
                signs += before[number]
                continue
            if "<search_id>" in rule:
                theirs = role in ("caseworker", "senior") and state != "taken"
                hold(scene, planted, username if theirs else "bahar")
            client = CheckedClient(scene.app)
            if username:
                with scene.casework.database.write() as session:
                    token = sessions.begin(session, scene.people[username], halfway=False)
                    session.flush()
                    if state == "stale":
                        old = now() - sessions.FRESH_SECONDS - 1
                        session.query(StaffSession).update({"second_factor_at": old})
                client.client.set_cookie("login", token, domain="localhost")
            answer = client.client.open(fill(rule, known), method=method, base_url=client.base_url)
            signs += sign_of(answer.status_code)
        seen[method, rule] = signs
    return seen


def listed() -> dict[tuple[str, str], dict[str, int]]:
    """What each role gets, as statuses, when it has logged in just now and holds the search."""
    statuses = {sign: status for status, sign in SIGNS.items()}
    return {
        route: {role: statuses[sign] for role, sign in zip(ROLES, cells["held"], strict=True)}
        for route, cells in TABLE.cells.items()
    }


def test_every_route_stands_in_the_file_and_every_line_is_a_route(scene: Scene) -> None:
    ours = routes_of(scene.app)
    missing = sorted(ours - set(TABLE.cells))
    gone = sorted(set(TABLE.cells) - ours)
    help_ = ""
    if missing:
        # What the table would have to say. Whether that is what it should say, somebody has to decide.
        seen = ask(scene, TABLE.states[0])
        help_ = "\n".join(line(m, r, dict.fromkeys(TABLE.states, seen[m, r])) for m, r in missing)
    assert not missing, f"not in {FILE.name} yet:\n{help_}"
    assert not gone, f"in {FILE.name}, but no route: {gone}"


@pytest.mark.parametrize("state", TABLE.states)
def test_each_route_for_each_role_in_each_state(scene: Scene, state: str) -> None:
    held = {route: cells["held"] for route, cells in TABLE.cells.items()}
    seen = ask(scene, state, None if state == "held" else held)
    wrong = compare(TABLE, state, seen)
    assert not wrong, "\n".join(wrong)
    assert set(seen) == set(TABLE.cells)


@pytest.mark.parametrize("how", ["halfway", "idle", "too long", "closed", "forged"])
def test_whoever_is_not_logged_in_any_more_gets_what_nobody_gets(scene: Scene, how: str) -> None:
    planted = scene.planted()
    known = values(scene, planted)
    hold(scene, planted, "amina")
    scene.app.config["WTF_CSRF_ENABLED"] = False
    at = now()
    with scene.casework.database.write() as session:
        token = sessions.begin(session, scene.people["amina"], halfway=how == "halfway")
        session.flush()
        if how == "idle":
            session.query(StaffSession).update({"seen_at": at - sessions.IDLE_SECONDS - 1})
        if how == "too long":
            session.query(StaffSession).update({"created_at": at - sessions.LONGEST_SECONDS - 1})
        if how == "closed":  # by whatever way: the session itself was left standing
            session.get_one(Staff, scene.people["amina"]).active = False
    wrong = []
    for (method, rule), cells in sorted(TABLE.cells.items()):
        client = CheckedClient(scene.app)
        client.client.set_cookie("login", "forged" if how == "forged" else token, domain="localhost")
        status = client.client.open(fill(rule, known), method=method, base_url=client.base_url).status_code
        expected = cells["held"][0]
        if how == "halfway" and rule.startswith("/login/code"):
            expected = "." if method == "GET" else "!"  # the one thing that is open after the password
        if sign_of(status) != expected:
            wrong.append(f"{method} {rule}: {sign_of(status)}, not {expected}")
    assert not wrong, "\n".join(wrong)


def test_every_view_says_who_may_see_it(scene: Scene) -> None:
    for endpoint, view in scene.app.view_functions.items():
        if endpoint not in NOT_OURS:
            assert hasattr(view, "allowed_roles"), f"{endpoint} has no permission"


def test_what_is_public_is_public_on_purpose(scene: Scene) -> None:
    public = {e for e, v in scene.app.view_functions.items() if getattr(v, "allowed_roles", None) == PUBLIC}
    assert public - NOT_OURS == PUBLIC_ROUTES


def test_no_search_is_open_to_administrators_auditors_or_referrers(scene: Scene) -> None:
    for rule in scene.app.url_map.iter_rules():
        if "search_id" in rule.arguments or rule.rule.startswith("/queue"):
            view = scene.app.view_functions[rule.endpoint]
            assert set(view.allowed_roles) <= {"caseworker", "senior"}, rule.rule


def test_a_search_is_open_only_to_its_holder(scene: Scene) -> None:
    planted = scene.planted()
    known = values(scene, planted)
    scene.hold("bahar", planted)
    colleague = scene.client("amina")
    for method, rule in sorted(TABLE.cells):
        # A person on a visit list is there for whoever made the list: tests/referrals/visits/test_lists.py.
        if "<search_id>" in rule and method == "GET" and not rule.startswith("/visits/"):
            page = colleague.get(fill(rule, known), status=403)
            assert page.heading == "You do not hold this search"
            assert "Memet" not in page.html
    assert scene.trail()[-1] == ("amina", "page.refused"), "who tried is known"
