"""Commands for leaked records."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy import func, select

from service.records import indexing, rereading
from service.records.accepting import BRAKES
from service.records.dryrun import dry_run, dry_run_of_pictures, remind
from service.records.files import find_files
from service.records.importer import import_files
from service.records.imports import cli as imports_cli
from service.records.imports import mappings
from service.records.leftout import left_out
from service.records.portraits import import_portraits
from service.records.progress import show
from service.records.reading import (
    FileUnreadableError,
    picture_files,
    profiles,
    read_photo_mapping,
)
from service.records.reading.words.synonyms import FIELDS
from service.records.telling import count, print_left_out, print_portraits, print_report, say
from service.store.casework import opened_casework
from service.store.models.records import Record, Source
from service.store.placeholders import placeholders_of


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
@click.option(
    "--profile",
    type=click.Choice(list(profiles())),
    help="How the tables of the collection look: `records profiles`. Guessed for each table by default.",
)
@click.option("--map", "pairs", multiple=True, metavar="HEADER=FIELD", help="What a header means; repeatable.")
@click.option("--mapping", "saved", metavar="NAME", help="A saved mapping: `records mappings`. --map goes before it.")
@click.option("--dry-run", "rehearse", is_flag=True, help="Print what would be read, or stop it, and change nothing.")
@click.option("--all-problems", is_flag=True, help="Print every damaged place, not only the first of each kind.")
@click.option("--yes", is_flag=True, help="Go on although most rows fail, or repeat what is there.")
@click.option(
    "--processes",
    type=click.IntRange(0),
    help="That read; as many as there are processors by default, one for little. 0 reads without limits.",
)
def import_command(
    files: tuple[Path, ...],
    source: str,
    profile: str | None,
    pairs: tuple[str, ...],
    saved: str | None,
    rehearse: bool,
    all_problems: bool,
    yes: bool,
    processes: int | None,
) -> None:
    """Read tables (.xlsx, .xls, .csv, .tsv, .pdf) and portraits from FILES or folders of them into a source.

    Killed at any moment, the same command goes on where it stopped.
    """
    mapping = _mapping(pairs)
    if saved is not None:
        with opened_casework() as casework, imports_cli.told():
            mapping = {**mappings.load(casework, saved), **mapping}
    if profile is not None and profiles()[profile].kind == "pictures":
        _only_pictures(files, source, mapping, rehearse)
        return
    tables = find_files(files)
    if not tables and not any(next(picture_files(path), None) for path in files if path.is_dir()):
        print_left_out(left_out(files))
        raise click.ClickException("There is no table (.xlsx, .xls, .csv, .tsv, .pdf) and no picture in there.")
    if rehearse and not tables:
        dry_run_of_pictures(source, files)
        return
    if rehearse:
        dry_run(source, files, mapping, profile, all_problems, yes)
        return
    with opened_casework() as casework:
        names = [name for _, name in tables]
        if not yes and (less := rereading.forgotten(casework, source, names, mapping, profile)):
            remind(less)
        report = import_files(
            casework,
            source,
            files,
            mapping=mapping,
            profile=profile,
            accepted=list(BRAKES) if yes else (),
            loose=True,
            processes=processes,
            progress=show("Reading tables"),
        )
    report.left_out = left_out(files)
    print_report(report, all_problems)
    for header in sorted(set(mapping) - set(report.headers)):
        if report.files_read:
            say(f"--map {header!r} stands in no header that was read.", err=True)
    if report.brakes:
        for code in report.brakes:
            say(BRAKES[code], err=True)
        raise click.ClickException("Nothing of this import counts yet. The same command with --yes takes it as it is.")
    if report.nothing_readable and not report.pictures.tied + report.pictures.known:
        raise click.ClickException("Nothing could be read.")


def _only_pictures(files: tuple[Path, ...], source: str, mapping: dict[str, str], rehearse: bool) -> None:
    if mapping or not all(path.is_dir() for path in files):
        raise click.ClickException("Photographs are taken from folders, and have no headers to map.")
    if rehearse:
        dry_run_of_pictures(source, files)
        return
    for path in files:
        with opened_casework() as casework:
            report = import_portraits(casework, source, path, progress=show("Reading portraits"))
        print_portraits(report)
        print_left_out(left_out([path], tables=False))
        if report.nothing_readable:
            raise click.ClickException("No picture could be tied to a record.")


@records.command("profiles")
def list_profiles() -> None:
    """List the profiles: how the tables of each leaked collection look."""
    for profile in profiles().values():
        say(f"{profile.code:<24} {profile.title}")
        say(f"{'':<24} {profile.about}")


@records.command("photos")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--source", required=True, help="The leaked collection that these pictures belong to.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A CSV with file name and ID number, for names that hold none.",
)
@click.option("--dry-run", "rehearse", is_flag=True, help="Open each and print what would be taken; change nothing.")
def photos(folder: Path, source: str, mapping: Path | None, rehearse: bool) -> None:
    """Take portraits from FOLDER and tie them to records by the ID number in the file name."""
    try:
        known = read_photo_mapping(mapping) if mapping else None
    except FileUnreadableError as error:
        raise click.ClickException(str(error)) from error
    if rehearse:
        dry_run_of_pictures(source, [folder], known)
        return
    with opened_casework() as casework:
        report = import_portraits(casework, source, folder, mapping=known, progress=show("Reading portraits"))
    print_portraits(report)
    print_left_out(left_out([folder], tables=False))
    if report.nothing_readable:
        raise click.ClickException("No picture could be tied to a record.")


@records.command("sources")
def sources() -> None:
    """List the sources, their trust and their size."""
    with opened_casework() as casework, casework.database.read() as session:
        size = select(func.count()).where(Record.source_id == Source.id, Record.gone.is_(False)).scalar_subquery()
        for source, persons in session.execute(select(Source, size).order_by(Source.name)):
            say(f"{source.name:<30} {source.state:<12} {count(persons, 'person', 'persons')}")


@records.command("placeholders")
@click.option("--source", help="Of this source only.")
def placeholders(source: str | None) -> None:
    """List pictures that more than four records carry: kept, and left out of matching."""
    with opened_casework() as casework, casework.database.read() as session:
        found = session.scalars(select(Source).order_by(Source.name)).all()
        if source is not None and source not in {one.name for one in found}:
            raise click.ClickException(f"There is no source {source!r}. `records sources` lists them.")
        for one in (one for one in found if source in (None, one.name)):
            for listed in placeholders_of(session, one.id):
                names = ", ".join(listed.file_names) + (" …" if listed.records > len(listed.file_names) else "")
                say(f"{one.name:<30} on {count(listed.records, 'record', 'records')}: {names}")


@records.command("reindex")
def reindex() -> None:
    """Build every index anew: after an upgrade that says so."""
    with opened_casework() as casework:
        count = indexing.rebuild(casework, show("Reading records"))
    say(f"{count} records indexed anew.")


records.add_command(imports_cli.work)
records.add_command(imports_cli.mapping_command(_mapping))
