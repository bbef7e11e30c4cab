"""Commands for the data folder itself: init, migrate, vault, audit."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

from service.config import casework_settings
from service.store import audit
from service.store.agent import NOT_RUNNING, VaultAgent, VaultClient
from service.store.backup import elsewhere, make_body, make_keys, restore
from service.store.casework import check_files, ensure_casework, opened_casework
from service.store.errors import StoreError, VaultError
from service.store.intake import ensure_intake
from service.store.keyring import check_purpose, load_casework
from service.store.upgrading import upgrade
from service.store.vault import CUSTODIANS, DEMONSTRATION_PASSPHRASES, Vault, check_passphrase


def _passphrases_from(path: Path) -> list[str]:
    lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    if len(lines) != CUSTODIANS:
        raise click.ClickException(f"{path} must hold {CUSTODIANS} passphrases, one a line.")
    return lines


def _new_passphrases(label: str) -> list[str]:
    """Each is judged as it is typed: three people sit there, and the last ones must not type for nothing."""
    phrases: list[str] = []
    while len(phrases) < CUSTODIANS:
        typed = click.prompt(f"{label} {len(phrases) + 1}", hide_input=True, confirmation_prompt=True)
        try:
            check_passphrase(typed, phrases)
        except VaultError as error:
            click.echo(f"Error: {error}", err=True)
        else:
            phrases.append(typed)
    return phrases


@click.command()
@click.option(
    "--passphrases",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the three custodians' passphrases, one a line, instead of being asked. Destroy it afterwards.",
)
def init(passphrases: Path | None) -> None:
    """Make keys, databases and folders in VMF_DATA, and the vault beside it."""
    settings = casework_settings()
    if settings.folder.exists() and any(settings.folder.iterdir()):
        raise click.ClickException(f"{settings.folder.parent} is made already; nothing was changed.")
    check_files(settings)
    if passphrases is not None:
        phrases = _passphrases_from(passphrases)
    else:
        click.echo("Three custodians type a passphrase each. Any two of them open the vault; nobody can alone.")
        phrases = _new_passphrases("Custodian")
    try:
        vault = Vault.create(phrases)
        vault.save(settings.vault)
        ensure_intake(settings.intake, vault.public_key)
        ensure_casework(settings, vault.public_key)
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Made {settings.folder.parent} and the vault {settings.vault}.")
    click.echo("Next: python -m service staff first-accounts, then start the processes of the Procfile.")


@click.command()
def migrate() -> None:
    """Bring both databases to this version's schema."""
    settings = casework_settings()
    load_casework(settings.keys, settings.demonstration)  # says what to do where nothing was made
    upgrade(settings.intake.database_url, settings.database_url)
    click.echo("intake: up to date")
    click.echo("casework: up to date")


@click.group()
def vault() -> None:
    """Open, close and watch the vault."""


@contextlib.contextmanager
def _client() -> Iterator[VaultClient]:
    settings = casework_settings()
    client = VaultClient(settings.vault, load_casework(settings.keys, settings.demonstration).agent)
    try:
        yield client
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    finally:
        client.disconnect()


@vault.command("agent")
def vault_agent() -> None:
    """Run the process that holds the open key. It starts closed; the demonstration's opens itself."""
    settings = casework_settings()
    try:
        stored = Vault.load(settings.vault)
        check_purpose(stored.purpose, settings.demonstration, str(settings.vault))
        keys = load_casework(settings.keys, settings.demonstration)
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    agent = VaultAgent(stored, settings.vault, keys.agent)
    if settings.demonstration:
        agent.unlock(*DEMONSTRATION_PASSPHRASES[:2])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with contextlib.suppress(KeyboardInterrupt):
            agent.serve()
    except VaultError as error:
        raise click.ClickException(str(error)) from error


@vault.command("open")
@click.option("--passphrases", type=click.File(), help="Two passphrases, one a line, instead of being asked; - reads.")
def vault_open(passphrases: IO[str] | None) -> None:
    """Open the vault: two custodians type their passphrases."""
    if passphrases is not None:
        lines = [line.strip() for line in passphrases if line.strip()]
        if len(lines) != 2:
            raise click.ClickException("Two passphrases are needed, one a line.")
        first, second = lines
    else:
        if not VaultClient.runs(casework_settings().vault):
            raise click.ClickException(NOT_RUNNING)  # before two people type in vain
        first = click.prompt("First custodian", hide_input=True)
        second = click.prompt("Second custodian", hide_input=True)
    with _client() as client:
        client.open(first, second)
    click.echo("The vault is open.")


@vault.command("close")
def vault_close() -> None:
    """Forget the key at once, for every process."""
    with _client() as client:
        client.close()
    click.echo("The vault is closed.")


@vault.command("status")
def vault_status() -> None:
    """Say whether the vault is open."""
    with _client() as client:
        click.echo("open" if client.is_open else "closed")


@vault.command("rekey")
def vault_rekey() -> None:
    """Give the vault three new passphrases; two of the old ones are needed."""
    settings = casework_settings()
    try:
        stored = Vault.load(settings.vault)
        private = stored.open(
            click.prompt("First custodian", hide_input=True), click.prompt("Second custodian", hide_input=True)
        )
        stored.rewrap(private, _new_passphrases("New passphrase")).replace(settings.vault)
    except VaultError as error:
        raise click.ClickException(str(error)) from error
    click.echo("The vault has new passphrases. The old ones open it no more; destroy old copies of the vault file.")


@click.group("audit")
def audit_group() -> None:
    """The audit trail."""


@audit_group.command("verify")
@click.option("--head", type=click.Path(path_type=Path, exists=True), help="A signed head that the auditor kept.")
@click.option("--signed-by", help="The service's audit key as the auditor knows it (hexadecimal).")
def audit_verify(head: Path | None, signed_by: str | None) -> None:
    """Check that the trail is whole, and that it still contains the auditor's signed head."""
    with opened_casework() as casework, casework.database.read() as session:
        broken = [f"entry {b.position}: {b.reason}" for b in audit.verify(session)]
        known = audit.signed_head(session, casework.keys)
        if head is not None:
            try:
                wrong = audit.check_head(session, json.loads(head.read_text()), signed_by or str(known["signed_by"]))
            except (StoreError, ValueError, KeyError) as error:
                raise click.ClickException(f"{head}: {error}") from error
            broken += [wrong] if wrong else []
    for line in broken:
        click.echo(line, err=True)
    if broken:
        raise click.ClickException("The audit trail does not hold.")
    click.echo(f"The audit trail is whole: {known['length']} entries, head {str(known['hash'])[:16]}.")


@audit_group.command("head")
def audit_head() -> None:
    """Print today's signed head, for the auditor to keep elsewhere."""
    with opened_casework() as casework, casework.database.read() as session:
        click.echo(json.dumps(audit.signed_head(session, casework.keys), indent=1))


@click.group()
def backup() -> None:
    """Back up and restore (embedded engines; for PostgreSQL see docs/OPERATING.md)."""


@backup.command("body")
@click.argument("folder", type=click.Path(path_type=Path))
def backup_body(folder: Path) -> None:
    """Everything but the searches' keys, into a new FOLDER."""
    settings = casework_settings()
    try:
        make_body(settings, folder)
    except FileExistsError as error:
        raise click.ClickException(f"{folder} exists already.") from error
    click.echo(f"The body lies in {folder}. It opens no search without the keys.")
    for bucket in elsewhere(settings):
        click.echo(f"Not in it: {bucket}, which needs a backup of its own (docs/OPERATING.md, Object store).", err=True)


@backup.command("keys")
@click.argument("folder", type=click.Path(path_type=Path))
def backup_keys(folder: Path) -> None:
    """Today's keys into FOLDER, which lies apart from the body; older than 14 days are destroyed there."""
    with opened_casework() as casework:
        click.echo(f"Wrote {make_keys(casework, folder)}.")


@backup.command("restore")
@click.argument("body", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("keys", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def backup_restore(body: Path, keys: Path) -> None:
    """Rebuild an empty VMF_DATA from BODY and KEYS; what was withdrawn since stays withdrawn."""
    settings = casework_settings()
    wiped = restore(settings, body, keys)
    for bucket in elsewhere(settings):
        click.echo(f"Not touched: {bucket}, which is restored by the store itself.", err=True)
    click.echo(f"Restored. {wiped.withdrawn} searches that were withdrawn since were wiped again.")
    if wiped.keyless:
        click.echo(
            f"{wiped.keyless} searches have no key in {keys} and were wiped too: they ended long ago, or began after "
            "these keys were saved. If there is a newer file of keys, empty the folder and restore with that one.",
            err=True,
        )
