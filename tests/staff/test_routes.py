"""Page x role x status over all routes of the staff app, against a list in a file, so that none vanishes unseen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from service.staff.permissions import PUBLIC
from service.store.models.base import new_id
from service.store.models.records import Source
from tests.staff.scene import Planted, Scene

ROLES = ("caseworker", "senior", "administrator", "referrer", "auditor")
PEOPLE = {
    "caseworker": "amina",
    "senior": "dilnur",
    "administrator": "erkin",
    "referrer": "hamit",
    "auditor": "gulnar",
}
FILE = Path(__file__).parent / "routes.txt"
NOT_OURS = {"static"}


def listed() -> dict[tuple[str, str], dict[str, int]]:
    table = {}
    for line in FILE.read_text().splitlines():
        if line and not line.startswith("#"):
            method, rule, *statuses = line.split()
            table[method, rule] = dict(zip(("nobody", *ROLES), map(int, statuses), strict=True))
    return table


def routes(scene: Scene) -> set[tuple[str, str]]:
    return {
        (method, rule.rule)
        for rule in scene.app.url_map.iter_rules()
        for method in rule.methods or ()
        if method in ("GET", "POST") and rule.endpoint not in NOT_OURS
    }


def test_every_route_stands_in_the_file_and_every_line_is_a_route(scene: Scene) -> None:
    assert routes(scene) == set(listed())


def test_every_view_says_who_may_see_it(scene: Scene) -> None:
    for endpoint, view in scene.app.view_functions.items():
        if endpoint not in NOT_OURS:
            assert hasattr(view, "allowed_roles"), f"{endpoint} has no permission"


def test_what_is_public_is_public_on_purpose(scene: Scene) -> None:
    public = {e for e, v in scene.app.view_functions.items() if getattr(v, "allowed_roles", None) == PUBLIC}
    assert public - NOT_OURS == {"login.password", "login.code", "login.invitation", "login.invitation_picture"}


def test_no_search_is_open_to_administrators_auditors_or_referrers(scene: Scene) -> None:
    for rule in scene.app.url_map.iter_rules():
        if "search_id" in rule.arguments or rule.rule.startswith("/queue"):
            view = scene.app.view_functions[rule.endpoint]
            assert set(view.allowed_roles) <= {"caseworker", "senior"}, rule.rule


def fill(rule: str, scene: Scene, planted: Planted, source: str) -> str:
    values = {
        "search_id": planted.id,
        "candidate_id": planted.candidates[0],
        "picture_id": planted.search.pictures()[0].id,
        "portrait_id": new_id(),
        "part": "blend",
        "staff_id": scene.people["celil"],
        "source_id": source,
        "session_id": new_id(),
        "proposal_id": new_id(),
        "job_id": new_id(),
        "contact_id": new_id(),
        "draft_id": new_id(),
        "reminder_id": new_id(),
        "told_id": new_id(),
        "token": "no-such-invitation",
    }
    return re.sub(r"<(\w+)>", lambda found: values[found[1]], rule)


@pytest.mark.parametrize("role", ["nobody", *ROLES])
def test_each_page_for_each_role(scene: Scene, role: str) -> None:
    wrong, planted, username = [], scene.planted(), PEOPLE.get(role)
    with scene.casework.database.read() as session:
        source = session.scalars(select(Source.id)).one()
    for (method, rule), expected in sorted(listed().items()):
        if rule == "/logout":
            continue
        client = scene.hold(username, planted) if username else scene.client()
        url = fill(rule, scene, planted, source)
        # The token of the last page with a form, so that it is the role that decides and nothing before it.
        home = client.client.get("/account" if username else "/login", base_url=client.base_url)
        token = re.search(r'name="csrf_token" value="([^"]+)"', home.get_data(as_text=True))
        assert token is not None
        data = {"csrf_token": token[1]} if method == "POST" else None
        status = client.client.open(url, method=method, data=data, base_url=client.base_url).status_code
        if status != expected[role]:
            wrong.append(f"{method} {rule}: {status}, not {expected[role]}")
    assert not wrong, "\n".join(wrong)


def test_a_search_is_open_only_to_its_holder(scene: Scene) -> None:
    planted = scene.planted()
    scene.hold("bahar", planted)
    colleague = scene.client("amina")
    for (method, rule), _expected in sorted(listed().items()):
        if "<search_id>" in rule and method == "GET":
            url = fill(rule, scene, planted, "")
            page = colleague.get(url, status=403)
            assert page.heading == "You do not hold this search"
            assert "Memet" not in page.html
