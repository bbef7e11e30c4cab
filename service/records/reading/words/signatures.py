"""The foot of a list: who filled it in, where people of an office sign, and the day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.sheets import Value, text_of

# The foot of a form: "制表人：   审核人：   2017年5月3日"
SIGNATURE = pattern_of(
    r"^[^:：]{1,10}[:：]\s*(?:[^\d]{0,12}|[\d\-－—转 ]{3,14}|\d{4}[年.\-/]\d{1,2}(?:[月.\-/](?:\d{1,2}日?)?)?)$|"
    r"^\s*(?:\d{4})?\s*年\s*(?:\d{1,2})?\s*月\s*(?:\d{1,2})?\s*日?\s*$"
)
# Beside the day in the foot of a form, also without a colon: 制表：办公室, 单位（盖章）, 制表时间.
_SIGNED = pattern_of(
    r"(?:制表|填表|制单|填报|报送|上报|审核|审批|复核|核对|校对|签发|签字|签名|签章|盖章|公章|经办|负责人|主管|分管|领导|单位|部门|日期|时间)"
    r"(?:单位|部门|人员?|领导|时间|日期|签字|签名|签章|盖章|公章)*\s*(?:[(（【\[][^)）】\]\d]{0,8}[)）】\]])?\s*(?:[:：][^\d]{0,16})?"
)
# Where people of an office sign: 驻村工作队队长（签字）：, 村委会主任签字盖章.
_SIGNS = pattern_of(
    r"[^\d:：·]{0,24}(?:签字|签名|签章|盖章|公章)(?:[或和、/]?(?:签字|签名|签章|盖章|手印))*[)）】\]]?(?:处|栏)?\s*(?:[:：][^\d]{0,16})?"
)
_DAY = pattern_of(
    r"20\d\d(?:\s?[.\-/年]\s?(?:0?[1-9]|1[0-2])(?:\s?[.\-/月]\s?(?:0?[1-9]|[12]\d|3[01])\s?日?|月)?|"
    r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?: 00:00(?::00)?)?"
)


def is_signed(
    filled: Sequence[tuple[int, Value]], fields: Mapping[int, str | None], free: Collection[str | None]
) -> bool:
    """The day of a list in one of its columns, and nothing but signatures beside it; where ID numbers stand, the day
    may stand alone. ``free``: fields of which any text may look like a signature."""
    day = alone = signed = False
    label = -2  # the column of the last 制表：, whose value may stand in the next
    for i, v in filled:
        text = text_of(v).strip()
        if _DAY.fullmatch(text):
            day, alone = True, alone or fields.get(i) == "id"
        elif not isinstance(v, str):
            return False
        elif _SIGNED.fullmatch(text):
            signed, label = True, i if text[-1] in ":：" else -2
        elif not (label == i - 1 and len(text) <= 8 and text.isalpha()) and (
            fields.get(i) in free or not SIGNATURE.match(text)
        ):
            return False
    return day and (signed or alone)


# 负责人： | …… | 填报人： | ……, each in a cell of its own.
_WHO_SIGNS = pattern_of(
    r"(?:制表|填表|制单|填报|报送|上报|审核|审批|复核|核对|校对|签发|经办|打印|登记|统计|采集|录入|联系|负责|责任|主管|分管|包[村户联]|驻村)+"
    r"(?:单位|部门|人员?|领导|干部|民警)?(?:姓名|签字|签名)?[:：]"
)


def is_signed_in_cells(filled: Sequence[tuple[int, Value]]) -> bool:
    """Nothing but who filled a list in, answers for it and the like, each with a name behind it in the next cell."""
    texts = [text_of(v).strip() for _, v in filled]
    labels, names = texts[::2], texts[1::2]
    return (
        bool(names)
        and all(map(_WHO_SIGNS.fullmatch, labels))
        and all(len(name) <= 20 and not any(map(str.isdigit, name)) for name in names)
    )


# Who hands on and who takes, and the page: 移交人： | 接收人： | 第 1 页 共 1 页.
_HANDS_ON = (
    r"(?:制表|填表|制单|填报|报送|上报|审核|审批|复核|核对|校对|签发|经办|打印|登记|统计|录入|联系|负责|责任|主管|分管|批准|"
    r"移交|移送|交接|交付|送交|接收|签收|验收|监交|清点|押送|送押|解送|押解|带队|送达|监督|见证|经手)+"
    r"(?:单位|部门|机关|监所|人员?|者|领导|干部|民警)(?:[(（]?(?:姓名|签字|签名|签章|盖章|公章)[)）]?)*"
)
_HANDER = pattern_of(rf"\s*{_HANDS_ON}\s*(?:[:：]\s*[^\d:：]{{0,16}})?")
_PAGE = pattern_of(
    r"[-—]{0,2}\s?(?:第\s{0,4}\d{1,5}\s{0,4}页)?\s{0,4}[,，/（(]?\s?(?:共\s{0,4}\d{1,5}\s{0,4}页)?[)）]?\s?[-—]{0,2}"
)


def is_handed_on(filled: Sequence[tuple[int, Value]]) -> bool:
    """Nothing but several who sign, or one beside the page or the day, each perhaps with a name behind it."""
    labels = others = 0
    behind = False
    for _, v in filled:
        text = text_of(v).strip()
        if isinstance(v, str) and _HANDER.fullmatch(text):
            labels, behind = labels + 1, text[-1] in ":："
        elif _DAY.fullmatch(text) or (isinstance(v, str) and (_PAGE.fullmatch(text) or SIGNATURE.match(text))):
            others, behind = others + 1, False
        elif behind and isinstance(v, str) and len(text) <= 20 and text.replace("·", "").isalpha():
            behind = False
        else:
            return False
    return labels > 1 or (labels == 1 and others > 0)


def is_signed_by_all(filled: Sequence[tuple[int, Value]]) -> bool:
    """Nothing but places where people sign, with their names or the day beside them."""
    signs, beside = False, False
    for _, v in filled:
        text = text_of(v).strip()
        if isinstance(v, str) and _SIGNS.fullmatch(text):
            signs, beside = True, text[-1] in ":："
        elif beside and isinstance(v, str) and len(text) <= 12 and text.replace("·", "").isalpha():
            beside = False
        elif not (_DAY.fullmatch(text) or (isinstance(v, str) and SIGNATURE.match(text))):
            return False
    return signs


# Who answers for those in a list, or wrote it, and how to reach them; when, which page, how secret, how many.
_OF_PRINT = (
    r"[\u3400-\u9fff（()）/]{0,8}?(?:干部|[民干辅协狱交]警|警[官员长]|领导|教[师官员]|老师|班主任|辅导员|[校队狱]医|医[生师]|护士|[所校院科处股局县乡镇村班组队监室楼站]长|"
    r"书记|主任|支书|教导员|指导员|管教|内勤|工作队|(?:责任|负责|联系|经办|承办|联络|管理|信息|安全|统计|宣传|采集|值班|值守|带班|包[保户联片村]|帮[教扶]|走访|慰问|录入|登记|"
    r"[制填]表|[填上]报|报送|审[核批定]|复核|核对|校对|签发|打印|交接|移交|接收|送押|押送|陪同|带队|监督|见证|审讯|办案|主办|协办)(?:人员?|员|者)|总?负责|"
    r"制表|[制填统]表|填报|审核|电话|号码|手机|联系方式|传真|邮箱|日期|时间|密级|保密期限|页[码数次]|文号|编号|版本|人数|总数|数量|共计|合计|统计口径|公示期|有效期)"
    r"(?:姓名|签[字名章]|[(（][^()（）]{0,8}[)）])*"
)
_NAME = r"[\u3400-\u9fff]{1,12}(?:·[\u3400-\u9fff]{1,12})?|1\d{10}|0\d{2,3}-\d{7,8}"
_PRINTED = pattern_of(
    rf"(?:^|(?<=[\s，,；;、/]))(?:{_OF_PRINT})(?:[、/及和与](?:{_OF_PRINT}))*(?:\s*[:：]\s*|\s+(?=(?:{_NAME})(?:\s|$)))"
)
_LABEL = pattern_of(r"(?:^|(?<=[\s，,；;]))[^\s\d:：，,；;]{1,14}[:：]")
# What is no name, day or number: 学员名单.
_OF_PEOPLE = pattern_of(r"名[单册录]|花名|台[账帐]|底册|登记|一览|统计表|汇总|人员|学员|罪犯|在押|家属|亲属")
_TO_WRITERS = pattern_of(
    r"[(（]?(?:注|备注|说明|填[表写报]说明|填[表写报]要求|要求)[:：].*|[^:：]*[此本该]表.{0,20}(?:填[写报表]|上报|报送|盖章|一式|留存|存档).*"
)
_DAY_BEHIND = pattern_of(
    r"(?:(?:^|\s)(?:第\s*\d+\s*页|共\s*\d+\s*页|(?:截[至止]到?)?20\d\d(?:年|[.\-/])(?:\d{1,2}(?:月|[.\-/])?(?:\d{1,2}日?)?)?[初底末]?))+\s*$"
)


@lru_cache(maxsize=4096)
def without_print(line: str) -> str:
    """What is left of a line over a table without who answers for the list or wrote it, the day, the page: nothing of
    协管干部：张伟   电话：139…, and 墨玉县第三教培中心 of 墨玉县第三教培中心   制表人：张伟."""
    if _TO_WRITERS.fullmatch(line.strip()):
        return ""
    line = _DAY_BEHIND.sub("", line)
    kept, at = "", 0
    while (label := _PRINTED.search(line, at)) is not None:
        behind = _LABEL.search(line, label.end())
        also = _PRINTED.search(line, label.end())
        end = min([m.start() for m in (behind, also) if m is not None], default=len(line))
        value = line[label.end() : end].strip()
        told = _OF_PEOPLE.search(value) is not None or len(value) > 30
        kept += line[at : end if told else label.start()]
        at = end
    return (kept + line[at:]).strip(" \t　，,；;、/")


def told_lines(lines: Iterable[str]) -> list[str]:
    """The lines over a table that say more than who wrote it, and when."""
    return [told for line in lines if (told := without_print(line))]
