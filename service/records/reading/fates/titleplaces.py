"""The county that the lines over a table name as the place of all who are listed below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from service.matching.values.places import resolve_place
from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of

_COUNTY = pattern_of(
    r"[\u3400-\u9fff]县|[\u3400-\u9fff]市(?!场)|\b(?:county|district|уезд\w*|район\w*|аудан\w*|оодан\w*|nahiy\w*|наһий\w*|"
    r"tuman\w*|ilçe\w*|kreis|comté|audan\w*|aýdan\w*)|ناھىي|اۋدان",
    re.IGNORECASE,
)
# Where they are held or went to, or that of an office elsewhere, is not where they are of.
_NOT_THEIRS = pattern_of(
    r"看守所|监狱|拘留所|中心|戒毒所|医院|学校|关押[在于]|押往|转[至往]|送往|赴|前往|务工|流入|流出|外来|"
    r"\b(?:prisons?|jail|camps?|held in|taken to|тюрьм\w*|лагер\w*|сизо|cezaevi\w*|hapishane\w*|kamp\w*|"
    r"түрме\w*|түрми\w*|türm\w*|turme\w*|lag[eé]r\w*|gefängnis\w*|lager\w*|prison|qamoq\w*)|تۈرم|لاگېر|تۇرمە",
    re.IGNORECASE,
)
# A place as wide as a county, or wider: rows that name one say themselves where somebody is of.
_WIDE = pattern_of(
    r"[省市县州旗盟]|(?<![社小校园矿林牧片山库])区|兵团|[^\W\d_]{3}.*\b(?:county|district|prefecture|province|city|уезд|район|област|город|аудан|оодан|nahiy|наһий|"
    r"tuman|viloyat|ilçe|kreis|comté|audan|aýdan)|ناھىي|اۋدان|ۋىلايە",
    re.IGNORECASE,
)

# 疏附县站敏乡送教育培训中心人员: who was sent is of there.
_SENT = pattern_of(
    r"([\u3400-\u9fff]{2,20}(?:县|市|乡|镇|街道|村|社区))(?:已|集中|新|全部)*(?:送|赴|押送|转送|收教)(?=[\u3400-\u9fff]{0,14}(?:中心|看守所|监狱|学校|人员|学员))"
)


def county_over(titles: Iterable[str], places: Iterable[str]) -> tuple[str, ...]:
    """The one county that ``titles`` name, unless one of ``places``, which the row states, is as wide."""
    return () if any(map(_WIDE.search, places)) else _county(tuple(titles))


def names_county(text: str) -> bool:
    """Whether a text has a word for a county or a town."""
    return _COUNTY.search(text) is not None


@lru_cache(maxsize=256)
def _county(titles: tuple[str, ...]) -> tuple[str, ...]:
    found = {code for title in titles for code in _named(title)}
    if not found and any(map(_TOWN.fullmatch, map(clean, titles))):
        found = {code for title in titles for code in _of_camp(title)}
    return tuple(found) if len(found) == 1 else ()


# 疏附县教育培训中心学员花名册: trainees may be of anywhere; but not below 二、乌帕尔镇参加教育培训人员.
_CAMP = pattern_of(
    r"((?![送转拟去赴往到进入在原至投])[\u3400-\u9fff]{2,10}?(?:县|市))(?:第?[一二三四五六七八九十\d]{1,2}号?)?(?:职业技能|职业技术|集中|法制|去极端化)*"
    r"(?:教育培训|教育转化|教培|教转|培训)+(?:服务)?(?:中心|学校|基地)(?:学员|在教|在训|在校|培训|人员)*(?:花?名册|名单|登记表|一览表|情况表|统计表)(?:[(（][^()（）]*[)）])?"
)
_TOWN = pattern_of(
    r"[(（]?(?:[一二三四五六七八九十\d]{1,3}[)）、.．:：]\s*)?(?![^乡镇]*[县市])[\u3400-\u9fff]{2,10}(?:乡|镇|街道)"
    r"(?:参加|接受|在)*(?:教育培训|教育转化|教培|教转|培训|在教|在训|在校)*(?:学员|人员)?(?:[(（]?(?:共|计|合计)?\d{1,4}[人名][)）]?)?"
)


def _of_camp(title: str) -> frozenset[str]:
    """The county of the camp whose trainees a title lists."""
    camp = _CAMP.fullmatch(clean(title).replace(" ", ""))
    return resolve_place(camp[1], towns=False) if camp is not None else frozenset()


def _named(title: str) -> frozenset[str]:
    plain = clean(title)
    if (sent := _SENT.match(plain)) is not None:
        plain = sent[1]
    if len(plain) > 80 or not _COUNTY.search(plain) or _NOT_THEIRS.search(plain):
        return frozenset()
    return resolve_place(plain, towns=False)
