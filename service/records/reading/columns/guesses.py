"""Columns by what their cells hold, where the header says nothing, or what the cells belie."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from service.matching.values.idnumber import parse_id
from service.records.reading.columns.actingkin import with_acting_kin
from service.records.reading.columns.assigned import TICKED
from service.records.reading.columns.beside import head_with_number, of_the_head
from service.records.reading.columns.bykinds import with_kinds_of_being_away
from service.records.reading.columns.cellchecks import settled_by_cells
from service.records.reading.columns.columnsofkinds import asks_only_kinds, tell_only_kinds, without_kinds
from service.records.reading.columns.daysbeside import GENERAL, days_of_what_is_told
from service.records.reading.columns.dispositions import asks_for_measures
from service.records.reading.columns.heldkin import ties_to_the_head, with_held_kin
from service.records.reading.columns.homeparts import with_home_parts
from service.records.reading.columns.kincolumns import OF_A_RELATIVE
from service.records.reading.columns.kinheaders import named_by_kin
from service.records.reading.columns.kinrows import rows_of_kin
from service.records.reading.columns.kintold import with_kin_told
from service.records.reading.columns.lastnamed import of_the_last_named
from service.records.reading.columns.measures import day_of_status
from service.records.reading.columns.membernames import head_in_relation, member_of_household, person_of_number
from service.records.reading.columns.nativeplaces import without_native_places
from service.records.reading.columns.patients import of_patients
from service.records.reading.columns.personcells import is_dotted_name
from service.records.reading.columns.releasedbyday import LEFT, LET_GO, beside_terms
from service.records.reading.columns.reporters import with_reporters
from service.records.reading.columns.stagecolumns import with_stages
from service.records.reading.columns.stations import without_stations
from service.records.reading.columns.takenin import with_taken_in
from service.records.reading.columns.takento import without_where_taken
from service.records.reading.columns.toldatlength import told_at_length
from service.records.reading.columns.unheaded import crime_or_term
from service.records.reading.columns.unknown import field_of_unknown, of_members, tells_fate, told_in_notes
from service.records.reading.columns.verdicts import with_verdicts
from service.records.reading.columns.visits import OF_A_VISITOR
from service.records.reading.columns.whosenumber import (
    member_with_number,
)
from service.records.reading.fates.statuses import is_status
from service.records.reading.fates.told import names_a_place_of_custody
from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.meant import field_of, is_other_number
from service.records.reading.headers.staff import without_custody
from service.records.reading.headers.whereabouts import asks_where
from service.records.reading.headers.whom import whom
from service.records.reading.statement import Column
from service.records.reading.words.bysound import are_names
from service.records.reading.words.content import ID_RUN, NO_TICK, TICK, guess_field, is_whole_id
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others, names_somebody_else, stem_of, under_group
from service.records.reading.workbooks.sheets import Value, text_of

# How a mapping speaks of a column that has no header.
UNNAMED = re.compile(r"column [A-Z]{1,3}", re.IGNORECASE)
MIN_ID = 11  # characters: 6.53121E+17 is the shortest that is left of one
BOXES = 18
# 是否教培结业, 是否刑满释放, 是否在教培
_WHETHER = re.compile(
    r"^(?:是否)?(?:已经?|被)?(?:从?(?:职业技能|教育|教培|培训|转化|收教|集中)+(?:中心|班|学校)?(?=结业|毕业|释放|解除)|刑满(?=释放)|在(?=教培|服刑|收押|羁押))?"
)
_GUESSED = frozenset({"id", "name", "birth", "sex", "address", "ethnicity"})
_OF_OTHERS = frozenset({OF_A_RELATIVE, OF_A_VISITOR})
_UNDER_NO_HEADER = _GUESSED | {"facility"}


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
    chosen = {header_key(k): v for k, v in (mapping or {}).items() if UNNAMED.fullmatch(k.strip())}
    last = max((c.index for c in columns), default=-1)
    known = {c.index: c for c in columns}
    have = {c.field for c in columns if c.field and c.word not in {LEFT, LET_GO}}  # a day alone is no status
    width = min(max((len(row) for row in sample), default=0), end)

    @cache
    def cells(i: int) -> list[str]:
        return [text for row in sample if i < len(row) and (text := text_of(row[i]).strip())]

    if (other := _numbers_elsewhere(columns, cells)) is not None:
        was, now = other  # ID is the number of a row in a database, 身份证号 that of the person
        known[was.index] = replace(was, field=None, reason="header says ID number, its cells do not")
        known[now.index] = replace(now, field="id", reason="header")
    for i in [i for i in known if i + 1 not in known and not cells(i) and len(cells(i + 1)) * 2 > len(sample)]:
        known[i + 1] = replace(known.pop(i), index=i + 1)  # a header merged over two columns, of which one is used
    for i, column in list(known.items()):
        if column.reason in {"header", "unknown header"} and (told := _of_ticks(column, cells)) is not None:
            known[i] = replace(column, field=told[0], word=told[1], reason="header")
            continue
        if column.field == "id" and _boxed(sample, i):
            known[i] = replace(column, boxes=BOXES)
            continue
        if column.field == "id" and len(cells(i)) >= 3 and not any(parse_id(c) or ID_RUN.search(c) for c in cells(i)):
            known[i] = Column(i, column.header, None, "header says ID number, its cells do not")
            have.discard("id")
    kinds = [text for i, c in known.items() if c.field == "status" for text in cells(i)]
    others = {whom(under_group(c.header)) for c in columns if c.field in {None, "relatives_text"}}
    open_ = {"status"} if tell_only_kinds(list(known.values()), kinds) else set()
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
        if old and asks_where(old.header):
            continue  # where one lives or is held: :func:`settled_by_cells` tells
        if old and (is_other_number(old.header) or stem_of(old.header, "id") in others):
            continue  # 送养人, 送养人身份证号
        guess = guess_field(cells(i))
        if guess is not None and guess[0] == "address" and _name_places_of_custody(cells(i)):
            guess = None  # Где отбывает: a prison in a county
        if guess is not None and old is not None and _of_something_else(guess[0], old.header):
            guess = None
        if old is None and (field := chosen.get(header_key(f"column {letter(i)}"))) is not None:
            known[i] = Column(i, f"column {letter(i)}", field or None, "mapping")
            have.add(field)
            continue
        if guess is None or guess[0] not in (_GUESSED if old else _UNDER_NO_HEADER):
            unknown = old is not None and old.reason == "unknown header"
            done = {"status"} if only_kinds and old and asks_for_measures(old.header) else set()
            guess = field_of_unknown(old.header, cells(i), have - open_ - done) if old and unknown else None
            if guess is not None and guess[0] in done:
                open_ |= done
            guess = crime_or_term(cells(i), have) if old is None else guess
        if guess is None or guess[0] in have - open_:
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
    columns = with_acting_kin(with_taken_in(named_by_kin([known[i] for i in sorted(known)]), cells), cells)
    columns = with_reporters(columns, cells)
    members = person_of_number(member_of_household(columns, cells), cells)
    columns = head_with_number(ties_to_the_head(head_in_relation(members)))
    columns = member_with_number(of_the_head(columns), cells)
    columns = beside_terms(days_of_what_is_told(settled_by_cells(of_patients(columns, cells), cells), cells))
    columns = with_home_parts(without_native_places(without_where_taken(columns)), cells)
    columns = day_of_status(with_stages(told_in_notes(without_kinds(columns, cells), cells), cells))
    columns = without_stations(with_held_kin(of_the_last_named(rows_of_kin(without_custody(columns)))))
    columns = told_at_length(with_verdicts(with_kin_told(columns, cells), cells), cells)
    return with_kinds_of_being_away(columns, cells)


# 外出地, 务工地点: where somebody went, or what happened there, is no home.
_NO_HOME = re.compile(
    r"外出|外流|流[出入动]|务工|打工|[前去]往|到达|到过|目的|来自|出[国境入]|经商|就[读业医诊]|上学|工作|单位|出生|抓|捕|案|发生|迁|会面|住院|旅|轨迹|登机|航|死(?!者)|[身病亡]故|病亡|身亡|去世|逝世|[埋安土下]葬|坟|墓"
)
# 入党时间, 学经时间: a day of something, however long ago.
_OF_SOMETHING = re.compile(r"[\u3400-\u9fff]{2,12}(?:时间|日期|年月日?|年份|日子|时候|日)")
_OF_BIRTH = re.compile(r"生|龄|出世|诞|证件|身份|人员|基本|信息")


def _of_something_else(guess: str, header: str) -> bool:
    """Whether a Chinese header asks for a place or a day of something else than the cells alone would be taken for:
    入伍时间 is no birth."""
    key = header_key(header.rpartition("/")[2])
    if guess == "address":
        return _NO_HOME.search(key) is not None
    return guess == "birth" and _OF_SOMETHING.fullmatch(key) is not None and not _OF_BIRTH.search(header_key(header))


def _name_places_of_custody(texts: Sequence[str]) -> bool:
    return sum(map(names_a_place_of_custody, texts)) * 2 > len(texts)


def _numbers_elsewhere(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> tuple[Column, Column] | None:
    """The column taken for ID numbers that holds none, and the one that was passed over and holds them."""
    taken = next((c for c in columns if c.field == "id" and c.reason != "mapping"), None)
    if taken is None or any(len(c) >= MIN_ID for c in cells(taken.index)):
        return None
    passed = [c for c in columns if c.field is None and c.reason == "second column" and field_of(c.header) == "id"]
    return next(((taken, c) for c in passed if any(map(is_whole_id, cells(c.index)))), None)


def _of_ticks(column: Column, cells: Callable[[int], list[str]]) -> tuple[str, str] | None:
    """人员状态 over 判刑 with nothing but ticks below, or 判刑 alone: the field, and the word that a tick says."""
    above, _, word = column.header.rpartition("/")
    word = _WHETHER.sub("", word.strip())
    if column.word or not word or len(word) > 8 or word in GENERAL:
        return None
    field = field_of(above.rpartition("/")[2]) if above else None
    if field not in TICKED:
        field = "status" if is_status(word) else None
    if field is None or field == column.field:
        return None
    texts = [text for text in cells(column.index) if not NO_TICK.fullmatch(text)]
    ticks = [text for text in texts if TICK.fullmatch(text)]
    if field != "status" or len(ticks) * 2 < len(texts):
        return (field, word) if texts and len(ticks) == len(texts) else None
    return (field, word) if ticks and all(tells_fate(text) for text in texts if text not in ticks) else None


def _boxed(sample: Sequence[Sequence[Value]], at: int) -> bool:
    """Whether ID numbers stand with a character in each of 18 columns."""
    begun = [row for row in sample if at < len(row) and row[at] != "" and len(text_of(row[at])) == 1]
    if not begun:
        return False
    rows = [[text_of(v).strip() for v in row[at : at + BOXES]] for row in begun]
    whole = sum(1 for row in rows if len(row) == BOXES and all(len(t) == 1 for t in row) and is_whole_id("".join(row)))
    return whole * 2 >= len(rows)
