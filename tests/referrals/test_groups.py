"""Administrators admit, pause and end groups, and see no case."""

from __future__ import annotations

import re

from service.staff import accounts
from service.store.models.groups import GroupDelivery, GroupHook, GroupKey
from service.store.models.staff import Group, Staff
from service.store.tokens import Tokens
from tests.referrals.test_referrals import refer
from tests.referrals.test_tokens import make
from tests.staff.scene import Scene
from tests.support import theft

CONTACT = "Planted Person, signal: planted.77"


def admit(scene: Scene, name: str = "Tarim Families") -> str:
    """The group's id."""
    client = scene.client("erkin")
    client.get("/groups/new", heading="Admit a group")
    client.submit("Admit it", name=name, contact=CONTACT)
    assert client.page is not None
    return client.page.url.rpartition("/")[2]


def state(scene: Scene, group_id: str) -> str:
    with scene.casework.database.read() as session:
        return session.get_one(Group, group_id).state


def test_a_group_is_admitted_by_one_and_its_people_by_two(scene: Scene) -> None:
    group_id = admit(scene)
    client = scene.client("erkin")
    assert "Tarim Families" in client.get("/groups", heading="Groups").text
    page = client.get(f"/groups/{group_id}", heading="Tarim Families")
    assert CONTACT in page.form("Save").values["contact"][0]
    page = client.get(page.links()["Propose a new account"])
    form = page.form("Propose")
    assert (form.values["group"], form.values["role"]) == (["Tarim Families"], ["referrer"])
    client.submit("Propose", username="idris", name="Idris Invented")
    with scene.casework.database.read() as session:
        assert accounts.find_staff(session, "idris") is None
    second = scene.client("firuze")
    second.get("/proposals")
    second.submit("Approve", status=200)
    with scene.casework.database.read() as session:
        made = accounts.find_staff(session, "idris")
        assert made is not None
        assert (made.group_id, made.role) == (group_id, "referrer")
    assert "Idris Invented" in client.get(f"/groups/{group_id}").text
    stolen = list(theft.files_under(scene.deployment.folder))
    assert theft.search(stolen, {"contact": CONTACT}) == []


def test_nothing_is_lost_on_an_error_and_no_name_is_taken_twice(scene: Scene) -> None:
    admit(scene)
    client = scene.client("erkin")
    client.get("/groups/new")
    for name, contact, sentence in (
        ("", CONTACT, "A name is needed"),
        ("Tarim Families", CONTACT, "is there already"),
        ("Others", " ", "whom to reach there"),
    ):
        page = client.submit("Admit it", status=400, name=name, contact=contact)
        assert sentence in page.text
        assert page.form("Admit it").values["contact"][0].strip() == contact.strip()


def test_a_referrers_account_needs_a_group_that_is_admitted(scene: Scene) -> None:
    client = scene.client("erkin")
    page = client.get("/people/new")
    sent = {"username": "idris", "name": "Idris", "role": "referrer"}
    token = page.form("Propose").values["csrf_token"][0]
    client.post("/people/new", {**sent, "group": "Never Admitted", "csrf_token": token}, status=400)
    with scene.casework.database.read() as session:
        assert session.query(Group).filter(Group.name == "Never Admitted").count() == 0


def test_a_paused_groups_tokens_end_and_its_people_come_to_no_referral(scene: Scene) -> None:
    refer(scene, scene.client("hamit"))
    text, tokens = make(scene), Tokens(scene.deployment.intake.database)
    group_id = scene.person("hamit").group_id or ""
    hamit, erkin = scene.client("hamit"), scene.client("erkin")
    erkin.get(f"/groups/{group_id}")
    page = erkin.submit("Pause the group")
    assert "The group is paused" in page.text
    assert tokens.open(text) is None
    hamit.request("GET", "/referrals", 302)
    assert "/login" in (hamit.location or ""), "who was there is out"
    hamit = scene.client("hamit")
    for rule in scene.app.url_map.iter_rules():
        if rule.rule.startswith("/referrals"):
            url = re.sub("<[^>]+>", "f" * 32, rule.rule)
            for method in (rule.methods or set()) & {"GET", "POST"}:
                scene.app.config["WTF_CSRF_ENABLED"] = False
                answer = hamit.client.open(url, method=method, base_url=hamit.base_url)
                assert (answer.status_code, answer.headers["Location"]) == (302, "/account"), rule.rule
    assert "paused or has ended" in hamit.get("/account").text
    scene.app.config["WTF_CSRF_ENABLED"] = True
    erkin.get(f"/groups/{group_id}")
    erkin.submit("Let the group go on")
    assert scene.client("hamit").get("/referrals", heading="Referrals")
    assert tokens.open(text) is None, "a token that ended stays so"


def test_an_end_is_for_good(scene: Scene) -> None:
    text, tokens = make(scene), Tokens(scene.deployment.intake.database)
    group_id = scene.person("hamit").group_id or ""
    hamit = scene.client("hamit")
    hamit.get("/referrals/webhook", heading="Webhook")
    hamit.submit("Set it", status=200, url="https://hooks.groups.org/visit")
    hamit.get("/referrals/webhook")
    hamit.submit("Send a trial")
    erkin = scene.client("erkin")
    erkin.get(f"/groups/{group_id}")
    old = erkin.page
    page = erkin.submit("End the group")
    assert "The group has ended" in page.text
    assert tokens.open(text) is None
    with scene.casework.database.read() as session:
        assert not session.get_one(Staff, scene.people["hamit"]).active
    with scene.deployment.intake.database.read() as session:
        for table in (GroupHook, GroupDelivery, GroupKey):
            assert session.query(table).count() == 0
    assert old is not None
    erkin.submit("Pause the group", page=old)
    assert state(scene, group_id) == "ended"
    trail = [act for _, act in scene.trail() if act.startswith("group.")]
    assert trail == ["group.ended"]


def test_an_administrator_sees_no_case_and_not_how_many(scene: Scene) -> None:
    group_id = scene.person("hamit").group_id or ""
    client = scene.client("erkin")
    before = [client.get(url).text for url in ("/groups", f"/groups/{group_id}")]
    for _ in range(2):
        refer(scene, scene.client("hamit"))
    assert [client.get(url).text for url in ("/groups", f"/groups/{group_id}")] == before
    for url in ("/referrals", "/referrals/webhook", "/referrals/tokens", "/referrals/" + "f" * 32):
        client.get(url, status=403)


def test_the_webhook_page_shows_its_secret_once_and_takes_only_public_addresses(scene: Scene) -> None:
    client = scene.client("hamit")
    client.get("/referrals/webhook", heading="Webhook")
    for url, sentence in (
        ("http://hooks.groups.org/", "begin with https"),
        ("https://localhost/", "open internet"),
        ("https://169.254.169.254/", "open internet"),
        ("https://me:secret@groups.org/", "without a password"),
    ):
        page = client.submit("Set it", status=400, url=url)
        assert sentence in page.text
        assert page.form("Set it").values["url"] == [url]
    page = client.submit("Set it", status=200, url="https://hooks.groups.org/visit")
    secret = re.search(r"whsec_[A-Za-z0-9+/=]+", page.text)
    assert secret is not None
    page = client.get("/referrals/webhook")
    assert secret[0] not in page.html
    assert "hooks.groups.org" not in page.html
    page = client.submit("Send a trial")
    assert "trial" in page.text
    assert "waits" in page.text
    page = client.submit("Remove the webhook")
    assert "Nothing is sent there any more." in page.text
    assert "not sent" in page.text
    assert {act for who, act in scene.trail() if who == "hamit"} >= {"hook.changed", "hook.removed"}
