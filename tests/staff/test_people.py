from __future__ import annotations

import dataclasses
import re

import pyotp
import pytest
from sqlalchemy import select

from service.staff import accounts, invitations, totp
from service.staff.accounts import AccountRefused
from service.staff.passwords import PasswordRefused, check_password
from service.staff.proposals import ProposalRefused
from service.store.models.staff import Proposal, Staff
from tests.staff.scene import Scene
from tests.support.client import CheckedClient, Page

NEW_PASSWORD = "seven other invented words"


def propose(scene: Scene, client: CheckedClient, **changes: str) -> None:
    client.get("/people/new", heading="Propose a new account")
    values = {"username": "ilham", "name": "Ilham Invented", "role": "caseworker", **changes}
    client.submit("Propose", **values)


def staff(scene: Scene, username: str) -> Staff | None:
    with scene.casework.database.read() as session:
        return accounts.find_staff(session, username)


def test_a_new_account_takes_two_administrators_and_the_person(scene: Scene) -> None:
    first, second = scene.client("erkin"), scene.client("firuze")
    propose(scene, first)
    assert staff(scene, "ilham") is None
    assert "Somebody else has to approve this." in first.get("/proposals").text
    second.get("/proposals", heading="Needs two people")
    page = second.submit("Approve", status=200)
    assert page.heading == "Invitation link"
    link = link_on(page)
    half = fetch_half(first)
    invited = CheckedClient(scene.app)
    invited.get(link, heading="Your invitation has two halves")
    invited.submit("Go on", status=400, half="aaaaa-aaaaa-aaaaa-aaaaa")
    invited.submit("Go on", half=half.upper().replace("-", " "))
    assert invited.page is not None
    assert invited.page.heading == "Begin your account"
    whole = invited.page.url
    made = staff(scene, "ilham")
    assert made is not None
    assert made.password is None
    assert made.invitation is not None
    assert made.invitation not in whole, "only the token's hash is kept"
    secret = totp.open_secret(scene.casework.keys, made.id, made.totp or b"")
    assert invited.request("GET", whole + "/picture.svg", 200).mimetype == "image/svg+xml"
    typed = {"password": NEW_PASSWORD, "repeated": NEW_PASSWORD}
    invited.get(whole)
    invited.submit("Begin", status=400, **typed, code="000000")
    page = invited.submit("Begin", status=200, **typed, code=pyotp.TOTP(secret).now())
    assert page.heading == "Your recovery codes"
    assert len(re.findall(r"\b[a-z2-9]{5}-[a-z2-9]{5}\b", page.text)) == totp.RECOVERY_CODES
    invited.get(whole, status=404)
    invited.get(link)
    page = invited.submit("Go on", status=400, half=half)
    assert "the invitation is over" in page.text
    acts = [entry for entry in scene.trail() if entry[1].startswith(("proposal", "invitation"))]
    assert acts[:2] == [("erkin", "proposal.made"), ("firuze", "proposal.approved")]
    assert acts[2] == ("erkin", "invitation.half_shown")
    assert acts[3][1] == "invitation.accepted"


def link_on(page: Page) -> str:
    found = re.search(r"/invitation/[\w-]+", page.text)
    assert found is not None
    return found[0]


def fetch_half(client: CheckedClient) -> str:
    client.get("/proposals")
    page = client.submit("Show my half, once", status=200)
    assert page.heading == "Second half of the invitation"
    found = re.search(r"\b[a-z2-9]{5}(-[a-z2-9]{5}){3}\b", page.text)
    assert found is not None
    return found[0]


def test_whoever_approves_cannot_take_the_account_over(scene: Scene) -> None:
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(f"/people/{scene.people['amina']}")
    first.submit("Propose a new invitation")
    waiting = scene.app.extensions["staff"].proposals.waiting()[0]
    first.get("/proposals")
    first.post(f"/proposals/{waiting.id}/half")
    second.get("/proposals")
    link = link_on(second.submit("Approve", status=200))
    assert "/picture" not in second.get(link, heading="Your invitation has two halves").html
    second.request("GET", link + "/picture.svg", 404)
    second.get("/proposals", heading="Needs two people")
    assert second.page is not None
    assert "your half" not in second.page.text
    second.post(f"/proposals/{waiting.id}/half")
    assert second.location == "/proposals"
    renewed = staff(scene, "amina")
    assert renewed is not None
    secret = totp.open_secret(scene.casework.keys, renewed.id, renewed.totp or b"")
    for page in (second.page, second.get(link)):
        assert secret not in page.html.replace(" ", "")
    assert ("firuze", "invitation.half_shown") not in scene.trail()
    assert ("erkin", "invitation.half_shown") not in scene.trail(), "not before it was approved"


def test_the_second_half_is_shown_once_and_only_while_it_is_of_use(scene: Scene) -> None:
    first, second = scene.client("erkin"), scene.client("firuze")
    for username in ("amina", "bahar"):
        first.get(f"/people/{scene.people[username]}")
        first.submit("Propose a new invitation")
        second.get("/proposals")
        second.submit("Approve", status=200)
    with scene.casework.database.write() as session:
        rows = {row.details["username"]: row for row in session.scalars(select(Proposal))}
        assert rows["amina"].details[invitations.SEALED] != rows["bahar"].details[invitations.SEALED]
        rows["bahar"].details = {**rows["bahar"].details, invitations.UNTIL: 1}
        proposal_id = rows["amina"].id
    half = fetch_half(first)
    page = first.get("/proposals")
    assert "your half" not in page.text
    first.post(f"/proposals/{proposal_id}/half")
    assert first.location == "/proposals"
    with scene.casework.database.read() as session:
        stored = session.get_one(Proposal, proposal_id).details
    assert stored == {"username": "amina"}
    assert half.replace("-", "") not in str(stored)


def test_the_sealed_half_opens_for_its_proposer_only(scene: Scene) -> None:
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(f"/people/{scene.people['amina']}")
    first.submit("Propose a new invitation")
    second.get("/proposals")
    second.submit("Approve", status=200)
    with scene.casework.database.write() as session:
        row = session.scalars(select(Proposal)).one()
        row.proposed_by = scene.people["firuze"]
    with scene.casework.database.write() as session:
        assert invitations.take_half(scene.casework, session, scene.people["erkin"], row.id) is None
        assert invitations.take_half(scene.casework, session, scene.people["firuze"], row.id) is None


def test_an_administrator_is_closed_by_two_people(scene: Scene) -> None:
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(f"/people/{scene.people['firuze']}")
    first.submit("Propose to close the account")
    still = staff(scene, "firuze")
    assert still is not None
    assert still.active
    assert ("erkin", "account.closed") not in scene.trail()
    proposals = scene.app.extensions["staff"].proposals
    with pytest.raises(ProposalRefused, match="own"):
        proposals.decide(scene.people["erkin"], proposals.waiting()[0].id, approve=True)
    scene.hire("gheni", "administrator")
    third = scene.client("gheni")
    assert "Close an administrator's account" in third.get("/proposals").text
    third.submit("Approve")
    closed = staff(scene, "firuze")
    assert closed is not None
    assert not closed.active
    second.request("GET", "/people", 302)


def test_nobody_approves_what_they_proposed(scene: Scene) -> None:
    first = scene.client("erkin")
    propose(scene, first)
    waiting = scene.app.extensions["staff"].proposals.waiting()[0]
    first.get("/proposals")
    first.post(f"/proposals/{waiting.id}", {"decision": "approve"})
    assert staff(scene, "ilham") is None
    with pytest.raises(ProposalRefused, match="own"):
        scene.app.extensions["staff"].proposals.decide(scene.people["erkin"], waiting.id, approve=True)
    assert ("erkin", "proposal.approved") not in scene.trail(), "what did not happen leaves no trace of having happened"


def test_a_refused_proposal_does_nothing_and_cannot_be_decided_again(scene: Scene) -> None:
    propose(scene, scene.client("erkin"))
    second = scene.client("firuze")
    waiting = scene.app.extensions["staff"].proposals.waiting()[0]
    second.get("/proposals")
    second.submit("Refuse")
    assert staff(scene, "ilham") is None
    with pytest.raises(ProposalRefused, match="decided"):
        scene.app.extensions["staff"].proposals.decide(scene.people["firuze"], waiting.id, approve=True)


def test_a_role_changes_by_two_people_and_ends_sessions(scene: Scene) -> None:
    amina = scene.client("amina")
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(f"/people/{scene.people['amina']}", heading="Amina Invented")
    first.submit("Propose this role", role="senior")
    second.get("/proposals")
    second.submit("Approve")
    changed = staff(scene, "amina")
    assert changed is not None
    assert changed.role == "senior"
    amina.request("GET", "/account", 302)


def test_nobody_becomes_a_referrer_or_stops_being_one(scene: Scene) -> None:
    with scene.casework.database.write() as session, pytest.raises(AccountRefused, match="group"):
        accounts.change_role(session, session.get_one(Staff, scene.people["hamit"]), "caseworker")
    with scene.casework.database.write() as session, pytest.raises(AccountRefused, match="group"):
        accounts.change_role(session, session.get_one(Staff, scene.people["amina"]), "referrer")


def test_lost_access_is_renewed_by_two_people_and_ends_the_old_one(scene: Scene) -> None:
    old = scene.client("amina")
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(f"/people/{scene.people['amina']}")
    first.submit("Propose a new invitation")
    second.get("/proposals")
    second.submit("Approve", status=200)
    renewed = staff(scene, "amina")
    assert renewed is not None
    assert renewed.password is None
    old.request("GET", "/account", 302)


def test_an_account_is_closed_by_one_and_opened_by_two(scene: Scene) -> None:
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(f"/people/{scene.people['amina']}")
    first.submit("Close the account")
    assert ("erkin", "account.closed") in scene.trail()
    first.get(f"/people/{scene.people['amina']}")
    first.submit("Propose to open the account again")
    closed = staff(scene, "amina")
    assert closed is not None
    assert not closed.active
    second.get("/proposals")
    second.submit("Approve", status=200)
    opened = staff(scene, "amina")
    assert opened is not None
    assert opened.active


def test_nobody_closes_their_own_account(scene: Scene) -> None:
    client = scene.client("erkin")
    client.get(f"/people/{scene.people['erkin']}")
    client.post(f"/people/{scene.people['erkin']}/close", {})
    own = staff(scene, "erkin")
    assert own is not None
    assert own.active


def test_an_invitation_expires(scene: Scene) -> None:
    with scene.casework.database.write() as session:
        person = session.get_one(Staff, scene.people["amina"])
        token = accounts.invite(scene.casework, session, person)
        person.invited_until = 1
    page = CheckedClient(scene.app).get(f"/invitation/{token}", status=404)
    assert "expired" in page.text


@pytest.mark.parametrize(
    ("username", "name", "role", "group", "reason"),
    [
        ("x", "A Name", "caseworker", None, "username"),
        ("9lives", "A Name", "caseworker", None, "username"),
        ("with space", "A Name", "caseworker", None, "username"),
        ("amina", "A Name", "caseworker", None, "taken"),
        ("AMINA ", "A Name", "caseworker", None, "taken"),
        ("newcomer", " ", "caseworker", None, "name"),
        ("newcomer", "A Name", "king", None, "role"),
        ("newcomer", "A Name", "referrer", None, "group"),
        ("newcomer", "A Name", "caseworker", "A group", "group"),
    ],
)
def test_accounts_that_cannot_be(
    scene: Scene, username: str, name: str, role: str, group: str | None, reason: str
) -> None:
    with scene.casework.database.read() as session, pytest.raises(AccountRefused) as refused:
        accounts.check_account(session, username, name, role, group)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("password", "reason"),
    [("short", "short"), ("a" * 300, "long"), ("aaaabbbbaaaabbbb", "plain"), ("hello-Amina-hello", "name")],
)
def test_passwords_that_cannot_be(password: str, reason: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        check_password(password, "amina")
    assert refused.value.reason == reason
    check_password("four plain random words", "amina")


def test_a_form_with_errors_keeps_what_was_typed(scene: Scene) -> None:
    client = scene.client("erkin")
    client.get("/people/new")
    page = client.submit("Propose", status=400, username="x y", name="Kept Name", role="caseworker")
    assert page.form("Propose").values["name"] == ["Kept Name"]


# -- an administrator who is to go, and whoever leaves


def propose_closing(scene: Scene, by: str, username: str) -> str:
    client = scene.client(by)
    client.get(f"/people/{scene.people[username]}")
    client.submit("Propose to close the account")
    (waiting,) = scene.app.extensions["staff"].proposals.waiting()
    return waiting.id


def test_with_two_administrators_the_auditor_is_the_second_person(scene: Scene) -> None:
    proposal = propose_closing(scene, "erkin", "firuze")
    subject = scene.client("firuze")
    page = subject.get("/proposals")
    assert "Refusing it is for somebody else." in page.text
    subject.post(f"/proposals/{proposal}", {"decision": "refuse"})
    assert "somebody else has to refuse it" in subject.follow().text
    assert [w.id for w in scene.app.extensions["staff"].proposals.waiting()] == [proposal], "it still waits"
    auditor = scene.client("gulnar")
    auditor.get("/proposals", heading="Needs two people")
    auditor.submit("Approve")
    closed = staff(scene, "firuze")
    assert closed is not None
    assert not closed.active
    assert ("gulnar", "proposal.approved") in scene.trail()
    subject.request("GET", "/people", 302)


def test_one_administrator_alone_does_not_close_the_auditor(scene: Scene) -> None:
    """Who is watched does not send the watcher away."""
    first, auditor = scene.client("erkin"), scene.client("gulnar")
    first.get(f"/people/{scene.people['gulnar']}")
    first.submit("Propose to close the account")
    auditor.request("GET", "/trail", 200)
    second = scene.client("firuze")
    assert "Close an auditor's account" in second.get("/proposals").text
    second.submit("Approve")
    auditor.request("GET", "/trail", 302)


def test_who_is_to_go_may_agree(scene: Scene) -> None:
    proposal = propose_closing(scene, "erkin", "firuze")
    subject = scene.client("firuze")
    subject.get("/proposals")
    subject.post(f"/proposals/{proposal}", {"decision": "approve"})
    closed = staff(scene, "firuze")
    assert closed is not None
    assert not closed.active


def test_the_auditor_decides_nothing_else_and_sees_nothing_else(scene: Scene) -> None:
    propose(scene, scene.client("erkin"))
    (waiting,) = scene.app.extensions["staff"].proposals.waiting()
    auditor = scene.client("gulnar")
    page = auditor.get("/proposals")
    assert "Nothing waits" in page.text
    assert "ilham" not in page.text
    auditor.post(f"/proposals/{waiting.id}", {"decision": "approve"})
    assert "for others to decide" in auditor.follow().text
    assert staff(scene, "ilham") is None
    for path in ("/people", "/people/new", f"/people/{scene.people['amina']}"):
        auditor.get(path, status=403)
    auditor.get("/proposals")
    auditor.post(f"/proposals/{waiting.id}/half", status=403)


@pytest.mark.parametrize("username", ["amina", "dilnur", "hamit"])
def test_no_other_role_decides(scene: Scene, username: str) -> None:
    proposal = propose_closing(scene, "erkin", "firuze")
    proposals = scene.app.extensions["staff"].proposals
    for approve in (True, False):
        with pytest.raises(ProposalRefused, match="role"):
            proposals.decide(scene.people[username], proposal, approve=approve)


def test_whoever_was_administrator_when_the_page_was_opened_decides_nothing_any_more(scene: Scene) -> None:
    proposal = propose_closing(scene, "erkin", "firuze")
    scene.hire("gheni", "administrator")
    with scene.casework.database.write() as session:
        session.get_one(Staff, scene.people["gheni"]).active = False
    with pytest.raises(ProposalRefused, match="role"):
        scene.app.extensions["staff"].proposals.decide(scene.people["gheni"], proposal, approve=True)


def test_what_a_leaver_proposed_is_off(scene: Scene) -> None:
    scene.hire("gheni", "administrator")
    propose(scene, scene.client("firuze"))
    proposals = scene.app.extensions["staff"].proposals
    (waiting,) = proposals.waiting()
    with scene.casework.database.write() as session:
        scene.app.extensions["staff"].departures.close(session, session.get_one(Staff, scene.people["firuze"]))
    with pytest.raises(ProposalRefused, match="decided"):
        proposals.decide(scene.people["erkin"], waiting.id, approve=True)
    assert proposals.waiting() == []


def test_leaving_ends_sessions_claims_keys_and_calls_the_other_rooms_once(scene: Scene) -> None:
    planted, told = scene.planted(), []
    client = scene.hold("amina", planted)
    departures = scene.app.extensions["staff"].departures
    departures.register(lambda session, staff_id: told.append((staff_id, session.get(Staff, staff_id).active)))
    claims = scene.app.extensions["review"].claims
    assert claims.holder(planted.id) == scene.people["amina"]
    first = scene.client("erkin")
    for _ in range(2):
        first.get(f"/people/{scene.people['amina']}")
        first.post(f"/people/{scene.people['amina']}/close")
    assert told == [(scene.people["amina"], True)], "while the account is still open, and once"
    client.request("GET", planted.url(), 302)
    assert claims.holder(planted.id) is None
    gone = staff(scene, "amina")
    assert gone is not None
    assert (gone.active, gone.password, gone.totp, gone.recovery, gone.invitation) == (False, None, None, [], None)


def test_what_fails_on_leaving_keeps_the_account_as_it_was(scene: Scene) -> None:
    def fail(_session: object, _staff_id: str) -> None:
        raise RuntimeError("an invented failure")

    scene.app.extensions["staff"].departures.register(fail)
    with pytest.raises(RuntimeError), scene.casework.database.write() as session:
        scene.app.extensions["staff"].departures.close(session, session.get_one(Staff, scene.people["amina"]))
    kept = staff(scene, "amina")
    assert kept is not None
    assert kept.active


def test_another_role_holds_no_search_any_more(scene: Scene) -> None:
    planted = scene.planted()
    scene.hold("amina", planted)
    with scene.casework.database.write() as session:
        accounts.change_role(session, session.get_one(Staff, scene.people["amina"]), "auditor")
    assert scene.app.extensions["review"].claims.holder(planted.id) is None


def test_links_name_the_address_of_the_settings_not_of_the_request(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(scene.casework.settings, staff_url="https://staff.example.org")
    monkeypatch.setattr(scene.casework, "settings", settings)
    propose(scene, scene.client("erkin"))
    second = scene.client("firuze")
    second.get("/proposals")
    page = second.submit("Approve", status=200)
    assert "https://staff.example.org/invitation/" in page.text
    assert "localhost" not in page.text
