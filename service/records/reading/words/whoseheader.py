"""Of whom a header speaks: the person of the row, somebody of the family, an official."""

from __future__ import annotations

from functools import lru_cache

from service.matching.values.relations import parse_relation
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import MIN_CONTAINED, by_length, header_key, synonyms, words_of_field

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
    "保证人",
    "见证人",
    "证明人",
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
    r"外甥|公公|婆婆|女婿|[长次大小幺幼独养继二三四五][子女](?!性)|独生子|儿媳|岳(?!普湖)|祖[父母]|姥|甥|老伴|丈人|连襟|妯娌|嫂|家长|抚养人|赡养人|照料人|照顾人|领养人|收养人|看护人|带养人"
)
KIN = pattern_of(rf"家庭(?:主要|重要)?成员|亲戚|配偶|{_RELATIVES}")
FAMILY = pattern_of(_RELATIVES)


def is_staff(before: str) -> bool:
    """Whether the beginning of a header names an official or a contact: 民警, 联系人."""
    before = _WARD.sub("", before)
    return any(word in before for word in _OTHERS)


# Who is in somebody's care, or entered by somebody, is the person, not the one who cares.
_WARD = pattern_of(
    r"被(?:监护|抚养|照料|照顾|赡养|收养|看护|领养|帮扶|登记|担保|保证|申报)(?:人员|人|对象|者)|登记人(?=[口数])"
)


_OWN = frozenset({"name", "id", "birth", "sex", "age", "phone", "ethnicity"})


# Those who visit, sign or ask for somebody.
_CALLERS = pattern_of(
    r"(?:会见|探视|探望|接见|来访|送物|存款|汇款|领取|领回|签字|申报|申请|报案|取保|通话|视频)人|娘家|婆家|岳家"
)


def is_of_others(before: str) -> bool:
    """Whether the beginning of a header, or a group of them, names kin, an official or a caller: 亲属, 民警, 会见人."""
    before = _WARD.sub("", before)
    return KIN.search(before) is not None or is_staff(before) or _CALLERS.search(before) is not None


def is_foreign(before: str, field: str) -> bool:
    if field not in _OWN:
        return False
    before = _WARD.sub("", before)
    return any(word in before for word in (*_OTHERS, *_RELATIVE_OF_ROW)) or FAMILY.search(before) is not None


@lru_cache(maxsize=4096)
def names_somebody_else(header: str) -> bool:
    """Whether a header says that its column is about another person than the row's: 联系人姓名, 家属身份证号."""
    key = header_key(header)
    ends = (word for word, field in by_length() if field in _OWN and len(word) >= MIN_CONTAINED and key.endswith(word))
    return any(is_foreign(key[: -len(word)], "name") for word in ends)


def of_family(stem: str) -> bool:
    """Whether the beginning of a header names somebody of the person's family: 配偶, 户主, 家属, not 民警."""
    if "监护人" in stem:  # no field of their own, but family where a row gives their number too
        return True
    if is_staff(stem):
        return False
    return FAMILY.search(stem) is not None or stem.startswith(tuple(_RELATIVE_OF_ROW)) or _known_relation(stem)


def _known_relation(stem: str) -> bool:
    return parse_relation(stem) not in {None, "other"}


@lru_cache(maxsize=4096)
def stem_of(header: str, field: str) -> str | None:
    """Whose name or number a header speaks of: 配偶 of 配偶身份证号 (``field`` "id") and of 配偶 itself ("name"),
    监护人 of 监护人信息 over 姓名. None where it speaks of no one, or of something else."""
    key = header_key(under_group(header))
    if field == "name" and (synonyms().get(key) or "") in NAMED_ALONE:
        return next((key[: -len(w)] for w in words_of_field("name") if key.endswith(w)), "") or key
    return next((key[: -len(w)] for w in words_of_field(field) if key.endswith(w)), None) or None


NAMED_ALONE = frozenset({"household_head", "spouse_name", "father_name", "mother_name", "children_names"})


def under_group(header: str) -> str:
    """A header under another as one: 监护人信息/姓名 is 监护人姓名, 基本情况/姓名 is 姓名."""
    above, slash, below = header.partition("/")
    if not slash:
        return header
    return above.removesuffix("情况").removesuffix("信息").removesuffix("基本") + below
