"""Relatives named inside free text: ``父亲：买买提·吐尔逊，妻子阿依古丽·买买提``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from service.matching.types import RelativeName
from service.matching.values.relations import inverse, parse_relation
from service.matching.values.script import clean
from service.records.reading.cells.dottedalone import BEFELL, NO_NAME, dotted_alone
from service.records.reading.cells.kinandfates import kin_of_both, kin_with_fates
from service.records.reading.cells.listedkin import kin_listed_whole
from service.records.reading.cells.nobody import names_nobody
from service.records.reading.cells.undotted import OFFICES, spaced, undotted
from service.records.reading.patterns import pattern_of
from service.records.reading.words.content import is_written_as_name, looks_like_name
from service.records.reading.words.kinwords import DOES, KIN_WORDS, SURE_WORDS, WHEN
from service.records.reading.words.nameends import end_of_part, is_listed_part, without_tail

HAN_PART = r"[\u3400-\u9fff]{1,9}"
_COUNT = "(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})"
# 有一女儿, 其育有一子, 家中有母亲, 本人有个哥哥, 一女儿; 二女儿 is a word of its own.
_HAVING = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()和与及其]))(?:(?:其|本人|该人|此人|夫妻|夫妇)?(?:家[中里]?)?(?:现|还|另|共)?(?:养?育|生)?有{_COUNT}?[个名位]?"
    rf"|(?!{KIN_WORDS}){_COUNT}[个名位]?)(?={KIN_WORDS})"
)
_MAY_HAVE = pattern_of("有|[一二两三四五六七八九十1-9][个名位]?[儿女子父母妻丈哥弟兄姐妹孙侄叔爷奶]")
# 随丈夫X赴…, 由爷爷X抚养: who is led, or leads. Of another's (儿子由爷爷X抚养) nobody knows what they are to the
# person, but for the spouse beside a child.
_LED = pattern_of(
    rf"(?P<who>(?:{SURE_WORDS}|孩子|子女|儿女|小孩)[^,;。()]{{0,16}}?)?"
    r"(?:跟随|随[同着]?|跟着?|陪同?|同|交由|由|被|让|委托|托|把|将|给|替|帮|向|找|请|靠|带着?|携)(?:其|自己的?)?"
    rf"(?P<kin>{SURE_WORDS})(?=[:为是系叫 ]{{0,2}}[\u3400-\u9fff])"
)
_MAY_BE_LED = pattern_of(
    "[和与及随跟同由被让托把将给替帮向找请靠带携着陪](?:其|自己的?)?[父母丈妻配爱长次三四五大二小儿女哥弟姐妹嫂胞外祖爷奶孙岳公婆叔婶伯舅姑姨侄堂表前继养爸妈老媳]"
)
_AND_KIN = pattern_of(rf"[和与及](?:其|同[父母]异[父母]的?)?(?={SURE_WORDS})|同[父母]异[父母]的?(?={SURE_WORDS})")
# 其哥X, 该人的嫂X: whose kin it is, and the word of one character. Of 其本人 nothing is said but the person.
_OF_THEM = {
    "哥": "哥哥", "嫂": "嫂子", "叔": "叔叔", "舅": "舅舅", "姨": "姨妈", "姑": "姑姑", "伯": "伯父", "孙": "孙子",
    "儿": "儿子", "媳": "儿媳", "婿": "女婿", "侄": "侄子", "爷": "爷爷", "奶": "奶奶", "爸": "爸爸", "妈": "妈妈",
}  # fmt: skip
_MAY_BE_THEIRS = pattern_of(
    "[其他她的人][父母丈夫妻配爱长次三四五大二小儿女子哥弟兄姐妹嫂胞外祖爷奶孙岳公婆叔婶伯舅姑姨侄堂表前继养爸妈老媳婿]"
)
_THEIRS = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()]))(?:其|(?:其?(?:本人|该人|此人)|[他她])的?)"
    rf"({KIN_WORDS}|{'|'.join(_OF_THEM)})(?=[:为是系叫 (]{{0,2}}{HAN_PART}[·•・‧.]{HAN_PART})"
)
_SPOUSE_WORDS = frozenset({"丈夫", "妻子", "配偶", "爱人", "老婆", "前妻", "前夫"})


def _led(match: re.Match[str]) -> str:
    who, kin = match["who"] or "", match["kin"]
    sure = not who or (kin in _SPOUSE_WORDS and "子" in who[:3] + who[-3:] + "女" * ("女" in who[:3]))
    return f"{who},{kin if sure else ''}"


_NAMED = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()和与及其])|(?<=\d[.)])|(?<=\d))"  # 1.父亲 begins a list
    rf"(?!夫[妻妇])({KIN_WORDS})(?:姓名|名字|{_COUNT}[个名位人])?[:为是系叫 (]{{0,2}}(?!家[的里中])"
    rf"({HAN_PART}(?:[·•・‧.]{HAN_PART}){{1,2}})"
)
# 妻:阿依古丽,子:艾力 - 父亲吐尔逊(已故): names of one part, where nothing else stands before the next mark.
_OF_ONE_PART = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()和与及其])|(?<=\d[.)]))"
    rf"(?:({KIN_WORDS})(?:姓名|名字)?:|({SURE_WORDS}))([\u3400-\u9fff]{{2,9}})(?=\s*(?:[,;、。(]|$))"
)
# 子女3人:买买提·艾力、阿米娜·艾力
_DOTTED_NAME = rf"(?!(?:{SURE_WORDS})){HAN_PART}[·•・‧.]{HAN_PART}"
_SEVERAL_NAMED = pattern_of(
    rf"(?:(?<=^)|(?<=[\s,;:、。()和与及其个名有一二两三四五六七八九十]))(子女|儿女|孩子|兄弟姐妹|儿子|女儿|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹)"
    rf"(?:共?(?:\d+|[一二两三四五六七八九十]+)[人名个])?(?:分别)?[:为是系叫有 ]{{0,2}}"
    rf"({_DOTTED_NAME}(?:[、和及]{_DOTTED_NAME})+)"
)
# What goes on behind a name without a mark between them: 其母古丽·热依木已故.
AFTER = pattern_of(
    rf"(?:[也又还仍并]?{NO_NAME}|目前|均|系|{WHEN}|{BEFELL}|{DOES}|担保|陪同|一[起同]|共同|同住|[有是为嫁迁带给把]|于$|等(?:[人\d一二三四五六七八九十几多名]|$)|常(?=[在与和联来有住年])|出境|前往|外出|回[国家]|返回|涉嫌|务农|生于|去世|死亡|病[故亡]|服刑|收押|出国).*"
)
_BEFORE = pattern_of(rf"({HAN_PART}[·•・‧]{HAN_PART})\(({KIN_WORDS})[,，)]")
# Longer ones first: "erkek kardeşi" is no kardeşi. Words that are also names are left out.
_LETTERED_WORDS = (
    "father|mother|husband|wife|spouse|son|daughter|brother|sister|"
    "отец|мать|муж|жена|супруга|супруг|сын|дочь|брат|сестра|"
    "erkek kardeşi|kız kardeşi|babası|annesi|eşi|karısı|kocası|oğlu|kızı|kardeşi|ağabeyi|abisi|ablası|baba|anne|eş|"
    "әкесі|анасы|шешесі|әйелі|жұбайы|зайыбы|күйеуі|ұлы|қызы|ағасы|інісі|әпкесі|апасы|сіңлісі|қарындасы|"
    "dadisi|anisi|apisi|ayali|yoldishi|éri|oghli|qizi|akisi|ukisi|inisi|achisi|hedisi|singlisi"
)
CAPITALISED = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’-]+"
_LETTERED = pattern_of(
    rf"\b((?i:{_LETTERED_WORDS}))(?:s|лар|лер|lar|ler)?(?: ?[:\-–—] ?| )({CAPITALISED}(?: {CAPITALISED}){{0,2}})"
)
# Arabic letters have no capitals: a name ends at a mark or with the text, and has two parts or a colon before it.
# Where the last word is a verb (ئايالى ئۆيدە بار), nobody is named.
_ARABIC_WORDS = (
    "دادىسى|ئاتىسى|ئانىسى|ئاپىسى|ئايالى|خوتۇنى|ئېرى|يولدىشى|ئوغلى|قىزى|ئاكىسى|ئۇكىسى|ئىنىسى|ئاچىسى|ھەدىسى|سىڭلىسى"
)
_ARABIC_PART = r"[\u0621-\u06d5]{2,}"
_IN_ARABIC = pattern_of(
    rf"(?:^|(?<=[\s,;،؛.()]))({_ARABIC_WORDS})(?: ?: ?(?={_ARABIC_PART})| (?={_ARABIC_PART} {_ARABIC_PART}))"
    r"(?![^,;،؛.(]*(?:غان|گەن|قان|كەن|دۇ|دى|بار|يوق) ?(?:[,;،؛.(]|$))"
    rf"({_ARABIC_PART}(?: {_ARABIC_PART}){{0,2}})(?= ?(?:[,;،؛.(]|$))"
)
TOLD = pattern_of(rf"({SURE_WORDS})[:为是系叫 ]{{0,2}}(\S.*)", re.DOTALL)
_DOT = pattern_of("[·•・‧.]")
# Each with the groups of the name and of the word.
_PATTERNS = ((_NAMED, 2, 1), (_BEFORE, 1, 2), (_LETTERED, 2, 1), (_IN_ARABIC, 2, 1))
_MAY_HAVE_A_FATE = pattern_of("[判收拘捕抓羁关押送服教狱]|[与和同跟].*[系是为属]")
_SPACE = pattern_of(r"\s")
_MAY_BE_UNDOTTED = pattern_of(r"[:证]|\d{15}|\d\s?年?[\d月日 ]*出?生|\d\s?岁")
_OF_AN_ALPHABET = pattern_of(r"[A-Za-z\u0400-\u06ff]{2}")


@lru_cache(maxsize=16384)
def relatives_in_text(text: str, free: bool = True) -> tuple[RelativeName, ...]:
    """Names with a relation word before or in brackets behind; with ``free``, dotted names without one as well."""
    plain = clean(text.replace("\n", "；")).replace("；", ";").replace("，", ",").replace("：", ":")
    if _MAY_HAVE.search(plain):
        plain = _HAVING.sub("", plain)
    if _MAY_BE_THEIRS.search(plain):
        plain = _THEIRS.sub(lambda match: _OF_THEM.get(match[1], match[1]), plain)
    if _MAY_BE_LED.search(plain):
        plain = _LED.sub(_led, _AND_KIN.sub(",", plain))
    found: dict[RelativeName, None] = {}
    told: list[tuple[int, int]] = []
    for pattern, name_at, word_at in _PATTERNS if _OF_AN_ALPHABET.search(plain) else _PATTERNS[:2]:
        for match in pattern.finditer(plain):
            name = _without_what_is_said(match[name_at]) if pattern is _NAMED else match[name_at]
            begin, end = match.span(name_at)
            # Behind 买买提·玉苏普 of 买买提·玉苏普与艾力·吾守尔 somebody else is named.
            told.append((begin, begin + len(name) if name and pattern is _NAMED else end))
            if name:
                found[RelativeName(name, parse_relation(match[word_at]))] = None
    for match in _SEVERAL_NAMED.finditer(plain):
        for name in re.split("[、和及]", match[2]):
            found[RelativeName(_without_what_is_said(name), parse_relation(match[1]))] = None
        told.append(match.span(2))
    for match in _OF_ONE_PART.finditer(plain):
        if is_written_as_name(match[3]) and match[3] not in OFFICES:
            found[RelativeName(match[3], parse_relation(match[1] or match[2]))] = None
            told.append(match.span(3))
    bare = list(undotted(plain)) if _MAY_BE_UNDOTTED.search(plain) else []
    for one in [*bare, *spaced(plain)] if free and _SPACE.search(plain) else bare:
        if not any(one.begin < b and a < one.end for a, b in told):
            found[RelativeName(one.name, parse_relation(one.word))] = None
            told.append((one.begin, one.end))
    for one in chain(kin_with_fates(plain), kin_of_both(plain)) if _MAY_HAVE_A_FATE.search(plain) else ():
        if not any(one.begin < b and a < one.end for a, b in told):
            found[RelativeName(one.name, parse_relation(one.word))] = None
            told.append((one.begin, one.end))
    for one in kin_listed_whole(plain) if free else ():
        if not any(one.begin < b and a < one.end for a, b in told):
            found[RelativeName(one.name, parse_relation(one.word))] = None
            told.append((one.begin, one.end))
    for match in _CHILD_OF.finditer(plain):
        found[RelativeName(match[1], inverse(parse_relation(match[2]) or "other"))] = None
        told.append(match.span(1))
    if free:
        for name in dotted_alone(plain, told):
            found[RelativeName(name)] = None
    return tuple(one for one in found if not names_nobody(one.name))


def _without_what_is_said(name: str) -> str:
    """The dotted name without what is said of somebody behind it: 买买提·玉苏普 of 买买提·玉苏普去了土耳其."""
    dot = _DOT.search(name)
    second = dot.end() if dot else 0
    said = AFTER.search(name)
    if said and said.start() == second:  # 买买提·有素甫
        said = AFTER.search(name, second + 1)
    if said is None:
        return without_tail(name)
    run = _DOT.split(name[second:])[0]
    shown = end_of_part(run) if said.start() > second else None
    if shown is None or shown == len(run) < len(name) - second:
        return without_tail(name[: said.start()])
    if second + shown < said.start() or is_listed_part(run[:shown]):
        return name[: second + shown]  # 玉斯因 holds 因
    return without_tail(name[: said.start()])


def relative_of(text: str) -> RelativeName | None:
    """麦麦提·图尔荪之妻, in a column of relations: the husband of the person of the row."""
    match = _WHOSE.fullmatch(text.strip())
    return RelativeName(match[1], inverse(parse_relation(match[2]) or "other")) if match else None


# 在逃人员, 已判刑人员: what kind of person the other one is, before the name.
_KIND = (
    r"(?:[\u3400-\u9fff]{0,12}(?:人员|学员|分子|嫌疑人|罪犯|犯人|逃犯|对象|户主|居民|村民|农民|干部|教师|阿訇|伊玛目|同志|"
    r"头目|骨干|成员))?"
)
_WHOSE = pattern_of(rf"(?:系|为|是)?{_KIND}({HAN_PART}[·•・‧]{HAN_PART}?)[之的]({KIN_WORDS})")


# 系吐尔逊·买买提之子: said of the person, where no relative has been spoken of before.
_CHILD_OF = pattern_of(
    rf"(?:^|(?<=[,;。 ]))(?:该人|本人|此人)?[系是为]?{_KIND}({HAN_PART}[·•・‧]{HAN_PART}?)[之的]({KIN_WORDS})"
    r"(?=$|[,;。 )])"
)
_BETWEEN = pattern_of(r"\s*[,،]\s*|\s+(?:and|und|et|ve|и|және|ۋە|we|və|һәм|ھەم|va|жана|men|мен|&)\s+")
_SEVERAL = frozenset({"child", "sibling"})


def _apart(names: Sequence[str], relation: str) -> list[str]:
    """Names in alphabetic scripts with commas between them, where several may stand in a cell, or each is whole. What
    is said of them after a comma is left out, and a cell that names nobody."""
    result: list[str] = []
    for name in names:
        if names_nobody(name):
            continue
        found = [p for p in _BETWEEN.split(name) if p] if _OF_AN_ALPHABET.search(name) else []
        parts = [p for p in found if not names_nobody(p)]
        if len(parts) < len(found):
            name = ", ".join(parts)
        several = len(parts) > 1 and (relation in _SEVERAL or all(" " in p for p in parts))
        result += parts if several else [name] * bool(name)
    return result


def relatives_in_names(names: Sequence[str], relation: str) -> list[RelativeName]:
    """The names of a column of relatives: 长子买买提·吐尔逊，在家 names a son, and no person called 在家."""
    found: list[RelativeName] = []
    told = False
    for name in _apart(names, relation):
        if match := TOLD.fullmatch(name):
            told = True
            if names_nobody(match[2].strip()):
                continue  # 长女：无
            found.append(RelativeName(match[2].strip(), parse_relation(match[1]) or relation))
        elif not told or looks_like_name(name):
            found.append(RelativeName(name, relation))
    return found
