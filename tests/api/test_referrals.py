"""Referring through the API: what is done once, what is kept sealed, and what nobody but the group can read."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from service.store.models.groups import GroupReferral, KeptAnswer
from service.store.models.intake import Search
from service.store.receipt import Receipt
from service.store.referrals import Referrals, trace_new
from service.store.tokens import READ, WRITE, Tokens
from tests.api.conftest import CASE, Group, make_group
from tests.support.deployment import Deployment

URL = "/api/v1/referrals"


def test_a_case_is_referred_and_its_code_opens_the_search(group: Group, deployment: Deployment) -> None:
    made = group.refer(birth="1979", county="653125", relatives=[{"name": "Aygul", "relation": "wife"}], language="ug")
    search = deployment.intake.open(Receipt.parse(made["code"]))
    assert search is not None
    form = search.form()
    assert (form.names, form.birth, form.county, form.language) == (("ئابدۇرەھىم",), "1979", "653125", "ug")
    assert form.relatives[0].relation == "wife"
    assert search.header().state == "open"
    assert group.ask("GET", f"{URL}/{made['id']}", 200).get_json() == {k: v for k, v in made.items() if k != "code"}


def test_it_works_while_the_vault_is_closed(group: Group, deployment: Deployment) -> None:
    deployment.close_vault()
    assert group.refer()["state"] == "open"


def test_a_worker_puts_it_into_the_audit_trail_once(group: Group, deployment: Deployment) -> None:
    group.refer()
    assert trace_new(deployment.casework) == 1
    assert trace_new(deployment.casework) == 0
    from service.store.models.staff import AuditEntry

    with deployment.casework.database.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "referral.made")).one()
    assert entry.actor == group.token_id


def test_the_same_request_again_is_answered_alike_and_done_once(group: Group, deployment: Deployment) -> None:
    first = group.ask("POST", URL, 201, CASE, key="same-key-1").get_json()
    assert group.ask("POST", URL, 201, CASE, key="same-key-1").get_json() == first
    with deployment.intake.database.read() as session:
        assert session.query(Search).count() == 1
    other_case = {**CASE, "names": ["Memet"]}
    assert "another request" in group.ask("POST", URL, 409, other_case, key="same-key-1").get_json()["detail"]


def test_what_was_answered_is_gone_after_a_day(
    group: Group, deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service.store import clock

    group.refer()
    deployment.intake.sweep()
    with deployment.intake.database.read() as session:
        assert session.query(KeptAnswer).count() == 1
    later = clock.now() + 25 * 3600
    monkeypatch.setattr(clock, "now", lambda: later)
    deployment.intake.sweep()
    with deployment.intake.database.read() as session:
        assert session.query(KeptAnswer).count() == 0


def test_many_at_once_with_one_key_refer_once(group: Group, deployment: Deployment) -> None:
    statuses: list[int] = []

    def send() -> None:
        response = group.app.test_client().post(
            URL, json=CASE, headers={"Authorization": f"Bearer {group.token}", "Idempotency-Key": "raced-key"}
        )
        statuses.append(response.status_code)

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(statuses) <= {201, 409}
    assert 201 in statuses
    with deployment.intake.database.read() as session:
        assert session.query(Search).count() == session.query(GroupReferral).count() == 1


def test_a_failed_request_may_be_sent_again_and_leaves_nothing(
    group: Group, deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Referrals.add

    def fail(*values: Any, **named: Any) -> int:
        add(*values, **named)  # all of it is written, and then not kept
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(Referrals, "add", fail)
        group.ask("POST", URL, 500, CASE, key="tried-twice")
    with deployment.intake.database.read() as session:
        assert session.query(Search).count() == session.query(GroupReferral).count() == 0
        assert session.query(KeptAnswer).count() == 0
    group.ask("POST", URL, 201, CASE, key="tried-twice")


def test_the_code_is_kept_nowhere_in_clear(group: Group, deployment: Deployment) -> None:
    code = group.refer(reference="A-17")["code"].replace(" ", "")
    found = []
    for path in Path(deployment.folder).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [path for text in (code, group.token.rsplit("_", 1)[-1], "A-17") if text.encode() in content]
    assert found == []


def test_the_groups_own_number_is_taken_once_and_finds_its_referral(group: Group, other: Group) -> None:
    made = group.refer(reference="2026/17")
    again = group.ask("POST", URL, 409, {**CASE, "reference": " 2026/17 "}, key="another-key").get_json()
    assert again["referral"] == made["id"]
    found = group.ask("GET", f"{URL}?reference=2026/17", 200).get_json()["referrals"]
    assert [one["id"] for one in found] == [made["id"]]
    assert other.refer(reference="2026/17")["number"] == 1, "another group's numbers are its own"
    assert group.ask("GET", f"{URL}?reference=none", 200).get_json()["referrals"] == []


def test_pages_give_each_referral_once(group: Group) -> None:
    made = [group.refer(names=[f"Name {n}"])["id"] for n in range(5)]
    seen, url = [], f"{URL}?limit=2"
    while url:
        page = group.ask("GET", url, 200).get_json()
        seen += [one["id"] for one in page["referrals"]]
        url = page["next"]
    assert seen == made


def test_states_are_neutral_and_end_with_the_familys_own_receipt(group: Group, deployment: Deployment) -> None:
    made = group.refer()
    search = deployment.intake.open(Receipt.parse(made["code"]))
    assert search is not None
    search.pause()
    assert group.ask("GET", f"{URL}/{made['id']}", 200).get_json()["state"] == "paused"
    deployment.intake.withdraw(search)
    assert group.ask("GET", f"{URL}/{made['id']}", 200).get_json()["state"] == "ended"


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nobody_else_can_tell_that_a_case_exists(group: Group, other: Group, method: str) -> None:
    """For every verb, a foreign referral, one that never was and a malformed id are answered alike."""
    made = group.refer()

    def answer(name: str) -> tuple[int, bytes, dict[str, str]]:
        response = other.app.test_client().open(
            f"{URL}/{name}", method=method, headers={"Authorization": f"Bearer {other.token}"}
        )
        told = {k: v for k, v in response.headers.items() if not k.startswith("RateLimit")}
        return response.status_code, response.get_data(), told

    answers = [answer(name) for name in (made["id"], "f" * 32, "x")]
    assert answers[0] == answers[1] == answers[2]
    assert other.ask("GET", URL, 200).get_json()["referrals"] == []
    reference = group.refer(reference="R-1") and other.ask("GET", f"{URL}?reference=R-1", 200).get_json()
    assert reference["referrals"] == []


def test_every_route_belongs_to_a_scope_or_is_the_description(api: Flask) -> None:
    open_to_all = set()
    for rule in api.url_map.iter_rules():
        view = api.view_functions[rule.endpoint]
        methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        for method in methods:
            handler = getattr(getattr(view, "view_class", None), method.lower(), view)
            if not hasattr(handler, "scope"):
                open_to_all.add((method, rule.rule))
    assert open_to_all == {("GET", "/static/<path:filename>"), ("GET", "/api/v1/openapi.json")}


@pytest.mark.parametrize(
    ("scopes", "refused"),
    [((READ,), ("POST", URL)), ((WRITE,), ("GET", URL)), ((WRITE,), ("GET", f"{URL}/{'a' * 32}"))],
)
def test_a_token_does_what_its_scope_says(
    api: Flask, tokens: Tokens, scopes: tuple[str, ...], refused: tuple[str, str]
) -> None:
    limited = make_group(api, tokens, scopes)
    response = limited.ask(*refused, 403, CASE if refused[0] == "POST" else None, key="12345678")
    assert "insufficient_scope" in response.headers["WWW-Authenticate"]


def test_a_token_ends_by_revocation_and_by_its_day(
    group: Group, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    from service.store import clock

    group.ask("GET", URL, 200)
    later = clock.today() + dt.timedelta(days=31)
    with monkeypatch.context() as patched:
        patched.setattr("service.store.tokens.today", lambda: later)
        group.ask("GET", URL, 401)
        assert tokens.of_group(group.id)[0].state == "expired"
    tokens.revoke(group.id, group.token_id)
    group.ask("GET", URL, 401)
    assert tokens.of_group(group.id)[0].state == "revoked"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic dTpw", "Bearer vmf_" + "a" * 32 + "_" + "b" * 43])
def test_without_a_valid_token_nothing_opens(group: Group, header: str) -> None:
    response = group.ask("GET", URL, 401, Authorization=header)
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_guessing_tokens_is_stopped_by_address(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.access.WRONG_TOKENS", "3/hour")
    for _ in range(3):
        group.ask("GET", URL, 401, Authorization="Bearer guessed")
    assert int(group.ask("GET", URL, 429).headers["Retry-After"]) > 0


def test_limits_are_told_and_kept(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.access.REQUESTS", "2/hour")
    first = group.ask("GET", URL, 200)
    assert (first.headers["RateLimit-Limit"], first.headers["RateLimit-Remaining"]) == ("2", "1")
    group.ask("GET", URL, 200)
    assert int(group.ask("GET", URL, 429).headers["Retry-After"]) > 0


def test_a_groups_day_of_referrals_ends_with_a_sentence(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.access.WRITES", "1/day")
    group.refer()
    refused = group.ask("POST", URL, 429, CASE, key="the-second").get_json()
    assert "as many cases as a day allows" in refused["detail"]


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b"{", 400, None),
        (b"\xff\xfe", 400, None),
        ([], 422, ""),
        ({}, 422, "names"),
        ({**CASE, "asked_by_family": False}, 422, "asked_by_family"),
        ({**CASE, "asked_by_family": "yes"}, 422, "asked_by_family"),
        ({**CASE, "names": ["\u200e "]}, 422, "names"),
        ({**CASE, "names": ["a\x00b"]}, 422, "names"),
        ({**CASE, "names": ["a" * 201]}, 422, "names"),
        ({**CASE, "county": "110101"}, 422, "county"),
        ({**CASE, "surname": "x"}, 422, "surname"),
    ],
)
def test_bad_input_is_named_and_never_repeated(group: Group, body: object, status: int, field: str | None) -> None:
    problem = group.ask("POST", URL, status, body, key="12345678").get_json()
    if field is not None:
        assert field in str(problem["errors"].keys())
    assert "a" * 201 not in str(problem)


def test_only_json_with_a_key_is_taken(group: Group) -> None:
    assert (
        "Content-Type" in group.ask("POST", URL, 415, b"names=x", **{"Content-Type": "text/plain"}).get_json()["detail"]
    )
    assert "Idempotency-Key" in group.ask("POST", URL, 400, CASE).get_json()["detail"]
    group.ask("POST", URL, 400, CASE, key="short")
    group.ask("POST", URL, 413, {**CASE, "happened": "x" * 300_000}, key="12345678")
