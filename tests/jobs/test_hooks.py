"""A group's software hears of what the group may see, signed, and of nothing that is not so any more."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from service.jobs import hooks as jobs
from service.jobs.courier import Courier
from service.store import clock, deliveries
from service.store.errors import VaultClosed
from service.store.form import SearchForm
from service.store.hooks import Hooks
from service.store.models.groups import GroupDelivery, GroupHook, GroupReferral
from service.store.models.staff import Group
from service.store.outcomes import tell
from service.store.referrals import Referrals
from service.store.sealed_search import SealedSearch
from tests.support import theft
from tests.support.deployment import Deployment
from tests.support.receiver import Receiver, receiving

GROUP, OTHER = "a" * 32, "b" * 32


@dataclass
class Software:
    """A group with a webhook at a receiver here. ``clock``: seconds that the tests have gone ahead."""

    deployment: Deployment
    receiver: Receiver
    secret: str
    referral_id: str
    search: SealedSearch
    patch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        self.jobs = jobs.Hooks(self.deployment.casework, Courier(anywhere=True, trust=self.receiver.trust))
        self.at = clock.now()

    def later(self, seconds: int) -> None:
        self.at += seconds
        at = self.at
        self.patch.setattr(clock, "now", lambda: at)
        self.patch.setattr(clock, "today", lambda: dt.datetime.fromtimestamp(at, dt.UTC).date())

    def hears(self, seconds: int = 4 * 3600) -> list[dict[str, object]]:
        """What arrives when that much time has passed, each message checked."""
        self.receiver.received.clear()
        self.later(seconds)
        self.jobs.run_due()
        self.later(900)
        self.jobs.run_due()
        return [self._checked(n) for n in range(len(self.receiver.received))]

    def _checked(self, number: int) -> dict[str, object]:
        """As the Standard Webhooks say that a receiver does it, written apart from the sender."""
        got = self.receiver.received[number]
        signed = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
        key = base64.b64decode(self.secret[len("whsec_") :])
        expected = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
        assert got.headers["webhook-signature"] == expected
        assert self.at - 900 <= int(got.headers["webhook-timestamp"]) <= self.at, "the time of the try"
        body: dict[str, object] = json.loads(got.body)
        assert body["id"] == got.headers["webhook-id"]
        return body

    def rows(self) -> list[GroupDelivery]:
        with self.deployment.intake.database.read() as session:
            return list(session.scalars(select(GroupDelivery).order_by(GroupDelivery.made_at, GroupDelivery.id)))

    def hook(self) -> GroupHook:
        with self.deployment.intake.database.read() as session:
            return session.get_one(GroupHook, GROUP)

    def confirmed(self) -> None:
        with self.deployment.intake.database.write() as session:
            public = self.deployment.casework.keys.service_public
            tell(session, public, GROUP, self.search.id, "Planted words", share_id="c" * 32, note_id="d" * 32)

    def taken_back(self) -> None:
        from service.store.outcomes import forget

        with self.deployment.intake.database.write() as session:
            forget(session, self.search.id)


@pytest.fixture(scope="module")
def running_receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Receiver]:
    with receiving(tmp_path_factory.mktemp("receiver")) as made:
        yield made


@pytest.fixture
def software(deployment: Deployment, running_receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> Software:
    running_receiver.received.clear()
    running_receiver.status = 204
    with deployment.casework.database.write() as session:
        session.add(Group(id=GROUP, name="Invented Group"))
        session.add(Group(id=OTHER, name="Another Group"))
    referrals = Referrals(deployment.intake)
    made, code = referrals.refer(GROUP, "e" * 32, SearchForm(names=("Planted Name",)))
    referrals.refer(OTHER, "e" * 32, SearchForm(names=("Another Name",)))
    search = deployment.intake.open(code)
    assert search is not None
    hooks = Hooks(deployment.intake.database, deployment.casework.keys.service_public)
    secret = hooks.set(GROUP, "e" * 32, running_receiver.url, {made.id: "open"})
    return Software(deployment, running_receiver, secret, made.id, search, monkeypatch)


def told(software: Software, state: str) -> dict[str, object]:
    return {"type": "referral.state", "data": {"referral": software.referral_id, "state": state}}


def without_id(messages: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{k: v for k, v in message.items() if k != "id"} for message in messages]


def test_a_change_of_state_arrives_once_and_says_nothing_else(software: Software) -> None:
    assert software.hears() == [], "nothing changed, and what was before is not announced"
    software.search.pause()
    assert without_id(software.hears()) == [told(software, "paused")]
    assert software.hears() == []
    software.confirmed()
    assert without_id(software.hears()) == [told(software, "confirmed")]
    software.deployment.intake.withdraw(software.search)
    assert without_id(software.hears()) == [told(software, "ended")]
    assert all(b"Planted" not in got.body for got in software.receiver.received)


def test_another_groups_case_is_never_in_it(software: Software) -> None:
    with software.deployment.intake.database.read() as session:
        other = session.scalars(select(GroupReferral).where(GroupReferral.group_id == OTHER)).one()
    software.deployment.intake.wipe(other.search_id)
    assert software.hears() == []
    assert software.rows() == []


def test_no_message_shows_when_something_happened(software: Software) -> None:
    """Whatever happens, the time of the next look stands since the last one."""
    before = software.hook().look_at
    software.later(60)
    software.search.pause()
    software.confirmed()
    software.jobs.run_due()
    assert software.rows() == []
    assert software.hook().look_at == before
    assert 1800 <= before - (software.at - 60) <= 3 * 3600 + 600
    assert before % 600 == 0


def test_a_consent_that_is_taken_back_while_a_message_waits_is_never_told(software: Software) -> None:
    software.confirmed()
    software.later(4 * 3600)
    software.deployment.close_vault()
    software.jobs.run_due()
    software.later(900)
    with pytest.raises(VaultClosed):
        software.jobs.run_due()
    [row] = software.rows()
    assert (row.says, row.state) == ("confirmed", "owed")
    software.taken_back()
    software.deployment.open_vault()
    assert software.hears(900) == []
    assert [row.state for row in software.rows()] == ["dropped"]
    assert software.hears() == [], "as far as the group knows, nothing happened"


def test_what_may_have_arrived_and_holds_no_more_is_corrected(software: Software) -> None:
    """The receiver took it, and its answer was lost: it has to hear of the change all the same."""
    software.receiver.status = 500
    software.confirmed()
    assert without_id(software.hears()) == [told(software, "confirmed")]
    software.taken_back()
    software.receiver.status = 204
    assert without_id(software.hears(8 * 3600)) == [told(software, "open")]


def test_failures_are_tried_again_later_under_the_same_id_and_listed(software: Software) -> None:
    software.receiver.status = 503
    software.search.pause()
    first = software.hears()
    assert [(r.state, r.outcome, r.attempts) for r in software.rows()] == [("owed", "503", 1)]
    software.later(60)
    software.jobs.run_due()
    assert software.rows()[0].attempts == 1, "not before its time"
    again = software.hears(3600)
    assert [m["id"] for m in again] == [first[0]["id"]]
    software.receiver.status = 204
    assert len(software.hears(3 * 3600)) == 1
    assert [(r.state, r.outcome) for r in software.rows()] == [("done", "204")]
    assert software.hook().failing_since is None


def test_after_days_of_failing_it_is_turned_off_and_a_trial_turns_it_on(software: Software) -> None:
    software.receiver.status = 500
    software.search.pause()
    for _ in range(20):  # when the tries fall is drawn, and how many of them a day has hangs on the hour
        software.hears(12 * 3600)
    hook = software.hook()
    assert hook.state == "off"
    assert hook.failing_since is not None
    assert hook.off_since is not None
    assert dt.timedelta(days=5) <= hook.off_since - hook.failing_since <= dt.timedelta(days=7)
    assert software.hears(24 * 3600) == [], "nothing is sent while it is off"
    hooks = Hooks(software.deployment.intake.database, software.deployment.casework.keys.service_public)
    assert hooks.try_it(GROUP)
    software.receiver.status = 200
    messages = without_id(software.hears(60))
    assert messages == [{"type": "trial", "data": {}}, told(software, "paused")], "what was missed is not lost"


def test_a_receiver_that_is_gone_for_good_is_asked_once(software: Software) -> None:
    software.receiver.status = 410
    software.search.pause()
    assert len(software.hears()) == 1
    assert software.hook().state == "off"


def test_a_paused_group_hears_nothing(software: Software) -> None:
    software.search.pause()
    with software.deployment.casework.database.write() as session:
        session.get_one(Group, GROUP).state = "paused"
    assert software.hears() == []
    with software.deployment.casework.database.write() as session:
        session.get_one(Group, GROUP).state = "active"
    assert without_id(software.hears()) == [told(software, "paused")]


def test_a_kill_while_sending_loses_nothing(software: Software, monkeypatch: pytest.MonkeyPatch) -> None:
    software.search.pause()

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Courier, "post", killed)
        with pytest.raises(KeyboardInterrupt):
            software.hears()
    assert without_id(software.hears(deliveries.LEASE_SECONDS + 60)) == [told(software, "paused")]


def test_a_new_address_drops_what_waited_for_the_old_one(software: Software) -> None:
    software.receiver.status = 500
    software.search.pause()
    assert len(software.hears()) == 1
    hooks = Hooks(software.deployment.intake.database, software.deployment.casework.keys.service_public)
    software.receiver.status = 204
    secret = hooks.set(GROUP, "e" * 32, software.receiver.url, {software.referral_id: "paused"})
    assert secret != software.secret
    assert software.hears() == []
    software.secret = secret
    software.search.resume()
    assert without_id(software.hears()) == [told(software, "open")]


def test_address_and_secret_lie_nowhere_in_clear(software: Software, tmp_path: Path) -> None:
    software.search.pause()
    software.hears()
    stolen = list(theft.files_under(software.deployment.folder, software.deployment.settings.vault))
    planted = {"address": software.receiver.url, "secret": software.secret, "key": software.secret[6:]}
    assert theft.search(stolen, planted) == []


def test_old_messages_and_tokens_of_groups_that_are_over_go_with_upkeep(software: Software) -> None:
    from service.store.tokens import Tokens

    tokens = Tokens(software.deployment.intake.database)
    _, text = tokens.make(GROUP, "e" * 32, "software", ("referrals:read",), 30)
    software.search.pause()
    software.hears()
    jobs.upkeep(software.deployment.casework)
    assert len(software.rows()) == 1
    assert tokens.open(text) is not None
    software.later(31 * 24 * 3600)
    with software.deployment.casework.database.write() as session:
        session.get_one(Group, GROUP).state = "paused"
    jobs.upkeep(software.deployment.casework)
    assert software.rows() == []
    assert tokens.open(text) is None
