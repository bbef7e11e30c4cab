"""Commands for leaked records."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click
from sqlalchemy import func, select

from service.records import indexing, rereading
from service.records.accepting import BRAKES
from service.records.files import find_files, read_only
from service.records.filework import Unreadable
from service.records.importer import import_files
from service.records.imports import cli as imports_cli
from service.records.imports import mappings
from service.records.outcome import ImportReport
from service.records.picturesaving import PortraitReport
from service.records.portraits import import_portraits
from service.records.progress import show
from service.records.reading import (
    FileUnreadableError,
    TableInfo,
    id_in_filename,
    picture_files,
    profiles,
    read_photo_mapping,
)
from service.records.reading.words.synonyms import FIELDS, header_key
from service.store.casework import opened_casework
from service.store.models.records import Record, Source
from service.store.placeholders import placeholders_of

_SHOWN = 20
OLD_WORKBOOKS = "Pictures that float in old .xls workbooks are not read. Saved as .xlsx they are."


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
@click.option(
    "--profile",
    type=click.Choice(list(profiles())),
    help="How the tables of the collection look: `records profiles`. Guessed for each table by default.",
)
@click.option("--map", "pairs", multiple=True, metavar="HEADER=FIELD", help="What a header means; repeatable.")
@click.option("--mapping", "saved", metavar="NAME", help="A saved mapping: `records mappings`. --map goes before it.")
@click.option("--dry-run", is_flag=True, help="Print what would be read, and change nothing.")
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
    dry_run: bool,
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
        _only_pictures(files, source, mapping, dry_run)
        return
    pictures = any(next(picture_files(path), None) for path in files if path.is_dir())
    if not find_files(files) and not pictures:
        raise click.ClickException("There is no table (.xlsx, .xls, .csv, .tsv, .pdf) and no picture in there.")
    if dry_run:
        _dry_run(source, files, mapping, profile, all_problems)
        return
    with opened_casework() as casework:
        if not yes:
            _remind(rereading.forgotten(casework, source, [name for _, name in find_files(files)], mapping, profile))
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
    _print_report(report, all_problems)
    for header in sorted(set(mapping) - set(report.headers)):
        if report.files_read:
            _say(f"--map {header!r} stands in no header that was read.", err=True)
    if report.brakes:
        for code in report.brakes:
            _say(BRAKES[code], err=True)
        raise click.ClickException("Nothing of this import counts yet. The same command with --yes takes it as it is.")
    if report.nothing_readable and not report.pictures.tied + report.pictures.known:
        raise click.ClickException("Nothing could be read.")


def _remind(left_out: rereading.Forgotten | None) -> None:
    if left_out is None:
        return
    told = " ".join(f"--map '{header}={field}'" for header, field in sorted(left_out.mapping.items()))
    raise click.ClickException(
        f"{_count(left_out.files, 'file stands', 'files stand')} in this source as read with {told}. Without it what "
        "that said is taken back. Give it again, or --yes to read without it. Nothing was changed."
    )


def _only_pictures(files: tuple[Path, ...], source: str, mapping: dict[str, str], dry_run: bool) -> None:
    if mapping or not all(path.is_dir() for path in files):
        raise click.ClickException("Photographs are taken from folders, and have no headers to map.")
    if dry_run:
        names = [name for path in files for _, name in picture_files(path)]
        known = sum(id_in_filename(name) is not None for name in names)
        _say(f"Would take {_count(len(names), 'picture', 'pictures')}; {known} hold a whole ID number in their names.")
        return
    for path in files:
        with opened_casework() as casework:
            report = import_portraits(casework, source, path, progress=show("Reading portraits"))
        _print_portraits(report)
        if report.nothing_readable:
            raise click.ClickException("No picture could be tied to a record.")


@records.command("profiles")
def list_profiles() -> None:
    """List the profiles: how the tables of each leaked collection look."""
    for profile in profiles().values():
        _say(f"{profile.code:<24} {profile.title}")
        _say(f"{'':<24} {profile.about}")


def _dry_run(
    source: str, files: tuple[Path, ...], mapping: dict[str, str], profile: str | None, all_problems: bool
) -> None:
    with opened_casework() as casework, casework.database.read() as session:
        if session.scalar(select(Source.id).where(Source.name == source)) is None:
            _say(f"{source} would be a new source, in quarantine until two people vouch for it.")
    report = ImportReport(source)
    of_file: dict[str, ImportReport] = {}
    headers: set[str] = set()
    old: set[str] = set()
    before: TableInfo | None = None
    for name, seen in read_only(files, mapping, show("Reading tables"), profile):
        if isinstance(seen, Unreadable):
            report.failed.append((name, seen.sentence))
            of_file.pop(name, None)
            continue
        for table in seen.tables:
            _print_table(table, before)
            before = table
            headers.update(part for c in table.columns for part in (c.header, c.header.rpartition("/")[2]))
            if table.old_workbook:
                old.add(table.file)
        of_file.setdefault(name, ImportReport(source)).count(seen.rows, seen.problems, seen.skipped)
    for one in of_file.values():
        report.take(one)
    keys = set(map(header_key, headers))
    for header in mapping:
        if header_key(header) not in keys:
            _say(f"--map {header!r} stands in no header of these files.", err=True)
    if old:
        _say(OLD_WORKBOOKS)
    _say(f"Would read {_count(report.rows, 'row', 'rows')}.")
    _print_rest(report, all_problems)
    if report.rows == 0:
        raise click.ClickException("Nothing could be read.")


def _print_table(table: TableInfo, before: TableInfo | None) -> None:
    if before is not None and (before.file, before.columns) == (table.file, table.columns):
        _say(f"{table.file} · {table.sheet} · the same columns")
        return
    hidden = ", hidden sheet" if table.hidden else ""
    rows = ", ".join(map(str, table.header_rows))
    where = f"header in row {rows}" if rows else "no header: columns by what their cells hold"
    _say(f"{table.file} · {table.sheet}{hidden} · {where} · profile {table.profile} ({table.why})")
    for column in table.columns:
        if column.field:
            _say(f"    {column.header or '(no header)':<24} {column.field:<20} {column.reason}")
    unused = [column for column in table.columns if not column.field]
    if unused:
        _say("    kept as text, not used in matching: " + ", ".join(f"{c.header} ({c.reason})" for c in unused))


def _print_report(report: ImportReport, all_problems: bool) -> None:
    if report.new_source:
        _say(f"{report.source} is a new source, in quarantine: matched, not disclosed, until two people vouch for it.")
    _say(
        f"{_count(report.rows, 'row', 'rows')} read from {_count(report.files_read, 'file', 'files')} "
        f"({_count(report.files_unchanged, 'file', 'files')} unchanged); "
        f"{_count(report.indexed, 'record', 'records')} new or changed; "
        f"the source now holds {_count(report.records, 'person', 'persons')}."
    )
    if report.profiles:
        _say("Profiles: " + ", ".join(f"{code} ({n} tables)" for code, n in sorted(report.profiles.items())) + ".")
    _print_rest(report, all_problems)
    if report.pictures.found or report.pictures.known or report.pictures.removed:
        _print_portraits(report.pictures)


def _print_rest(report: ImportReport, all_problems: bool) -> None:
    if report.skipped:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(report.skipped.items()))
        _say(f"Rows that state no person: {kinds}.")
    problems = report.problems
    if problems:
        places = _count(report.damaged, "damaged place", "damaged places")
        _say(f"{places}; {_count(report.lost, 'row', 'rows')} could not be read as a person:")
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
    shown = len(problems) if all_problems else min(_SHOWN, len(problems))
    if report.damaged > shown:
        _say(f"  … and {report.damaged - shown} more" + ("." if all_problems else ": --all-problems prints each."))
    for name, sentence in report.failed:
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
    if report.removed:
        _say(f"{_count(len(report.removed), 'picture', 'pictures')} went: their files hold them no longer.")
    for name in report.untied[:_SHOWN]:
        if "#" in name:
            _say(f"  {name}: the picture lies beside no person's row, or beside several persons.")
        else:
            _say(f"  {name}: no whole ID number in the name; a --mapping file of `records photos` can tie it.")
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
                _say(f"{one.name:<30} on {_count(listed.records, 'record', 'records')}: {names}")


@records.command("reindex")
def reindex() -> None:
    """Build every index anew: after an upgrade that says so."""
    with opened_casework() as casework:
        count = indexing.rebuild(casework, show("Reading records"))
    _say(f"{count} records indexed anew.")


records.add_command(imports_cli.work)
records.add_command(imports_cli.mapping_command(_mapping))
