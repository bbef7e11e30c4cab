"""What was found reaches a group after the family, by the family's consent, through a caseworker, and only its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from service import create_api_app, create_family_app
from service.review.acts.base import ActRefused
from service.review.sending import SentAlready
from service.searches.consents import agreed
from service.staff.trail import findings
from service.store import clock
from service.store.models.base import new_id
from service.store.models.groups import GroupOutcome, GroupReferral
from service.store.receipt import Receipt
from service.store.referrals import Referrals
from service.store.seal import SealError
from service.store.sealed_search import SealedSearch
from service.store.shares import Shares
from service.store.tokens import Tokens
from tests.api.conftest import Group as Software
from tests.review.test_family import establish
from tests.staff.scene import EVIDENCE, FORM, Planted, Scene
from tests.support.client import CheckedClient
from tests.support.outside import without_marks

TOLD = "He is in a list of a prison in Konasheher."
WORDS = "Confirmed: a list names him, as of 2018."


class Brought:
    """A case that Hamit's group brought and its family has taken over, with one candidate."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.intake = scene.deployment.intake
        self.group_id = scene.person("hamit").group_id or ""
        referrals = Referrals(self.intake)
        made, code = referrals.refer(self.group_id, scene.people["hamit"], replace(FORM, consents=()))
        self.id = made.id
        family = self.intake.open_family(code)
        assert family is not None
        self.receipt = Receipt.new()
        self.intake.take_over(family, self.receipt, referrals.take_over)
        scene.cards.change(self.search.id, lambda card: card)
        self.planted = Planted(self.search, str(self.receipt))
        scene.candidate(self.planted, scene.record(scene.source("list")), EVIDENCE)
        self.desk = scene.app.extensions["review"].desk

    @property
    def search(self) -> SealedSearch:
        found = self.intake.open(self.receipt)
        assert found is not None
        return found

    def confirm(self) -> None:
        for username in ("amina", "bahar"):
            self.scene.read(username, self.planted, "same")

    def disclose(self) -> None:
        establish(self.scene, self.scene.hold("amina", self.planted), self.planted)
        person = self.scene.person("amina")
        with self.scene.app.test_request_context():
            case = self.desk.open(person, self.search.id)
            self.desk.disclose(person, case, self.planted.candidates[0], TOLD, ["found"], new_id())

    def family_reads(self) -> None:
        self.search.mark_read(from_family=False)

    def agree(self, *purposes: str) -> None:
        self.search.change_form(lambda form: replace(form, consents=agreed(purposes, form.consents, "tr")))

    def tell(self, text: str = WORDS, nonce: str = "") -> None:
        person = self.scene.person("amina")
        with self.scene.app.test_request_context():
            self.desk.tell_group(person, self.desk.open(person, self.search.id), text, nonce or new_id())

    def all_but_telling(self) -> None:
        self.confirm()
        self.disclose()
        self.family_reads()
        self.agree("group")

    def software(self, group_id: str | None = None) -> Software:
        """The group's own software with a token that reads, or another group's."""
        group_id = group_id or self.group_id
        keys = self.scene.app.extensions["referrals"].keys
        tokens = Tokens(self.intake.database)
        made = tokens.make(group_id, new_id(), "software", ("referrals:read",), 30, lambda: keys.private(group_id))
        return Software(create_api_app(intake=self.intake), group_id, *made)

    def reads(self) -> tuple[str, str | None]:
        """(state, words) as the group's software gets them."""
        found = self.software().ask("GET", f"/api/v1/referrals/{self.id}", 200).get_json()
        return found["state"], found["outcome"]

    def family(self) -> CheckedClient:
        browser = CheckedClient(create_family_app(intake=self.intake))
        browser.get("/en/return")
        browser.submit(action="/en/return", receipt=str(self.receipt))
        return browser


@pytest.fixture
def brought(scene: Scene) -> Brought:
    return Brought(scene)


def test_the_whole_way_and_back(brought: Brought, scene: Scene) -> None:
    brought.confirm()
    brought.disclose()
    assert brought.reads() == ("with_family", None), "the group does not learn it with the family"
    family = brought.family()
    family.get("/en/messages")
    page = family.get("/en/form/consent")
    assert "The group that brought me here may be told what was found" in page.text
    family.submit("Save", group="y")
    client = scene.hold("amina", brought.planted)
    page = client.get(brought.planted.url(None, "/group"), heading="The group that brought this search")
    assert TOLD in page.text, "what the family knows stands beside it"
    page = client.submit("Tell the group", text=WORDS)
    assert "The group was told" in page.text
    assert brought.reads() == ("confirmed", WORDS)
    listed = scene.client("hamit").get("/referrals")
    assert "confirmed" in listed.text
    assert WORDS in scene.client("hamit").get(f"/referrals/{brought.id}", heading="Referral 1").text
    assert scene.people["hamit"] not in {found.actor for found in findings(scene.casework)}
    overview = family.get("/en/overview").text
    for words in ("Told to the group that brought you", "Invented Group", WORDS, "It is called back when you take"):
        assert words in overview
    page = family.get("/en/form/consent")
    assert WORDS in page.text, "whoever takes a yes back sees what was passed on"
    scene.deployment.close_vault()
    family.submit("Save", group=None)
    assert "Called back on" in family.get("/en/overview").text, "with the receipt alone"
    scene.deployment.open_vault()
    assert brought.reads() == ("with_family", None)
    assert WORDS not in scene.client("hamit").get(f"/referrals/{brought.id}").html
    changes = [(c.purpose, c.given) for c in brought.search.form().consent_history]
    assert changes == [("group", True), ("group", False)]
    page = scene.hold("amina", brought.planted).get(brought.planted.url())
    assert "taken back" in page.text
    assert "Wording 2026-12, in English." in page.text


def undisclosed(brought: Brought) -> None:
    brought.confirm()
    brought.agree("group")


def unread(brought: Brought) -> None:
    brought.confirm()
    brought.disclose()
    brought.agree("group")


def another_consent(brought: Brought) -> None:
    brought.all_but_telling()
    brought.agree("contact", "dossier", "referral", "visit_list", "public_card")


def unconfirmed(brought: Brought) -> None:
    brought.all_but_telling()
    reader = brought.scene.person("bahar")
    case = brought.desk.open(reader, brought.search.id)
    reading = next(r for v in case.candidates for r in v.readings if r.staff_id == reader.id)
    brought.desk.withdraw(reader, case, brought.planted.candidates[0], reading.id, "I was wrong")


def paused(brought: Brought) -> None:
    brought.all_but_telling()
    brought.search.pause()


def group_paused(brought: Brought) -> None:
    brought.all_but_telling()
    client = brought.scene.client("erkin")
    client.get(f"/groups/{brought.group_id}")
    client.submit("Pause the group")


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (undisclosed, "group_first"),
        (unread, "group_first"),
        (another_consent, "group_consent"),
        (unconfirmed, "group_first"),
        (paused, "group_paused"),
        (group_paused, "group_over"),
    ],
)
def test_the_group_never_learns_before_the_family_or_without_its_yes(
    brought: Brought, prepare: Callable[[Brought], None], reason: str
) -> None:
    prepare(brought)
    with pytest.raises(ActRefused) as refused:
        brought.tell()
    assert refused.value.reason == reason
    with brought.intake.database.read() as session:
        assert session.query(GroupOutcome).count() == 0
    assert Shares(brought.intake).of(brought.search) == []
    page = brought.scene.hold("amina", brought.planted).get(brought.planted.url(None, "/group"))
    assert "The group may not be told" in page.text
    assert not [f for f in page.forms if any(b.get("value") == "tell" for b in f.buttons)]


def test_a_consent_that_is_taken_back_while_the_page_is_open_counts(brought: Brought) -> None:
    brought.all_but_telling()
    person = brought.scene.person("amina")
    with brought.scene.app.test_request_context():
        case = brought.desk.open(person, brought.search.id)
        brought.agree()
        with pytest.raises(ActRefused, match="group_consent"):
            brought.desk.tell_group(person, case, WORDS, new_id())
    assert brought.reads() == ("with_family", None)
    assert ("amina", "group.told") not in brought.scene.trail(), "the act and its trace stand or fall together"


def test_telling_twice_is_telling_once_and_telling_anew_calls_the_old_words_back(brought: Brought) -> None:
    brought.all_but_telling()
    nonce = new_id()
    brought.tell("", nonce)
    assert brought.reads() == ("confirmed", None), "the word alone"
    with pytest.raises(SentAlready):
        brought.tell("", nonce)
    brought.tell()
    assert brought.reads() == ("confirmed", WORDS)
    shares = {without_marks(share.what): share.recalled for share in Shares(brought.intake).of(brought.search)}
    assert shares == {"Only that it is confirmed.": clock.today(), WORDS: None}


def test_a_caseworker_takes_it_back_and_is_told_when_it_holds_no_more(brought: Brought, scene: Scene) -> None:
    brought.all_but_telling()
    brought.tell()
    client = scene.hold("amina", brought.planted)
    assert "does not hold any more" not in client.get(brought.planted.url()).text
    reader = scene.person("bahar")
    case = brought.desk.open(reader, brought.search.id)
    reading = next(r for v in case.candidates for r in v.readings if r.staff_id == reader.id)
    brought.desk.withdraw(reader, case, brought.planted.candidates[0], reading.id, "I was wrong")
    assert "The group reads “confirmed”, and it does not hold any more" in client.get(brought.planted.url()).text
    client.get(brought.planted.url(None, "/group"))
    page = client.submit("Take it back", status=400, reason="")
    assert "Write your reason" in page.text
    client.submit("Take it back", reason="The second reader was wrong.")
    assert brought.reads() == ("with_family", None)
    [share] = Shares(brought.intake).of(brought.search)
    assert share.recalled == clock.today()


def test_another_group_learns_nothing_at_all(brought: Brought, scene: Scene) -> None:
    """Whatever it asks, its answer is the one that an id gets which never was."""
    from service.staff import accounts

    brought.all_but_telling()
    brought.tell()
    with scene.casework.database.write() as session:
        idris = accounts.create_staff(scene.casework, session, "idris", "Idris", "referrer", group="Another Group")
        scene.people["idris"], other_id = idris.id, idris.group_id or ""
    other = brought.software(other_id)
    client = scene.client("idris")
    scene.app.config["WTF_CSRF_ENABLED"] = False
    for rule in scene.app.url_map.iter_rules():
        if not rule.rule.startswith("/referrals") or not rule.arguments:
            continue
        for method in sorted((rule.methods or set()) - {"OPTIONS"}):
            answers = []
            for asked in (brought.id, "f" * 32):
                url = rule.rule
                for argument in rule.arguments:
                    url = url.replace(f"<{argument}>", asked)
                answer = client.client.open(url, method=method, base_url=client.base_url)
                answers.append((answer.status_code, answer.get_data(as_text=True).replace(asked, "id")))
            assert answers[0] == answers[1], rule.rule
            assert WORDS not in answers[0][1]
    assert "Your group has referred nothing yet." in client.get("/referrals").text
    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"):
        told = [
            other.app.test_client().open(
                f"/api/v1/referrals/{asked}", method=method, headers={"Authorization": f"Bearer {other.token}"}
            )
            for asked in (brought.id, "f" * 32)
        ]
        assert told[0].status_code == told[1].status_code
        assert told[0].get_data() == told[1].get_data()
    keys = scene.app.extensions["referrals"].keys
    with brought.intake.database.read() as session:
        row = session.get_one(GroupOutcome, brought.search.id)
    from service.store.outcomes import read

    assert read(row, keys.private(brought.group_id)).text == WORDS
    with pytest.raises(SealError):
        read(row, keys.private(other_id))


def test_only_a_family_that_a_group_brought_is_asked(scene: Scene) -> None:
    planted = scene.planted()
    browser = CheckedClient(create_family_app(intake=scene.deployment.intake))
    browser.get("/en/return")
    browser.submit(action="/en/return", receipt=planted.receipt)
    page = browser.get("/en/form/consent")
    assert "The group that brought me here" not in page.text
    tag = page.form("Save").values["of"][0]
    browser.post("/en/form/consent", {"of": tag, "group": "y", "contact": "y"}, status=302)
    assert [c.purpose for c in planted.search.form().consents] == ["contact"]


def test_withdrawing_the_search_takes_what_the_group_was_told_along(brought: Brought) -> None:
    brought.all_but_telling()
    brought.tell()
    brought.intake.withdraw(brought.search)
    assert brought.reads() == ("with_family", None)
    with brought.intake.database.read() as session:
        assert session.query(GroupOutcome).count() == 0
        assert session.query(GroupReferral).count() == 1
