"""The demonstration: a data folder with public keys and accounts, the sample leak, and all processes on loopback.

Everything here is public on purpose. What it makes is marked as a demonstration in the folder, the keys, the vault
and both databases, and every process that is not the demonstration refuses each of them.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pyotp
from sqlalchemy import select, update

from service.config import DEMONSTRATION_MARK, CaseworkSettings, casework_settings, data_folder
from service.records import indexing
from service.records.importer import import_files
from service.records.portraits import import_portraits
from service.records.progress import show
from service.staff.accounts import create_staff
from service.store import upgrading
from service.store.agent import VaultClient
from service.store.casework import Casework, ensure_casework
from service.store.intake import ensure_intake
from service.store.models.records import Source
from service.store.models.staff import Staff
from service.store.vault import DEMONSTRATION_PASSPHRASES, Vault

SAMPLE = Path(__file__).parent.parent / "sample" / "leak"
GROUP = "Invented Rights Group"


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    username: str
    name: str
    role: str
    password: str
    secret: str


ACCOUNTS = (
    DemonstrationAccount(
        "admin", "Nurgul (administrator)", "administrator", "apricot river morning", "JBSWY3DPEHPK3PXAJBSWY3DPEHPK3PXA"
    ),
    DemonstrationAccount(
        "admin2", "Erkin (administrator)", "administrator", "willow market spring", "JBSWY3DPEHPK3PXFJBSWY3DPEHPK3PXF"
    ),
    DemonstrationAccount(
        "dilnur", "Dilnur (caseworker)", "caseworker", "walnut bridge evening", "JBSWY3DPEHPK3PXBJBSWY3DPEHPK3PXB"
    ),
    DemonstrationAccount(
        "serik", "Serik (caseworker)", "caseworker", "poplar lantern winter", "JBSWY3DPEHPK3PXCJBSWY3DPEHPK3PXC"
    ),
    DemonstrationAccount(
        "mahire", "Mahire (senior caseworker)", "senior", "melon garden thunder", "JBSWY3DPEHPK3PXDJBSWY3DPEHPK3PXD"
    ),
    DemonstrationAccount(
        "groupref", "Anna (referrer)", "referrer", "saddle orchard summer", "JBSWY3DPEHPK3PXEJBSWY3DPEHPK3PXE"
    ),
    DemonstrationAccount(
        "audit", "Halide (auditor)", "auditor", "copper window autumn", "JBSWY3DPEHPK3PXGJBSWY3DPEHPK3PXG"
    ),
)


def make(settings: CaseworkSettings) -> None:
    """Keys, databases, the sample leak and the accounts. A half-made folder of an earlier try is made anew."""
    data = settings.folder.parent
    mark = data / DEMONSTRATION_MARK
    if mark.exists() and mark.read_text().startswith("ready"):
        return
    if mark.exists():
        shutil.rmtree(data)
        shutil.rmtree(settings.vault, ignore_errors=True)
    if settings.vault.exists():
        raise click.ClickException(f"{settings.vault} exists but {data} does not: move it away or set VMF_DATA.")
    data.mkdir(parents=True, mode=0o700)
    mark.write_text("making\n")
    click.echo(f"Making a demonstration in {data} …")
    vault = Vault.create(list(DEMONSTRATION_PASSPHRASES), purpose="demonstration")
    vault.save(settings.vault)
    ensure_intake(settings.intake, vault.public_key)
    ensure_casework(settings, vault.public_key)
    casework = Casework(settings)
    try:
        add_accounts(casework)
        import_sample(casework)
    finally:
        casework.dispose()
    mark.write_text("ready: everything in this folder is public. Never put a real search in it.\n")


def add_accounts(casework: Casework) -> None:
    """Those that are not there yet."""
    with casework.database.read() as session:
        known = set(session.scalars(select(Staff.username)))
    missing = [account for account in ACCOUNTS if account.username not in known]
    if not missing:
        return
    with casework.act("command", "demonstration.accounts") as session:
        for account in missing:
            create_staff(
                casework,
                session,
                account.username,
                account.name,
                account.role,
                password=account.password,
                totp_secret=account.secret,
                group=GROUP if account.role == "referrer" else None,
            )


def upgrade(settings: CaseworkSettings) -> None:
    """A folder that an earlier version made, brought to this one: here nobody else would do it."""
    upgrading.upgrade(settings.intake.database_url, settings.database_url)
    casework = Casework(settings)
    try:
        add_accounts(casework)
        if indexing.outdated(casework):
            indexing.rebuild(casework, show("Building the indexes anew"))
    finally:
        casework.dispose()


def import_sample(casework: Casework) -> None:
    tables = sorted(p for p in SAMPLE.iterdir() if p.suffix in (".xlsx", ".xls", ".csv", ".tsv"))
    report = import_files(casework, "sample", tables, progress=show("Reading the sample leak"))
    click.echo(f"  {report.records} persons from {report.files_read} files, {len(report.problems)} damaged places.")
    pictures = import_portraits(casework, "sample", SAMPLE / "portraits", progress=show("Reading portraits"))
    click.echo(f"  {pictures.tied} portraits.")
    # Two people vouch for a real source. Nothing in the demonstration is real.
    with casework.act("command", "source.vouched", "sample") as session:
        session.execute(update(Source).where(Source.name == "sample").values(state="vouched"))


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def welcome(family_port: int, staff_port: int, api_port: int) -> str:
    lines = [
        "",
        "This is a demonstration: its keys and accounts are public. Do not type a real search into it.",
        "",
        f"  Families:   http://127.0.0.1:{family_port}/",
        f"  Staff:      http://localhost:{staff_port}/",
        f"  Groups' API: http://127.0.0.1:{api_port}/api/v1/openapi.json",
        "",
        "  Staff log in with user name, password, and a six-digit code from their authenticator app.",
        "  `make codes` prints the codes of this moment, or add the secret to an app of yours.",
        "",
        f"  {'user name':<10} {'password':<22} {'secret':<34} who",
    ]
    lines += [f"  {a.username:<10} {a.password:<22} {a.secret:<34} {a.name}" for a in ACCOUNTS]
    lines += ["", "  Ctrl-C stops everything. The data stays for the next `make run`.", ""]
    return "\n".join(lines)


@click.group()
def demonstration() -> None:
    """Try the service with invented data."""


@demonstration.command("run")
@click.option("--family-port", default=8000, show_default=True)
@click.option("--staff-port", default=8001, show_default=True)
@click.option("--api-port", default=8002, show_default=True)
def run(family_port: int, staff_port: int, api_port: int) -> None:
    """Make the demonstration's data if there is none, and run every process of the Procfile."""
    from honcho.manager import Manager

    settings = _settings()
    if VaultClient.runs(settings.vault):
        raise click.ClickException(f"A demonstration runs on {settings.folder.parent} already: stop it first.")
    for port in (family_port, staff_port, api_port):
        if not _free(port):
            raise click.ClickException(
                f"Port {port} is in use. Stop what uses it, or choose others: VMF_DEMONSTRATION=1 .venv/bin/python -m "
                "service demonstration run --family-port 8100 --staff-port 8101 --api-port 8102"
            )
    make(settings)
    upgrade(settings)
    environ = {
        **os.environ,
        "VMF_FAMILY_BIND": f"127.0.0.1:{family_port}",
        "VMF_STAFF_BIND": f"127.0.0.1:{staff_port}",
        "VMF_API_BIND": f"127.0.0.1:{api_port}",
        "VMF_FAMILY_WORKERS": "1",
        "VMF_STAFF_WORKERS": "1",
        # A name and not a number: browsers bind passkeys to names.
        "VMF_STAFF_URL": f"http://localhost:{staff_port}",
        "PYTHONUNBUFFERED": "1",
    }
    python = f"exec {sys.executable} -m"
    manager = Manager()
    manager.add_process("vault", f"{python} service vault agent", env=environ)
    manager.add_process(
        "web", f"{python} gunicorn --config service/web/gunicorn_family.py 'service:create_family_app()'", env=environ
    )
    manager.add_process(
        "staff", f"{python} gunicorn --config service/web/gunicorn_staff.py 'service:create_staff_app()'", env=environ
    )
    manager.add_process(
        "api", f"{python} gunicorn --config service/web/gunicorn_api.py 'service:create_api_app()'", env=environ
    )
    manager.add_process("worker", f"{python} service worker", env=environ)
    click.echo(welcome(family_port, staff_port, api_port))
    os.chdir(Path(__file__).parent.parent)
    # Beside them, and ended with them: the first search would otherwise wait for it.
    warming = subprocess.Popen(
        [sys.executable, "-m", "service", "warm-up"],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        manager.loop()
    finally:
        warming.terminate()
        warming.wait()
    # Ctrl-C is how a demonstration ends: that is no failure.
    sys.exit(0 if manager.returncode in (0, 130, 143) else manager.returncode)


@demonstration.command("codes")
def codes() -> None:
    """The login codes of this moment."""
    casework = Casework(_settings())
    with casework.database.read() as session:
        known = set(session.scalars(select(Staff.username)))
    for account in ACCOUNTS:
        if account.username in known:
            click.echo(f"  {account.username:<10} {pyotp.TOTP(account.secret).now()}   {account.name}")
    casework.dispose()


def _settings() -> CaseworkSettings:
    if os.environ.get("VMF_DEMONSTRATION") != "1":
        raise click.ClickException("The demonstration runs with VMF_DEMONSTRATION=1: use `make run`.")
    os.environ["VMF_DATA"] = str(data_folder())
    return casework_settings()
