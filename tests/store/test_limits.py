"""Limits count in one place for all processes, keep no address, and never shut out a crowd behind one address."""

from __future__ import annotations

import pytest

from service.store import limits as module
from service.store.limits import DatabaseStorage, Limits, address_group
from tests.support import theft
from tests.support.deployment import Deployment


def _limits(deployment: Deployment) -> Limits:
    settings = deployment.settings.intake
    return Limits(deployment.intake.database, settings.redis_url, deployment.intake.keys.limits)


def test_the_limit_is_shared_by_processes(any_deployment: Deployment) -> None:
    one, two = _limits(any_deployment), _limits(any_deployment)
    who = "203.0.113.9"
    assert [
        one.hit("3/hour", "receipt", who),
        two.hit("3/hour", "receipt", who),
        one.hit("3/hour", "receipt", who),
    ] == [True] * 3
    assert not two.hit("3/hour", "receipt", who)
    assert not one.allowed("3/hour", "receipt", who)
    assert two.hit("3/hour", "receipt", "203.0.113.10")
    assert two.hit("3/hour", "message", who)


def test_no_address_is_kept(any_deployment: Deployment) -> None:
    _limits(any_deployment).hit("3/hour", "receipt", "203.0.113.99")
    loot = list(theft.dump_of(any_deployment.intake.database))
    if any_deployment.settings.intake.redis_url:
        loot += list(theft.valkey_dump(any_deployment.settings.intake.redis_url))
    assert loot
    assert theft.search(loot, {"address": "203.0.113.99"}) == []


def test_a_window_ends(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = _limits(deployment)
    assert limits.hit("1/hour", "receipt", "a")
    assert not limits.hit("1/hour", "receipt", "a")
    later = module.now() + 3600 + 601
    monkeypatch.setattr(module, "now", lambda: later)
    assert limits.hit("1/hour", "receipt", "a")
    later += 3600 + 601
    assert isinstance(limits.storage, DatabaseStorage)
    limits.storage.sweep()
    assert limits.storage.get("anything") == 0


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::ffff:127.0.0.1", None),
        ("127.0.0.1", None),
        ("::1", None),
        ("", None),
        (None, None),
        ("not an address", None),
    ],
)
def test_who_is_counted_together(address: str | None, group: str | None) -> None:
    assert address_group(address) == group


def test_addresses_do_not_come_back_from_a_stolen_disk(deployment: Deployment) -> None:
    """Whoever has the database and every key of the disk tries all addresses: none fits, for the day's key is gone."""
    import hashlib

    from service.store.models.intake import Limit
    from service.store.seal import derive

    _limits(deployment).hit("3/hour", "receipt", "203.0.113.77")
    with deployment.intake.database.read() as session:
        kept = {row.key for row in session.query(Limit)}
        assert all(row.expires_at % 600 == 0 for row in session.query(Limit))
    key = deployment.intake.keys.limits
    day = module.today().isoformat()
    for who in (f"203.0.113.{n}" for n in range(256)):
        for secret in (key, derive(key, "limits", b""), derive(key, "limits", day.encode())):
            for text in (f"receipt|{who}", f"{day}|receipt|{who}"):
                digest = hashlib.blake2b(text.encode(), key=secret, digest_size=20).hexdigest()
                assert not any(digest in one for one in kept)


def test_the_days_key_lies_in_memory_and_yesterdays_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime as dt

    made = module.DayKey(b"a deployment of this test alone" + bytes([1]))
    first = made.today()
    assert module.DayKey(b"a deployment of this test alone" + bytes([1])).today() == first
    tomorrow = module.today() + dt.timedelta(days=1)
    monkeypatch.setattr(module, "today", lambda: tomorrow)
    assert made.today() != first
    assert [p.name for p in made._folder.iterdir()] == [tomorrow.isoformat()]
    for path in made._folder.iterdir():
        path.unlink()
    made._folder.rmdir()
