"""Clauses in Chinese that speak of the kin of the person: 其父在伊犁监狱服刑, 两个儿子在教培, 系在押人员艾力之妻."""

from __future__ import annotations

from typing import Final

from service.records.reading.fates.namedkin import NAMED_KIN
from service.records.reading.patterns import pattern_of
from service.records.reading.words.kinwords import SURE_WORDS

# Not 夫妻 and 全家, whose fate is the person's too.
_KIN: Final = (
    rf"(?:{NAMED_KIN}|{SURE_WORDS}|父母(?:双方|双亲|亲)?|双亲|儿媳妇?|子女|儿女|孩子|单亲|兄弟(?:姐妹)?|弟兄|姐妹|兄长|伯伯|婶子|姨|姑丈|姨丈|连襟|亲家|"
    r"同案(?:犯|人员?|者)?(?!由)|同伙|同监犯?|邻居|朋友|家属|亲属|亲戚|亲人|家人|家庭成员|长辈|晚辈|"
    r"(?<=其)[父母夫妻子女兄弟哥姐妹叔舅姑侄孙]|[父母妻夫哥兄弟姐妹叔舅姑侄](?=[被在已均也因判服收关羁拘送病死亡去释刑现于]|(?:19|20)\d\d)|"
    r"(?<=[一二两三四五\d长次幼个名])[子女](?![性儿童]))"
)
_BEFORE: Final = (
    r"(?:系|为|有|另|还|现有|其|[他她]的?|(?:该人|本人)的|家[中里]?的?|名下|大|小|长|次|幼|最[大小]的?|亲|直系|旁系|近|"
    r"[\d一二两三四五六七多数]|[个名位]|的)*"
)
# Of the father and of the person as well: 父亲和本人均被收押; or what kin did to the person: 家属举报后被抓.
_NOT_THEIRS: Final = (
    r"(?!和|与|、|及|的)(?![^,，;；。]*(?:本人|自己|[说称告听闻知]|举报|检举|报案|报警|劝|陪|带领|教唆|唆使|组织|影响|"
    r"[送将把对]其))"
)
_LIST: Final = rf"{_BEFORE}{_KIN}(?:(?:[、和与及]|以及){_BEFORE}{_KIN})*"
#: The subject of a clause that is about kin; 因妻子戴面纱被判刑 is about the person, 因其父被判刑 may not be.
OF_KIN: Final = rf"(?:{_LIST}|(?:因为?|由于){_LIST}(?=[被已均在判服收关羁刑死病去]|也被)){_NOT_THEIRS}"
# 家庭圈有判刑人员, 三圈内有收押人员3名: those around the person, in the verdicts on trainees.
_CIRCLE: Final = (
    r"(?:(?:家庭|家族|亲属|亲戚|亲友|社会|社交|宗教|朋友|交际|交往|生活)圈|(?:三|3)个?圈(?:子)?|"
    r"家[中里]|家庭|亲属|亲友|近亲|直系|旁系|身边|周围|周边)(?:成员|关系|亲属)*[中内里]?"
)
_OF_CUSTODY: Final = r"(?:判|刑|押|教培|收教|拘|捕|处理|打击|死亡|去世|病故|逃|教转|培训|前科)"
_OTHERS: Final = (
    r"(?:人员|对象|分子|学员|罪犯|犯人|亲属|家属|亲人|成员|者)(?:[\d一二两三四五六七八九十多数]+(?:名|人|个)+)?"
)
_WHO: Final = rf"[^,，;；。、已]{{0,12}}?{_OF_CUSTODY}[^,，;；。已]{{0,8}}?{_OTHERS}"
_HAS: Final = pattern_of(
    rf"(?:(?:因为?其?|由于其?)?{_CIRCLE}(?:目前|现|均|都|另|还|仍)*(?:没有|有|存在|涉及|无|未发现|含)|"
    rf"(?<![^,，;；。、\s])(?:因为?|另|还|均|都)*(?:有|存在))(?!期徒?刑|罪){_WHO}(?:[、和及与]{_WHO})*"
)
# 社会圈3人被判刑: a clause of those around them and of nothing else.
_IN_A_CIRCLE: Final = pattern_of(
    rf"[,，;；。、\s]*(?:{_CIRCLE}(?:[、和及与]{_CIRCLE})*)(?<=[圈中内里子员])(?=[^,，;；。]*{_OF_CUSTODY})"
    r"(?![^,，;；。]*(?:本人|该人|自己|结业|释放|解除|继续|建议|同意|拟))"
)


# 收押家属, 教培户, 三类人员家属 before another column's 在家务农: a kind of people, who are not those that were taken.
_KIND_OF_KIN: Final = pattern_of(
    r"\s*(?:双|单|被|已|在)?(?:收押|在?押|关押|羁押|教培|在教|收教|判刑|服刑|刑拘|拘留|逮捕|打处|打击处理|击毙|死亡|刑满释放|刑释|释放|暴恐|危安|"
    r"[\u3400-\u9fff]{1,6}人员)(?:人员|学员|对象|罪犯)?的?(?:直系|重点)?(?:家属|亲属|亲人|亲戚|家人|子女|儿女|家庭户?|户)(?=\s|$)"
)


def without_those_around(text: str) -> str:
    """A text without the phrases that tell who else was taken, or whose kin somebody is: 家庭圈有判刑人员, 收押家属."""
    if text[:1] >= "\u3400":
        text = _KIND_OF_KIN.sub("", text, count=1) if _KIND_OF_KIN.match(text) else text
    return _HAS.sub(" ", text) if "有" in text or "存在" in text or "涉及" in text or "圈" in text else text


_BEGINS: Final = pattern_of(rf"[,，;；。、\s]*的?{OF_KIN}")
# 收押人员家属, 系在押人员艾力之妻: the person is kin of the held.
_IS_KIN: Final = pattern_of(
    rf"[,，;；。、\s]*(?:该人|本人)?(?:系|为|属|是)?[^,，;；。（）()]{{0,20}}?(?:人员|学员|罪犯|犯人|对象|分子|嫌疑人)"
    rf"(?:的?(?:直系|重点)?(?:家属|亲属|亲人|亲戚|家人|子女|儿女|家庭)|[^,，;；。（）()]{{0,16}}?[之的](?:{SURE_WORDS}|[父母妻夫子女兄弟姐妹媳]))"
    r"[,，;；。、\s]*"
)
# 儿子被判刑15年，现在乌苏监狱服刑: of the son still.
_GOES_ON: Final = pattern_of(r"[,，;；。、\s]*(?:现|目前|后|并|且|于|从|刑期)(?![^,，;；。]*(?:本人|该人|自己))")


def is_of_kin(clause: str, after_kin: bool = False) -> bool:
    """Whether a clause speaks of kin. ``after_kin``: the clause before it did."""
    if _BEGINS.match(clause) or _IN_A_CIRCLE.match(clause) or _IS_KIN.fullmatch(clause):
        return True
    return after_kin and _GOES_ON.match(clause) is not None
