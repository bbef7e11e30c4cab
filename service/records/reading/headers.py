"""Which field a column header names, by synonyms from ``data/headers.toml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.relations import parse_relation
from service.matching.values.script import clean, simplified
from service.records.reading.compounds import compound
from service.records.reading.hanstems import field_by_han_stems
from service.records.reading.headerstems import FAMILY_MEMBER, TOLD_BY_ONE_WORD, asked_by_stems, field_by_stems
from service.records.reading.headerwords import kinds_of
from service.records.reading.otherletters import field_in_other_letters
from service.records.reading.tails import asks_else
from service.records.reading.vocabulary import vocabulary

# The hamza that begins many a Kazakh word in Arabic letters is often left out.
_JUNK = re.compile(r"[\s\u0621\u0674:：*＊.。,，、/\\_\-–—·'’\"“”()（）\[\]【】<>《》?？]+")
_BRACKETS = re.compile(r"[(（\[【<《][^)）\]】>》]*[)）\]】>》]")
MIN_CONTAINED = 2  # shorter words (号, 县) count only as the whole header


# No field of its own: :func:`service.records.reading.columns.assign` joins it to the name.
SURNAME = "surname"
# Every field that a header, or ``--map 'HEADER=field'``, can name.
FIELDS = frozenset(vocabulary()["fields"])


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """A header without spaces, punctuation and case, in simplified characters: ``姓 名：`` is ``姓名``."""
    return _JUNK.sub("", simplified(clean(text)).casefold().replace("i̇", "i"))


@cache
def _synonyms() -> dict[str, str]:
    found = {header_key(word): SURNAME for word in vocabulary()["parts"]["surname"]}
    return found | {header_key(word): field for field, words in vocabulary()["fields"].items() for word in words}


@cache
def _given() -> frozenset[str]:
    return frozenset(map(header_key, vocabulary()["parts"]["given"]))


def is_given_name(header: str) -> bool:
    """Whether a header of names asks for the given name alone, where another asks for the surname."""
    return header_key(header) in _given()


@cache
def _parts_of_names() -> frozenset[str]:
    words = {*vocabulary()["parts"]["surname"], *vocabulary()["parts"]["given"], *vocabulary()["parts"]["third"]}
    return frozenset(map(header_key, words))


def _is_whole_name(header: str) -> bool:
    """Ismi-familisi, "Surname, name, patronymic": a header of nothing but the parts of a name."""
    if not _LETTERS_APART.fullmatch(header):  # most cells of a table, told at once
        return False
    words = [w for w in _WORDS_APART.split(clean(header).casefold()) if w]
    return len(words) > 1 and all(header_key(w) in _parts_of_names() for w in words)


_LETTERS_APART = re.compile(r"[A-Za-z\u00c0-\u06ff]+(?:[\s,/;&+()\-–—]+[A-Za-z\u00c0-\u06ff]+)+\)?")
_WORDS_APART = re.compile(r"[\s,/;&+()\-–—]+(?:(?:and|и|ve|we|ۋە|және)\s+)?")


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(vocabulary()["qualifiers"]["words"])


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_synonyms().items(), key=lambda item: -len(item[0])))


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """The field, or None. Whole header first, then without brackets, then by the word it ends in or begins with."""
    key = header_key(header)
    if not key or len(key) > 40:
        return None
    known = _synonyms()
    if found := known.get(key) or known.get(header_key(_BRACKETS.sub("", clean(header)))) or compound(key):
        return found
    if found := known.get(key.rstrip("0123456789")) or _in_two_languages(header):  # 子女1, 子女2
        return found
    if match := _NAME_AND_MORE.fullmatch(key) or _AND_PHONE.fullmatch(key):
        return field_of(match[1])  # 父亲姓名及去向, 家庭住址及联系电话
    if re.search(r"[\u3400-\u9fff]", key) is None:
        return _qualified(header) or field_by_stems(header) or field_in_other_letters(header)
    if len(key) > 16 or key.startswith("是否"):  # 是否判决 is answered by yes or no
        return None
    bare = header_key(_BRACKETS.sub("", clean(header)))
    if bare != key and len(bare) >= MIN_CONTAINED and (found := field_of(bare)) not in {None, "ignore"}:
        return found  # 人员现状（在家/收押/判刑）
    if _NAME_AND_NUMBER.fullmatch(key):
        return "name"  # a number that stands in a cell of names is taken from there
    for word, field in _by_length():
        if len(word) >= MIN_CONTAINED and key.endswith(word) and field != "ignore":
            before = key[: -len(word)]
            if word == "类别" and _OTHER_KIND.search(before):
                continue
            if field in _OF_CUSTODY and (_KIN.search(before) or is_staff(before) or _OTHER_MATTER.search(before)):
                return None  # 父亲现状, 释放原因
            if field == "reason" and _NO_CUSTODY.search(before):
                return None
            if (field == "status" and _NO_STATUS.search(before)) or (field == "sentence" and _REST.search(before)):
                return None  # 就业去向, 剩余刑期
            if not _foreign(before, field):
                return field
            return "relatives_text" if field == "name" and _FAMILY.search(before) and not is_staff(before) else None
    if (told := field_by_han_stems(key)) and not (_KIN.search(key) or is_staff(key)):
        return told
    for word, field in _by_length():
        if len(word) >= MIN_CONTAINED and key.startswith(word):
            if is_staff(key[len(word) :]) or asks_else(field, key[len(word) :]):
                return None  # 社区民警, 社区意见, 判决法院
            if field in _NAMED_ALONE and (asked := _OF_THEM.search(key, len(word))):
                return "relatives_text" if asked["told"] else None
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
# 走访情况, 谈话记录: free text about the person.
_TOLD_AT_LENGTH = re.compile(
    r"(?:入户|日常|主要|具体|详细|相关|有关|其他|现实|工作|家访|走访|谈话|询问|调查|摸排|排查|核查|核实|查证|落实|甄别|研判|查找|了解|帮扶|帮教|管控|稳控)+"
    r"(?:情况|记录|内容|表现|说明)+"
)
_NAME_AND_MORE = re.compile(
    r"(.{0,6}姓名)(?:及|和|与|以及)?其?(?:去向|现状|状况|状态|情况|现实表现|关系|职业|联系方式|联系电话|电话|手机号?|单位|工作单位|年龄)"
)
_AND_PHONE = re.compile(
    r"(.{0,4}(?:地址|住址|住地|居住地|所在地|户籍地))(?:及|和|与|以及)?(?:联系)?(?:电话|方式|手机)(?:号码?)?"
)
_OF_CUSTODY = frozenset({"status", "sentence", "facility", "reason", "detained_on", "sentenced_on", "died_on"})
# The reason of something else than custody.
_OTHER_MATTER = re.compile(
    r"释放|死亡|病故|病亡|解除|结业|出所|出狱|离婚|注销|迁[入出移]|变更|出境|出国|回国|未归|外出|辍学|致?贫"
)
# Where somebody went who was let go, or left school; of what kind something else than the person is.
_NO_STATUS = re.compile(
    r"(?:就业|择业|就学|升学|毕业|结业|分配|安置|转学|出所|出狱|释放)后?$|资金|护照|证件|户[口籍]|[三圈]圈|残疾|疾病|贫困|低保|车辆?|保险|"
    r"民族|学历|职业|单位|学[校生]|关系|地[区域]|用工|专业|证$"
)
_REST = re.compile(r"剩|余|已服|已执行|未服|尚|扣除|减$")
# 撤控原因, 未入教原因: why somebody was not taken, or is no longer watched.
_NO_CUSTODY = re.compile(
    r"撤|解[控管]|销[控案]|脱[控管]|漏[控管]|调[出离]|转出|假释|减刑|保外|就医|住院|退学|请假|未|不[予能]|免"
)


def _in_two_languages(header: str) -> str | None:
    """收押时间 of a header that says the same in two scripts, or on two lines: the field that a part names."""
    text = clean(header)
    if (han := "".join(_HAN.findall(text))) and _LETTER.search(text):
        key = header_key(han)
        return _synonyms().get(key) or compound(key)
    parts = [part for part in _TWICE.split(header) if part.strip()] if _TWICE.search(header) else []
    if len(parts) < 2:
        return None
    found = {field for part in parts if (field := _synonyms().get(header_key(part)) or field_by_stems(part))}
    return found.pop() if len(found) == 1 else None


_TWICE = re.compile(r"\s*[\n|]\s*| / ")  # no bare slash: that joins a header to the one above it
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u06ff]{2}")


def in_han(header: str) -> str:
    """The Chinese of a header in two scripts: 收押时间 of "收押时间 قامالغان ۋاقتى"; "" for every other header."""
    return "".join(_HAN.findall(header)) if _HAN.search(header) and _LETTER.search(header) else ""


def _qualified(header: str) -> str | None:
    """Alleged reason, current status: what the header says without words that ask for nothing else."""
    if _is_whole_name(header):
        return "name"
    words = clean(header).casefold().split()
    first = next((n for n, word in enumerate(words) if word not in _qualifiers()), len(words))
    for begin in range(min(first, len(words) - 1), 0, -1):
        if found := _synonyms().get(header_key(" ".join(words[begin:]))):
            return found
    return None


_OF_FAMILY = re.compile(
    r"(?:亲属|家属|家庭成员|社会关系).*(?:情况|信息|名单|表现)$|(?:家庭|亲属|社会|社交|宗教|三个?)圈"
)
# 问题类别: of what was done.
_OTHER_KIND = re.compile(r"户|问题|案|罪|违法|残|宗教|婚姻|病种|国家|信息|数据|业务")


def names_and_numbers(header: str) -> bool:
    """Whether a column holds names with their numbers in the same cells: 姓名/身份证号."""
    return _NAME_AND_NUMBER.fullmatch(header_key(header)) is not None


_NAME_AND_NUMBER = re.compile(
    r"(?:人员|学员)?姓名(?:及|和|与)?(?:公民)?身份(?:证号?码?|号码)|身份证号?码?(?:及|和|与)?姓名"
)

# 联系人姓名, 民警姓名, 监护人身份证号: a name or number of somebody else than the person of the row.
_OTHERS = (
    "联系人",
    "民警",
    "监护人",
    "干部",
    "填表",
    "审核",
    "责任",
    "包户",
    "担保",
    "介绍人",
    "负责人",
    "领导",
    "亲戚",
    "结亲",
    "房东",
    "雇主",
    "老板",
    "店主",
    "班主任",
    "经办",
    "承办",
    "登记人",
    "举报",
)
_RELATIVE_OF_ROW = {"父亲": "father_name", "母亲": "mother_name", "配偶": "spouse_name", "户主": "household_head"}
# 家属姓名, 境外亲属姓名, 妻子身份证号: somebody of the person's family.
_RELATIVES = (
    r"社会关系|家属|家人|亲属|亲友|妻|老婆|老公|丈夫|爱人|儿子|女儿|子女|孩子|兄|弟|姐|妹|父|母|爷爷|奶奶|外公|外婆|姥姥|姥爷|孙[子女]|叔|伯|姑|舅|姨|侄|"
    r"外甥|公公|婆婆|女婿|儿媳|嫂|抚养人|赡养人|照料人|照顾人"
)
_KIN = re.compile(rf"家庭(?:主要|重要)?成员|亲戚|配偶|{_RELATIVES}")
_FAMILY = re.compile(_RELATIVES)


_DATES = frozenset({"birth", "detained_on", "died_on"})


def unit_of(header: str, field: str | None) -> str:
    """Years, months or days, where a header of sentences says that it counts them (刑期（月）, 刑期/年, "Sentence
    (months)"); the part of a date that has a column of its own (出生日期/月); else ""."""
    if field in _DATES:
        leaf = header.rpartition("/")[2].strip()
        return leaf if "/" in header and leaf in {"年", "月", "日"} else ""
    if field != "sentence" or (key := header_key(header)).endswith(("年月", "年月日", "止日")):
        return ""
    if key.endswith(("天", "天数", "日", "日数")):
        return "天"
    if (match := _COUNTED.search(header.casefold())) is not None:
        return " days" if match["days"] else " months"
    return "年" if key.endswith(("年", "年数")) else "个月" if key.endswith(("月", "月数")) else ""


_COUNTED = re.compile(
    r"(?<![^\W\d_])(?:(?P<days>days?|дн\w*|сут\w*|gün|күн|kün|كۈن|tagen?|jours?)|months?|мес\w*|ay|ай|ئاي|oy|monaten?|mois)\W*$"
)


def is_staff(before: str) -> bool:
    """Whether the beginning of a header names an official or a contact: 民警, 联系人."""
    return any(word in before for word in _OTHERS)


_OWN = frozenset({"name", "id", "birth", "sex", "age", "phone", "ethnicity"})


def _foreign(before: str, field: str) -> bool:
    if field not in _OWN:
        return False
    return any(word in before for word in (*_OTHERS, *_RELATIVE_OF_ROW)) or _FAMILY.search(before) is not None


@lru_cache(maxsize=4096)
def names_somebody_else(header: str) -> bool:
    """Whether a header says that its column is about another person than the row's: 联系人姓名, 家属身份证号."""
    key = header_key(header)
    ends = (word for word, field in _by_length() if field in _OWN and len(word) >= MIN_CONTAINED and key.endswith(word))
    return any(_foreign(key[: -len(word)], "name") for word in ends)


def of_family(stem: str) -> bool:
    """Whether the beginning of a header names somebody of the person's family: 配偶, 户主, 家属, not 民警."""
    if "监护人" in stem:  # no field of their own, but family where a row gives their number too
        return True
    if is_staff(stem):
        return False
    return _FAMILY.search(stem) is not None or stem.startswith(tuple(_RELATIVE_OF_ROW)) or _known_relation(stem)


def _known_relation(stem: str) -> bool:
    return parse_relation(stem) not in {None, "other"}


@lru_cache(maxsize=4096)
def stem_of(header: str, field: str) -> str | None:
    """Whose name or number a header speaks of: 配偶 of 配偶身份证号 (``field`` "id") and of 配偶 itself ("name"),
    监护人 of 监护人信息 over 姓名. None where it speaks of no one, or of something else."""
    key = header_key(under_group(header))
    if field == "name" and (_synonyms().get(key) or "") in _NAMED_ALONE:
        return next((key[: -len(w)] for w in _words_of("name") if key.endswith(w)), "") or key
    return next((key[: -len(w)] for w in _words_of(field) if key.endswith(w)), None) or None


_NAMED_ALONE = frozenset({"household_head", "spouse_name", "father_name", "mother_name", "children_names"})


@cache
def _words_of(field: str) -> tuple[str, ...]:
    return tuple(word for word, one in _by_length() if one == field and len(word) >= MIN_CONTAINED)


def under_group(header: str) -> str:
    """A header under another as one: 监护人信息/姓名 is 监护人姓名, 基本情况/姓名 is 姓名."""
    above, slash, below = header.partition("/")
    if not slash:
        return header
    return above.removesuffix("情况").removesuffix("信息").removesuffix("基本") + below


_OTHER_NUMBER = re.compile(
    r"imei|imsi|mac|qq|微信|[账帐]号|银行|卡号|电话|手机|护照|车牌|车架|发动机|案件|文号|档案|学号|工号|警号|phone|mobile|account|passport"
)


def is_other_number(header: str) -> bool:
    """Whether a header asks for a number that may be as long as an ID number, and is none: IMEI, 银行账号."""
    return _OTHER_NUMBER.search(header_key(header)) is not None


_MANY_DIGITS = re.compile(r"\d{4}")
_HEADER_ENDS = re.compile(r"(?:姓名|号码|证号|编号|日期|时间|地址|情况|原因|名称|类别|关系|与否|意见|\d)$")


def is_likely(header: str) -> bool:
    """Whether a cell ends as headers do (父亲身份证号, 研判意见), which data seldom does."""
    return _HEADER_ENDS.search(header_key(header)) is not None


# A place alone ("в лагере"), a status or "died" may be data as well.
_ASKED_BY_STEMS = frozenset({
    "detained_on", "sentenced_on", "reason", "name", "birth", "age", "sex", "ethnicity", "relation",
    "relative_relation", "relatives_text", "household_head", "county", "township", "village", "address", "died_on",
    FAMILY_MEMBER,
})  # fmt: skip


@lru_cache(maxsize=65536)
def is_exact(header: str) -> bool:
    """Whether the whole header is a known word, so that a row of such cells is a header row."""
    if _MANY_DIGITS.search(header):  # no header; and data would crowd out of memory what is one
        return False
    key, known = header_key(header), _synonyms()
    if key in known or compound(key) is not None or _NAME_AND_NUMBER.fullmatch(key) or _is_whole_name(header):
        return True
    if header_key(_BRACKETS.sub("", clean(header))) in known or _in_two_languages(header) is not None:
        return True
    if not (key[:1] < "\u3400" and key.isalpha() and asked_by_stems(header) in _ASKED_BY_STEMS):
        return False
    return kinds_of(header) not in TOLD_BY_ONE_WORD
