"""Clauses in Chinese that speak of the kin of the person: 其父在伊犁监狱服刑, 两个儿子在教培, 系在押人员艾力之妻."""

from __future__ import annotations

import re
from typing import Final

from service.records.reading.words.kinwords import SURE_WORDS

# Not 夫妻 and 全家, whose fate is the person's too.
_KIN: Final = (
    rf"(?:{SURE_WORDS}|父母(?:双方|双亲|亲)?|双亲|儿媳妇?|子女|儿女|孩子|兄弟(?:姐妹)?|弟兄|姐妹|兄长|伯伯|婶子|姨|姑丈|姨丈|连襟|亲家|"
    r"家属|亲属|亲戚|亲人|家人|家庭成员|长辈|晚辈|"
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
_BEGINS: Final = re.compile(rf"[,，;；。、\s]*的?{OF_KIN}")
# 收押人员家属, 系在押人员艾力之妻: the person is kin of the held.
_IS_KIN: Final = re.compile(
    rf"[,，;；。、\s]*(?:该人|本人)?(?:系|为|属|是)?[^,，;；。（）()]{{0,20}}?(?:人员|学员|罪犯|犯人|对象|分子|嫌疑人)"
    rf"(?:的?(?:直系|重点)?(?:家属|亲属|亲人|亲戚|家人|子女|儿女|家庭)|[^,，;；。（）()]{{0,16}}?[之的](?:{SURE_WORDS}|[父母妻夫子女兄弟姐妹媳]))"
    r"[,，;；。、\s]*"
)
# 儿子被判刑15年，现在乌苏监狱服刑: of the son still.
_GOES_ON: Final = re.compile(r"[,，;；。、\s]*(?:现|目前|后|并|且|于|从|刑期)(?![^,，;；。]*(?:本人|该人|自己))")


def is_of_kin(clause: str, after_kin: bool = False) -> bool:
    """Whether a clause speaks of kin. ``after_kin``: the clause before it did."""
    if _BEGINS.match(clause) or _IS_KIN.fullmatch(clause):
        return True
    return after_kin and _GOES_ON.match(clause) is not None
