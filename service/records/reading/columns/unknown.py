"""Columns whose header no word tells, or none but 情况, by what their cells speak of: places of detention, crimes, what
became of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from service.matching.values.dates import parse_date
from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.columns.daysbeside import CHANGES
from service.records.reading.columns.unheaded import are_terms, tells_terms
from service.records.reading.columns.verdicts import asks_for_a_verdict
from service.records.reading.columns.wherekept import asks_where_kept
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import is_elsewhere, is_kept, is_proposed, is_watched, parse_status
from service.records.reading.fates.told import told_sentence, told_status
from service.records.reading.headers.othertimes import is_of_another_time
from service.records.reading.headers.wherefrom import asks_where_from
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.content import names_facility
from service.records.reading.words.shares import share
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import is_staff, of_family

NAMES_PLACES = "its cells name places where people are held"  #: why a column is one of places
_NOT_HERE = pattern_of(
    r"原|前|转出|移[交送出]|交出|上报|报送|调出|抓|捕|送.单位|来源|派出所|户|推荐|体检|死|类[型别]$|案发|作案|发生"
)
_OUTCOME = pattern_of(
    r"(?:结果|状态|状况|去向|流向|情况|类别|类型|措施|分类|说明|形式|阶段|方式|性质|标签|"
    r"进展|结论|动态)$|(?:变动|异动)(?:原因|事由)$|"
    r"^(?:现|目前|本人)?是否在[家村岗校位]$"  # answered by 在家, 教培, 判刑
)
# What else may become of those who were looked into: 停职, 放行.
_OTHERWISE = pattern_of(
    r"(?:已|被|予以|给予)*(?:停职|停岗|撤职|免职|开除(?:公职)?|辞退|解聘|警告|记过|(?:批评教育|教育训诫|列入|重点|继续|持续|加强|落实|日常|纳入|关注|管控|稳控|,|，|、)*(?:关注|管控|稳控)|批评教育|教育训诫|训诫|放行|排除|无异常|正常|不予处理|未采取(?:任何|强制)?措施|未(?:予)?处[理置罚]|"
    r"迁[入出移](?:户口)?|婚[嫁入出]|结婚|出嫁|嫁[入出]|离婚|出生|新生|落户|入户|分户|并户|参军|入伍|升学|查无此人|查无|人户分离|迁走|搬[走迁])"
)
_CRIME = pattern_of(
    r"非法|宗教|极端|恐怖|暴恐|习武|学经|讲经|翻墙|护照|境外|出境|扰乱|寻衅|煽动|分裂|礼拜|朝觐|伊吉拉特|蒙面|面纱|胡[须子]|超生|"
    r"盗窃|贩毒|吸毒|诈骗|伤害|罪$|不放心|敏感国家|重点国家"
)
_ADVICE = pattern_of(r"内容|措施|意见|建议|备注|帮教|谈话|培训|课|活动|职务|前科|历史|以往|曾|家庭|是否|更名|改名|变更")
_OF_OTHERS = pattern_of(r"同案|同伙|同监|同行|会见|接见|探[视望]|来访")
_OFFICE = pattern_of(r"(?:单位|机关|机构|部门|人|者|号码?|编号)$")  # 送监单位 is who did it
# 困境类型: why a child needs help, which is most often that its parents are held.
_OF_NEED = pattern_of(r"困境|困难|培训[类方课形内]|帮扶|救助|贫|低保|安置方式|监护|抚养|照料|孤|留守|关爱")
_PAPERS = pattern_of(
    r"[证签]件?照?(?:的)?(?:种类|类[型别]|名称|性质|情况)$|签注|持证"
)  # 普通护照 is nothing that was done
# 宣判, 下判: of a day where days stand below it.
_JUDGED = pattern_of(r"(?:(?:法院|一审|二审|终审)?(?:宣判|[下落定]判|判决(?:下达|宣告)))")
# 判了没有, 是否已判: answered by a term, or that there is none yet.
_WHETHER_JUDGED = pattern_of(
    r"(?:本人|现在?|目前|法院|是否|有没有|有无|已经?|到底|最终|被)*(?:判[刑决处]?|宣判|定罪|获刑|量刑)(?:了|过|下来?)*"
    r"(?:没有?(?:判[刑决]?|宣判)?|吗|否|与否|未判?|不判)?(?:了|刑)?"
)
# A term that nobody serves, or not this one: of others, of before, asked for, left over, put off, of law.
_NO_TERM = pattern_of(
    r"附加|剩|余|已服|已执行|未服|未执行|尚|扣除|减|缓|建议|意见|拟|量刑|求|公诉|起诉|申请|法定|幅度|最[高低长短]|应|可能|预|帮教|矫正|"
    r"考验|同案|原|前|曾|历史|以往|初审|一审|他人|共犯|主犯|首犯|案例|条款|法条|依据|内容|备注|说明"
)
_LEAST = 3
_SOME, _SHORT = 0.25, 5  # of three circles, one tells of the family; the letters of a name with a relation before it


def field_of_unknown(header: str, cells: Sequence[str], have: Collection[str | None]) -> tuple[str, str] | None:
    """(field, reason) for a column under a header that says nothing known. ``have``: fields of the other columns."""
    key, cells = header_key(header), [c.strip() for c in cells if c.strip()][:200]
    theirs = of_family(key) and not of_members(header, have)
    if len(cells) < _LEAST or is_staff(key) or theirs or is_of_another_time(header, "facility"):
        return None
    leaf = leaf_key(header)  # 已释放人员, over it, says nothing of what it asks
    here = not (_NOT_HERE.search(key) or asks_where_kept(header) or asks_where_from(leaf))
    if "facility" not in have and here and share(cells, names_facility) >= 0.6:
        return "facility", NAMES_PLACES
    own = not (_OF_OTHERS.search(key) or asks_for_a_verdict(header)) and not _OF_NEED.search(leaf)
    asks = own and bool(_OUTCOME.search(leaf) or (tells_fate(leaf) and not _OFFICE.search(leaf)))
    if (
        "status" not in have
        and asks
        and any(tells_fate(c) or told_status(c) for c in cells)
        and share(cells, is_told) >= 0.7
    ):
        return "status", "its cells say what became of people"
    if "sentence" not in have and _WHETHER_JUDGED.fullmatch(leaf) and tells_terms(cells):
        return "sentence", "its cells are sentences"
    if "sentence" not in have and own and not _NO_TERM.search(key) and are_terms(cells):
        return "sentence", "its cells are sentences"
    if "relatives_text" not in have and share(cells, _names_kin) >= _SOME:
        return "relatives_text", "its cells name relatives"
    if (
        "reason" not in have
        and not _ADVICE.search(key)
        and not _PAPERS.search(leaf)
        and share(cells, _CRIME.search) >= 0.6
    ):
        return "reason", "its cells speak of what people are accused of"
    if "sentenced_on" not in have and _JUDGED.fullmatch(key) and share(cells, parse_date) >= 0.6:
        return "sentenced_on", "its cells are days of verdicts"
    return None


_OF_MEMBERS = pattern_of(
    r"(?:家庭|户内|本户|户)?(?:成员|人员)的?(?:目前|现在?|最终|主要)?(?:去向|现状|状[态况]|情况|动态|流向)"
)


def of_members(header: str, have: Collection[str | None]) -> bool:
    """Whether a header asks what became of the members of a household, where each row is about one of them."""
    return "relation" in have and _OF_MEMBERS.fullmatch(leaf_key(header)) is not None


def _names_kin(text: str) -> bool:
    return len(text) > _SHORT and any(one.relation for one in relatives_in_text(text, free=False))


def tells_fate(text: str) -> bool:
    """Whether a short text says what became of somebody: 已判刑."""
    return len(text) <= 12 and (parse_status(text) not in {None, "other"} or is_watched(text))


def is_told(text: str) -> bool:
    """Whether a text says what became of somebody, or where else they are."""
    told = tells_fate(text) or is_elsewhere(text) or told_status(text) is not None
    told = told or _OTHERWISE.fullmatch(text) is not None or is_kept(text) or is_proposed(text)
    return told or is_daily_life(text) or is_plan(text) or told_sentence(text, of_own=False) is not None


_SITUATION = pattern_of(r"(?:情况|结果|说明)$")
_NOT_YET = pattern_of(r"(?:暂|尚|还|应收)?未(?:收|抓|送|落实|到位|到案)[教押]?")


def told_in_notes(columns: list[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns; a note (落实情况) whose every cell says what became of somebody is a status, where none is asked."""
    if any(c.field in {"status", "afterwards"} for c in columns):
        return columns
    notes = [c for c in columns if c.field == "note" and c.reason == "header"]
    keys = [header_key(c.header) for c in notes]
    if len(notes) != 1 or not _SITUATION.search(keys[0]) or CHANGES.search(keys[0]):
        return columns
    texts = [text.strip() for text in cells(notes[0].index) if text.strip()]
    if len(texts) < _LEAST or not any(map(tells_fate, texts)) or not all(map(_is_fate, texts)):
        return columns
    return [replace(c, field="status", reason="content") if c is notes[0] else c for c in columns]


def _is_fate(text: str) -> bool:
    short = len(text) <= 12
    return short and (
        _NOT_YET.fullmatch(text) is not None
        or tells_fate(text)
        or is_elsewhere(text)
        or is_kept(text)
        or is_proposed(text)
        or is_plan(text)
    )
