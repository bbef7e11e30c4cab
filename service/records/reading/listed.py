"""What the title of a list says became of everybody on it: 释放人员名单, 在押人员花名册."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.sentences import parse_status
from service.records.reading.statement import Status

_FATES: Final = (
    r"死亡|病亡|病故|亡故|刑满释放|刑释|释放|解除教[培转]|解教|结业|出所|出教|在押|在教|在所|收押|羁押|关押|看押|收教|入教|教培|教转|"
    r"集中教育|教育培训|教育转化|(?:在监|在狱|在)?服刑|判刑|刑拘|(?:刑事)?拘留|收监|逮捕|批捕"
)
# 拟收押人员 are to be taken, 曾教培人员 were: nothing is told of where they are now.
_LISTED: Final = re.compile(
    rf"(?<![拟应待未将需可欲原曾非免不涉])(?<![拟应待未将需可欲原曾非免不]被)"
    rf"(?P<told>(?:{_FATES})(?:[（(、和及与/]*(?:{_FATES})[）)]*)*)"
    r"(?:(?:中心|学校|基地|点)[^、人员]{0,6}?(?=学员))?的?(?:人员|学员|对象|罪犯|犯人|者)(?:[（(][^）)]*[）)])?(?:基本|详细|个人|具体|相关|有关)*(?:信息|情况|数据)*"
    r"(?:采集|登记|统计|汇总|一览|明细|排查)*(?:花名册|名册|名单|名录|清单|台账|底册|表册|册|表|库)?(?:[（(][^）)]*[）)])?[\d年月日.\-]*"
)
_AND: Final = re.compile(r"[、和及与/]+")
# The line says what the table below it is, and is no total of the table above, no office and no date.
_A_TITLE: Final = re.compile(
    r"^(?!.*[:：])(?!\s*(?:合|总|小|共|累)\s*计).*(?:人员|名单|名册|花名|台账|清单|表[）)]?$|情况|学员|学生|对象|家属|亲属|住户|[Ll]ist|[Сс]писок)"
)


@lru_cache(maxsize=4096)
def _told(title: str) -> Status | None:
    plain = simplified(clean(title))
    for part in plain.split():
        if (match := _LISTED.search(part)) is not None and match.end() == len(part):
            told = {parse_status(word) for word in _AND.split(match["told"]) if word}
            return told.pop() if len(told) == 1 else None
    return None


def fate_of_listed(titles: Sequence[str], sheet: str, fields: Collection[str | None]) -> Status | None:
    """The status of all whom a list names, by its own title, or by the name of its sheet where it has none.

    ``titles``: the lines above the table, that of its own last. ``fields``: of its columns. Who has served a sentence
    may be taken again (刑满释放人员 with a date of detention), so such a title tells nothing there.
    """
    title = next((t for t in reversed(titles) if _A_TITLE.search(t) or _told(t)), sheet)
    told = _told(title)
    if told == "released" and "刑" in title and "sentence" not in fields and "detained_on" in fields:
        return None
    return None if told == "other" else told
