"""From header rows to columns: which field each column holds, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from service.matching.values.sex import parse_sex
from service.records.reading.columns.besidewhere import asks_else_below
from service.records.reading.columns.daysbeside import GENERAL
from service.records.reading.columns.dispositions import asks_for_measures
from service.records.reading.columns.everybody import status_in_title
from service.records.reading.columns.groupsofmembers import groups_of_members
from service.records.reading.columns.idlegroups import below_group
from service.records.reading.columns.neutralgroups import adds_nothing, is_of_others_in_case
from service.records.reading.columns.owngroups import below_own, own_groups
from service.records.reading.columns.steps import by_headers
from service.records.reading.headers.headerstems import field_by_stems
from service.records.reading.headers.knownheaders import is_exact, is_likely
from service.records.reading.headers.meant import field_of, in_han
from service.records.reading.headers.othertimes import is_of_another_time
from service.records.reading.headers.questions import HELD, asks_whether_held, is_question, question_field
from service.records.reading.headers.registers import registered
from service.records.reading.headers.units import unit_of
from service.records.reading.kin.whosenumber import (
    SECOND_NAME,
)
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, in_one_line, leaf_key
from service.records.reading.words.wholehouseholds import names_household
from service.records.reading.words.whoseheader import KIN, is_of_others, is_staff, of_family, under_group

# Fields of which a table has one; a second column of that name is somebody else's and is kept as text only.
_SINGLE = frozenset({"name", "id", "birth", "age", "sex", "relation", "ethnicity"})


def header_score(texts: Sequence[str], keys: Collection[str]) -> tuple[int, int]:
    """(cells that are known header words, non-blank cells) of a row. ``keys``: of headers that are known beside those.

    Where at least two are known, unknown ones that end as headers do count with them.
    """
    filled = [t for t in texts if t.strip()]
    rest = [
        t
        for t in filled
        if not (
            (len(t) < 60 and (is_exact(t) or header_key(t) in keys or _NAMED.fullmatch(header_key(t)))) or is_asked(t)
        )
    ]
    known = len(filled) - len(rest)
    if known >= 2:
        known += sum(1 for t in rest if (len(t) < 20 and is_likely(t)) or field_by_stems(t) is not None)
    return known, len(filled)


_HAN = pattern_of(r"[\u3400-\u9fff]")
_LATIN = pattern_of(r"[A-Za-z .]+")

# Whosever name or number: no cell of data ends so.
_NAMED = pattern_of(r"[\u3400-\u9fff]{1,10}(?:姓名|身份证号码?)")


def combine(top: Sequence[str], bottom: Sequence[str]) -> list[str]:
    """Two header rows as one: ``基本情况/姓名``. ``top`` is already spread over its merged columns."""
    result = []
    for upper, lower in zip_longest(top, bottom, fillvalue=""):
        above, below = in_one_line(upper), lower.strip()
        result.append(f"{above}/{below}" if above and below and above != below else below or above)
    return result


def is_asked(text: str) -> bool:
    """Whether a cell is a question of a form that is understood, however long."""
    return is_question(text) and question_field(text) is not None


def _field(header: str) -> str | None:
    if is_asked(header):
        return question_field(header)
    above, slash, below = header.partition("/")
    if slash and (bare := registered(header)) != header and (found := _field(bare)) in _BEFELL:
        return found  # 收押登记 over 日期
    if not slash and _CUSTODY_TOLD.fullmatch(header_key(_IN_BRACKETS.sub("", header))):
        return "status"
    group = header_key(under_group(f"{above}/"))
    if slash and below in _TIES and (of_family(group) or is_staff(group)):
        return "relative_relation"  # 亲属 over 关系
    if not slash or is_exact(header):
        return field_of(header)
    if (han := in_han(above)) and (last := in_han(below)):
        return _field(f"{han}/{last}")  # both of the rows say the same in two scripts
    whole = under_group(header)
    if is_exact(whole):
        return field_of(whole)
    found = field_of(below)
    if (found is None or found == "status_on") and _HAN.search(above) and _LATIN.fullmatch(below):
        return _field(above)  # 何时带走/Date
    if found is None and (asked := field_by_stems(f"{above} {below}")) is not None:
        return asked  # Detention over Date
    if found is None and below in _STARTS and "detained_on" in {field_of(whole), field_of(above.rpartition("/")[2])}:
        return "detained_on"  # 集中教育培训 over 开始时间
    if found is None and header_key(below) in GENERAL and (asked := field_of(whole)) in _BEFELL:
        return asked  # 教培情况 over 时间
    if (found in _OF_HOME and is_of_others(group)) or (found == "ethnicity" and field_of(whole) is None):
        return None  # 亲属 over 现住址, 户主情况 over 民族
    if is_of_another_time(group, found) or (found in _TERMS and (KIN.search(group) or is_staff(group))):
        return None  # 前科 over 刑期, 父亲信息 over 刑期
    if found in _TERMS | _BEFELL and is_of_others_in_case(header.rpartition("/")[0]):
        return None  # 同案人 over 刑期, 被害人 over 现状
    if (
        found in _WHOSE
        and field_of(whole) != found
        and field_of(under_group(f"{above}/")) != "name"
        and status_in_title(above) is None  # 三、刑满释放人员, over all the columns of its table
    ):
        if found in _BEFELL and adds_nothing(above, below):
            return found  # 送训情况 over 送训时间
        return field_of(whole)  # 联系人 over 姓名 is not the person of the row, nor is 父亲 over 现状
    if found is None and below in _COUNTED:
        return field_of(whole)  # 刑期 over 月
    upper, _, last = below.rpartition("/")
    if found is None and last in _COUNTED and field_of(upper) == "sentence":
        return "sentence"  # 刑罚 over 主刑 over 年
    of_kin = of_family(group) or is_staff(group) or names_household(group)
    if found == "relation" and of_kin and not group.startswith("本人"):
        return "relative_relation"  # 监护人 over 关系
    return found or (field_of(above) if not below else None)


_WHOSE = frozenset({"name", "id", "birth", "sex", "age", "status", "facility", "reason", "detained_on", "died_on"})
_TERMS = frozenset({"sentence", "sentence_years", "sentenced_on"})
_OF_HOME = frozenset({"address", "county", "township", "village", "ethnicity", "phone"})
_BEFELL = frozenset({"status", "facility", "reason", "detained_on", "died_on"})
_STARTS = frozenset({"开始时间", "起始时间", "开始日期", "起始日期", "起", "起始", "开始", "起日"})


# 收押情况（时间、地点、原因）, alone and over nothing: all of it in a sentence.
_CUSTODY_TOLD = pattern_of(
    r"(?:被)?(?:收押|关押|羁押|教培|收教|入教|送教|拘留|刑拘|抓获|打击|处理|处置|结业|释放|解教)(?:的)?(?:情况|信息|经过|详情)(?:及时间|及日期)?"
)
_TIES = frozenset({"关系", "称谓"})
_COUNTED = frozenset({"年", "月", "日", "个月", "年数", "月数"})
TICKED = frozenset({"sex", "status", "ethnicity"})


_EITHER = frozenset({"her", "she", "они", "она", "нее", "неё"})  # what happened to him/her


def _ticked(header: str) -> str | None:
    """性别 over 男: the field of which a tick in the column is the value. None for every other header."""
    above, slash, word = header.rpartition("/")
    if not slash or not above or len(word) > 8 or word.strip() in GENERAL or word.strip() in _EITHER:
        return None
    if asks_else_below(header_key(word)) or asks_for_measures(word):
        return None
    field = field_of(above.rpartition("/")[2])
    if field not in TICKED or (field == "sex" and parse_sex(word) is None):
        return None
    return field if field_of(word) is None or word in {"其他", "其它"} else None


def _told_below(header: str) -> str | None:
    """目前状态 over 在训情况: the status, told below as a situation. None for every other header."""
    above, _, word = header.rpartition("/")
    return "status" if word.endswith("情况") and above and field_of(above.rpartition("/")[2]) == "status" else None


_IN_BRACKETS = pattern_of(r"[(（][^()（）]*[)）]")


def assign(headers: Sequence[str], mapping: Mapping[str, str], profile: Mapping[str, str]) -> list[Column]:
    """One :class:`Column` for each header that is not blank. ``mapping`` (header -> field, "" for none) goes first,
    then the mapping of the ``profile``."""
    chosen = {header_key(k): v for k, v in mapping.items()}
    theirs = {header_key(k): v for k, v in profile.items()}
    columns: list[Column] = []
    taken: set[str] = set()
    plain = [_IN_BRACKETS.sub(lambda m: m[0].replace("/", "\uff0f"), h) for h in headers]  # that slash joins no headers
    of_rows, own = groups_of_members(plain), own_groups(plain)
    for i, header in enumerate(plain):
        if not header.strip():
            continue
        key = header_key(header)
        last = leaf_key(header)
        if key in chosen or last in chosen:
            field: str | None = chosen.get(key, chosen.get(last)) or None
            columns.append(Column(i, header, field, "mapping"))
        elif key in theirs or last in theirs:
            field = theirs.get(key, theirs.get(last))
            columns.append(Column(i, header, field, "profile"))
        elif (field := _ticked(asked := below_own(header, own))) is not None:
            columns.append(Column(i, header, field, "header", word=header.rpartition("/")[2].strip()))
        else:
            field = _field(asked) or _told_below(asked) or _field(below_group(asked, of_rows))
            reason = "header" if field else "unknown header"
            if field in _SINGLE and field in taken and not unit_of(header, field):
                field, reason = _second(field, header)
            word = HELD if field == "status" and asks_whether_held(header) else ""
            columns.append(Column(i, header, None if field in {"ignore"} else field, reason, word=word))
        if field:
            taken.add(field)
    return by_headers(columns)


# 姓名（中文）, Name (Uyghur): the same name in another language or script.
_SCRIPT = pattern_of(
    r"中文|汉文|汉语|汉字|维文|维语|民文|拼音|英文|哈文|chinese|uy?ghur|pinyin|english|latin|kazakh|original|script|原文",
    re.IGNORECASE,
)


def _second(field: str, header: str) -> tuple[str | None, str]:
    if field != "name":
        return None, "second column"
    return ("alias", "the name in another script") if _SCRIPT.search(header) else ("relatives_text", SECOND_NAME)


def goes_on(earlier: Sequence[Column], found: Sequence[Column]) -> bool:
    """Whether columns told by their cells alone are those of a table before: ID numbers and names stand where they
    stood there, nothing else told of persons elsewhere, and nothing stands beyond."""
    was = {c.index: c.field for c in earlier}
    told = {c.index: c.field for c in found if c.field in {"id", "name", "sex", "birth", "ethnicity"}}
    if not {"id", "name"} <= set(told.values()) or any(was.get(i) != field for i, field in told.items()):
        return False
    return all(c.index in was for c in found)


def useful(columns: Sequence[Column]) -> bool:
    """Whether a person can be read from these columns at all."""
    return any(c.field in {"name", "id", "alias"} for c in columns)
