"""What a header, a title or the name of a sheet says of everybody below it: 在押人员姓名, 疏附县释放人员花名册."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.columns.everybodyinletters import is_of_kin, status_in_letters
from service.records.reading.columns.releasedbyday import LEFT, LET_GO
from service.records.reading.columns.sheetwords import DAILY
from service.records.reading.fates.statuses import is_out, is_watched, parse_status
from service.records.reading.headers.releaseheaders import asks_when_let_go
from service.records.reading.kin.kinrows import about_kin
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column, Status
from service.records.reading.words.periods import without_periods
from service.records.reading.words.plainlines import ANNEX, BRACKETS, stem_of_file
from service.records.reading.words.signatures import told_lines
from service.records.reading.words.synonyms import leaf_key

# 被收押人员姓名, 在押人员, 死者: not 学员, who may have left long since, and not those who are to be taken.
_OF_ALL: Final = pattern_of(
    r"(?:被(?!告)[\u3400-\u9fff]{2,6}|在押|在教|服刑|羁押|关押|收押|收教|收监|刑释|死亡)(?:人员|人|对象|者|犯|学员)(?:姓名|名字)?|死者(?:姓名)?"
)
_HELD: Final = (
    r"在押|在教|在训|在监|在所|收押|羁押|关押|看押|收教|收监|入教|送教|送培|入培|在培|参培|送训|教培|教转|教育培训|教育转化|集中教育|集中培训|(?:刑事|行政|治安)?拘留|刑拘|逮捕|"
    r"批捕|劳教|强戒"
)
# Of those who served their terms.
_AFTERCARE: Final = "安置帮教|帮教安置"
_FATE: Final = (
    rf"(?:{_HELD}|服刑|判刑|判决|获刑|已决|(?:刑满)?释放|刑释|结业|解教|假释|回归社会|毕业|解除(?:劳动教养|教养|强制措施|刑事强制措施|教育培训|教育转化|教培|教转|培训|收教|收押|羁押|拘留|刑拘|劳教|强戒|强制(?:隔离)?戒毒)|(?<!派)出所|出教|(?:刑满)?出狱|{_AFTERCARE}|取保候审|监视居住|死亡|病亡|病故|亡故|身亡|去世|"
    r"已故)"
)
_FREED: Final = "结业|释放|解除|出所|毕业"
_SCHOOL: Final = r"(?:中心|学校|基地|点)"
_DEAD: Final = "死亡|病亡|病[故逝死]|亡故|身亡|去世|逝世|已故"
_NOT_HELD: Final = rf"{_FREED}|{_DEAD}|判刑|判决|获刑|服刑|投牢|已决|教师|教职|干部|民警|职工"
_WHO: Final = (
    rf"(?:{_SCHOOL}(?:(?!{_NOT_HELD})[^、人员]){{0,6}}?(?=学员))?(?:人员|学员|罪犯|对象|人犯|犯人|嫌疑人|犯|者)"
)
_LIST: Final = (
    rf"的?(?:基本|具体|详细|个人|相关|有关|改造|思想|日常|现实|羁押|关押|服刑|学习|表现|动态|分布|变动|(?P<daily>{DAILY}))*(?:情况|信息|数据|资料)*(?:采集|登记|统计|汇总|一览|明细|排查|记录)*"
    r"(?:花名册|名册|名单|名录|清单|台账|底册|底数|表册|"
    r"总表|册|表|簿|库)?(?:模板|样表)?"
)
# No digits that go on behind: a number of many would be parted in more ways than can be tried.
_NUMBER: Final = (
    rf"(?:{ANNEX}|"
    r"[(（]?[一二三四五六七八九十\d]{1,3}(?![一二三四五六七八九十\d])[)）]?[、.．:：]?|\d{4}年?(?:\d{1,2}月)?(?:\d{1,2}日)?)*"
)
# What is looked into when people are back: of those who are held it says that they are not any more.
_SINCE: Final = (
    r"(?:的|后续|后)?(?:跟踪|回访|接茬|帮教|帮扶|安置|走访|管控|稳控|就业|务工|去向|返[村乡]|回归|落实|"
    r"管理|服务|衔接|移交|工作|双向|动态|分级|重点|社会面|日常|(?:现实)?危险性?|风险|评估|思想|生活|医疗|救助|帮困|见面|联系|包联|包保|监督|核查|核实|复核|摸排|摸底|监管|家庭(?=走访|回访|帮扶)|回头看|就学|临时|"
    r"状况|月报|周报)+"
)
# 判决后释放人员
_AFTER: Final = pattern_of(rf"(?:法院)?(?:{_HELD}|判决|判刑|宣判)(?:以|之)?后(?:被)?$")
# Of whom a fate behind the word for them is told: 教培学员结业名单.
_THEIRS: Final = pattern_of(rf"(?:{_HELD}|服刑|留所)*(?:人员|学员|罪犯|人犯|犯人)$")
# 结业返乡人员
_BACK: Final = "(?:(?:返|回)(?:乡|村|家|归|社会)|离开|离[校所班]|出[去来])*(?:居家|在家)?"
_CONVICTS: Final = pattern_of(r"(?:在|关|羁|看|收)押(?:罪犯|犯人)")
# 教培结业人员 were held and let go; 不收押人员 are not meant.
_TITLE: Final = pattern_of(
    rf"{_NUMBER}(?P<whose>[^:：]*?)(?:现|已|被|目前|留所)?(?:(?:{_HELD})(?={_FREED}))?"
    rf"(?<![将可原免不涉])(?<![将可原免不]被)(?P<fate>{_FATE})"
    rf"(?:{_BACK}{_WHO}(?P<since>{_SINCE})??|(?P<later>后{_SINCE})(?:{_WHO})?|(?P<bare>(?=[\u3400-\u9fff])))"
    rf"{_LIST}[\d\-_.年月日]*"
)
_SHEET: Final = pattern_of(rf"{_NUMBER}(?:现|已|被)?(?P<fate>{_FATE})\d*")
# 释放、结业人员: one fate in two words.
_SAME: Final = pattern_of(
    r"(?:(?:刑满)?释放|刑释|结业|解教|出狱|(?:解除(?:劳动)?教养))[、和及与或/,，]?"
    r"(?=(?:刑满释放|释放|刑释|结业|解教|解除(?:劳动)?教养|解除|出狱)(?!后))|(?:死亡|病亡|去世|亡故)[、和及与或/,，](?=病故|死亡|亡故|去世|病亡)"
)
# Not of those who are to be taken, and not of two kinds of people, nor of their families.
_NOT_THEY: Final = pattern_of(
    r"[拟应待未漏需欲非疑或及与、/,，;；]|提请|报请|呈[报请]|减刑|裁定|和(?![田静硕布县])|可能|家属|亲属|亲人|子女|曾|重点关注|免[予于除]|不[予准能宜可同]|取消|撤销|同意|建议|申请|符合|具备|准备|"
    r"即将|将(?=刑|$)|快要?|临近|预[计期定]|下[个半]?[月季年]|次[月年]|明年|近期"
)


@lru_cache(maxsize=4096)
def status_of_all(header: str) -> Status | None:
    """What the header of the names says of everybody below it: 被收押人员姓名. None for a header that says nothing."""
    plain = simplified(clean(header)).rpartition("/")[2]
    told = parse_status(plain) if _OF_ALL.fullmatch(plain) else None
    return "deceased" if plain.startswith("死") else None if told == "other" else told


_HAN: Final = pattern_of(r"[\u3400-\u9fff]")


@lru_cache(maxsize=4096)
def status_in_title(line: str) -> Status | None:
    """What a title says of those in the list below it: 疏附县2017年收押人员花名册（36人）, 三、死亡人员."""
    if not _HAN.search(line):
        return status_in_letters(line)
    plain = _SAME.sub("", BRACKETS.sub("", simplified(clean(line))).replace(" ", "").translate(_QUOTES))
    plain = without_periods(_ENDED_SINCE.sub("", plain))
    if len(plain) > 60 or (match := _TITLE.fullmatch(plain)) is None or _NOT_THEY.search(match["whose"]):
        return None
    told = _fate(match["fate"])
    if told == "interned" and _CONVICTS.search(plain):
        told = "sentenced"  # 在押罪犯
    if (match["since"] or match["later"]) and told != "released":
        return None
    if match["daily"] and told not in {"interned", "sentenced"}:
        return None
    whose = match["whose"]
    if match["bare"] is not None:  # 罪犯释放名册, 学员死亡登记表
        if not _THEIRS.search(whose) or told not in {"released", "deceased"} or "结果" in plain:
            return None
        if told == "released" and "情况" in plain:
            return None  # of who was let go, and who was not
        whose = _THEIRS.sub("", whose)
    if match["fate"] == "毕业" and (_OF_SCHOOLS.search(plain) or not _OF_CAMPS.search(plain)):
        return None
    whose = _AFTER.sub("", whose)
    beside = (_PLACE.sub("", whose), *BRACKETS.findall(simplified(clean(line))))
    others = {parse_status(text) for text in beside}
    return told if others <= {None, "other", told} else None


# 判刑、现已刑满释放人员: of those the latter is news.
_ENDED_SINCE: Final = pattern_of(
    r"(?:判刑|判决|获刑|收押|服刑|关押|羁押|拘留|教培|收教|送教)(?:人员)?[、,，]?"
    r"(?=(?:现在?|目前|均|全部)+(?:已|均|都)*(?:刑满|释放|结业|解除|解教|出狱))"
)
_QUOTES: Final = str.maketrans(dict.fromkeys('“”"＂‘’', ""))
# 教培中心毕业学员, and 驾校毕业学员.
_OF_CAMPS: Final = pattern_of(r"教培|教转|教育转化|转化|去极端|培训(?:中心|学校|点)|收教")
_OF_SCHOOLS: Final = pattern_of(r"学生|大学|高中|初中|中学|小学|[大中]专|[高驾]校|幼儿|学院|党校|党员|毕业生")


def _fate(word: str) -> Status | None:
    """The status of a word of _FATE; one that the vocabulary does not list (在训) is of custody."""
    if word in _AFTERCARE:
        return "released"
    told = parse_status(word)
    return "interned" if told == "other" and not (is_watched(word) or is_out(word)) else told


@lru_cache(maxsize=4096)
def status_in_name(name: str) -> Status | None:
    """What the name of a sheet or of a file says of those in it: 死亡, 已释放, 收押人员名单."""
    plain = _COPY.sub("", BRACKETS.sub("", simplified(clean(name))).replace(" ", ""))
    if (match := _SHEET.fullmatch(plain)) is not None:
        if match["fate"] == "毕业":
            return None
        return _fate(match["fate"])
    return status_in_title(plain if _COPY.search(name) else name)


def is_word_of_fate(line: str) -> bool:
    """Whether a line says what became of people, and nothing else: 收押, 已判刑."""
    return _SHEET.fullmatch(simplified(clean(line)).replace(" ", "")) is not None


_COPY: Final = pattern_of(r"[\d\-_.]*(?:导出|备份|副本|(?:最终|最新|新|修改|定)[版稿]?)[\d\-_.]*$")
# 教培中心结业学员, 监狱释放人员: where they were says nothing of where they are.
_PLACE: Final = pattern_of(rf"看守所|监狱|拘留所|[教培育训转化]{{2,6}}{_SCHOOL}")
# A line of some kind of people that has no fate of its own ends that of the line before it.
PEOPLE: Final = pattern_of(
    r"^(?!\s*(?:合|总|小|共|累)\s*计|[^:：]*(?:填|制|审|报|统计)[^:：]*[:：]).*(?:人员|学员|对象|名单|名册|家属|亲属|学生|住户|被告|嫌疑人)"
)
# 死亡、判刑人员: a line below it says of which of them a table is.
_TWO_KINDS: Final = pattern_of(rf"{_FATE}(?:人员|学员|对象)?[、/和及与]+{_FATE}")
_AHEAD: Final = pattern_of(r"[拟应待未漏需欲非疑不]|家属|亲属|亲人|子女|家庭")
# 拟收押人员名单, 在押人员家属: the fate is that of others, or lies ahead.
_OF_OTHERS: Final = pattern_of(rf"{_FATE}|家属|亲属|亲人|子女")


def header_fate(columns: Sequence[Column]) -> Status | None:
    """What the header of the names says of everybody, or a group over it."""
    for header in (c.header for c in columns if c.field == "name"):
        above, slash, _ = header.partition("/")
        if told := status_of_all(header) or (status_in_title(above) if slash else None):
            return told
    return None


def told_by_rows(columns: Sequence[Column]) -> bool:
    """Whether the rows are households, or kin of those whom a line above them tells of."""
    fields = {c.field for c in columns}
    return (
        about_kin(columns) or "relation" in fields or ("relative_relation" in fields and "relatives_text" not in fields)
    )


# Where somebody went who was let go.
_WHERE_TO: Final = pattern_of(r"去[向处]|流向|下落")
_TOLD_OF_LEAVING: Final = frozenset({"status", "status_on", "afterwards", "released_on"})


def must_tell(titles: Iterable[str], sheet: str, columns: Sequence[Column]) -> frozenset[str]:
    """The fields of which a row has to tell one, for it to be of somebody let go in a list of such people. Where only
    the name of a file says so, and a column asks when each of them was, one without a day may not have been yet; nor
    may one of whom neither the day nor the way is told, where the table asks for both."""
    if any(c.word == LET_GO for c in columns) and fate_of_table(titles, sheet, "", columns) is None:
        return frozenset({"status"})
    days = [c.header for c in columns if c.field in _DAYS_OF_LEAVING]
    when = any(c.word in {LET_GO, LEFT} for c in columns) or any(map(asks_when_let_go, days))
    where = any(c.field in {"status", "afterwards"} and not c.word and _WHERE_TO.search(c.header) for c in columns)
    return _TOLD_OF_LEAVING if when and where else frozenset()


_DAYS_OF_LEAVING: Final = frozenset({"status_on", "released_on"})


# Who is called so was sentenced, whatever else befell them: of it a title or the rows tell.
_CONVICT: Final = pattern_of(r"(?:在押|服刑|关押)?罪犯(?:姓名|名字)?")


# Who was let go or died was held before: what a title or a sheet says of it goes before a file of those held.
_ENDS: Final = frozenset({"released", "deceased"})
_HELD_BEFORE: Final = frozenset({"interned", "sentenced"})


def fate_of_table(titles: Iterable[str], sheet: str, file: str, columns: Sequence[Column]) -> Status | None:
    """What became of everybody in a table: as its header says, or the lines above it, its sheet and its file, with one
    voice. ``titles``: of this table alone."""
    if (told := header_fate(columns)) is not None:
        return told
    if told_by_rows(columns):
        return None
    said: dict[str, Status] = {}
    for title in told_lines(titles):
        if (told := status_in_title(title)) is not None:
            said[title] = told
        elif not _HAN.search(title) and is_of_kin(title):
            return None
        elif PEOPLE.search(title):
            said.clear()
            if _OF_OTHERS.search(title) and (_AHEAD.search(title) or not _TWO_KINDS.search(title)):
                return None
    if (told := status_in_name(sheet)) is not None:
        said[sheet] = told
    elif PEOPLE.search(sheet) and _OF_OTHERS.search(sheet) and (_AHEAD.search(sheet) or not _TWO_KINDS.search(sheet)):
        return None  # 未审结在押被告人名单 in a file of convicts
    stem = stem_of_file(file)
    if (told := status_in_name(stem)) is not None and not (
        told in _HELD_BEFORE and said and set(said.values()) <= _ENDS
    ):
        said[stem] = told
    if not said and any(_CONVICT.fullmatch(leaf_key(c.header)) for c in columns if c.field == "name"):
        return "sentenced"
    if len(found := set(said.values())) != 1:
        return None
    fields = {c.field for c in columns}
    if (
        found == {"released"}
        and any("刑" in line or re.search(_AFTERCARE, line) for line in said)
        and "sentence" not in fields
    ):
        return None if "detained_on" in fields else "released"  # who served a sentence may be taken again
    return found.pop()
