"""Commands around referrals: the worker's child."""

from __future__ import annotations

import click

from service.jobs.child import begin
from service.store.casework import opened_casework


@click.group("referrals")
def referrals() -> None:
    """What advocacy groups sent."""


@referrals.command("work", hidden=True)
@click.option("--parent", type=int, help="Process id of the worker that waits for this.")
def work(parent: int | None) -> None:
    """Check and run the files that groups sent, then end. Workers start this by themselves."""
    from service.referrals.bulk.work import work as work_off

    begin(parent)
    with opened_casework() as casework:
        work_off(casework)
