"""Rows that state no person, and how they are told: totals, notes, headings, column numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from service.matching.values.idnumber import parse_id
from service.records.reading.columns.everybodyinletters import is_line_of_fates
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.labelledlines import line_of_household
from service.records.reading.words.content import ID_RUN, looks_like_name
from service.records.reading.words.placelines import place_over_rows
from service.records.reading.words.signatures import (
    SIGNATURE,
    is_handed_on,
    is_signed,
    is_signed_by_all,
    is_signed_in_cells,
)
from service.records.reading.workbooks.sheets import Value, text_of

# A row of nothing else goes on with the person of the row above.
GOES_ON = frozenset({"relatives_text", "note", "reason", "status"})
# Names begin with some of these letters (Sumeyra, Jamila), so a word must end there.
_TOTAL_IN_LETTERS = (
    r"(?:(?:grand|overall|sub|final)[- ]?total|totals?|sum|total général|sous-total|gesamt(?:zahl|summe)?|insgesamt|"
    r"summe|zwischensumme|итог[ои]?|общий итог|всего|общее (?:количество|число)|(?:genel |ara )?toplam[ıi]?|жалпы|"
    r"جەمئىي|ئومۇمىي|جالپى|بارلىعى|барлығы|барлыгы|барлиғи|жәмий|җәмий|jem'?iy|umumiy|jami|barlyǵy|jalpy)(?!\w)"
)
TOTAL = pattern_of(
    r"^\s*(?:合\s*计|总\s*计|总人数|人数|小\s*计|共\s*计|总\s*数|本页|累\s*计|其\s*中|平均|占比|比例|百分比|计\s*$|"
    r"[男女]性?\s*(?:[:：]|\d+\s*[人名])|[\u3400-\u9fff\w()（）“”\-—]{1,16}(?:合计|小计|总计|共计)\s*(?:[:：]?\s*\d+\s*[人名户])?\s*$|\d{1,6}\s*(?:[人名户]|人次)\s*$|(?:以上|[一总])?共\s*(?:计\s*)?\d+\s*个?[人户名]|共\s*[:：]?\s*$|记录(?:总|条)?数|(?:以上|上述|上列)(?:合计|总计|人员|\s*\d+\s*[人名户])|"
    rf"{_TOTAL_IN_LETTERS})",
    re.IGNORECASE,
)
NOTE = pattern_of(
    r"^\s*(?:填表|制表|审核|填报|备注|注|说明|单位|日期|负责人|第\s*\d+\s*页|page \d|страница)\s*[:：人日\d]?"
)
_LONG_NUMBER = pattern_of(r"^\s*\d+\s*$|\d{5}")
HEADING = pattern_of(
    r"人员|学员|罪犯|犯人|嫌疑人|对象$|名单|名册|一览|统计|情况|登记|表$|中心|教育点|监狱|看守所|[镇乡村]$|社区|^第.{1,3}[批组页]"
)
# In the column of names it is nobody's: 一监区, 第3中队.
_WARD = pattern_of(r"第?[一二三四五六七八九十\d]{1,3}号?(?:分?监区|[中大]队|监室|监舍|监号|号房|班)")

_PAIR = pattern_of(r"\s*([^\d:：]{1,8})[:：]")
_LABEL = r"[^\s\d:：，,；;、]{1,8}"
_PAIRS = pattern_of(rf"(?:^|(?<=[\s，,；;、]))({_LABEL})[:：]\s*(\S.*?)(?=[\s，,；;、]+{_LABEL}[:：]|$)")
_STEMS = "甲乙丙丁戊"  # statistical forms number the columns of words so
_HINT = pattern_of(r"[(（【\[].*[)）】\]]", re.DOTALL)
# （收押2人，教培1人，判刑1人）: how many of each kind.
_COUNT_OF = r"(?:(?:其中|共|共计|合计|总计|计)?[:：]?[\u3400-\u9fff]{0,8}?[:：]?\s*\d{1,4}\s*[人名户]?)"
_COUNTS = rf"[(（]\s*{_COUNT_OF}(?:[\s，,、；;/]*{_COUNT_OF}){{0,9}}\s*[)）]"
# A line over the rows of one place: 一、英巴格村（35人）.
_SECTION = pattern_of(
    r"(?:第?[一二三四五六七八九十\d]{1,3}[、.．)）]?\s*|[(（][一二三四五六七八九十\d]{1,3}[)）]\s*)?"
    r"((?:[\u3400-\u9fff]{1,20}?|\d{1,2})(?:村|社区|乡|镇|街道|大队|居委会)"
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:村民小组|小组|小队|组|队|网格|片区))?)\s*"
    # （牧业村）, （原三大队）, （贫困村）: what kind of village it is, or another word for it.
    r"(?:[(（](?:[\u3400-\u9fff]{1,7}(?:村|社区|大队|小队|片区|[农牧林山城]区)|[农牧林]业?|\d{1,2}(?:村|大?队))[)）])?\s*[:：]?\s*"
    rf"(?:[(（]?\s*(?:共|计|合计)?\s*\d*\s*[人名户]?\s*[)）]?|{_COUNTS})?"
)


def texts_of(values: Sequence[Value]) -> list[str]:
    return [text_of(v).strip() for v in values]


def has_value(values: Sequence[Value]) -> bool:
    """Whether a row holds what no header does: a number, a date, an ID number. "身份证号(18位)" is a header still."""
    for v in values:  # noqa: SIM110 - asked of very many rows, and any() takes twice as long
        if _LONG_NUMBER.search(v) is not None if isinstance(v, str) else v != "":
            return True
    return False


def is_numbering(filled: Sequence[tuple[int, Value]]) -> bool:
    """The row under a header that numbers the columns: 1, 2, 3, ..., (1), (2), (3), ... or 甲, 乙, 1, 2, ..."""
    texts = [text_of(v).strip().strip("()（）") for _, v in filled]
    while texts and len(filled) - len(texts) < len(_STEMS) and texts[0] == _STEMS[len(filled) - len(texts)]:
        texts.pop(0)
    return all(text == str(n) for n, text in enumerate(texts, 1))


def is_pair(value: Value) -> bool:
    """A label that is known with its value behind it in the same cell, and no ID number."""
    if not isinstance(value, str) or (match := _PAIR.match(value)) is None or ID_RUN.search(value):
        return False
    return field_of(match[1]) is not None


def is_labelled(filled: Sequence[tuple[int, Value]]) -> bool:
    """Labels that are known, each with a colon and its value in the next cell, and no ID number among them."""
    first = filled[0][1]
    if not isinstance(first, str) or first.rstrip()[-1:] not in {":", "："} or len(filled) < 4:
        return False
    labels = [text_of(v).strip() for _, v in filled[::2]]
    told = all(label[-1:] in ":：" and field_of(label) is not None for label in labels)
    return told and not any(ID_RUN.search(text_of(v)) for _, v in filled[1::2])


def pairs_in(line: str) -> list[tuple[str, str]]:
    """(label, value) of a line of several, with gaps between them: 户主：麦麦提·图尔荪   住址：托克扎克镇1村."""
    if len(line) > 500 or (":" not in line and "：" not in line):
        return []
    return [(m[1], m[2].strip()) for m in _PAIRS.finditer(line)]


def is_hints(filled: Sequence[tuple[int, Value]]) -> bool:
    """The row under a header that says how to fill it in: （填全名）, （男/女）, （18位）."""
    return len(filled) >= 2 and all(isinstance(v, str) and _HINT.fullmatch(v.strip()) for _, v in filled)


def section_place(text: str) -> str | None:
    """The village or town that a line over its rows names, or None."""
    text = text.strip()
    if (match := _SECTION.fullmatch(text)) is not None:
        return match[1]
    return place_over_rows(text)


def is_remark(text: str) -> bool:
    """Whether a cell alone in its row says something to the reader, and names nobody: it gives an address of the
    internet, or is a sentence, of words most of which are small."""
    if _INTERNET.search(text):
        return True
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(word[0].islower() for word in words[1:])
    return len(words) >= _SENTENCE and words[0][0].isupper() and small * 2 > len(words)


_INTERNET = pattern_of(r"[\w.+-]+@[\w-]+\.\w|https?://|\bwww\.", re.IGNORECASE)
_SENTENCE = 4  # words


def filled_cells(values: Sequence[Value]) -> list[tuple[int, Value]]:
    """(column, value) of each cell that is not blank."""
    return [(i, v) for i, v in enumerate(values) if v != "" and (not isinstance(v, str) or v.strip())]


def _is_total(text: str) -> bool:
    return TOTAL.match(text) is not None or _SO_MANY.fullmatch(text) is not None


_SO_MANY = pattern_of(r"\s*[\u3400-\u9fff]{0,10}(?:人数|户数|总数)\s*[:：]?\s*")  # 收押人数 | 30
_FOOT = 8  # cells
# What clerks write below the last row, so that nobody adds one.
_END = pattern_of(r"[(（【—\-\s]*(?:以下|此处|下面|此页)(?:均?为|是|均)?(?:空白|空|无正文|无内容|无)[)）】—\-\s。]*")
# Said where nothing stands, or where a list ends; ###### and ???? are what is left of something.
_NOTHING = pattern_of(
    r"(?:[-–—_―/\\*.、,，。…·~～=|\s]+|[(（【—\-\s]*(?:无|空|空白|无人|没有|暂无|完|完毕|结束|终|止|本页完|全部完|此行空白|本行空白|作废|"
    r"end|the end|end of (?:list|table)|конец|son|соңы|ахири|axiri|ئاخىرى|ende|fin|none|n/?a|нет|жоқ|yok|يوق|yoq)"
    r"[)）】—\-\s。.]*)",
    re.IGNORECASE,
)
_COUNT = pattern_of(r"\d{1,6}(?:\.0|人|户|名|%)?")
_OF_PERSONS = frozenset({"name", "alias", "id", "birth", "sex", "household_head", "relatives_text"})


def is_counted(values: Sequence[Value], fields: Collection[str | None]) -> bool:
    """Whether a row states how many people there are, in a table that has no column for anybody: 收押总数, 判刑人数."""
    filled = filled_cells(values)
    counts = sum(1 for _, v in filled if _COUNT.fullmatch(text_of(v).strip()))
    return counts >= 2 and counts * 2 >= len(filled) and _OF_PERSONS.isdisjoint(fields)


def is_only_marks(values: Sequence[Value], fields: Mapping[int, str | None]) -> bool:
    """Whether a row that states no person holds nothing but dashes and words for nothing or the end, beside its own
    number: 无, /, ——完——, 以下空白."""
    told = [text_of(v).strip() for i, v in filled_cells(values) if fields.get(i) != "serial"]
    return bool(told) and all(_NOTHING.fullmatch(text) or _END.fullmatch(text) for text in told)


def kind_of_row(values: Sequence[Value], fields: Mapping[int, str | None], wide: bool) -> str | None:
    """What a row of a table is that states no person (total, note, header, ...), or None. ``fields``: of the columns.
    ``wide``: a cell of it is merged over three columns or more."""
    filled = filled_cells(values)
    if not filled:
        return "blank"
    alone = len(filled) == 1 or (len(filled) == 2 and fields.get(filled[0][0]) == "serial")
    if alone and _END.fullmatch(text_of(filled[-1][1]).strip()):
        return "note"
    first = filled[0][1]
    if isinstance(first, str) and TOTAL.match(first):
        return "total"
    if (len(filled) >= 3 and is_numbering(filled)) or is_hints(filled):
        return "header"
    if is_labelled(filled) or line_of_household(texts_of(values)):
        return "note"  # 户主： | …… | 住址： | ……
    if len(filled) <= _FOOT and (
        is_signed(filled, fields, GOES_ON)
        or is_signed_by_all(filled)
        or is_signed_in_cells(filled)
        or is_handed_on(filled)
    ):
        return "note"
    if len(filled) > 4:
        return None
    if is_only_marks(values, fields):
        return "note"
    if any(isinstance(v, str) and _is_total(v) and fields.get(i) in {"name", "serial"} for i, v in filled):
        return "total"
    if all(fields.get(i) == "serial" and len(text_of(v)) < 8 and text_of(v).strip(" .、").isdigit() for i, v in filled):
        return "number only"
    if all(isinstance(v, str) and SIGNATURE.match(v) and fields.get(i) != "relatives_text" for i, v in filled):
        return "note"
    if len(filled) > 1 and all(is_pair(v) and fields.get(i) not in GOES_ON for i, v in filled):
        return "note"  # 户主：…… 户号：……, a line over the members of a household
    if len(filled) == 1:
        index, value = filled[0]
        text = text_of(value).strip()
        if wide or (NOTE.match(text) and (fields.get(index) != "id" or not any(map(str.isdigit, text)))):
            return "note"
        named = fields.get(index) == "name"
        if named and is_remark(text):
            return "note"
        heading = "·" not in text and (
            HEADING.search(text) is not None
            or _WARD.fullmatch(text) is not None
            or place_over_rows(text) is not None
            or is_line_of_fates(text)
        )
        person = (
            parse_id(text) is not None
            or ID_RUN.search(text) is not None
            or (named and looks_like_name(text) and not heading)
        )
        of_head = fields.get(index) == "household_head" and heading
        if not person and (fields.get(index) in {None, "serial"} or of_head or (named and (heading or len(text) > 6))):
            return "note"
    return None
