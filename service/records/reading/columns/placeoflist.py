"""Whether the place that a title names is that of a row, too: not of who went on from there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.columns.heldplaces import HELD, HeldAt
from service.records.reading.fates.earlier import without_earlier
from service.records.reading.fates.putoff import is_served_outside
from service.records.reading.patterns import pattern_of
from service.records.reading.places.backfromcare import without_trips_to_doctors
from service.records.reading.statement import Status
from service.records.reading.words.whoseheader import KIN

# Elsewhere by now, whatever the title says.
_WENT: Final = r"转(?![化变])|移[送交至]|送|投[牢监]|押[往至]|调[往至离出到]|交付|[出离][所监]"
_MOVED: Final = pattern_of(rf"{_WENT}|外[出逃]|在?逃|医院|就医|住院|监外")
# 上诉期满待投牢, 尚未送监: still there, and what is to come moved nobody. Not 虐待, nor 未成年犯管教所.
_WAITING: Final = pattern_of(
    r"(?:(?<![招接虐善款优对看亏])待(?!遇|业)|等[待候]|(?<![模虚])拟|准备|计划|即将|预计)[^,，;；。、\n已曾后]{0,10}?"
    rf"(?:{_WENT}|投送)+(?:执行)?|(?:尚|暂|还|仍|并)?[未没]有?(?:被|能|予|经)?(?:{_WENT}|投送)+"
)
# 移送审查起诉, 移交检察院: the papers went, and nobody with them. Not of trainees, whom the law
# takes out of the camp.
_ACT: Final = r"(?:(?:依法|再次|提请|要求|进行)*(?:审查|提起|批准|批捕|逮捕|起诉|公诉|审判|审理|判决))"
_CASE: Final = pattern_of(
    rf"(?:移送|移交|报送|呈送|送)(?:至|到|给|往)?(?:{_ACT}+|"
    rf"[\u3400-\u9fff]{{0,8}}?(?:检察院|检察机关|法院|检方|司法机关){_ACT}*)(?=$|[,，;；。、\n()（）\s\d阶中已尚未待])"
)
# 所内就医, 监内医务室住院: still there. Not 所外就医.
_WITHIN: Final = pattern_of(
    r"(?:(?:[所监校狱营区]|中心)[内里](?:的|部)?|(?:本|在)[所监校狱](?![外区])|(?<!外)[所监校狱](?=医务|卫生[室所]))(?:医务[室所]|卫生[室所]|医院)?"
    r"(?:就地|正常|隔离|接受|中)*(?:就医|住院|医院)"
)
_OUT_OF_SCHOOL: Final = pattern_of(r"刑|捕|判|看守|监狱|收押|收监")


_CLAUSES: Final = pattern_of(r"[,，;；。\n]")
_THEIR_KIN: Final = pattern_of(r"其[父母丈妻夫兄弟哥姐妹儿子女配岳公婆]")


def place_of_list(held: HeldAt | None, texts: Mapping[str, str], status: Status | None) -> str | None:
    """The place that the title tells of a row, unless the row says that its person is not there any more. Who died was
    there till then, if the row does not say that they had left."""
    if held is None or (held.school and status == "sentenced") or (status == "other" and is_served_outside(texts)):
        return None
    if held.status is not None and status not in HELD:
        told = "，".join(texts[f] for f in _TOLD_OF_LEAVING if f in texts)
        if status != "deceased" or _LET_GO.search(told):
            return None
    gone = _is_elsewhere if held.status is None else _is_gone
    taken = parse_date(texts.get("detained_on", ""), excel_serial=True)
    told_now = (_of_this_custody(texts[f], taken.year if taken else 0) for f in _TOLD_OF_LEAVING if f in texts)
    return None if any(gone(text, held.school) for text in told_now) else held.place


_YEAR: Final = pattern_of(r"(?<!\d)(?:19|20)\d\d(?=[年.\-/])")
_SINCE: Final = pattern_of(r"现(?!实)|此次|本次|目前|又|再次?|重新|后|至今|仍|还|尚|正在")


@lru_cache(maxsize=4096)
def _of_this_custody(text: str, taken: int) -> str:
    """A text without what it tells of a time before the person was taken: 曾因盗窃于2009年被判刑3年, and 2009年判刑3年
    where they were taken in 2017."""
    text = without_earlier(text)
    if not taken or not _YEAR.search(text):
        return text
    kept = []
    for part in _CLAUSES.split(text):
        years = [int(year) for year in _YEAR.findall(part)]
        if not years or max(years) >= taken or _SINCE.search(part):
            kept.append(part)
    return "，".join(kept)


_LET_GO: Final = pattern_of(
    r"释放|[出离](?:所|狱|监|校|教)|结业|取保|解除|刑满|[回返](?:家|村|乡)|在?家[中里]?|村|社区"
)
_TOLD_OF_LEAVING: Final = ("status", "note", "afterwards")


_AND_LEFT: Final = pattern_of(r"[出离][所监](?!就医|治疗|住院)")


def _is_elsewhere(text: str, school: bool) -> bool:
    """Whether a row of a register of those who come and go tells a later place; that they left is what it is for."""
    return _is_gone(_AND_LEFT.sub("", text), school)


@lru_cache(maxsize=4096)
def _is_gone(text: str, school: bool) -> bool:
    told = "，".join(part for part in _CLAUSES.split(text) if not (KIN.search(part) or _THEIR_KIN.search(part)))
    told = without_trips_to_doctors(told)
    told = _WITHIN.sub("", _WAITING.sub("", told if school else _CASE.sub("", told)))
    return _MOVED.search(told) is not None or (school and _OUT_OF_SCHOOL.search(told) is not None)
