"""Columns by what their cells hold, where the header says nothing, or what the cells belie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from service.matching.values.idnumber import parse_id
from service.matching.values.script import simplified
from service.records.reading.columns.belied import (
    BOXES,
    is_boxed,
    name_places_of_custody,
    numbers_elsewhere,
    of_something_else,
    of_ticks,
)
from service.records.reading.columns.columnsofkinds import asks_only_kinds, tell_only_kinds
from service.records.reading.columns.dispositions import asks_for_measures
from service.records.reading.columns.idlegroups import with_groups, without_idle_groups
from service.records.reading.columns.neutralgroups import is_of_others_in_case
from service.records.reading.columns.oddheaders import are_days, behind_others, below_a_group, field_by_cells_alone
from service.records.reading.columns.personcells import is_dotted_name
from service.records.reading.columns.releasedbyday import LEFT, LET_GO
from service.records.reading.columns.steps import by_cells
from service.records.reading.columns.unheaded import crime_or_term
from service.records.reading.columns.unknown import field_of_unknown, of_members
from service.records.reading.columns.wherekept import asks_where_kept
from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.meant import field_of, is_other_number
from service.records.reading.headers.whereabouts import asks_where
from service.records.reading.headers.whom import whom
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.kin.visits import OF_A_VISITOR
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.bysound import are_names
from service.records.reading.words.content import ID_RUN, guess_field
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others, names_somebody_else, stem_of, under_group
from service.records.reading.workbooks.sheets import Value, text_of

# How a mapping speaks of a column that has no header.
UNNAMED = pattern_of(r"column [A-Z]{1,3}", re.IGNORECASE)
_GUESSED = frozenset({"id", "name", "birth", "sex", "address", "ethnicity"})
_SOME = 3
_OF_OTHERS = frozenset({OF_A_RELATIVE, OF_A_VISITOR})
_NO_STATUS = frozenset({"facility", "reason", "sentence"})
_UNDER_NO_HEADER = _GUESSED | {"facility"}


def _is_whereabouts(column: Column) -> bool:
    return column.field == "status" and column.reason == "header" and asks_where_kept(column.header)


def _are_no_numbers(texts: Iterable[str]) -> bool:
    """Whether some texts stand in a column, and none of them is an ID number."""
    some = 0
    for some, text in enumerate(texts, 1):  # noqa: B007 - how many there were
        if parse_id(text) or ID_RUN.search(text):
            return False
    return some >= _SOME


def letter(index: int) -> str:
    """0 -> A, 26 -> AA, as a spreadsheet names its columns."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def add_guesses(
    columns: Sequence[Column],
    sample: Sequence[Sequence[Value]],
    start: int = 0,
    end: int = 10_000,
    mapping: Mapping[str, str] | None = None,
) -> list[Column]:
    """Columns whose header says nothing (or that have none) by their content; headers that content belies corrected.

    ``sample``: rows of values. ``start``, ``end``: which columns are this table's. ``mapping`` may speak of a column
    without a header as ``column D``. Such a column is kept as text where the table goes on beyond it, or where most
    rows fill it; a cell here and there beyond the last header is no column.
    """
    columns, whole = without_idle_groups(columns)
    chosen = {header_key(k): v for k, v in (mapping or {}).items() if UNNAMED.fullmatch(k.strip())}
    last = max((c.index for c in columns), default=-1)
    known = {c.index: c for c in columns}
    # A day alone is no status, nor is where somebody was last: 人在何处 beside 人到哪去了.
    have = {c.field for c in columns if c.field and c.word not in {LEFT, LET_GO} and not _is_whereabouts(c)}
    width = min(max((len(row) for row in sample), default=0), end)

    def texts(i: int) -> Iterator[str]:
        return (text for row in sample if i < len(row) and (text := simplified(text_of(row[i]).strip())))

    @cache
    def cells(i: int) -> list[str]:
        return list(texts(i))

    if (other := numbers_elsewhere(columns, cells)) is not None:
        was, now = other  # ID is the number of a row in a database, 身份证号 that of the person
        known[was.index] = replace(was, field=None, reason="header says ID number, its cells do not")
        known[now.index] = replace(now, field="id", reason="header")
    for i in [i for i in known if i + 1 not in known and not any(texts(i)) and len(cells(i + 1)) * 2 > len(sample)]:
        known[i + 1] = replace(known.pop(i), index=i + 1)  # a header merged over two columns, of which one is used
    for i, column in list(known.items()):
        if column.reason in {"header", "unknown header"} and (told := of_ticks(column, cells)) is not None:
            known[i] = replace(column, field=told[0], word=told[1], reason="header")
            continue
        if below_a_group(column):
            guess = field_of_unknown(column.header, cells(i), have) or field_by_cells_alone(
                column.header, cells(i), have
            )
            if guess is not None and guess[0] in _NO_STATUS:
                known[i] = replace(column, field=guess[0], reason=guess[1], word="")
                have.add(guess[0])
            elif are_days(cells(i)):
                known[i] = replace(column, field=None, reason="unknown header", word="")  # of which step nobody says
            continue
        if column.field == "id" and is_boxed(sample, i):
            known[i] = replace(column, boxes=BOXES)
            continue
        if column.field == "id" and _are_no_numbers(texts(i)):
            known[i] = Column(i, column.header, None, "header says ID number, its cells do not")
            have.discard("id")
    kinds = [text for i, c in known.items() if c.field == "status" for text in cells(i)]
    others = {whom(under_group(c.header)) for c in columns if c.field in {None, "relatives_text"}}
    open_ = {"status"} if tell_only_kinds(list(known.values()), kinds) else set()
    several: set[str] = set()  # fields that a table may have in several columns, each a part
    only_kinds = asks_only_kinds(list(known.values()))
    for i in range(start, width):
        old = known.get(i)
        settled = old is not None and (old.field or old.reason == "mapping" or field_of(old.header) == "ignore")
        if settled and not (old and old.field == "name" and "id" not in have):
            continue
        if old and (names_somebody_else(old.header) or tells(old.header) or old.reason in _OF_OTHERS):
            continue  # an ID number of the next of kin is not the person's, however alone it stands
        if old and old.field is None and is_of_others(header_key(old.header)) and not of_members(old.header, have):
            continue  # nor is where they live
        if old and is_of_others_in_case(old.header.rpartition("/")[0]):
            continue
        if old and asks_where(old.header):
            continue  # where one lives or is held: :func:`settled_by_cells` tells
        if old and (is_other_number(old.header) or stem_of(old.header, "id") in others):
            continue  # 送养人, 送养人身份证号
        guess = guess_field(cells(i))
        if guess is not None and guess[0] == "address" and name_places_of_custody(cells(i)):
            guess = None  # Где отбывает: a prison in a county
        if guess is not None and old is not None and of_something_else(guess[0], old.header):
            guess = None
        if old is None and (field := chosen.get(header_key(f"column {letter(i)}"))) is not None:
            known[i] = Column(i, f"column {letter(i)}", field or None, "mapping")
            have.add(field)
            continue
        if guess is None or guess[0] not in (_GUESSED if old else _UNDER_NO_HEADER):
            unknown = old is not None and old.reason == "unknown header"
            done = {"status"} if only_kinds and old and asks_for_measures(old.header) else set()
            guess = field_of_unknown(old.header, cells(i), have - open_ - done) if old and unknown else None
            if guess is None and old and unknown and not behind_others(known.values(), i):
                villages = [text for c in known.values() if c.field == "village" for text in cells(c.index)]
                guess = field_by_cells_alone(old.header, cells(i), have - open_ - done, villages)
                several |= {"village"} if guess is not None and guess[0] == "village" else set()
            if guess is not None and guess[0] in done:
                open_ |= done
            guess = crime_or_term(cells(i), have) if old is None else guess
        if guess is None or guess[0] in have - open_ - several:
            if old is None and cells(i) and (i < last or len(cells(i)) * 2 > len(sample)):
                known[i] = Column(i, f"column {letter(i)}", None, "no header")
            continue
        known[i] = Column(i, old.header if old else f"column {letter(i)}", guess[0], guess[1])
        have.add(guess[0])
        open_.discard(guess[0])
    if have.isdisjoint({"name", "id", "household_head"}):
        for i in sorted(known):
            old = known[i]
            if old.reason != "unknown header" or tells(old.header):
                continue
            few = bool(cells(i)) and all(map(is_dotted_name, cells(i))) and not is_of_others(header_key(old.header))
            if are_names(cells(i)) or few:
                known[i] = replace(old, field="name", reason="content")
                break
    return with_groups(by_cells([known[i] for i in sorted(known)], cells), whole)
