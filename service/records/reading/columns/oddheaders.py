"""Headers that ask for nothing known (丙项): what the cells below say beyond doubt, and whose they may be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from service.matching.values.dates import parse_date
from service.matching.values.script import clean, simplified
from service.records.reading.columns.unheaded import terms_of_law
from service.records.reading.columns.unknown import is_told
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import is_proposed, parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.othertimes import is_of_another_time
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.shares import share
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others

_LEAST: Final = 3
_FEW, _SHORT = 5, 20  # one of how many is held at least; the letters of what became of one
_MOST: Final = 0.8
_MOSTLY: Final = 0.6
# What asks for something of its own, however well its cells would fit: who acted, where one works, what is planned,
# what was before, whom one visits or follows, papers, ways abroad, classes, things found, how one behaved.
_ASKS: Final = pattern_of(
    r"单位|部门|机关|机构|来源|派|警|干部|职|岗|工作|务工|打工|就业|经商|从[业事]|包|帮|扶|结对|驻|管[理控辖片]|责任|负责|主管|辖|"
    r"值班|巡|访|会|探|送|移|转|调|接收|推|报|审|批|核|查|登记|填|签|建议|意见|拟|计划|预|待|申请|需|要求|诉求|"
    r"原|前|曾|历|旧|以往|过去|上次|再|重新|同|伴|伙|友|邻|客|房|租|婚|嫁|娶|家[属人长]|亲|户主|监护|抚养|照[料顾]|学[校习历业制]|合同|兵|役|"
    r"课|培训|班|出[国境生行发]|外|旅|往|去过|到[过达]|途|经[过由]|国|护照|证|照|文书|手机|软件|物|扣|案[发件]|地段|发生|作案|抓|捕|"
    r"表现|违[纪规]|奖|惩|处分|考[核勤]|评|线索|举报|是否|有无|数$|号码?$|病|医|诊|死|葬|安置|迁|籍贯|祖籍|车|银行|宗教活动|"
    r"环节|阶段|诉讼|办案|程序|进[度展]|剩|余|减|缓|附加|剥|政治权利|年限|时长|龄|押|关|服|公诉|量刑|求刑|一审|初审|题|备注|其他人|他人|职务|更名|变更"
)
_LEFT_OPEN: Final = pattern_of(r"[时日期年月间地处在何]|结果|情况|状|去向")  # below 强制措施 it asks when or where
_OF_CUSTODY: Final = pattern_of(
    r"被?(?:收[押教]|在押|关押|羁押|服刑|判[刑决]|送[教学训培]|核查|案件|办理|处[置理])+(?:人员)?"
)
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")
_KIN_FIELDS: Final = frozenset({"relatives_text", "father_name", "mother_name", "spouse_name", "father_mother"})
_OF_THEIRS: Final = frozenset({"phone", "relation", "relative_relation", None})

_N: Final = r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})"
_TOWN: Final = r"[\u3400-\u9fff]{1,10}?(?:乡|镇|街道)"
_VILLAGE: Final = rf"(?:第?{_N}|[\u3400-\u9fff]{{2,12}}?)(?:行政)?(?:村|社区|居委会)(?:委会)?"
_GROUP: Final = rf"第?{_N}(?:村民小?|小)?[组队]"
_HOUSE: Final = r"(?:[\u3400-\u9fff]{1,6}[路街巷])?\d{1,4}(?:[-—]\d{1,4})*号?(?:楼|院|室|附\d+号)?"
# 江巴孜乡巴什兰干村3组12号; a village with what it lies in, or what lies in it
_HOME: Final = pattern_of(
    rf"(?:[\u3400-\u9fff]{{2,8}}?[县市])?(?:{_TOWN}{_VILLAGE}(?:{_GROUP})?(?:{_HOUSE})?|"
    rf"{_VILLAGE}(?:{_GROUP}(?:{_HOUSE})?|{_HOUSE})|(?:{_TOWN})?(?:[\u3400-\u9fff]{{1,6}}[街路巷]){{1,2}}\d{{1,4}}(?:[-—]\d{{1,4}})*号)"
)
_HOME_OR_VILLAGE: Final = pattern_of(rf"{_HOME.pattern}|{_VILLAGE}|{_TOWN}{_VILLAGE}?|{_TOWN}")
_IN_TOWN: Final = pattern_of(rf"{_VILLAGE}(?:{_GROUP})?(?:{_HOUSE})?")
_IS_TOWN: Final = pattern_of(rf"{_TOWN}")
_SQUAD: Final = pattern_of(rf"第?{_N}(?:村民小组|小队)(?:{_HOUSE})?")  # a group alone may be one of a class
_NUMBERED_GROUP: Final = pattern_of(_GROUP)
_IN_VILLAGE: Final = pattern_of(rf"(?:{_GROUP})?(?:{_HOUSE})?")

# What people are accused of, beyond the words that say it under any header.
_ACCUSED: Final = pattern_of(
    r"非法|宗教|极端|恐怖|[暴涉]恐|习武|学经|[讲念诵]经|经文|古兰经|尼卡|礼拜|乃孜尔|朝觐|麦加|伊吉拉特|伊玛目|阿訇|塔里甫|蒙面|面[纱罩]|罩袍|吉里巴甫|"
    r"头巾|胡[须子]|翻墙|护照|境外|出[国境]|去过|土耳其|哈萨克斯坦|敏感国家|重点国家|26国|扰乱|寻衅|煽动|分裂|超生|计划生育|"
    r"快牙|ZAPYA|WhatsApp|违禁|升(?:国)?旗|双面人|谣言|不满言论|包庇|容留|不放心|思想偏激|盗窃|抢[劫夺]|贩毒|吸毒|诈骗|伤害|"
    r"杀人|放火|爆炸|强奸|赌博|肇事|毁坏|敲诈|危险驾驶|罪$",
    re.IGNORECASE,
)
_OF_KIN_ONLY: Final = pattern_of(r"^(?:其)?(?:父亲?|母亲?|丈夫|妻子?|配偶|儿子|女儿|哥哥?|弟弟?|姐姐?|妹妹?)")
_IS_PLACE: Final = pattern_of(r"(?:监狱|所|中心|校|校?区|点|[楼栋班])$")
_HELD: Final = frozenset({"interned", "sentenced", "released", "deceased"})


def asks_nothing(header: str) -> bool:
    """Whether no word of a header, or of what stands over it, asks for something that is not the person's own."""
    above, _, leaf = header.rpartition("/")
    key = _OF_CUSTODY.sub("", header_key(above)) + header_key(leaf)  # what befell them may stand over it
    return (
        _HAN.search(key) is not None
        and _ASKS.search(key) is None
        and not is_of_others(key)
        and not any(is_of_another_time(header, f) for f in ("facility", "status", "reason", "sentence"))
    )


def behind_others(columns: Iterable[Column], at: int) -> bool:
    """Whether the columns to the left of one, as far as they may be of the same, name kin, an official or a caller:
    what stands there without a word may be theirs."""
    for column in sorted((c for c in columns if c.index < at), key=lambda c: -c.index):
        if column.field in _KIN_FIELDS or is_of_others(header_key(column.header)):
            return True
        if column.field not in _OF_THEIRS:
            return False
    return False


def field_by_cells_alone(
    header: str, cells: Sequence[str], have: Collection[str | None], villages: Sequence[str] = ()
) -> tuple[str, str] | None:
    """(field, reason) for a column whose header asks nothing, or None. ``have``: fields of the other columns;
    ``villages``: what stands in those that name a village or a part of it."""
    if len(cells) < _LEAST or not asks_nothing(header):
        return None
    some = [simplified(clean(c)) for c in cells]
    if (field := _place(some, have, villages)) is not None:
        return field, "its cells name villages"
    if terms_of_law(some, among_verdicts="sentenced_on" in have):
        return ("sentence", "its cells are sentences") if "sentence" not in have else None
    if {"status", "afterwards"}.isdisjoint(have) and _are_fates(some):
        return "status", "its cells say what became of people"
    if "reason" not in have and share(some, _is_accused) >= _MOSTLY:
        return "reason", "its cells speak of what people are accused of"
    return None


def below_a_group(column: Column) -> bool:
    """Whether a column is taken for a status only by what stands over its header: 处置情况/丙项."""
    above, _, leaf = column.header.rpartition("/")
    return (
        column.field == "status"
        and column.reason == "header"
        and column.word in {"", leaf}
        and bool(above)
        and (
            field_of(leaf) is None
            and asks_nothing(leaf)
            and not _tells(above.rpartition("/")[2])
            and _LEFT_OPEN.search(leaf) is None
        )
    )


def are_days(cells: Sequence[str]) -> bool:
    return len(cells) >= _LEAST and share(cells, parse_date) >= _MOST and not any(map(_tells, cells))


def _tells(text: str) -> bool:
    return parse_status(text) not in {None, "other"}


def _place(some: Sequence[str], have: Collection[str | None], villages: Sequence[str]) -> str | None:
    """``villages``: the cells of what is already known to be part of a home below the township."""
    if "address" in have:
        return None
    if "village" in have:
        if share(some, _IN_TOWN.fullmatch) >= _MOST and villages and all(map(_IN_VILLAGE.fullmatch, villages)):
            return "village"
        if share(some, _SQUAD.fullmatch) >= _MOST and not any(map(_NUMBERED_GROUP.search, villages)):
            return "village"
        return "township" if "township" not in have and share(some, _IS_TOWN.fullmatch) >= _MOST else None
    if "township" in have:
        return "village" if share(some, _IN_TOWN.fullmatch) >= _MOST else None
    if share(some, _HOME_OR_VILLAGE.fullmatch) < _MOST:
        return None
    if share(some, _HOME.fullmatch) >= _MOSTLY:
        return "address"
    return "village" if share(some, _IN_TOWN.fullmatch) >= _MOST else None


def _are_fates(some: Sequence[str]) -> bool:
    """Whether cells say of each what became of them: of some that they are or were held, of the rest what else."""
    fates = sum(map(_is_fate, some))
    if fates < 2 or fates * _FEW < len(some) or any(map(_is_ahead, some)):
        return False
    return share(some, lambda c: len(c) <= _SHORT and parse_date(c) is None and is_told(c)) >= _MOST


def _is_fate(text: str) -> bool:
    if len(text) > 12 or names_facility(text) or _IS_PLACE.search(text):
        return False  # where somebody is, or was
    return parse_date(text) is None and parse_status(text) in _HELD


def _is_ahead(text: str) -> bool:
    return is_plan(text) or is_proposed(text)


def _is_accused(text: str) -> bool:
    return len(text) <= 40 and _ACCUSED.search(text) is not None and not _OF_KIN_ONLY.match(text)
