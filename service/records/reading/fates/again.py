"""Who was taken again after a release, or went from one custody into another: 释放后又被收押, 出所投牢, 转教培."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.patterns import pattern_of

Held = Literal["interned", "sentenced"]

DAY: Final = r"(?:(?:19|20)?\d\d[年.\-/](?:\d{1,2}[月.\-/]?)?(?:\d{1,2}[日号]?)?)"
_PLACE: Final = (
    r"[\u3400-\u9fff0-9]{0,14}?(?:看守所|拘留所|监狱|女监|少管所|未管所|教培(?:中心|点|学校)?|教转(?:中心)?|教育转化(?:中心)?|培训(?:中心|学校)|"
    r"教育点|收教所?|戒毒所|留置中心|集训(?:中心|队)?)"
)
_MOVED: Final = (
    r"(?:转|送|移送|移交|转送|转押|转移|押送|押解|押回|投送|解送|遣送|送交|送押|带回|移|押|投|调|换|寄)+"
    rf"(?:往|至|到|入|进|去|回|给|由)?(?:{_PLACE})"
)
_DONE: Final = (
    r"(?:继续|依法|予以|接受)?(?:服刑|改造|执行|关押|羁押|收押|看押|学习|培训|教育|教培|转化|收教|处理|侦查|审查|刑事拘留|行政拘留|刑拘|拘留|逮捕|待[审判]|"
    r"隔离|戒毒|强戒)*"
)
_TERM: Final = (
    r"(?:(?:有期徒刑|徒刑)?[\d一二三四五六七八九十两]{1,3}年半?(?:[零又]?[\d一二三四五六七八九十]{1,2}个?月)?|"
    r"无期徒刑|无期|死缓|死刑)"
)
# Moved from here into another custody: said as it is, nobody takes it for a release.
INTO: Final = (
    rf"{_MOVED}{_DONE}|(?:投牢|投监|送监|收监|转监|交付监狱)(?:执行|服刑|改造)*|转捕|转(?:为)?(?:刑事拘留|刑拘|逮捕|收押|羁押|教培|教转|收教|送教|判刑|服刑)|换押|寄押|转所|转押|调监|"
    rf"异地羁押|(?:被|已)*判(?:处|刑)*{_TERM}(?:有期徒刑)?|(?:被|已)判刑|获刑(?:{_TERM})?"
)
_TAKEN: Final = (
    r"收押|羁押|关押|看押|刑事拘留|行政拘留|刑拘|拘留|逮捕|批捕|抓获|抓捕|抓走|带走|收教|送教|入教|教培|留置|收监|"
    rf"在押|服刑|强制(?:隔离)?戒毒|判刑|(?:判(?:处|刑)?{_TERM}(?:有期徒刑)?)|投牢|{_MOVED}|(?:进|入|在){_PLACE}"
)
_BECAUSE: Final = r"因(?:其|涉嫌|犯|有)?[\u3400-\u9fff]{1,14}?"
_MORE: Final = r"(?!前|时间|日期|期间|原因|条件|人员|对象|过的|的)"
# 再次, 又, 重新: anew. 余罪: what was not judged then.
_ANEW: Final = r"(?:再度|再次?|又一次|又|重新|二次|二进宫|第二次|复)"
_AGAIN: Final = pattern_of(
    rf"^(?P<day>{DAY})?(?:之?后|现已?|现在|目前|于|已|仍|在)*"
    rf"(?:(?:{_BECAUSE})?(?:之?后)?被?{_ANEW}(?:{_BECAUSE})?(?:之?后)?(?:被|遭)?(?:[\u3400-\u9fff]{{0,8}}?(?:局|所|队|院))?(?:依法)?(?:重新)?|"
    rf"因{_ANEW}[\u3400-\u9fff]{{2,8}}?(?:[于在]?{DAY})?(?:已|依法)?被(?:依法)?|"
    rf"(?:{_BECAUSE})?(?<=后)(?:{_BECAUSE})?被?|因(?:发现)?(?:余|漏|新|另案|其他|他)[罪案]?(?:事|行)?(?:被)?|(?:{_BECAUSE})?被?(?:依法)?)"
    rf"(?P<what>{_TAKEN}){_MORE}"
)
_LET_GO: Final = pattern_of(
    r"(?:释放|刑释|假释|刑满|结业|解教|解戒|出教|出狱|获释|期满|届满|放回|放出|毕业|回家|回村|返村|返家|取保候审|解除(?:[\u3400-\u9fff]{0,4}?(?:拘留|收押|羁押|关押|教培|收教|强制|戒毒|劳教|措施))?|"
    r"(?<!派)(?:出|离)(?:看守|拘留)?所)"
)
_BEFORE_WHAT: Final = pattern_of(
    rf"^(?:{INTO}|(?:人员|犯|者)[,，;；、\s]+(?:{DAY})?(?:于|已|被|现)*(?:{_TAKEN}){_MORE}|"
    rf"(?:后|[,，;；。、\s]+|当[日天]|即|随即|直接)*(?:{DAY})?(?:后|即|随即|直接|现已?|目前|已|依法|{_BECAUSE})*(?:{INTO})|"
    rf"(?:人员|犯|者)?(?:[^,，;；。]{{0,6}}后|[,，;；。、\s]+)*(?:途中|路上|不久)?(?:{DAY})?(?:[^,，;；。未不没免拟待曾原]{{0,6}}?后|现已?|目前|已|{_BECAUSE})*(?:{_ANEW}|后|被|现(?:在)?|目前)"
    rf"(?:{_BECAUSE})?(?:之?后)?(?:被|遭|已|又|在)*(?:[\u3400-\u9fff]{{0,8}}?(?:局|所|队|院))?(?:依法)?(?:{_TAKEN}){_MORE})"
)
_PRISON: Final = pattern_of(r"监狱|女监|投牢|投监|送监|收监|转监|服刑|判|获刑")
_KIN: Final = pattern_of(r"[父母妻夫儿女兄弟姐妹哥叔舅姑侄]|配偶|爱人|亲属|家属|家人|丈夫|子女|他人|同伙")
_NOT_SO: Final = pattern_of(
    r"[未没免拟待勿应若如]|不(?!良|法|稳|服|放心|思)|曾|此前|之前|以前|原(?!因)|建议|可能|防止|避免|申请|报请|提请|准备|即将|将|需|是否|严防|无|尚|疑"
)
_CLAUSES: Final = pattern_of(r"[,，;；。\n（）()]")


def held_by(what: str) -> Held:
    return "sentenced" if _PRISON.search(what) else "interned"


@lru_cache(maxsize=4096)
def taken_after_release(text: str) -> Held | None:
    """What became since of somebody who was let go, by a text that tells both: 2016年释放，2018年再次收押."""
    ends = [match.end() for match in _LET_GO.finditer(text)]
    if not ends or not (rest := text[ends[-1] :]).strip():
        return None
    if (match := _BEFORE_WHAT.match(rest)) is None or _NOT_SO.search(match[0]) or _KIN.search(match[0]):
        return None
    return held_by(match[0])


@lru_cache(maxsize=4096)
def taken_again(note: str, let_go: PartialDate | None) -> Held | None:
    """What a note says of somebody whom the table tells was let go: taken again, or on a day after that.
    ``let_go``: when they were."""
    found: Held | None = None
    if len(note) > _LONG or _KIN.search(note) or _IF.search(note):
        return None
    if (since := taken_after_release(note)) is not None:
        return since
    for clause in _CLAUSES.split(note):
        if (back := _BACK.match(clause.strip())) is not None and not _NOT_SO.search(clause):
            found = held_by(back[0])
        elif (match := _AGAIN.match(clause.strip())) is not None and not _NOT_SO.search(clause):
            day = match["day"] or ""
            if _MARKED.search(match[0][len(day) : match.start("what")]) or (day and _is_later(day, let_go)):
                found = held_by(match["what"])
        elif _LET_GO.search(clause):
            found = None
    return found


_LONG: Final = 200
# 因病返回教培中心: back where they were let go from; not who came back from there.
_BACK: Final = pattern_of(
    rf"(?:{DAY}|之?后|现已?|目前|于|已|又|再次?|{_BECAUSE})*(?:被|遭)?(?:返回|回到|重返|召回|送回|带回|退回)(?:到|至)?{_PLACE}"
    r"(?![^,，;；。]*(?:工作|上班|任教|看望|领取|办理))"
)
_IF: Final = pattern_of(r"如(?!实)|若(?!干)|一旦|否则|倘|万一|假如")
_MARKED: Final = pattern_of(rf"{_ANEW}|后|现|目前|因(?:发现)?(?:余|漏|新|另案|其他|他)[罪案]")


def _is_later(day: str, let_go: PartialDate | None) -> bool:
    taken = parse_date(day)
    if taken is None or let_go is None:
        return False
    return (taken.year, taken.month or 1, taken.day or 1) > (let_go.year, let_go.month or 12, let_go.day or 31)
