"""Titles of annexes below a list (附：6月新入教学员): what stands over the list goes on over them, as far as it may."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.records.reading.columns.everybody import fate_of_table, status_in_name
from service.records.reading.columns.heldplaces import names_place
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.linesofparts import is_part
from service.records.reading.rows.otherpeople import OTHERS, names_elsewhere
from service.records.reading.words.plainlines import plain_line

_N: Final = r"(?:[一二三四五六七八九十\d]{1,3}(?![年月日号\d]))?"
_BEGIN: Final = pattern_of(rf"附(?:[表件页录]{_N}|(?=[:：、.\d新补]|名单))[:：、.\-—]?")
# 2018年6月新入教学员, 补充名单, 后期收押女性人员: no more than when they came, and what is said of all in the list.
_SAME_LIST: Final = pattern_of(
    r"(?:(?:19|20)\d\d年|\d{1,2}(?:[-—~至到]\d{1,2})?月份?|\d{1,2}[日号]|第?[一二三四1-4]季度|[上下]半年|[本当]月|以?[来后]|[初中底末])*"
    r"(?:新增|新收(?=[人学])|新|补充|补录|补登|增补|增加|追加|后续|后期|遗漏|漏登|漏报|续表?|其余|另|[本我](?:中心|所|监|校)|男性?|女性?|的)*"
    r"(?:被?(?:[入收](?:教|校|所|监|班|押|培)|在(?:押|教|校|训|所|监|培)|[羁关]押|送教|送培|参培|教培|教育培训|拘留|刑拘|逮捕|判刑|判决|服刑|结业|释放|刑满释放|死亡))*"
    r"的?(?:男性?|女性?)?(?:学员|人员|罪犯|犯人|人犯|对象|嫌疑人|犯罪嫌疑人)?"
    r"(?:基本|详细|个人)?(?:情况|信息)?(?:登记|统计|汇总|一览|明细)?(?:花名册|名册|名单|台账|册|表|清单)?(?:共|计)*(?:\d{1,4}[人名])?"
)
_KIN: Final = pattern_of(r"家属|亲属|亲友|亲戚|子女|民警|干部|教师|职工|辅警|工作人员")


def is_annex(line: str) -> bool:
    """Whether a title is that of an annex: 附表一：……, 附：……"""
    return _BEGIN.match(plain_line(line)) is not None


def above_annex(before: Sequence[str], since: Sequence[str]) -> Sequence[str]:
    """The lines over an annex whose own are ``since``, below a list over which ``before`` stand. All of those hold of
    the same people of that list; of others who are of the same place, those that say of nobody what became of them,
    nor where they are held."""
    if not since or not before or not is_annex(since[0]):
        return since
    own = "".join([_BEGIN.sub("", plain_line(since[0]), count=1), *map(plain_line, since[1:])])
    if names_place(own) or OTHERS.search(own) or names_elsewhere(own, "".join(map(plain_line, before))):
        return since
    told = fate_of_table(since, "", "", ())
    over = before if _is_of_the_same(own, told, before) else [line for line in before if _says_no_fate(line)]
    joined = [*over, *since]
    return joined if told is None or fate_of_table(joined, "", "", ()) == told else since


def _is_of_the_same(own: str, told: str | None, before: Sequence[str]) -> bool:
    if not (_SAME_LIST.fullmatch(own) or is_part(own)) or any(map(_KIN.search, before)):
        return False
    fates = {fate for line in before if (fate := status_in_name(line)) is not None}
    if told is None:
        return not _NEWS.search(own)
    if fates:
        return fates == {told}
    held = {_held_in(line) for line in before if names_place(line)}
    return held == {told}


_NEWS: Final = pattern_of("结业|释放|死亡|判")


@lru_cache(maxsize=256)
def _held_in(line: str) -> str:
    return "sentenced" if "监狱" in line else "interned"


@lru_cache(maxsize=256)
def _says_no_fate(line: str) -> bool:
    return status_in_name(line) is None and not names_place(line) and not _KIN.search(line) and not is_annex(line)
