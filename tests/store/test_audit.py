"""The trail: an act and its trace stand or fall together; whoever alters, cuts or rewrites it is found out."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import delete, select, update

from service.jobs.upkeep import write_head
from service.store import audit
from service.store.errors import StoreError
from service.store.models.staff import AuditEntry
from tests.support.deployment import Deployment


def _broken(deployment: Deployment) -> list[int]:
    with deployment.casework.database.read() as session:
        return [b.position for b in audit.verify(session)]


def _fill(deployment: Deployment, count: int = 5) -> dict[str, str | int]:
    for number in range(count):
        deployment.casework.look("someone", "search.looked", f"s{number}", number=number)
    with deployment.casework.database.read() as session:
        return audit.signed_head(session, deployment.casework.keys)


def test_a_whole_trail_verifies_and_contains_its_head(any_deployment: Deployment) -> None:
    head = _fill(any_deployment)
    assert head["length"] == 5
    assert _broken(any_deployment) == []
    any_deployment.casework.look("someone", "later")
    with any_deployment.casework.database.read() as session:
        assert audit.check_head(session, head, str(head["signed_by"])) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [("actor", "else"), ("action", "x"), ("subject", "y"), ("at", 1), ("detail", b"z"), ("hash", b"h")],
)
def test_an_altered_entry_is_found(deployment: Deployment, column: str, value: object) -> None:
    _fill(deployment)
    with deployment.casework.database.write() as session:
        session.execute(update(AuditEntry).where(AuditEntry.position == 3).values({column: value}))
    assert 3 in _broken(deployment) or 4 in _broken(deployment)


def test_a_missing_entry_is_found(deployment: Deployment) -> None:
    _fill(deployment)
    with deployment.casework.database.write() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.position == 2))
    assert _broken(deployment) != []


def test_a_cut_end_and_a_rewritten_trail_do_not_contain_the_auditors_head(deployment: Deployment) -> None:
    head = _fill(deployment)
    keys = deployment.casework.keys
    with deployment.casework.database.write() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.position > 3))
    with deployment.casework.database.read() as session:
        assert list(audit.verify(session)) == []
        assert "cut off" in str(audit.check_head(session, head, str(head["signed_by"])))
    with deployment.casework.database.write() as session:
        session.execute(delete(AuditEntry))
        for _ in range(6):
            audit.append(session, keys, "someone", "invented")
    with deployment.casework.database.read() as session:
        assert list(audit.verify(session)) == []
        assert "rewritten" in str(audit.check_head(session, head, str(head["signed_by"])))


def test_a_head_that_another_key_signed_is_refused(deployment: Deployment) -> None:
    head = _fill(deployment)
    with deployment.casework.database.read() as session, pytest.raises(StoreError, match="not signed"):
        audit.check_head(session, {**head, "length": 4}, str(head["signed_by"]))


def test_an_act_that_fails_leaves_no_trace(deployment: Deployment) -> None:
    with pytest.raises(RuntimeError), deployment.casework.act("someone", "act"):
        raise RuntimeError
    with deployment.casework.database.read() as session:
        assert session.scalars(select(AuditEntry)).all() == []


def test_many_at_once_make_one_chain(any_deployment: Deployment) -> None:
    def look() -> None:
        for number in range(8):
            any_deployment.casework.look("someone", "look", str(number))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _broken(any_deployment) == []
    with any_deployment.casework.database.read() as session:
        assert len(session.scalars(select(AuditEntry)).all()) == 32


def test_details_open_with_the_vault_only(deployment: Deployment) -> None:
    deployment.casework.look("someone", "look", "s", record="abc")
    with deployment.casework.database.read() as session:
        entry = session.scalars(select(AuditEntry)).one()
    assert b"abc" not in entry.detail
    (opened,) = deployment.casework.vault.unwrap([entry.detail])
    assert opened is not None
    assert audit.detail_of(entry, opened) == {"record": "abc"}


def test_the_head_of_the_day_is_written_once(deployment: Deployment) -> None:
    _fill(deployment)
    assert write_head(deployment.casework)
    assert not write_head(deployment.casework)
    assert len(list(deployment.settings.heads.glob("*.json"))) == 1
