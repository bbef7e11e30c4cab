"""What the commands of records print: reports of imports, with nothing in them that steers a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import click

from service.records.leftout import BARE, OTHERS, archives_in
from service.records.outcome import ImportReport
from service.records.picturesaving import PortraitReport
from service.records.reading import TableInfo
from service.records.reading.lying import LINK

_SHOWN = 20
QUARANTINED = (
    "The source was vouched for. This import changed it, and it is in quarantine again: matched, not disclosed, until "
    "two people vouch for it."
)
OLD_WORKBOOKS = "Pictures that float in old .xls workbooks are not read. Saved as .xlsx they are."


def say(text: str, *, err: bool = False) -> None:
    """Prints what a file may hold: control characters of a poisoned table must not reach the terminal."""
    click.echo("".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf") else c for c in text), err=err)


def count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def print_left_out(kinds: Mapping[str, int]) -> None:
    """Files under folders that are not read."""
    if not kinds:
        return
    names = {LINK: "links", BARE: "without an ending", OTHERS: "and others"}
    told = ", ".join(f"{names.get(kind, kind)} {number}" for kind, number in kinds.items())
    files = count(sum(kinds.values()), "file of another kind was", "files of other kinds were")
    unpack = " Archives are not opened: unpack them first." if archives_in(kinds) else ""
    say(f"{files} left out: {told}.{unpack}")


def print_table(table: TableInfo, before: TableInfo | None) -> None:
    if before is not None and (before.file, before.columns) == (table.file, table.columns):
        say(f"{table.file} · {table.sheet} · the same columns")
        return
    hidden = ", hidden sheet" if table.hidden else ""
    rows = ", ".join(map(str, table.header_rows))
    where = f"header in row {rows}" if rows else "no header: columns by what their cells hold"
    say(f"{table.file} · {table.sheet}{hidden} · {where} · profile {table.profile} ({table.why})")
    for column in table.columns:
        if column.field:
            say(f"    {column.header or '(no header)':<24} {column.field:<20} {column.reason}")
    unused = [column for column in table.columns if not column.field]
    if unused:
        say("    kept as text, not used in matching: " + ", ".join(f"{c.header} ({c.reason})" for c in unused))


def print_report(report: ImportReport, all_problems: bool) -> None:
    if report.new_source:
        say(f"{report.source} is a new source, in quarantine: matched, not disclosed, until two people vouch for it.")
    say(
        f"{count(report.rows, 'row', 'rows')} read from {count(report.files_read, 'file', 'files')} "
        f"({count(report.files_unchanged, 'file', 'files')} unchanged); "
        f"{count(report.indexed, 'record', 'records')} new or changed; "
        f"the source now holds {count(report.records, 'person', 'persons')}."
    )
    if report.profiles:
        say("Profiles: " + ", ".join(f"{code} ({n} tables)" for code, n in sorted(report.profiles.items())) + ".")
    print_rest(report, all_problems)
    if report.pictures.found or report.pictures.known or report.pictures.removed:
        print_portraits(report.pictures)
    if report.quarantined:
        say(QUARANTINED)


def print_rest(report: ImportReport, all_problems: bool) -> None:
    if report.skipped:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(report.skipped.items()))
        say(f"Rows that state no person: {kinds}.")
    problems = report.problems
    if problems:
        places = count(report.damaged, "damaged place", "damaged places")
        say(f"{places}; {count(report.lost, 'row', 'rows')} could not be read as a person:")
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
        say(f"  {where}: {problem.sentence}")
    shown = len(problems) if all_problems else min(_SHOWN, len(problems))
    if report.damaged > shown:
        say(f"  … and {report.damaged - shown} more" + ("." if all_problems else ": --all-problems prints each."))
    for name, sentence in report.failed:
        say(f"  {name} gave nothing: {sentence}", err=True)
    print_left_out(report.left_out)


def print_portraits(report: PortraitReport) -> None:
    say(
        f"{report.tied} of {count(report.found, 'picture', 'pictures')} tied to records "
        f"({report.known} were there already); "
        f"{report.blank} blank, {count(report.placeholders, 'placeholder', 'placeholders')} kept out of matching."
    )
    if report.removed:
        say(f"{count(len(report.removed), 'picture', 'pictures')} went: their files hold them no longer.")
    print_missed(report)
    if report.quarantined:
        say(QUARANTINED)


def print_missed(report: PortraitReport) -> None:
    """Pictures that belong to nobody, and those that cannot be taken."""
    for name in report.untied[:_SHOWN]:
        if "#" in name:
            say(f"  {name}: the picture lies beside no person's row, or beside several persons.")
        else:
            say(f"  {name}: no whole ID number in the name; a --mapping file of `records photos` can tie it.")
    if len(report.untied) > _SHOWN:
        say(f"  … and {len(report.untied) - _SHOWN} more without a number.")
    for name, sentence in report.rejected:
        say(f"  {name}: {sentence}", err=True)
