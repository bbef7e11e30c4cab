"""Lines over the tables of a sheet that part its people into classes or cells: what stands over all of them goes on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.columns.everybody import status_in_name
from service.records.reading.columns.heldplaces import names_place
from service.records.reading.columns.partsofplaces import PARTS
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.otherpeople import OTHERS
from service.records.reading.rows.rowkinds import section_place
from service.records.reading.words.plainlines import plain_line

_NUMBER: Final = r"(?:第?[一二三四五六七八九十\d]{1,3}[、.．:：]|[(（][一二三四五六七八九十\d]{1,3}[)）])?"
_MANY: Final = r"(?:共|计)*\d{0,4}[人名]?"
_KIND: Final = r"(?:严格|普通|宽松|一般|重点|强化|常规|严管|宽管|普管)(?:管理|管控|教育|管教)?(?:[级类班])?"
# 初级, 国语, 缝纫: what is taught to them there.
_TAUGHT: Final = (
    r"(?:[初中高低]级|[上下]午|[白夜]班|[快慢]班|[新老]生|[老中青]年|妇女|识字|扫盲|文盲|速成|强化|提高|基础|普通话|[国汉双维哈]语|语言|法律|法制|"
    r"文化|技能|缝纫|刺绣|电焊|电工|烹饪|厨师|美发|理发|家政|种植|养殖|建筑|机电|服装)(?:班|组)?"
)
_SINCE: Final = r"(?:19|20)\d\d年(?:\d{1,2}月份?)?"
_SEXES: Final = r"[男女](?:性?(?:学员|人员|罪犯)?|生|子|犯人?)"
_SAID: Final = rf"(?:{_SEXES}|{_KIND}|{_TAUGHT}|{_SINCE}|{_MANY}|[,，、])"
_BEHIND: Final = (
    r"(?:(?:人数|学员数|合计|共计|班主任|教室|(?:主管|责任|管教|包监|值班)?民警|管教|负责人|教师|老师|辅导员)"
    r"[:：]?[\u3400-\u9fff·•\d]{1,10})"
)
_PART: Final = pattern_of(
    rf"{_NUMBER}(?=[^\s(（])(?:{PARTS})(?:学员)?(?:[(（](?:{_SAID}|{_BEHIND}){{1,5}}[)）])*[:：]?{_MANY}{_BEHIND}{{0,3}}"
)
_N: Final = r"(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[甲乙丙丁戊A-Za-z])"
_LIST: Final = r"(?:(?:学员)?(?:基本|详细|个人)?(?:情况|信息)?(?:登记|统计|一览|明细)?(?:花名册|名册|名单|台账|册|表))?"
# Other parts than those that titles name before people: 女学员, 第二部分, 二（3）班, A类学员, 续表二, 第2页, （二）.
_OTHER_PART: Final = (
    rf"{_SEXES}|第?{_N}(?:小组|小?队|大组|部分?|车间|分册|册|卷|排|片区?|分[部区])|[上中下]半?(?:册|部分|部)|"
    rf"第?{_N}(?:[(（]{_N}[)）]|[-—.．·]{_N})[班组区队]|{_N}[类级](?:学员|人员)?|{_TAUGHT}|(?:教室|宿舍|监室|监舍|号房|车间)第?{_N}号?|"
    rf"第{_N}[页张](?:共{_N}[页张])?"
)
_FURTHER: Final = pattern_of(
    rf"{_NUMBER}(?:{_OTHER_PART}|(?!学员|[(（]|花?名|登记|情况|信息){PARTS}(?<=[班组区队级室栋幢层楼号期批房子])){_LIST}"
    rf"(?:[(（](?:{_SAID}|{_BEHIND}){{1,5}}[)）])*[:：]?{_MANY}{_BEHIND}{{0,3}}|"
    rf"[(（]?(?:续表?{_N}?|接上[页表])[)）]?|[(（]{_N}[)）]|第?{_N}[、.．]?"
)


def above_parts(before: Sequence[str], since: Sequence[str], again: bool = False, whole: bool = False) -> Sequence[str]:
    """The lines over a table whose own are ``since``. Where these are no more than a part, and the last of those over
    the table before was another (一、甲班 and 二、乙班), what stood over that one stands over both. ``again``: its
    header is that of the table before, so that a part goes on with what stood over that.
    ``whole``: no line among its rows spoke of others, so that a part goes on with the title of the sheet."""
    if not since or not before or not all(map(is_part, since)):
        return since
    if not (again or is_part(before[-1]) or (whole and _is_of_all(before))):
        return since
    over = [line for line in before if not is_part(line)]
    if any("犯" in line for line in since) and not any(map(_CONVICTS.search, over)):
        return since
    return [*over, *since]


_CONVICTS: Final = pattern_of(r"犯|监狱|看守所|服刑|在押")


def _is_of_all(before: Sequence[str]) -> bool:
    """Whether lines over a table are the title of the sheet, and not of one of its parts (二、释放人员)."""
    return not any(_COUNTED.match(plain_line(line)) for line in before)


@lru_cache(maxsize=1024)
def is_part(line: str) -> bool:
    """Whether a line names a class, a ward or a cell, and says nothing else: 二、乙班（普通管理）; or, with its number,
    a town or a village: 三、乌帕尔镇（8人）."""
    plain = simplified(clean(line)).replace(" ", "")
    if not 0 < len(plain) < _LONGEST:
        return False
    if _PART.fullmatch(plain) or _FURTHER.fullmatch(plain):
        return not _names_others(plain)
    counted = _COUNTED.match(plain)
    return counted is not None and section_place(_PEOPLE.sub("", plain)) is not None


def _names_others(plain: str) -> bool:
    """Whether it is a class of others: 昭苏县班, 转监班, 二班民警."""
    own = _NAMED.sub("", plain)
    return bool(OTHERS.search(own) or status_in_name(own) or names_place(own) or _COUNTY.search(own))


_NAMED: Final = pattern_of(_BEHIND)
_COUNTY: Final = pattern_of(r"[\u3400-\u9fff]{2}(?:县|市|州|地区)|[死亡逃]|失踪")
_COUNTED: Final = pattern_of(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]")


# 乌帕尔镇参加教育培训人员: as the title says of all of them.
_PEOPLE: Final = pattern_of(
    r"(?<=[乡镇村道])(?:参加|接受|在)*(?:教育培训|教育转化|教培|教转|培训|在教|在训|在校)*(?:学员|人员)"
)


_LONGEST: Final = 30
