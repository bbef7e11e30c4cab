"""The town or village that a title names as the home of all whom it lists: 疏附县托克扎克镇阔纳巴扎村常住人口底册."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.plainlines import ANNEX, plain_line

_NUMBER: Final = (
    rf"(?:{ANNEX}|"
    r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]|表[一二三四五六七八九十\d]{1,2}[:：])?"
)
_DATED: Final = r"(?:(?:19|20)\d\d年?(?:\d{1,2}月份?)?度?)?"
_COUNTY: Final = r"(?:[\u3400-\u9fff]{2,8}?(?:自治州|地区|州))?(?:[\u3400-\u9fff]{1,7}?[县市])?"
_TOWN: Final = (
    r"(?![乡镇各全本我该])(?![\u3400-\u9fff]{1,7}[县市])(?![\u3400-\u9fff]{0,7}各[乡镇])"
    r"[\u3400-\u9fff]{1,8}?(?:乡|镇|街道(?:办事处)?)"
)
_VILLAGE: Final = r"(?![各全村])(?:[\u3400-\u9fff]{1,8}?|第?[\d一二三四五六七八九十]{1,3})(?:村|社区)"
_EACH: Final = r"(?:各(?:行政)?村(?:[(（]社区[)）]|、?社区|居)?|各社区|全[乡镇村])?"
# An office or a camp of that name is where others work or are held.
_NO_PLACE: Final = (
    r"(?!(?:党委|政府|人民政府|派出所|司法所|卫生院|医院|综治办?|村委会|居委会|警务|机关|干部|中心校|中学|小学|"
    r"(?:职业技能|技能|集中|法制)*(?:教育|培训|教培|教转|转化|收教)+(?:服务)?(?:中心|学校|点|基地|班|所)))"
)
_PEOPLE: Final = (
    r"(?=(?:参加|送|赴|常住|实有|户籍|现有|全体|全员|流动|外出|外流|在家|居民|村民|人口|人员|住户|农户|户[主籍口]|家庭|重点|被|在押|"
    r"收押|收教|教培|教育|培训|入教|学员|服刑|判刑|获刑|涉|[三四五六]类|各类|特殊|出国|出境|境外|留守|困境|贫困|低保|死亡|病故|结业|"
    r"释放|刑满|解除|返|未|已|拘留|逮捕|抓捕|关押|羁押|打击|处理|处置|两类))"
)
_TITLE: Final = pattern_of(
    rf"{_NUMBER}{_DATED}{_COUNTY}(?P<home>(?:{_TOWN})(?:{_VILLAGE})?|(?<=[县市])(?:{_VILLAGE}))"
    rf"{_EACH}{_DATED}{_NO_PLACE}{_PEOPLE}.*"
)
_LONGEST: Final = 60


def home_of_all(lines: Iterable[str]) -> str:
    """The home that the last of the lines over a table names which names one, or ""."""
    found = ""
    for line in lines:
        found = home_in_title(line) or found
    return found


@lru_cache(maxsize=1024)
def home_in_title(line: str) -> str:
    """The township, the village, or both, whose people a title lists; "" where it names none, or an office there."""
    plain = plain_line(line)
    if len(plain) > _LONGEST or (match := _TITLE.fullmatch(plain)) is None:
        return ""
    return match["home"]
