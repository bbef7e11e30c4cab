"""Commands around referrals: the worker's child."""

from __future__ import annotations

import signal
import sys

import click

from service.jobs.child import end_with
from service.log import configure_logging
from service.store.casework import opened_casework


@click.group("referrals")
def referrals() -> None:
    """What advocacy groups sent."""


def _stop(_signal: int, _frame: object) -> None:
    sys.exit(0)


@referrals.command("work", hidden=True)
@click.option("--parent", type=int, help="Process id of the worker that waits for this.")
def work(parent: int | None) -> None:
    """Check and run the files that groups sent, then end. Workers start this by themselves."""
    from service.referrals.bulk.work import work as work_off

    if parent is not None:
        end_with(parent)
    signal.signal(signal.SIGTERM, _stop)
    configure_logging()
    with opened_casework() as casework:
        work_off(casework)
