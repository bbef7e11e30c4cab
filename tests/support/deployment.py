"""A whole deployment in a temporary folder: keys, both databases, files, and a running vault agent."""

from __future__ import annotations

import contextlib
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from service.config import CaseworkSettings, casework_settings
from service.store.agent import VaultAgent
from service.store.casework import Casework, ensure_casework
from service.store.intake import Intake, ensure_intake
from service.store.keyring import load_casework
from service.store.vault import Vault

PASSPHRASES = ["first invented custodian", "second invented custodian", "third invented custodian"]


@dataclass
class Deployment:
    """``environ`` is what a child process needs to work on the same folder."""

    environ: dict[str, str]
    settings: CaseworkSettings
    casework: Casework
    agent: VaultAgent
    others: list[Casework | Intake] = field(default_factory=list)

    @property
    def intake(self) -> Intake:
        return self.casework.intake

    @property
    def folder(self) -> Path:
        return self.settings.folder.parent

    def open_vault(self) -> None:
        self.agent.unlock(PASSPHRASES[0], PASSPHRASES[2])

    def close_vault(self) -> None:
        self.agent.answer({"do": "close"})

    def family_side(self) -> Intake:
        """A second, separate set of connections, as the family process would have."""
        intake = Intake(self.settings.intake)
        self.others.append(intake)
        return intake


def environ_for(data: Path, **more: str) -> dict[str, str]:
    return {
        "VMF_DATA": str(data),
        "VMF_RECEIPT_MEMORY_MIB": "8",
        "VMF_RECEIPT_PASSES": "1",
        "VMF_HTTPS": "0",
        **more,
    }


def make_data(data: Path, **more: str) -> None:
    """Keys, vault (with cheap slow hashes) and migrated databases."""
    settings = casework_settings(environ_for(data, **more))
    vault = Vault.create(PASSPHRASES, memory_kib=8 * 1024, passes=1)
    vault.save(settings.vault)
    ensure_intake(settings.intake, vault.public_key)
    ensure_casework(settings, vault.public_key)


def copy_data(template: Path, data: Path) -> None:
    """Making a data folder anew for every test would be slow; a copy of a fresh one is as good."""
    shutil.copytree(template, data)
    shutil.copytree(template.with_name(template.name + ".vault"), data.with_name(data.name + ".vault"))


@contextlib.contextmanager
def running(data: Path, *, vault_open: bool = True, **more: str) -> Iterator[Deployment]:
    environ = environ_for(data, **more)
    settings = casework_settings(environ)
    keys = load_casework(settings.keys, settings.demonstration)
    agent = VaultAgent(Vault.load(settings.vault), settings.vault, keys.agent)
    thread = threading.Thread(target=agent.serve, daemon=True)
    thread.start()
    for _ in range(500):
        if agent.path.exists():
            break
        time.sleep(0.01)
    deployment = Deployment(environ, settings, Casework(settings), agent)
    if vault_open:
        deployment.open_vault()
    try:
        yield deployment
    finally:
        for other in deployment.others:
            (other if isinstance(other, Casework) else other.database).dispose()
        deployment.casework.dispose()
        agent.stop()
        thread.join(timeout=5)
