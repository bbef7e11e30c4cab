"""Commands for leaked records."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import click
from sqlalchemy import func, select

from service.records import indexing
from service.records.importer import ImportReport, find_files, import_files, read_only
from service.records.imports import cli as imports_cli
from service.records.imports import mappings
from service.records.portraits import PortraitReport, import_portraits
from service.records.progress import show
from service.records.reading import (
    FileUnreadableError,
    Problem,
    Skipped,
    Statement,
    TableInfo,
    read_photo_mapping,
)
from service.records.reading.headers import FIELDS
from service.store.casework import opened_casework
from service.store.models.records import Record, Source

_SHOWN = 20


def _say(text: str, *, err: bool = False) -> None:
    """Prints what a file may hold: control characters of a poisoned table must not reach the terminal."""
    click.echo("".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf") else c for c in text), err=err)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for pair in pairs:
        header, separator, field = pair.rpartition("=")
        if not separator or not header.strip():
            raise click.BadParameter(f"{pair!r} is not HEADER=field.")
        if field.strip() and field.strip() not in FIELDS:  # nothing after the sign: text only
            raise click.BadParameter(f"{field.strip()!r} is no field. Fields: {', '.join(sorted(FIELDS))}.")
        mapping[header.strip()] = field.strip()
    return mapping


@click.group()
def records() -> None:
    """Leaked records: import tables and portraits, list sources."""


@records.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--source", required=True, help="The leaked collection that these files belong to.")
@click.option("--map", "pairs", multiple=True, metavar="HEADER=FIELD", help="What a header means; repeatable.")
@click.option("--mapping", "saved", metavar="NAME", help="A saved mapping: `records mappings`. --map goes before it.")
@click.option("--dry-run", is_flag=True, help="Print what would be read, and change nothing.")
@click.option("--all-problems", is_flag=True, help="Print every damaged place, not only the first of each kind.")
def import_command(
    files: tuple[Path, ...], source: str, pairs: tuple[str, ...], saved: str | None, dry_run: bool, all_problems: bool
) -> None:
    """Read .xlsx, .xls, .csv and .tsv FILES (or folders of them) into a source."""
    mapping = _mapping(pairs)
    if saved is not None:
        with opened_casework() as casework, imports_cli.told():
            mapping = {**mappings.load(casework, saved), **mapping}
    if not find_files(files):
        raise click.ClickException("There is no .xlsx, .xls, .csv or .tsv file in there.")
    if dry_run:
        _dry_run(files, mapping, all_problems)
        return
    with opened_casework() as casework:
        report = import_files(casework, source, files, mapping=mapping, progress=show("Reading tables"))
    _print_report(report, all_problems)
    if report.nothing_readable:
        raise click.ClickException("Nothing could be read.")


def _dry_run(files: tuple[Path, ...], mapping: dict[str, str], all_problems: bool) -> None:
    rows = 0
    problems: list[Problem] = []
    failed: list[tuple[str, str]] = []
    skipped: Counter[str] = Counter()
    for event in read_only(files, mapping, show("Reading tables")):
        if isinstance(event, TableInfo):
            hidden = ", hidden sheet" if event.hidden else ""
            _say(f"{event.file} · {event.sheet}{hidden}")
            for column in event.columns:
                _say(f"    {column.header or '(no header)':<24} {column.field or '(kept as text)':<20} {column.reason}")
        elif isinstance(event, Statement):
            rows += 1
            problems += event.problems
        elif isinstance(event, Problem):
            problems.append(event)
        elif isinstance(event, Skipped):
            skipped[event.kind] += 1
        elif isinstance(event, FileUnreadableError):
            failed.append((event.file, event.sentence))
    _say(f"Would read {_count(rows, 'row', 'rows')}.")
    _print_rest(dict(skipped), problems, failed, all_problems)
    if rows == 0:
        raise click.ClickException("Nothing could be read.")


def _print_report(report: ImportReport, all_problems: bool) -> None:
    _say(
        f"{_count(report.rows, 'row', 'rows')} read from {_count(report.files_read, 'file', 'files')} "
        f"({_count(report.files_unchanged, 'file', 'files')} unchanged); "
        f"{_count(report.indexed, 'record', 'records')} new or changed; "
        f"the source now holds {_count(report.records, 'person', 'persons')}."
    )
    _print_rest(report.skipped, report.problems, report.failed, all_problems)


def _print_rest(
    skipped: dict[str, int], problems: list[Problem], failed: list[tuple[str, str]], all_problems: bool
) -> None:
    if skipped:
        _say("Rows that state no person: " + ", ".join(f"{n} {kind}" for kind, n in sorted(skipped.items())) + ".")
    lost = sum(p.lost for p in problems)
    if problems:
        rows = "a row" if lost == 1 else "rows"
        places = _count(len(problems), "damaged place", "damaged places")
        _say(f"{places}, {lost} of them {rows} that could not be read as a person:")
    for problem in problems if all_problems else problems[:_SHOWN]:
        where = ", ".join(
            part
            for part in (
                problem.file,
                f"sheet {problem.sheet}" if problem.sheet else "",
                f"row {problem.row}" if problem.row else "",
                f"column {problem.column}" if problem.column else "",
            )
            if part
        )
        _say(f"  {where}: {problem.sentence}")
    if not all_problems and len(problems) > _SHOWN:
        _say(f"  … and {len(problems) - _SHOWN} more: --all-problems prints each.")
    for name, sentence in failed:
        _say(f"  {name} gave nothing: {sentence}", err=True)


@records.command("photos")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--source", required=True, help="The leaked collection that these pictures belong to.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A CSV with file name and ID number, for names that hold none.",
)
def photos(folder: Path, source: str, mapping: Path | None) -> None:
    """Take portraits from FOLDER and tie them to records by the ID number in the file name."""
    try:
        known = read_photo_mapping(mapping) if mapping else None
    except FileUnreadableError as error:
        raise click.ClickException(str(error)) from error
    with opened_casework() as casework:
        report = import_portraits(casework, source, folder, mapping=known, progress=show("Reading portraits"))
    _print_portraits(report)
    if report.nothing_readable:
        raise click.ClickException("No picture could be tied to a record.")


def _print_portraits(report: PortraitReport) -> None:
    _say(
        f"{report.tied} of {_count(report.found, 'picture', 'pictures')} tied to records "
        f"({report.known} were there already); "
        f"{report.blank} blank, {_count(report.placeholders, 'placeholder', 'placeholders')} kept out of matching."
    )
    for name in report.untied[:_SHOWN]:
        _say(f"  {name}: no whole ID number in the name; a --mapping file can tie it.")
    if len(report.untied) > _SHOWN:
        _say(f"  … and {len(report.untied) - _SHOWN} more without a number.")
    for name, sentence in report.rejected:
        _say(f"  {name}: {sentence}", err=True)


@records.command("sources")
def sources() -> None:
    """List the sources, their trust and their size."""
    with opened_casework() as casework, casework.database.read() as session:
        count = select(func.count()).where(Record.source_id == Source.id, Record.gone.is_(False)).scalar_subquery()
        for source, persons in session.execute(select(Source, count).order_by(Source.name)):
            _say(f"{source.name:<30} {source.state:<12} {_count(persons, 'person', 'persons')}")


@records.command("reindex")
def reindex() -> None:
    """Build every index anew: after an upgrade that says so."""
    with opened_casework() as casework:
        count = indexing.rebuild(casework, show("Reading records"))
    _say(f"{count} records indexed anew.")


records.add_command(imports_cli.work)
records.add_command(imports_cli.mapping_command(_mapping))
