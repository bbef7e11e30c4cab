"""Registers that a place keeps of those it holds, by whatever name: 疏附县第二教培中心学员入校、调动、离校登记台账."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.columns.everybody import status_in_title
from service.records.reading.columns.listedplaces import DATED, HELD, JAIL, NUMBER, PLACE, SCHOOL, HeldAt, one_place
from service.records.reading.patterns import pattern_of
from service.records.reading.words.plainlines import plain_line

_BEGINS: Final = pattern_of(rf"{NUMBER}{PLACE}{DATED}(?P<rest>.+)")
_PEOPLE: Final = pattern_of(
    r"学员|在押|被押|羁押|收押|关押|罪犯|服刑|人犯|犯人|嫌疑人|监室|在教|在校|在训|入[所校教监班]|新收|已决|未[决判]|被拘留"
)
_LIST: Final = pattern_of(
    r"(?:[册单表录簿卡]|台[账帐]|情况|信息|登记|统计|汇总|明细|档案|底数|人员|学员|罪犯)[\d\-_.年月日份]*$"
)
# Whom the rows may be about as well, or instead; and what is to come, or is over for all of them.
_OTHERS: Final = pattern_of(
    rf"{JAIL}|{SCHOOL}|民警|干警|干部|辅警|协警|管教|狱警|监管|勤务|协管|教师|教职|教官|职工|工作人员|值班|医生|家属|亲属|亲友|家长|监护人|会见|探视|接见|来访|送[物款衣]|汇款|子女|儿童|"
    r"拟|待(?!遇)|计划|建议|申请|预[计备]|各|转[入出押所监捕送]|移[送交]|投[送牢监]|遣送|原|曾|前(?:科|期)|分流|抽调|送往|送到"
)
# Who goes is written down beside who comes.
_BOTH: Final = pattern_of(
    r"(?:出入|进出|异动|变动|增减|流动|来去)|"
    r"(?:收押|新收|[入进][所校监班教])[\u3400-\u9fff、,，及和与]*?(?:调动|[出离][所校监班教]|释放|结业|解除|变动)|"
    r"(?:[出离][所校监班教]|释放|结业)[\u3400-\u9fff、,，及和与]*?(?:收押|[入进][所校监班教])"
)
_GONE: Final = pattern_of(r"[出离][所监校教狱班]|结业|毕业|释放|解除|取保|刑满|死亡|病亡|病故|亡故|调离|调出|调往")
_DEAD_TOO: Final = pattern_of(r"(?:患病|伤病|疾病|生病|健康)[\u3400-\u9fff、]{0,3}(?:及|和|与|、)(?:死亡|病亡|病故)")
_LONGEST: Final = 60


def is_of_both(line: str) -> bool:
    """Whether a title is of those who come and of those who go."""
    return _BOTH.search(simplified(clean(line)).replace(" ", "")) is not None


@lru_cache(maxsize=4096)
def kept_there(line: str, custody: bool) -> HeldAt | None:
    """The place at the beginning of a title of those who are held there, or who come and go. ``custody``: a column asks
    when people were taken, why, or in which cell they are."""
    plain = plain_line(line)
    if len(plain) > _LONGEST or (match := _BEGINS.fullmatch(plain)) is None:
        return None
    rest = match["rest"]
    if not _LIST.search(rest) or not _PEOPLE.search(rest) or _OTHERS.search(_BOTH.sub("", rest)):
        return None
    at = one_place(match, None)
    if at is None:
        return None
    if _BOTH.search(rest) or _DEAD_TOO.search(rest):
        return HeldAt(at.place, None, at.school) if custody else None
    told = status_in_title(line)
    if _GONE.search(rest) or told not in {None, *HELD}:
        return None
    return at if told is None and custody else HeldAt(at.place, told, at.school) if told is not None else None
