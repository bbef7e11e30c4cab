"""`python -m service`: every command, each in the room that it belongs to."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from service import __version__
from service.config import ConfigError
from service.store.errors import StoreError

#: Where each command lives. A room is loaded when it is called: what counts searches need not load what reads PDFs.
COMMANDS = {
    "init": "store.cli:init",
    "migrate": "store.cli:migrate",
    "vault": "store.cli:vault",
    "audit": "store.cli:audit_group",
    "backup": "store.cli:backup",
    "records": "records.cli:records",
    "referrals": "referrals.cli:referrals",
    "staff": "staff.cli:staff",
    "worker": "jobs.cli:worker",
    "warm-up": "jobs.cli:warm_up",
    "match": "jobs.cli:match",
    "status": "jobs.cli:status",
    "names": "jobs.cli:names",
    "notices": "jobs.cli:notices",
    "demonstration": "demonstration:demonstration",
}


class Rooms(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        room, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"service.{room}"), name)
        return command


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Visit My Family. Every command works on the data folder that VMF_DATA names (default: data/)."""


def main() -> None:
    try:
        cli()
    except (ConfigError, StoreError) as error:
        _fail(error)
    except ValueError as error:
        from service.matching import DamagedSegment  # only here: most commands need no index

        if not isinstance(error, DamagedSegment):
            raise
        _fail(error)


def _fail(error: Exception) -> None:
    click.echo(f"Error: {error}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
