"""The vault opens with any two custodians, never with one; the agent serves only who knows its secret."""

from __future__ import annotations

import itertools
import json
import socket
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from service.store.agent import VaultAgent, VaultClient, _short_address
from service.store.errors import StoreError, VaultClosed, VaultError
from service.store.keyring import check_purpose
from service.store.seal import Place, new_key, wrap_for_service
from service.store.vault import DEMONSTRATION_PASSPHRASES, Vault
from tests.support.deployment import PASSPHRASES, Deployment


@pytest.fixture(scope="module")
def vault() -> Vault:
    return Vault.create(PASSPHRASES, memory_kib=8 * 1024, passes=1)


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(PASSPHRASES, 2)))
def test_any_two_custodians_open_it(vault: Vault, first: str, second: str) -> None:
    assert bytes(PrivateKey(vault.open(first, second)).public_key) == vault.public_key


@pytest.mark.parametrize("pair", [(PASSPHRASES[0], PASSPHRASES[0]), (PASSPHRASES[0], "wrong"), ("", "")])
def test_one_custodian_does_not(vault: Vault, pair: tuple[str, str]) -> None:
    with pytest.raises(VaultError):
        vault.open(*pair)


def test_short_or_equal_passphrases_are_refused() -> None:
    with pytest.raises(VaultError, match="15 characters"):
        Vault.create(["short", "also short", "shorter"])
    with pytest.raises(VaultError, match="different"):
        Vault.create(["the same passphrase"] * 3)


def test_new_passphrases_keep_the_key_and_end_the_old_ones(vault: Vault, tmp_path: Path) -> None:
    vault.save(tmp_path)
    private = vault.open(*PASSPHRASES[:2])
    fresh = [f"another invented custodian {n}" for n in range(3)]
    vault.rewrap(private, fresh).replace(tmp_path)
    again = Vault.load(tmp_path)
    assert again.open(fresh[2], fresh[0]) == private
    with pytest.raises(VaultError):
        again.open(*PASSPHRASES[:2])


def test_a_vault_is_never_overwritten(vault: Vault, tmp_path: Path) -> None:
    vault.save(tmp_path)
    with pytest.raises(VaultError, match="never overwritten"):
        vault.save(tmp_path)


def test_a_demonstration_cannot_be_edited_into_a_real_vault(tmp_path: Path) -> None:
    demonstration = Vault.create(list(DEMONSTRATION_PASSPHRASES), purpose="demonstration", memory_kib=8192, passes=1)
    with pytest.raises(StoreError, match="demonstration"):
        check_purpose(demonstration.purpose, demonstration=False, what="The vault")
    demonstration.save(tmp_path)
    fields = json.loads((tmp_path / "vault.json").read_text())
    fields["purpose"] = "service"
    (tmp_path / "vault.json").write_text(json.dumps(fields))
    with pytest.raises(VaultError):
        Vault.load(tmp_path).open(*DEMONSTRATION_PASSPHRASES[:2])


def test_closing_forgets_for_everybody_at_once(deployment: Deployment) -> None:
    here = deployment.casework.vault
    elsewhere = VaultClient(deployment.settings.vault, deployment.casework.keys.agent)
    wrapped = wrap_for_service(deployment.casework.keys.service_public, new_key(), Place("t", "r", "c"))
    assert here.unwrap([wrapped])[0] is not None
    epoch = here.status()[1]
    elsewhere.close()
    elsewhere.disconnect()
    for act in (lambda: here.unwrap([wrapped]), lambda: here.derive("cards")):
        with pytest.raises(VaultClosed):
            act()
    deployment.open_vault()
    assert here.status()[0]
    assert here.status()[1] != epoch


def test_a_stranger_gets_no_answer(deployment: Deployment) -> None:
    stranger = VaultClient(deployment.settings.vault, new_key())
    with pytest.raises(VaultClosed):
        stranger.derive("cards")
    stranger.disconnect()


def test_only_named_keys_are_derived(deployment: Deployment) -> None:
    with pytest.raises(VaultError):
        deployment.casework.vault.derive("private")


def test_unreadable_requests_are_answered_without_breaking(deployment: Deployment) -> None:
    with socket.socket(socket.AF_UNIX) as connection, _short_address(deployment.agent.path) as address:
        connection.connect(address)
        for line in (b"[]\n", b"nonsense\n", b'{"do": 1}\n'):
            connection.sendall(line)
            answer = connection.recv(200)
            assert answer == b"" or b"error" in answer
            if not answer:
                break
    assert deployment.casework.vault.is_open


def test_an_agent_that_does_not_run_is_a_closed_vault(tmp_path: Path) -> None:
    assert not VaultClient(tmp_path / "nowhere", new_key()).is_open


def test_the_private_key_is_not_in_the_vault_file(vault: Vault) -> None:
    private = vault.open(*PASSPHRASES[:2])
    assert private.hex() not in vault.to_json()


def test_agents_need_no_short_path(tmp_path: Path, vault: Vault) -> None:
    deep = tmp_path.joinpath(*["a-rather-long-folder-name"] * 6)
    agent = VaultAgent(vault, deep, new_key())
    import threading
    import time

    thread = threading.Thread(target=agent.serve, daemon=True)
    thread.start()
    for _ in range(200):
        if agent.path.exists():
            break
        time.sleep(0.01)
    assert agent.path.exists()
    agent.stop()
    thread.join(5)


def test_a_second_agent_is_refused_and_takes_nothing_from_the_first(deployment: Deployment) -> None:
    """Otherwise the first would keep an open key that no `vault close` reaches."""
    second = VaultAgent(deployment.agent.vault, deployment.settings.vault, deployment.casework.keys.agent)
    with pytest.raises(VaultError, match="runs already"):
        second.serve()
    assert VaultClient.runs(deployment.settings.vault)
    assert deployment.casework.vault.is_open
    deployment.casework.vault.close()
    assert not deployment.agent.answer({"do": "status"})["open"]
