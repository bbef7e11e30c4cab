"""`python -m service`: every command, each in the room that it belongs to."""

from __future__ import annotations

import sys

import click

from service import __version__
from service.config import ConfigError
from service.demonstration import demonstration
from service.jobs import cli as jobs
from service.records import cli as records
from service.referrals import cli as referrals
from service.staff import cli as staff
from service.store import cli as store
from service.store.errors import StoreError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Visit My Family. Every command works on the data folder that VMF_DATA names (default: data/)."""


for command in (
    store.init,
    store.migrate,
    store.vault,
    store.audit_group,
    store.backup,
    records.records,
    referrals.referrals,
    staff.staff,
    jobs.worker,
    jobs.warm_up,
    jobs.match,
    jobs.status,
    jobs.names,
    jobs.notices,
    demonstration,
):
    cli.add_command(command)


def main() -> None:
    try:
        cli()
    except (ConfigError, StoreError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
