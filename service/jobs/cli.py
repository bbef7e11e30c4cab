"""Commands: the worker, the match command for operators and for measuring, and what is owed."""

from __future__ import annotations

import json
import signal
import threading
from pathlib import Path
from typing import IO

import click
from sqlalchemy import func, select

from service.config import casework_settings
from service.jobs.mail import Mailer, NotSent
from service.jobs.matching import match_lines
from service.jobs.records_jobs import RecordsJobs
from service.jobs.warmup import warm_up as warm_up_with
from service.jobs.worker import Worker
from service.log import configure_logging
from service.names import explain
from service.store.casework import opened_casework
from service.store.form import is_address
from service.store.models.imports import RecordsJob
from service.store.models.records import Source
from service.store.models.work import Unit


@click.command()
@click.option("--drain", is_flag=True, help="Do what is owed now, then end.")
def worker(drain: bool) -> None:
    """Compare searches with records until stopped."""
    configure_logging()
    with opened_casework() as casework:
        if drain:
            RecordsJobs(casework).drain()
            click.echo(f"{Worker(casework).drain()} units done.")
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        Worker(casework).run(stop)


@click.command("warm-up")
def warm_up() -> None:
    """Compile the inner loops of comparing now, so that the first search need not wait for it."""
    with opened_casework() as casework:
        if not warm_up_with(casework):
            raise click.ClickException("There are no records yet: import some, then run this again.")
    click.echo("The inner loops are compiled.")


@click.command()
@click.option("--queries", required=True, type=click.File(encoding="utf-8"), help="One JSON object a line; - reads.")
@click.option("--top", default=10, show_default=True, type=click.IntRange(1, 1000))
def match(queries: IO[str], top: int) -> None:
    """Print, for each query in order, the best records with their evidence, as one JSON object a line.

    It writes to the audit trail that it ran, not what was asked.
    """
    beside = Path(queries.name).parent if Path(queries.name).is_file() else Path.cwd()
    failed = False
    with opened_casework() as casework:
        casework.look("command", "match.ran", top=top)
        for answer in match_lines(casework, queries, (beside, Path.cwd()), top):
            click.echo(json.dumps(answer, ensure_ascii=False))
            failed = failed or "error" in answer
    if failed:
        raise click.ClickException("Some lines could not be read as queries; each says why.")


@click.group()
def notices() -> None:
    """E-mails that say that there is something to read."""


@notices.command("test")
@click.argument("address")
@click.option("--language", default="en", show_default=True, help="Code of the language to write in.")
def test_notices(address: str, language: str) -> None:
    """Send one notice to ADDRESS now, to see whether the mail settings are right."""
    mail = casework_settings().mail
    if mail is None:
        raise click.ClickException("No mail is set up: VMF_SMTP_URL and VMF_NOTICE_FROM say how notices leave.")
    if not is_address(address):
        raise click.ClickException(f"{address!r} is no address that mail can be sent to.")
    try:
        Mailer(mail).send(address, language)
    except NotSent as failure:
        raise click.ClickException(f"It was not sent. {failure}") from failure
    click.echo(f"{mail.host} took it for {address}.")


@click.group()
def names() -> None:
    """How names are read."""


@names.command("explain")
@click.argument("name")
@click.argument("other", required=False)
def explain_names(name: str, other: str | None) -> None:
    """Show how NAME is read, part by part, and why it agrees with OTHER."""
    for line in explain(name, other).lines():
        click.echo(line)


@click.command()
def status() -> None:
    """Say what is owed, and whether the vault is open."""
    with opened_casework() as casework:
        with casework.database.read() as session:
            counted = dict(session.execute(select(Unit.state, func.count()).group_by(Unit.state)).all())
            sources = session.scalar(select(func.count()).select_from(Source))
            jobs = dict(session.execute(select(RecordsJob.state, func.count()).group_by(RecordsJob.state)).all())
        vault = "open" if casework.vault.is_open else "closed"
    for state in ("owed", "leased", "done", "failed"):
        click.echo(f"units {state:<8} {counted.get(state, 0)}")
    for state in ("owed", "leased", "waiting"):
        click.echo(f"imports {state:<6} {jobs.get(state, 0)}")
    click.echo(f"sources        {sources}")
    click.echo(f"vault          {vault}")
