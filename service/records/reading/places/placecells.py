"""The place that a cell below 关押地点 or 服刑监狱 tells, without the day and the word that brought somebody there."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import names_facility

# 未投牢: of whom the place is not told, since they are to be taken there.
_NOT_YET: Final = pattern_of(
    r"(?:尚|暂|还|目前|现)*(?:未|没有?|待|等待|拟|准备)(?:被|予)?(?:投[牢送监]|送[监押达交]?|收监|入[监所]|转[押送监]|移[送交]|交付|分配|分流|执行|下送|安排|落实|确定|定)+"
    r"(?:执行|监狱|服刑|地点|场所)*[。.]?"
)
_DAY: Final = (
    r"(?:(?:19|20)\d\d(?:年|[./-])|1\d[年./-](?=\d{1,2}[月./-]|[初底末]))(?:\d{1,2}(?:月份?|[./-])?)?(?:(?<=[月./-])\d{1,2}[日号]?)?"
    r"(?:上旬|中旬|下旬|上半年|下半年|[初底末]|中(?=[入进送转到])|[春夏秋冬][季天]?|前后|左右|许)*"
)
_YEAR: Final = pattern_of(r"(?:19|20)\d\d[年./\-\s）)]|(?<!\d)1\d(?:[年./-]\d{1,2}[月./-]|年[初底末])|[\s（(]20\d\d")
_ON: Final = pattern_of(r"转(?!化)|[移调押投送从原]|由")
_BROUGHT: Final = (
    r"(?:已|被|于|从|由公安机关)*(?:进(?!贤)入?|入监(?!狱)|入(?!监)|到|[收关抓带]进|收押[在于至]?|转[送押移入往至到进]*|[移调押投][送押交入往至到]+|投牢|送[往至到入进]*|"
    r"关押[在于]?|羁押[在于]?|在)?"
)
_STAY: Final = r"(?:服刑|执行|关押|羁押|改造)?"
_BEFORE: Final = pattern_of(rf"(?:已|于|自)*{_DAY}(?:起|后|，|,|、|；|\s)*{_BROUGHT}[：:\s]*(?P<place>.+?){_STAY}")
# Without a year, and with a word that brought them there: 年底入县第一教培中心, 5月3日送县看守所.
_NO_YEAR: Final = pattern_of(
    r"(?:于)?(?:[去今前当同]?年(?:[初底末]|中(?=[入进送转到]))|[去今前]?年?\d{1,2}月(?:份|[初底末]|[上中下]旬|\d{1,2}[日号])*)(?:被|已)*"
    r"(?:进(?!贤)入?|入(?!监)|[送转移押投带到][送押交入往至到进]*)(?P<place>.+?)(?:服刑|执行|关押|羁押|改造)?"
)
_BEHIND: Final = pattern_of(
    rf"(?P<place>[^\d(（]+?(?:\d{{1,2}}监区)?)[\s，,；;]*[(（]?(?:于|自)?{_DAY}(?:起|{_BROUGHT}(?:关押|入[监所]|投牢)?)?[)）]?"
)
# 转看守所, 已送往伊犁监狱服刑: the place is what stands behind the verb. 移民 and 调解 are words of their own.
_TAKEN_TO: Final = pattern_of(
    r"(?:(?:批捕|刑拘|逮捕|收押|拘留|判刑|审查|宣判)(?:之?后|[,，、])|现在?|已|已经|被|后|还|仍然?|目前|一直|人|本人|均|直接|重新|再次|由[\u3400-\u9fff]{2,10}?(?=[送转移押带]))*"
    r"(?:转送|转押|转移|转至|移送|移交|移至|带[往至到]|[关押收][在于进入至]|(?:关押|羁押|收押|安排|寄押|住)[在于至到]|在(?=[^押])|调往|调至|调入|押送|押往|押至|押解|投送|投往|投牢|收监|送|转)(?!运)"
    r"(?:往|至|到|入|进|给)?(?P<place>[\u3400-\u9fffA-Za-z0-9]{2,30}?)(?:服刑|执行|关押|羁押|改造)?[。.]?"
)


@lru_cache(maxsize=4096)
def place_in_cell(text: str) -> str | None:
    """The place, or the text as it stands where it tells more; None where it says that somebody is not there yet."""
    plain = text.strip()
    if _NOT_YET.fullmatch(clean(plain)):
        return None
    if _YEAR.search(plain):
        for shape in (_BEFORE, _BEHIND):
            match = shape.fullmatch(clean(plain))
            if match and names_facility(match["place"]) and not _ON.search(match["place"]):
                return match["place"]
    elif (match := _NO_YEAR.fullmatch(clean(plain)) or _TAKEN_TO.fullmatch(plain)) and _is_a_place(match["place"]):
        return plain if _ON.search(match["place"]) else match["place"]
    return plain


def _is_a_place(text: str) -> bool:
    # a 教学点 is one of a village school too, and here the column asks where somebody is held
    return names_facility(text) or _TEACHING.fullmatch(text) is not None


_TEACHING: Final = pattern_of(
    r"[\u3400-\u9fff0-9]{0,12}(?:教学|集训|培训|学习)(?:点|基地)|[\u3400-\u9fff0-9]{0,12}(?:女子|未成年犯)监"
)
