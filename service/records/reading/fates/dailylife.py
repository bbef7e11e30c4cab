"""What people do who are at home: 在家务农, 企业就业, 社区管控. It says nothing of custody by itself."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of
from service.records.reading.words.vocabulary import vocabulary


@cache
def _only() -> re.Pattern[str]:
    words = vocabulary()["life"]
    listed = sorted({*words["words"], *words["around"]}, key=len, reverse=True)
    return pattern_of(rf"(?:{'|'.join(map(re.escape, listed))}|[\s,，、;；/()（）.。])+")


@cache
def _some() -> re.Pattern[str]:
    return pattern_of("|".join(map(re.escape, vocabulary()["life"]["words"])))


@lru_cache(maxsize=4096)
def is_daily_life(text: str) -> bool:
    """Whether a text says that somebody is at home or works, or that the community keeps an eye on them, and nothing
    else."""
    plain = simplified(clean(text)).casefold()
    if len(plain) >= _LONG:
        return False
    return (_some().search(plain) is not None and _only().fullmatch(plain) is not None) or _is_work_somewhere(plain)


# 现在喀什市务工, 乌鲁木齐打工
_WORK = pattern_of(
    r"(?:现|目前|已|仍|在|赴|去|到|往|前往)*(?P<where>[\u3400-\u9fff]{2,12}?)(?:务工|打工|就业|经商|上班|工作|务农|种地|做生意)"
)
# 转移就业至县纺织厂, 安排到园区服装厂上班
_PLACED = pattern_of(
    r"(?:已|现|被|统一|组织)*(?:转移|安置|安排|输送|推荐|就近|就地|外出)*(?:就业|务工|上班|打工|工作)?(?:至|到|在|去|于)"
    r"(?P<where>[\u3400-\u9fff]{1,12}(?:厂|公司|企业|合作社|车间|工地|园区?|农场|林场|牧场|商店|店|饭馆|餐厅|超市))(?:就业|务工|上班|打工|工作)?"
)
_NOT_A_PLACE = pattern_of(r"[不未没无拒逃失押狱戒]|看守|教培|教转|教育|转化|培训|境|国外|失联|服刑|劳[教改]")


def _is_work_somewhere(plain: str) -> bool:
    match = _WORK.fullmatch(plain) or _PLACED.fullmatch(plain)
    return match is not None and _NOT_A_PLACE.search(match["where"]) is None


_LONG = 40  # characters
