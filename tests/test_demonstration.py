"""The demonstration cannot be mistaken for, or left on in, a real deployment."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from service.config import ConfigError, casework_settings, intake_settings
from service.demonstration import ACCOUNTS, add_accounts
from service.store.casework import Casework, ensure_casework
from service.store.errors import StoreError
from service.store.intake import ensure_intake
from service.store.models.staff import Staff
from service.store.vault import DEMONSTRATION_PASSPHRASES, Vault
from tests.support.deployment import environ_for

DEMO = {"VMF_DEMONSTRATION": "1"}


@pytest.fixture
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("demonstration") / "data"
    data.mkdir()
    (data / "DEMONSTRATION").write_text("ready\n")
    settings = casework_settings(environ_for(data, **DEMO))
    vault = Vault.create(list(DEMONSTRATION_PASSPHRASES), purpose="demonstration", memory_kib=8192, passes=1)
    vault.save(settings.vault)
    ensure_intake(settings.intake, vault.public_key)
    ensure_casework(settings, vault.public_key)
    return data


def test_production_refuses_a_demonstration_folder(demonstration: Path) -> None:
    with pytest.raises(ConfigError, match="made by the demonstration"):
        intake_settings(environ_for(demonstration))


def test_production_refuses_its_keys_even_without_the_mark(demonstration: Path) -> None:
    (demonstration / "DEMONSTRATION").unlink()
    with pytest.raises(StoreError, match="belongs to the demonstration"):
        Casework(casework_settings(environ_for(demonstration)))


def test_production_refuses_its_databases_under_other_keys(demonstration: Path, data_copy: Path) -> None:
    for name in ("intake/intake.db", "casework/casework.db"):
        for ending in ("", "-wal", "-shm"):
            (data_copy / (name + ending)).unlink(missing_ok=True)
            if (demonstration / (name + ending)).exists():
                shutil.copy(demonstration / (name + ending), data_copy / (name + ending))
    casework = Casework(casework_settings(environ_for(data_copy)))
    with pytest.raises(StoreError, match="belongs to the demonstration"):
        casework.check()
    casework.dispose()


def test_the_demonstration_refuses_a_real_folder(data_copy: Path) -> None:
    with pytest.raises(ConfigError, match="real data folder"):
        intake_settings(environ_for(data_copy, **DEMO))


def test_it_has_two_people_for_all_that_needs_two_also_in_a_folder_of_before(
    demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casework = Casework(casework_settings(environ_for(demonstration, **DEMO)))
    monkeypatch.setattr("service.demonstration.ACCOUNTS", [a for a in ACCOUNTS if a.username in ("admin", "groupref")])
    add_accounts(casework)
    monkeypatch.undo()
    for _ in range(2):
        add_accounts(casework)
    with casework.database.read() as session:
        roles = Counter(session.scalars(select(Staff.role)))
    casework.dispose()
    assert roles == {"administrator": 2, "caseworker": 2, "senior": 1, "referrer": 1, "auditor": 1}


def test_the_demonstration_serves_on_loopback_only() -> None:
    source = (Path(__file__).parent.parent / "service" / "demonstration.py").read_text()
    assert "0.0.0.0" not in source
    assert source.count('"VMF_FAMILY_BIND": f"127.0.0.1:') == source.count('"VMF_STAFF_BIND": f"127.0.0.1:') == 1
