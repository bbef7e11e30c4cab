"""A family takes over a search that a group brought: it gets a number of its own, and the group's ends."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from service import create_family_app
from service.store.form import SearchForm
from service.store.receipt import Receipt
from service.store.referrals import Referrals
from tests.support.client import CheckedClient
from tests.support.deployment import Deployment


@dataclass
class Brought:
    deployment: Deployment
    referrals: Referrals
    code: Receipt
    referral_id: str

    def family(self) -> CheckedClient:
        return CheckedClient(create_family_app(intake=self.deployment.intake))

    def state(self) -> str:
        found = self.referrals.one("g" * 32, self.referral_id)
        assert found is not None
        return found.state


@pytest.fixture
def brought(deployment: Deployment) -> Brought:
    referrals = Referrals(deployment.intake)
    made, code = referrals.refer("g" * 32, "s" * 32, SearchForm(names=("Memet Tursun",), steps=("names",)))
    return Brought(deployment, referrals, code, made.id)


def enter(client: CheckedClient, receipt: Receipt) -> None:
    client.get("/en/return")
    client.submit(action="/en/return", receipt=str(receipt))


def shown(client: CheckedClient) -> Receipt:
    assert client.page is not None
    return Receipt.parse(" ".join(client.page.by_class("receipt")[0].itertext()))


def test_the_family_gets_a_number_of_its_own_and_the_groups_ends(brought: Brought) -> None:
    client = brought.family()
    enter(client, brought.code)
    assert client.page is not None
    assert "A group brought this search here for you" in client.page.text
    own = shown(client)
    assert own != brought.code
    client.get("/en/receipt/typed")
    page = client.submit(action="/en/receipt/typed", receipt=str(own))
    assert page.heading == "Where things stand"
    intake = brought.deployment.intake
    assert intake.open(brought.code) is None
    search = intake.open(own)
    assert search is not None
    assert search.form().names == ("Memet Tursun",)
    assert brought.state() == "with_family"
    search.pause()
    assert brought.state() == "with_family", "the group reads no more"
    other = brought.family()
    enter(other, brought.code)
    assert other.page is not None
    assert "opens nothing here" in other.page.text


def test_nothing_opens_before_the_new_number_is_typed_in(brought: Brought) -> None:
    client = brought.family()
    enter(client, brought.code)
    for path in ("/en/search", "/en/search/person", "/en/search/messages"):
        answer = client.client.get(path, base_url=client.base_url)
        if answer.status_code != 404:
            assert answer.status_code == 302
            assert answer.headers["Location"].endswith("/en/receipt")


def test_who_leaves_before_typing_it_in_begins_again_with_the_groups_number(brought: Brought) -> None:
    first = brought.family()
    enter(first, brought.code)
    lost = shown(first)
    assert brought.deployment.intake.open(lost) is None
    second = brought.family()
    enter(second, brought.code)
    own = shown(second)
    assert own != lost
    second.get("/en/receipt/typed")
    second.submit(action="/en/receipt/typed", receipt=str(own))
    # The first window is over: what it shows must not become a key.
    first.request("GET", "/en/receipt/typed", 302)
    assert brought.deployment.intake.open(lost) is None
    assert brought.deployment.intake.open(own) is not None


def test_an_open_visit_of_the_group_ends_with_its_number(brought: Brought) -> None:
    group, family = brought.family(), brought.family()
    enter(group, brought.code)
    enter(family, brought.code)
    own = shown(family)
    family.get("/en/receipt/typed")
    family.submit(action="/en/receipt/typed", receipt=str(own))
    group.request("GET", "/en/receipt", 302)
    assert group.location is not None
    assert "/en/return" in group.location


def test_a_search_that_nobody_brought_opens_at_once(deployment: Deployment) -> None:
    receipt, search = deployment.intake.start(SearchForm(names=("Aygul",)))
    deployment.intake.confirm(search)
    client = CheckedClient(create_family_app(intake=deployment.intake))
    enter(client, receipt)
    assert client.page is not None
    assert client.page.heading == "Where things stand"
