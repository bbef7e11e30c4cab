"""Columns in the light of one another, step by step: first by their headers, then by their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.records.reading.columns.approvals import with_approvals
from service.records.reading.columns.bailed import with_days_of_bail
from service.records.reading.columns.besidewhere import beside_where, places_alone_below
from service.records.reading.columns.bykinds import with_kinds_of_being_away
from service.records.reading.columns.cellchecks import settled_by_cells, without_places_of_tellers
from service.records.reading.columns.columnsofkinds import without_kinds
from service.records.reading.columns.daysbeside import days_of_what_is_told
from service.records.reading.columns.formerplaces import with_former_place
from service.records.reading.columns.homeparts import with_home_parts
from service.records.reading.columns.idlegroups import with_groups, without_idle_groups
from service.records.reading.columns.measures import dated, day_of_status, present, without_ends
from service.records.reading.columns.namehalves import whole_names
from service.records.reading.columns.nativeplaces import without_native_places
from service.records.reading.columns.patients import of_patients
from service.records.reading.columns.releasedbyday import beside_terms, let_go_by_day
from service.records.reading.columns.senders import of_the_other
from service.records.reading.columns.senton import without_days_sent_on
from service.records.reading.columns.stagecolumns import with_stages
from service.records.reading.columns.stations import without_stations
from service.records.reading.columns.takenin import with_taken_in
from service.records.reading.columns.takenon import with_taken_on
from service.records.reading.columns.takento import without_where_taken
from service.records.reading.columns.toldatlength import told_at_length
from service.records.reading.columns.unknown import told_in_notes
from service.records.reading.columns.verdicts import with_verdicts
from service.records.reading.columns.wherekept import with_where_kept
from service.records.reading.columns.wherenow import with_where_now
from service.records.reading.headers.staff import without_custody
from service.records.reading.headers.trainees import begun
from service.records.reading.headers.units import unit_of
from service.records.reading.kin.actingkin import with_acting_kin
from service.records.reading.kin.beside import head_with_number, own_columns
from service.records.reading.kin.carers import with_carers
from service.records.reading.kin.heldkin import ties_to_the_head, with_held_kin
from service.records.reading.kin.kincolumns import (
    contacts,
    fates_of_members,
    guardians,
    members,
    peoples_of_members,
    told_of_kin,
)
from service.records.reading.kin.kinheaders import named_by_kin
from service.records.reading.kin.kinrows import rows_of_kin
from service.records.reading.kin.kintold import with_kin_told
from service.records.reading.kin.lastnamed import of_the_last_named
from service.records.reading.kin.membernames import (
    head_in_relation,
    member_of_household,
    numbers_of_members,
    person_of_number,
    present_head,
)
from service.records.reading.kin.ownfields import of_the_person
from service.records.reading.kin.reporters import with_reporters
from service.records.reading.kin.spokenkin import with_spoken_held
from service.records.reading.kin.standswith import custody_of_kin, with_the_number
from service.records.reading.kin.tiesofheldkin import with_tie_of_held_kin
from service.records.reading.kin.tiesofthedead import with_tie_to_the_person
from service.records.reading.kin.toabroad import to_the_one_abroad, unless_sex_denies
from service.records.reading.kin.unnamedmembers import without_unnamed_members
from service.records.reading.kin.visits import visits
from service.records.reading.kin.whosenumber import both_numbers, member_with_number, numbers_by_owner
from service.records.reading.kin.whoserelation import whose_relation
from service.records.reading.statement import Column

Cells = Callable[[int], list[str]]
Alone = Callable[[list[Column]], list[Column]]
Step = Callable[[list[Column], Cells], Sequence[Column]]


def _alone(step: Alone) -> Step:
    """A step that asks no cells."""
    return lambda columns, _: step(columns)


def _with_months(columns: list[Column]) -> list[Column]:
    """刑期/年 beside 刑期/月 are one sentence."""
    if not any(c.field == "sentence" and unit_of(c.header, c.field) == "个月" for c in columns):
        return columns
    return [replace(c, field="sentence") if c.field == "sentence_years" else c for c in columns]


# What the headers tell of one another. The order matters: whose a number is, before whose a relation is.
_BY_HEADERS: Final[tuple[Alone, ...]] = (
    # What one column says in two, or two in one.
    places_alone_below,
    _with_months,
    whole_names,
    let_go_by_day,
    both_numbers,
    # Whom the rows are about.
    numbers_by_owner,
    with_the_number,
    present_head,
    visits,
    members,
    # What became of them, and when.
    custody_of_kin,
    of_the_person,
    begun,
    without_ends,
    present,
    let_go_by_day,
    dated,
    with_days_of_bail,
    with_approvals,
    # Whose the rest is.
    named_by_kin,
    guardians,
    with_carers,
    own_columns,
    peoples_of_members,
    fates_of_members,
    with_tie_to_the_person,
    whose_relation,
    to_the_one_abroad,
    told_of_kin,
    contacts,
)

# What the cells tell beyond the headers, once every column has been asked alone.
_BY_CELLS: Final[tuple[Step, ...]] = (
    # Who acted, told or holds the household.
    _alone(named_by_kin),
    with_taken_in,
    with_acting_kin,
    with_reporters,
    # Whom the rows are about.
    member_of_household,
    numbers_of_members,
    person_of_number,
    _alone(head_in_relation),
    _alone(ties_to_the_head),
    _alone(head_with_number),
    _alone(of_the_person),
    without_unnamed_members,
    member_with_number,
    of_patients,
    # What the header leaves open: where, when, for how long.
    unless_sex_denies,
    without_places_of_tellers,
    settled_by_cells,
    beside_where,
    without_days_sent_on,
    days_of_what_is_told,
    _alone(beside_terms),
    with_taken_on,
    with_former_place,
    _alone(without_where_taken),
    _alone(without_native_places),
    with_home_parts,
    # What became of them.
    without_kinds,
    told_in_notes,
    with_stages,
    _alone(day_of_status),
    _alone(without_custody),
    # Whose it is.
    with_spoken_held,
    _alone(rows_of_kin),
    _alone(of_the_last_named),
    _alone(with_held_kin),
    _alone(with_tie_of_held_kin),
    _alone(without_stations),
    # What is told at length.
    with_kin_told,
    with_verdicts,
    told_at_length,
    with_where_kept,
    with_where_now,
    with_kinds_of_being_away,
    _alone(of_the_other),
)


def by_headers(columns: list[Column]) -> list[Column]:
    """The columns, each by its header, in the light of the headers beside it."""
    columns, whole = without_idle_groups(columns)
    for step in _BY_HEADERS:
        columns = step(columns)
    return with_groups(columns, whole)


def by_cells(columns: list[Column], cells: Cells) -> list[Column]:
    """The columns in the light of one another and of what stands in them. ``cells``: the texts of a column."""
    told, at = _until_asked(tuple(columns), 0)
    while at < len(_BY_CELLS):
        told, at = _until_asked(tuple(_BY_CELLS[at](list(told), cells)), at + 1)
    return list(told)


class _CellsAskedError(Exception):
    """A step asks what stands in a column."""


def _no_cells(_: int) -> list[str]:
    raise _CellsAskedError


# Of usual columns a step or two out of forty ask any cells, and the same columns come in thousands of files.
@lru_cache(maxsize=256)
def _until_asked(columns: tuple[Column, ...], first: int) -> tuple[tuple[Column, ...], int]:
    """The columns after those steps, from the number ``first`` on, that ask no cells of them; and the number of the
    next step, which asks some."""
    for at in range(first, len(_BY_CELLS)):
        try:
            columns = tuple(_BY_CELLS[at](list(columns), _no_cells))
        except _CellsAskedError:
            return columns, at
    return columns, len(_BY_CELLS)
