"""The dry runs of the command line: what the staff app's count, and each table with its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from service.matching.values.idnumber import IdNumber
from service.records import rereading
from service.records.accepting import BRAKES, LOOK_AT_COLUMNS
from service.records.files import find_files
from service.records.imports.rehearsal import Rehearsal
from service.records.leftout import left_out
from service.records.picturesaving import PortraitReport
from service.records.portraits import look_at_portraits
from service.records.progress import show
from service.records.reading import TableInfo
from service.records.reading.words.synonyms import header_key
from service.records.telling import OLD_WORKBOOKS, count, print_left_out, print_missed, print_rest, print_table, say
from service.records.trust import SourceRemoved, named_state
from service.store.casework import opened_casework


def dry_run(
    source: str, paths: Sequence[Path], mapping: Mapping[str, str], profile: str | None, all_problems: bool, yes: bool
) -> None:
    """Prints what an import would do. Raises ClickException where it would stop, as the import does."""
    with opened_casework() as casework:
        rehearsal = Rehearsal(casework, source)
        if rehearsal.state == "removed":
            raise SourceRemoved(source)
        names = [name for _, name in find_files(paths)]
        forgotten = None if yes else rereading.forgotten(casework, source, names, mapping, profile)
        rehearsal.run(paths, mapping, profile or "", show("Reading tables"), loose=True, tables=True)
    _print_new(source, rehearsal.state)
    _print_tables(rehearsal, mapping)
    _print_counts(rehearsal)
    print_rest(rehearsal.told, all_problems)
    _print_vouched(source, rehearsal.state, changes=rehearsal.changes)
    if rehearsal.nothing:
        raise click.ClickException("Nothing could be read.")
    if forgotten is not None:
        remind(forgotten)
    if rehearsal.told.brakes and not yes:
        for code in rehearsal.told.brakes:
            say(LOOK_AT_COLUMNS if code == "failing" else BRAKES[code], err=True)
        raise click.ClickException("The import would stop here and ask. With --yes it takes all as it is.")


def dry_run_of_pictures(source: str, folders: Sequence[Path], mapping: Mapping[str, IdNumber] | None = None) -> None:
    """Opens every picture as an import would, and prints what would be taken. Raises ClickException where nothing
    would."""
    report = PortraitReport()
    with opened_casework() as casework:
        with casework.database.read() as session:
            state = named_state(session, source)
        if state == "removed":
            raise SourceRemoved(source)
        for folder in folders:
            look_at_portraits(
                casework, source, folder, mapping=mapping, progress=show("Reading portraits"), into=report
            )
    _print_new(source, state)
    say(
        f"Would take {report.tied} of {count(report.found, 'picture', 'pictures')}; those that are there already are "
        "among them."
    )
    print_missed(report)
    print_left_out(left_out(folders, tables=False))
    _print_vouched(source, state, changes=bool(report.tied))
    if report.nothing_readable:
        raise click.ClickException("No picture could be tied to a record.")


def _print_new(source: str, state: str) -> None:
    if not state:
        say(f"{source} would be a new source, in quarantine until two people vouch for it.")


def _print_vouched(source: str, state: str, *, changes: bool) -> None:
    if state == "vouched" and changes:
        say(f"Two people vouched for {source}: an import that changes it takes it back into quarantine.")


def remind(left_out: rereading.Forgotten) -> None:
    """Raises ClickException: the command leaves out what an earlier one said of the columns."""
    told = " ".join(f"--map '{header}={field}'" for header, field in sorted(left_out.mapping.items()))
    raise click.ClickException(
        f"{count(left_out.files, 'file stands', 'files stand')} in this source as read with {told}. Without it what "
        "that said is taken back. Give it again, or --yes to read without it. Nothing was changed."
    )


def _print_tables(rehearsal: Rehearsal, mapping: Mapping[str, str]) -> None:
    headers: set[str] = set()
    before: TableInfo | None = None
    tables = [table for of_file in rehearsal.tables.values() for table in of_file]
    for table in tables:
        print_table(table, before)
        before = table
        headers.update(part for c in table.columns for part in (c.header, c.header.rpartition("/")[2]))
    keys = set(map(header_key, headers))
    for header in mapping:
        if header_key(header) not in keys:
            say(f"--map {header!r} stands in no header of these files.", err=True)
    if any(table.old_workbook for table in tables):
        say(OLD_WORKBOOKS)


def _print_counts(rehearsal: Rehearsal) -> None:
    told, pictures = rehearsal.told, rehearsal.pictures
    say(f"Would read {count(told.rows, 'row', 'rows')} from {count(told.files_read, 'file', 'files')}.")
    if told.files_unchanged:
        there = count(told.files_unchanged, "file is there already", "files are there already")
        say(f"{there}, unchanged: not read again.")
    if rehearsal.replaced:
        say(f"{count(rehearsal.replaced, 'file replaces', 'files replace')} an older one of the same name.")
    if told.repeats:
        say(f"{count(told.repeats, 'row repeats', 'rows repeat')} what other files of this source state.")
    if pictures.found:
        say(
            f"Would take {count(pictures.found, 'picture', 'pictures')}, {pictures.tied} of them with a person's row "
            "or a whole ID number."
        )
