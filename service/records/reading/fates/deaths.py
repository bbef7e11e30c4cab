"""Deaths that a text tells with where and how: 2018.1.30在县医院病亡."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

# 2018.1.30在县医院病亡, 服刑期间死亡, 返村后死亡: where and when somebody died, between the day and the word.
_WHERE: Final = (
    r"[在于到](?!他|其)[\u3400-\u9fff0-9]{0,14}?(?:医院|卫生院|卫生[室所]|医务[室所]|病房|狱中?|看守所|拘留所|中心|所|监区|监室|监舍|号房|"
    r"宿舍|家|途中|路上|[境国]外|当地|本地|土耳其|埃及|沙特|哈萨克斯坦)(?:内|里|中)?"
)
_WHILE: Final = (
    r"(?:服刑|羁押|关押|收押|在押|教培|学习|培训|住院|治疗|就医|保外就医|押解|转押|审讯|出国|外逃|送医|送院)(?:期间|途中|过程中|时)|"
    r"(?:经)?[\u3400-\u9fff]{0,8}?(?:抢救|医治|治疗)无效(?:后)?|"
    r"(?:[返回](?:村|家|乡|国)|出[所狱]|释放|结业)(?:之?后)?(?:不久)?|(?:凌晨|上午|下午|晚上?|当[日天])"
)
# 所内死亡, 狱内病亡, 县医院病故, 自缢身亡, and nothing behind it: not 所内死亡事件, nor 同村人县医院病故.
_OFFICE: Final = r"(?![\u3400-\u9fff0-9]{0,8}(?:人(?!民)|[者同其他员]))[\u3400-\u9fff0-9]{0,8}?"
_INSIDE: Final = (
    rf"(?:(?:(?:{_OFFICE}(?:看守|拘留|戒毒|收教|派出))?所|{_OFFICE}(?:监狱|中心)|[监狱院校班]|监[区室舍])[内里中]|"
    rf"[在于]?(?:[羁关收在看]押|服刑|住院|治疗|学习|改造)中|保外就医|所外就医|住院|{_OFFICE}医院|非?正常|意外|自[杀缢])"
    r"(?=(?:因病|突发疾?病|非?正常|自[杀缢])*(?:[病身]亡|病[故逝死]|死亡|去世|亡故)(?:$|[,，;；。(（\s]))"
)
_ILL: Final = (
    r"因(?!他|人)[\u3400-\u9fff]{1,12}?(?:病|癌|炎|症|血|竭|梗|无效|突发)|因病|病发|病重|突发[\u3400-\u9fff]{1,8}?"
)
_DIED: Final = pattern_of(
    r"(?:^|[,，;；。])\s*(?:本人|该(?:人|学员|员|犯|同学)|学员|罪犯)?(?:现|已|于(?=19|20)|"
    rf"{_ILL}|(?:19|20)\d\d[年.\-/](?:\d{{1,2}}[月.\-/]?)?(?:\d{{1,2}}[日号]?)?|\d{{1,2}}月(?:\d{{1,2}}[日号])?|{_WHERE}|{_WHILE}|{_INSIDE}){{0,6}}"
    r"(?P<told>(?:因病)?(?:[病身]亡|病[故逝死]|死亡|去世|亡故|逝世|离世|死(?=$|[,，。;；])|(?:故|亡|过世|作古|归真)(?=$|[,，。;；])))"
)
_IN_OTHER_WORDS: Final = frozenset({"故", "亡", "过世", "作古", "归真"})
OF_DEATH: Final = pattern_of(r"[亡死逝故世古真]")


def death_in(text: str) -> str | None:
    """The word for a death that a text tells, with all that stands between it and the beginning of its clause."""
    if OF_DEATH.search(text) is None:
        return None
    told = next((match["told"] for match in reversed(list(_DIED.finditer(text)))), None)
    return "去世" if told in _IN_OTHER_WORDS else told
