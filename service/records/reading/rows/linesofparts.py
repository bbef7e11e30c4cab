"""Lines over the tables of a sheet that part its people into classes or cells: what stands over all of them goes on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.columns.partsofplaces import PARTS
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.rowkinds import section_place

_NUMBER: Final = r"(?:第?[一二三四五六七八九十\d]{1,3}[、.．:：]|[(（][一二三四五六七八九十\d]{1,3}[)）])?"
_MANY: Final = r"(?:共|计)*\d{0,4}[人名]?"
_KIND: Final = r"(?:严格|普通|宽松|一般|重点|强化|常规|严管|宽管|普管)(?:管理|管控|教育|管教)?(?:[级类班])?"
_SAID: Final = rf"(?:[男女]性?|{_KIND}|{_MANY}|[,，、])"
_BEHIND: Final = (
    r"(?:(?:人数|学员数|合计|共计|班主任|教室|(?:主管|责任|管教|包监|值班)?民警|管教|负责人|教师|老师|辅导员)"
    r"[:：]?[\u3400-\u9fff·•\d]{1,10})"
)
_PART: Final = pattern_of(
    rf"{_NUMBER}(?=[^\s(（])(?:{PARTS})(?:学员)?(?:[(（](?:{_SAID}|{_BEHIND}){{1,5}}[)）])*[:：]?{_MANY}{_BEHIND}{{0,3}}"
)


def above_parts(before: Sequence[str], since: Sequence[str], again: bool = False) -> Sequence[str]:
    """The lines over a table whose own are ``since``. Where these are no more than a part, and the last of those over
    the table before was another (一、甲班 and 二、乙班), what stood over that one stands over both. ``again``: its
    header is that of the table before, so that a part goes on with what stood over that."""
    if not since or not before or not all(map(_is_part, since)) or not (again or _is_part(before[-1])):
        return since
    over = [line for line in before if not _is_part(line)]
    return [*over, *since]


@lru_cache(maxsize=1024)
def _is_part(line: str) -> bool:
    """Whether a line names a class, a ward or a cell, and says nothing else: 二、乙班（普通管理）; or, with its number,
    a town or a village: 三、乌帕尔镇（8人）."""
    plain = simplified(clean(line)).replace(" ", "")
    if not 0 < len(plain) < _LONGEST:
        return False
    if _PART.fullmatch(plain) is not None:
        return True
    counted = _COUNTED.match(plain)
    return counted is not None and section_place(_PEOPLE.sub("", plain)) is not None


_COUNTED: Final = pattern_of(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]")


# 乌帕尔镇参加教育培训人员: as the title says of all of them.
_PEOPLE: Final = pattern_of(
    r"(?<=[乡镇村道])(?:参加|接受|在)*(?:教育培训|教育转化|教培|教转|培训|在教|在训|在校)*(?:学员|人员)"
)


_LONGEST: Final = 30
