"""Which field a column header names, by synonyms from ``data/headers.toml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.script import clean
from service.records.reading.headers.compounds import compound
from service.records.reading.headers.hanstems import field_by_han_stems
from service.records.reading.headers.headerstems import field_by_stems
from service.records.reading.headers.nameheaders import is_whole_name, names_and_numbers
from service.records.reading.headers.othertimes import is_of_another_time
from service.records.reading.headers.questions import question_field
from service.records.reading.headers.spellings import asks_other_spelling
from service.records.reading.headers.spoken import spoken_field
from service.records.reading.headers.tails import asks_else
from service.records.reading.words.otherletters import field_in_other_letters
from service.records.reading.words.synonyms import BRACKETS, MIN_CONTAINED, by_length, header_key, synonyms
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import FAMILY, KIN, NAMED_ALONE, is_foreign, is_of_others, is_staff


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(vocabulary()["qualifiers"]["words"])


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """The field, or None; what was before the custody of the row, or is only planned, is none of its fields."""
    found = _field_of(header)
    return None if is_of_another_time(header, found) else found


def _field_of(header: str) -> str | None:
    """Whole header first, then without brackets, then by the word it ends in or begins with."""
    if (asked := question_field(header)) is not None:
        return asked
    key = header_key(header)
    if not key or len(key) > 40:
        return None
    known = synonyms()
    if found := known.get(key) or known.get(header_key(BRACKETS.sub("", clean(header)))) or compound(key):
        return found
    if (spoken := spoken_field(key)) is not None:
        return spoken or None
    if found := known.get(key.rstrip("0123456789")) or in_two_languages(header):  # 子女1, 子女2
        return found
    if match := _NAME_AND_MORE.fullmatch(key) or _AND_PHONE.fullmatch(key):
        return field_of(match[1])  # 父亲姓名及去向, 家庭住址及联系电话
    if re.search(r"[\u3400-\u9fff]", key) is None:
        if asks_other_spelling(header):
            return "alias"
        return _qualified(header) or field_by_stems(header) or field_in_other_letters(header)
    if len(key) > 16 or key.startswith("是否"):  # 是否判决 is answered by yes or no
        return None
    bare = header_key(BRACKETS.sub("", clean(header)))
    if bare != key and len(bare) >= MIN_CONTAINED and (found := field_of(bare)) not in {None, "ignore"}:
        return found  # 人员现状（在家/收押/判刑）
    if names_and_numbers(header):
        return "name"  # a number that stands in a cell of names is taken from there
    for word, field in by_length():
        if len(word) >= MIN_CONTAINED and key.endswith(word) and field != "ignore":
            before = key[: -len(word)]
            if word == "类别" and _OTHER_KIND.search(before):
                continue
            if field in _OF_CUSTODY and _AND_THEIR_FATE.search(key) and _OF_FAMILY.search(key):
                return "relatives_text"  # 家庭成员及处置情况
            if field in _OF_CUSTODY and (_KIN.search(before) or is_staff(before) or _OTHER_MATTER.search(before)):
                return None  # 父亲现状, 户主刑期, 释放原因
            if field in _OF_HOME and (is_of_others(before) or _NOT_HOME.search(before)):
                return None  # 亲属住址, 何时离开户籍地
            if field in NAMED_ALONE and _OF_ANOTHER_HOUSE.search(before):
                return None  # 婆家户主
            if field == "reason" and _NO_CUSTODY.search(before):
                return None
            if field == "status" and _AT_SCHOOL.search(before):
                return None  # 在校生状况
            if field == "status" and before.startswith(("何时", "何年", "何月", "什么时")):
                return None  # 何时被打击处理
            if field == "status" and key.endswith("状态") and _OF_THE_OFFICE.search(before):
                return None  # 衔接状态
            if (field == "status" and _NO_STATUS.search(before)) or (field == "sentence" and _REST.search(before)):
                return None  # 就业去向, 剩余刑期
            if not is_foreign(before, field):
                return field
            return "relatives_text" if field == "name" and FAMILY.search(before) and not is_staff(before) else None
    if (told := field_by_han_stems(key)) and not (KIN.search(key) or is_staff(key)):
        return told
    for word, field in by_length():
        if len(word) >= MIN_CONTAINED and key.startswith(word):
            if is_staff(key[len(word) :]) or asks_else(field, key[len(word) :]):
                return None  # 社区民警, 社区意见, 判决法院
            if (field in NAMED_ALONE or field == "siblings_names") and (of_them := _OF_THEM.search(key, len(word))):
                return "relatives_text" if of_them["told"] else None
            if field in NAMED_ALONE and (
                _OF_SOMEBODY_ELSE.search(key, len(word)) or _WHERE_THEY_ARE.match(key, len(word))
            ):
                return None  # 子女照料人, 户主身份
            return field
    if _TOLD_AT_LENGTH.fullmatch(key):
        return "note"
    if _OF_FAMILY.search(key) and not is_staff(key):  # 主要亲属及表现情况
        return "relatives_text"
    return None


# 父亲情况 tells of the father, who may be named there; 父亲职业 and 子女人数 name nobody.
_OF_THEM = re.compile(
    r"(?:(?P<told>情况|状况|表现|信息)|现状|状态|结果|原因|时间|日期|职业|工作|单位|去向|民族|族别|学历|文化程度|政治面貌|年龄|性别|"
    r"籍贯|人?数量?|个数|刑期|编号|意见|备注|地点|地址|住址|场所|所在地|电话|手机|号码|罪名|案由|去处|下落)$"
)
_OF_SOMEBODY_ELSE = re.compile(
    r"(?:照料|照顾|监护|抚养|寄养|看护|赡养|联系|负责|责任|代管|委托|帮扶|包联)(?:人|者|干部|责任人)(?:姓名)?$|身份$|类[型别]$|标[识志记]$|"
    r"与否$|代码$|序号$|证件?号?$|编码$"
)
# 子女安置, 子女由谁抚养: with whom they are, or where, which names none of them.
_WHERE_THEY_ARE = re.compile(
    r"(?:的|目前|现在?|由谁|何人)*(?:安置|抚养|照[料顾看管]|托[管付]|寄[养宿]|代养|看护|监护|赡养|就[学读业医]|上学|入学|在读|在哪)"
)
# 走访情况, 谈话记录: free text about the person.
_TOLD_AT_LENGTH = re.compile(
    r"(?:入户|日常|主要|具体|详细|相关|有关|其他|现实|工作|家访|走访|谈话|询问|调查|摸排|排查|核查|核实|查证|落实|甄别|研判|查找|了解|帮扶|帮教|回访|管控|稳控)+"
    r"(?:情况|记录|内容|表现|说明)+"
)
_NAME_AND_MORE = re.compile(
    r"(.{0,6}姓名)(?:及|和|与|以及)?其?(?:去向|现状|状况|状态|情况|现实表现|关系|职业|联系方式|联系电话|电话|手机号?|单位|工作单位|年龄)"
)
_AND_PHONE = re.compile(
    r"(.{0,4}(?:地址|住址|住地|居住地|所在地|户籍地))(?:及|和|与|以及)?(?:联系)?(?:电话|方式|手机)(?:号码?)?"
)
_OF_CUSTODY = frozenset({"status", "sentence", "facility", "reason", "detained_on", "sentenced_on", "died_on"})
_OF_ANOTHER_HOUSE = re.compile(r"婆家|娘家|岳家|男方|女方|邻居|房东|结亲|亲家")
_NOT_HOME = re.compile(
    r"婆家|娘家|岳家|何[时年日]|几时|什么时候|离开?$|返回|距离?$|是否|有无|能否|证明$|^[拟待]|计划|拟$"
)
_OF_HOME = frozenset({"address", "county", "township", "village"})
_KIN = re.compile(rf"户主|户长|{KIN.pattern}")
# The reason of something else than custody; the term of others.
_OTHER_MATTER = re.compile(
    r"同案|同伙|释放|死亡|病故|病亡|解除|结业|(?<!派)出所|出狱|离婚|注销|迁[入出移]|变更|[更改]名|停职|离职|辞职|任[职免]|出境|出国|回国|未归|外出|外流|流[出入]|出去|离[开乡村家]|返[乡村回]|务工|打工|转学|辍学|致?贫"
)
# Where somebody went who was let go, or left school; of what kind something else than the person is.
_NO_STATUS = re.compile(
    r"(?:就业|择业|就学|升学|毕业|结业|分配|安置|转学|(?<!派)出所|出狱|释放)后?$|资金|护照|证件|户[口籍]|[三圈]圈|残疾|疾病|贫困|低保|车辆?|保险|"
    r"从业|在业|创业|务工|劳动|经济|生产|居住|收入|文化|政治|兵役|健康|生育|婚育|计生|人户|婚姻|民族|学历|职业|单位|学[校生]|关系|地[区域]|用工|专业|证$|遗体|尸体|骨灰|思想|情绪|心理|财[物产]|物品|款物|[赃遗]物|资产|土地|房[屋产]|宅基地|牲畜|枪支"
)
_AT_SCHOOL = re.compile(r"(?:在[校读]|就[读学])(?:学?生)?$")
# How far an office is with what it does.
_OF_THE_OFFICE = re.compile(
    r"(?:衔接|帮教|帮扶|核查|核实|核对|回访|走访|上报|推送|比对|签收|反馈|办理|办结|流程|在线|录入|采集|审[核批]|登记|同步|接收|移交|数据|同意|签字|通知|告知)$"
)
_REST = re.compile(r"附加|剩|余|已服|已执行|未服|尚|扣除|减$")
# 撤控原因, 未入教原因: why somebody was not taken, or is no longer watched.
_NO_CUSTODY = re.compile(
    r"取保|监居|监视居住|撤|解[控管]|销[控案]|脱[控管]|漏[控管]|调[出离班整]|转出|假释|减刑|保外|就医|住院|退[学所回]|请假|未|不[予能]|免|不(?:批捕|捕|起?诉)|提[押讯审解]|[转调换](?:监|宿舍|寝室|号房|床)|还押|"
    r"停[发保学课产办]|缺[勤席课]|补[贴助发办]|辍|失学|休[学假]|贫|困|不合格|残疾|搬[迁家]|上访|信访|租[住房]|享受|救助|低保|帮扶|寄养|领养|收养|采集|录入|修改|更正|"
    r"会见|探视|谈话|约谈|转入$|转入?.{0,3}班$|监外|暂予|暂住|居住|来访|申[请领办]|借阅|办[证理]|前往|入住|出差|流动|安置|来[疆县]|来(?!源)..?$|[入进出]院|离疆|离[岗职]|不在[岗职位]|"
    r"分离|无户|[上落]户|返回|出行|旅|滞留|离异|未婚|租住|借住|"
    r"寄宿|留守|照料|照[顾看管]|看护|监护|托[管育幼]|入[园托户]|孤|单亲|结[对亲]|无人|走访|变动|异动|严管|禁闭|[加使]用?戒具|延[期长]|[升降]级|[加扣]分|奖励|申诉|上诉|抗诉|复议|投诉|改判|发回"
)


def in_two_languages(header: str) -> str | None:
    """收押时间 of a header that says the same in two scripts, or on two lines: the field that a part names."""
    text = clean(header)
    if (han := "".join(_HAN.findall(text))) and _LETTER.search(text):
        key = header_key(han)
        return synonyms().get(key) or compound(key)
    parts = [part for part in _TWICE.split(header) if part.strip()] if _TWICE.search(header) else []
    if len(parts) < 2:
        return None
    found = {field for part in parts if (field := synonyms().get(header_key(part)) or field_by_stems(part))}
    return found.pop() if len(found) == 1 else None


_TWICE = re.compile(r"\s*[\n|]\s*| / ")  # no bare slash: that joins a header to the one above it
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u06ff]{2}")


def in_han(header: str) -> str:
    """The Chinese of a header in two scripts: 收押时间 of "收押时间 قامالغان ۋاقتى"; "" for every other header."""
    return "".join(_HAN.findall(header)) if _HAN.search(header) and _LETTER.search(header) else ""


def _qualified(header: str) -> str | None:
    """Alleged reason, current status: what the header says without words that ask for nothing else."""
    if is_whole_name(header):
        return "name"
    words = clean(header).casefold().split()
    first = next((n for n, word in enumerate(words) if word not in _qualifiers()), len(words))
    for begin in range(min(first, len(words) - 1), 0, -1):
        if found := synonyms().get(header_key(" ".join(words[begin:]))):
            return found
    return None


_AND_THEIR_FATE = re.compile(r"(?:成员|亲属|家属|社会关系)(?:姓名|名单)?[及和与]其?[^时日地期]*(?:情况|状况|现状)$")
_OF_FAMILY = re.compile(
    r"(?:亲属|家属|家庭成员|社会关系).*(?:情况|信息|名单|表现)$|(?:家庭|亲属|社会|社交|宗教|三个?)圈"
)
# 问题类别: of what was done.
_OTHER_KIND = re.compile(r"管理|应收|班[级次]|教学|课程|户|问题|案|罪|违法|残|宗教|婚姻|病种|国家|信息|数据|业务")

_OTHER_NUMBER = re.compile(
    r"imei|imsi|mac|qq|微信|[账帐]号|银行|卡号|电话|手机|护照|车牌|车架|发动机|案件(?!进展|状态|结果|阶段|处理)|文号|档案|学号|工号|警号|phone|mobile|account|passport"
)


def is_other_number(header: str) -> bool:
    """Whether a header asks for a number that may be as long as an ID number, and is none: IMEI, 银行账号."""
    key = header_key(header)
    return _OTHER_NUMBER.search(key) is not None and _PEOPLE.search(key) is None


_PEOPLE = re.compile(r"(?:人|人员|者|户主)(?:姓名)?$")  # 护照持有人: who, and no number
