"""Commands around imports: the worker's child, and saved mappings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import click

from service.jobs.child import begin
from service.records.imports import mappings as saved
from service.records.imports.mappings import MappingRefused
from service.store import audit
from service.store.casework import opened_casework


@click.command("work", hidden=True)
@click.option("--parent", type=int, help="Process id of the worker that waits for this.")
def work(parent: int | None) -> None:
    """Do what the staff app asked of the records, then end. Workers start this by themselves."""
    from service.records.imports import running

    begin(parent)
    with opened_casework() as casework:
        running.work(casework)


def mapping_command(parse: Callable[[tuple[str, ...]], dict[str, str]]) -> click.Group:
    """The group ``records mappings``. ``parse`` reads HEADER=FIELD pairs."""

    @click.group("mappings")
    def mappings() -> None:
        """Mappings of headers, saved under a name."""

    @mappings.command("list")
    def list_mappings() -> None:
        """List what is saved."""
        with opened_casework() as casework:
            for row in saved.saved(casework):
                click.echo(f"{row.name:<30} {len(row.fields)} headers, saved {row.saved_day.isoformat()}")

    @mappings.command("show")
    @click.argument("name")
    def show(name: str) -> None:
        """Print a mapping, as `--map` would take it."""
        with opened_casework() as casework, told():
            for header, field in saved.load(casework, name).items():
                click.echo(f"{header}={field}")

    @mappings.command("save")
    @click.argument("name")
    @click.option("--map", "pairs", multiple=True, required=True, metavar="HEADER=FIELD", help="Repeatable.")
    def save(name: str, pairs: tuple[str, ...]) -> None:
        """Save a mapping under NAME, in place of what that name meant."""
        with opened_casework() as casework, told():
            saved.save(casework, audit.COMMAND, name, parse(pairs))

    @mappings.command("remove")
    @click.argument("name")
    def remove(name: str) -> None:
        """Remove the mapping of that NAME. What was imported with it stays."""
        with opened_casework() as casework, told():
            saved.remove(casework, name)

    return mappings


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turns a refusal into a sentence for whoever typed the command."""
    try:
        yield
    except MappingRefused as refused:
        raise click.ClickException(refusal(refused)) from refused


def refusal(refused: MappingRefused) -> str:
    return {
        "unknown": f"There is no mapping named {refused.what!r}: `records mappings list` shows what there is.",
        "name": "A mapping needs a name of 1 to 80 characters.",
        "empty": "There is nothing to save: give --map HEADER=FIELD.",
        "large": "The mapping has too many headers, or one that is too long.",
        "field": f"{refused.what!r} is no field.",
    }[refused.reason]
