"""Dotted names in free text that no word for kin announces: 邻居买买提·玉苏普邀请其吃饭."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.records.reading.patterns import pattern_of
from service.records.reading.words.kinwords import WHEN
from service.records.reading.words.leads import without_lead
from service.records.reading.words.nameends import end_of_part, is_listed_part

# No name of the region is written with these characters; 玉素因 ends in 因, and so does 玉素因 of 玉素因江.
NO_NAME = (
    "(?:(?<![玉于依尤乌吾胡侯霍忽][素赛塞色])因(?=[\u3400-\u9fff])|"
    "[在已曾现被未就正从犯判住学读参受随赴往失逃拘拒押羁逮捕病患刑死残瘫年逝狱释辍退])"
)
# What befell somebody, or what they do, right behind the name: 与妻子阿娜尔汗·依马木离婚.
BEFELL = (
    "离[婚异家开]|分居|[再复结未已订]婚|丧偶|同居|[一共]?[起同]?生活|居住|定居|上学|上班|务[农工]|打工|经商|做生意|工作|保持|来往|往来|联系|"
    "教[培转育]|强制|强戒|劳[教改]|刑[拘满释]|留置|收[教监]|批捕|缓刑|取保|释放|结业|瘫痪|残疾|健在|失[踪联]|身亡|自杀|遇难|殴打|打骂|家暴|举报|介绍|教唆|唆使|指使|强迫|逼迫|代为|保管|照管|管教|抚养|监护|照[顾料看]|赡养|探望|看望|"
    "送[往到去至回养交]|接[走回到送]|领[走回养]|带[走领往到回]"
)
# What stands around a name that no relation word announces: 与阿卜杜外力·尼亚孜来往密切.
_AROUND = (
    "有|等|常|熟|相识|认识|走动|走得|微信|电话|介绍|同[村乡县]|"
    "讲经|讲解|影响|组织|带领|一同|家中|来往|往来|交往|接触|联系|关系|一起|等人|均|系|为|是|被|已|的|农民|学生"
)
_ACQUAINTANCE = (
    "邻居|朋友|好友|同学|同事|村民|亲戚|亲属|老师|徒弟|师傅|学生|老板|雇主|阿訇|伊玛目|教友|战友|老乡|熟人|人员"
)
_DOTTED = pattern_of(
    rf"(?:[与和同跟及]?(?:其|同|本|邻|该)?(?:村|班|社区|单位)?(?:的)?(?:{_ACQUAINTANCE})|[与和同跟及])?"
    rf"([\u3400-\u9fff]{{1,9}}[·•・‧])([\u3400-\u9fff]{{1,9}})"
)
_DOTS = frozenset("·•・‧")
_AHEAD = 20  # characters behind a name that may decide where it ends
_SAID = pattern_of(rf"{_AROUND}|{WHEN}|{BEFELL}|{NO_NAME}|[^\u3400-\u9fff·•・‧]|$")


def dotted_alone(plain: str, told: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The dotted names of a text that stand in none of the spans that are ``told``."""
    for begin, end in told:
        plain = plain[:begin] + ";" * (end - begin) + plain[end:]
    at = 0
    while match := _DOTTED.search(plain, at):
        begin, second = match.span(1)
        said = _SAID.search(plain, second + 1, match.end() + _AHEAD)
        shown = end_of_part(match[2])
        ends = [said.start()] if said and said.start() <= match.end() else []
        if shown is not None and (not ends or is_listed_part(match[2][:shown])):
            ends = [second + shown]
        elif shown is not None:
            ends.append(second + shown)
        at = min(ends, default=second)
        if ends and plain[at : at + 1] not in _DOTS:
            yield without_lead(plain[begin:at])
        else:
            at = second
