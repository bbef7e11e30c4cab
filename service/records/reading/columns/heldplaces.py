"""The one place of custody that a title names as where all in the list below are held: 疏附县看守所在押人员名单."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.columns.everybody import about_kin, status_in_name, status_in_title, told_by_rows
from service.records.reading.columns.kindsofheld import KINDS
from service.records.reading.columns.listedplaces import DATED, HELD, JAIL, NUMBER, PLACE, SCHOOL, HeldAt, one_place
from service.records.reading.columns.partsofplaces import PARTS, asks_cell, is_apart, speaks_of_cells
from service.records.reading.columns.placeregisters import is_of_both, kept_there
from service.records.reading.columns.placesalone import place_said
from service.records.reading.columns.sheetwords import SHEETS, without_kin_beside
from service.records.reading.columns.takento import TAKEN_TO
from service.records.reading.headers.staff import asks_of_officers
from service.records.reading.patterns import pattern_of
from service.records.reading.places.movedout import asks_where_moved
from service.records.reading.statement import Column
from service.records.reading.words.plainlines import BRACKETS, plain_line, stem_of_file
from service.records.reading.words.signatures import told_lines
from service.records.reading.words.synonyms import leaf_key
from service.records.reading.words.whoseheader import KIN

_IN: Final = (
    r"(?:[\u3400-\u9fff0-9]{0,12}?(?:关押|羁押|收押|服刑|现|目前|全部)?(?:在|于(?!田)))?"  # 乌帕尔镇在疏附县看守所
)
_NOW: Final = r"(?:现有?|历年|目前|所有|全部|全体|新收|新入|正在)*"
_HELD_THERE: Final = (
    r"被?(?:在押|在教|在训|在校|在册|在监|在所|留所|关押|羁押|看押|收押|收治|服刑|改造|"
    r"已决|未决|(?:未|待|尚未)(?:宣|审)?判(?:决|刑)?|待审(?!查)|在[侦审诉]|(?:未|待|尚未)(?:被?起诉|审结|结案)|"
    r"已(?:宣?判(?:决|刑)?|被?起诉)(?=在押|在所|留所|[关羁]押)|(?:刑事|行政)?拘留|逮捕|戒毒|参训|受训)*"
)
_THEY: Final = r"(?:学员|人员|罪犯|犯人|人犯|(?:犯罪)?嫌疑人|被押人员|对象|犯)"
_KIN_OF: Final = r"(?:家属|亲属|亲情|亲友)?(?:亲情)?(?:视频|电话|远程|现场)?"
_VISITS: Final = rf"{_KIN_OF}(?:亲情电话|通话|送[物款衣]|寄物|会见|探视|探访|接见|帮教会见)(?:视频)?(?:情况)?"
_LIST: Final = pattern_of(
    rf"{NUMBER}{_IN}{PLACE}{DATED}(?:[旧老新原]名[单册])?{_NOW}{PARTS}{KINDS}(?P<held>{_HELD_THERE}){KINDS}(?P<they>{_THEY})?(?P<visits>{_VISITS})?(?P<died>(?:死亡|病亡|病故|亡故){_THEY}?)?{SHEETS}"
)
_ALONE: Final = pattern_of(rf"{NUMBER}{PLACE}\d*")
# What a place writes down of those who come, and of those who go: 2017年人员出入所登记, 收押登记, 人员花名册.
_IN_AND_OUT: Final = r"(?:出入|进出)(?:所|监|校|班|中心|登记)"
_REGISTER: Final = pattern_of(
    rf"{NUMBER}{PLACE}{DATED}{_NOW}(?:(?:在|被|关|羁)?押)?{_THEY}?(?:每[日月]|当[日月]|日常|监[室舍])*(?:(?P<both>{_IN_AND_OUT})|(?P<taken>新?[入进](?:所|监|校|班|教)|新?收[押监教治])|"
    rf"[羁关]押|(?:提[讯审解])+|(?=人员|花名|名册))(?:{_THEY}|情况)*{DATED}{SHEETS}"
)
_TAKEN: Final = pattern_of(
    rf"{NUMBER}{TAKEN_TO}{PLACE}(?P<held>(?:服刑|关押|羁押|改造|学习|培训|执行)*)的?{KINDS}(?P<they>{_THEY}){SHEETS}"
)
_OF_THE_HELD: Final = pattern_of(r"学员|服刑|罪犯|在押|被押|被?[羁关收]押|囚|犯|受训|被会见|被探视")
_OF_CUSTODY: Final = frozenset({"detained_on", "reason", "sentence", "sentence_years", "sentenced_on"})


def held_at(over: Iterable[str], sheet: str, file: str, columns: Sequence[Column], held: bool = False) -> HeldAt | None:
    """Where everybody in a table is held, as the lines over it, its sheet and its file say with one voice; None where a
    column tells a place. ``over``: the lines that stand over this table alone. ``held``: all of them are, somewhere."""
    leaves = [(c.field, leaf_key(c.header)) for c in columns]
    told_by_row = any(field == "facility" and not (is_apart(leaf) or asks_where_moved(leaf)) for field, leaf in leaves)
    if told_by_row or _of_households(columns):
        return None
    names = "".join(leaf for field, leaf in leaves if field == "name")
    if KIN.search(names) or "会见人" in names or "探视人" in names:
        return None
    visited = _OF_THE_HELD.search(names) is not None
    guards = any(asks_of_officers(leaf) for _, leaf in leaves)
    cells = any(asks_cell(leaf) for _, leaf in leaves) and not guards
    custody = held or visited or cells or not _OF_CUSTODY.isdisjoint({field for field, _ in leaves})
    lines = [*_one_by_one(told_lines(over)), sheet, stem_of_file(file)]
    if visited or custody:
        lines = [without_kin_beside(line) for line in lines]
    if guards:
        lines = [line for line in lines if not speaks_of_cells(line)]
    told = [_named(line, visited, custody) or kept_there(line, custody) for line in lines]
    if any(one is None and _is_of_others(line) and not is_of_both(line) for one, line in zip(told, lines, strict=True)):
        return None
    found = [one for one in told if one is not None] or _over_a_list(lines, visited, custody)
    if not found:
        return None
    longest = max(found, key=lambda one: len(one.place))
    return longest if all(_short(one.place) in _short(longest.place) for one in found) else None


def _short(place: str) -> str:
    """特克斯县教培中心 of 特克斯县职业技能教育培训中心: the name of a file is often the short one."""
    return _LONG_NAME.sub("教培", place)


_LONG_NAME: Final = pattern_of(
    r"(?:职业技能|职业技术)*(?:教育转化培训|教育培训|教培|(?<!转化)培训)(?:服务)?(?=第?[一二三四五六七八九十\d]{0,2}号?(?:中心|学校))"
)


def _of_households(columns: Sequence[Column]) -> bool:
    """Whether the rows are kin, or households of which not everybody is held: nothing asks when each was taken."""
    return about_kin(columns) or (told_by_rows(columns) and all(c.field != "detained_on" for c in columns))


def _one_by_one(lines: Sequence[str]) -> list[str]:
    """The lines; that over tables beside each other holds a title for each: 监室人员（男） 监室人员（女）."""
    found: list[str] = []
    for line in lines:
        parts = line.split()
        each = len(parts) > 1 and all(_LIST.fullmatch(plain_line(part)) is not None for part in parts)
        found += parts if each else [line]
    return found


def _over_a_list(lines: Sequence[str], visited: bool, custody: bool) -> list[HeldAt]:
    """A place in a line or a sheet of its own, and what list it is in another: 墨玉县第三教培中心 and 在校学员花名册.
    The office that a list is of holds those who are said to be held there; a place holds whom such places hold."""
    said = [place_said(line) for line in lines]
    alone = [
        one.place if one is not None else plain
        for one, line in zip(said, lines, strict=True)
        if _ALONE.fullmatch(plain := plain_line(one.place if one is not None else line)) is not None
    ]
    lists = [_BEGIN.sub("", plain_line(line)) for one, line in zip(said, lines, strict=True) if one is None]
    found = [at for place in alone for line in lists if (at := _named(place + line, visited, custody)) is not None]
    if found:
        return found
    told = {status_in_name(line) for line in lines} & HELD
    offices = {one.place for one in said if one is not None and one.office}
    places = [at for place in alone if place not in offices and (at := _named(place, visited, True)) is not None]
    return [at for at in places if at.status in told or (custody and not told)]


_ANY_PLACE: Final = pattern_of(rf"{JAIL}|{SCHOOL}")


@lru_cache(maxsize=4096)
def names_place(line: str) -> bool:
    """Whether a line speaks of a place of custody, understood or not."""
    return _ANY_PLACE.search(simplified(clean(line))) is not None


@lru_cache(maxsize=4096)
def lists_taken(line: str) -> bool:
    """Whether a line says that a place writes down there whom it takes in: 疏附县看守所每日收押登记."""
    match = _REGISTER.fullmatch(plain_line(line))
    return match is not None and match["taken"] is not None


_BEGIN: Final = pattern_of(rf"^{NUMBER}")


# Those whom it took elsewhere, or let go, or their families.
_OTHERS: Final = pattern_of(
    r"转[出入押所监捕送]|移[送交]|投[送牢监]|调[出离]|[出离][所监教狱]|家属|亲属|亲友|子女|民警|干部|教师|教职工|职工|辅警"
)


@lru_cache(maxsize=4096)
def _is_of_others(line: str) -> bool:
    plain = _IN_CHARGE.sub("", simplified(clean(line)))
    return status_in_name(line) not in {None, *HELD} or _OTHERS.search(plain) is not None


# 一、101监室（主管民警：赵志强）: who answers for those in it.
_IN_CHARGE: Final = pattern_of(r"[(（](?:主管|责任|管教|包监|值班)?(?:民警|干部|教师)[:：][\u3400-\u9fff·•]{1,12}[)）]")


@lru_cache(maxsize=4096)
def _named(line: str, visited: bool, custody: bool) -> HeldAt | None:
    """``visited``: the header of the names says that they are of the held. ``custody``: a column asks when or why."""
    said = place_said(line)
    plain = plain_line(said.place if said is not None and not said.office else line)
    if len(plain) > 60:
        return None
    if (at := _in_brackets(line, plain)) is not None:
        return at
    match = _LIST.fullmatch(plain)
    taken = _TAKEN.fullmatch(plain)
    if taken is not None and not (taken["sent"] and taken["they"] == "人员" and not taken["held"]):  # who brings things
        told = status_in_title(line)
        if told in {None, *HELD} and (at := one_place(taken, told)) is not None:
            return at
    if match is None or not (match["they"] or match["visits"] or match["held"] or match["class"]):
        written = (_REGISTER.fullmatch(plain) or _ALONE.fullmatch(plain)) if custody else None
        told = status_in_title(line)
        return one_place(written, told) if written is not None and told in {None, *HELD} else None
    if match["visits"] and not visited:
        return None
    if match["died"]:
        return one_place(match, "deceased") if match["held"] else None
    inside = plain[match.end("place") : match.start("they")] if match["they"] else ""
    if match["they"] == "人员" and not match["held"] and not speaks_of_cells(inside):  # 看守所人员 may work there
        written = _REGISTER.fullmatch(plain) if custody else None
        return one_place(written, None) if written is not None else None
    told = None if match["visits"] else status_in_title(line)
    return one_place(match, told) if told in {None, *HELD} else None


def _in_brackets(line: str, plain: str) -> HeldAt | None:
    """（四）刑拘在押人员（县看守所）: a place in brackets behind those who are held. ``plain``: without brackets."""
    told = [one[1:-1] for one in BRACKETS.findall(simplified(clean(line)))]
    places = [match for text in told if (match := _ALONE.fullmatch(text.strip())) is not None]
    status = status_in_title(plain)
    if len(places) != 1 or status not in HELD or names_place(plain) or _is_of_others(plain):
        return None
    return one_place(places[0], status)
