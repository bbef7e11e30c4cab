"""Tables that name nobody but kin of each other: 子女姓名, 性别, 身份证号, 父亲姓名, 父亲状态, 母亲姓名.

The person of the row is the one with whom the number, the sex and the day of birth stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.kin.heldkin import names_held_kin
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.kin.tiesofheldkin import whose_to_whom
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import stem_of, under_group

_NAMED: Final = frozenset({
    "household_head", "father_name", "mother_name", "spouse_name", "children_names", "siblings_names", "relatives_text",
})  # fmt: skip
_OWN: Final = frozenset({"id", "sex", "birth"})
# What the others are to the person of the row, where that is one of these.
_TO: Final = {
    "children_names": {},
    "father_name": {"mother_name": "spouse_name"},
    "mother_name": {"father_name": "spouse_name"},
    "spouse_name": {},
}
# Those of whom nobody can be sure whose they are, if the person is another than they seem to be told of.
_UNSURE: Final = {
    "children_names": {"spouse_name", "siblings_names", "children_names"},
    "father_name": {"spouse_name", "siblings_names", "father_name", "relatives_text"},
    "mother_name": {"spouse_name", "siblings_names", "mother_name", "relatives_text"},
    "spouse_name": {"father_name", "mother_name", "siblings_names", "relatives_text", "household_head"},
}
_ONE: Final = pattern_of(r"姓名\d*$|^(?:父亲|母亲|妻子|丈夫|配偶|爱人|孩子)$|name$|家属$|亲属$|[取款助访]人$")
_NOT_FIELDS: Final = pattern_of(r"监护人|联系人|家长|抚养人|照料人|照顾人|领养人|收养人|领[取款]人|受(?:助|访)人")


def with_the_number(columns: Sequence[Column]) -> list[Column]:
    """The columns; the kin with whom the number stands is the person of the row, where no column names another."""
    if any(c.field in {"name", "alias"} for c in columns):
        return list(columns)
    asked = [c for c in columns if c.reason == "unknown header" and _WARD.fullmatch(header_key(under_group(c.header)))]
    if len(asked) == 1:  # 学生, 性别, 身份证号, 父亲
        return [replace(c, field="name", reason="the person of the row") if c is asked[0] else c for c in columns]
    own = _owner(columns)
    if own is not None and _is_one_of_a_family(own, columns):
        to_head = any(c.field == "relation" for c in columns)
        return [_of_one_of_a_family(c, own, to_head) for c in columns]
    if own is None or own.field is None or own.field not in _TO:
        return list(columns)
    others = [c for c in columns if c.field in _NAMED and c is not own]
    if not others or any(c.field in _UNSURE[own.field] for c in others):
        return list(columns)
    turned = _TO[own.field]
    return [
        replace(c, field="name", reason="the person of the row")
        if c is own
        else replace(c, field=turned[c.field])
        if c.field in turned
        else c
        for c in columns
    ]


def _is_one_of_a_family(own: Column, columns: Sequence[Column]) -> bool:
    """慰问家属姓名, 性别, 身份证号, 户主, 被收押亲属姓名: whom a list of families gives by name and number is the
    person, and not the head of the household, who stands elsewhere in the row."""
    if own.field not in {"relatives_text", None} or names_held_kin(own.header):
        return False
    if not _KIN_NAMED.fullmatch(header_key(under_group(own.header))):
        return False
    rest = [c for c in columns if c is not own and whose_to_whom(c.header)[1] is None]
    held = [c for c in rest if c.field in {"relatives_text", None} and names_held_kin(c.header)]
    others = [c for c in rest if c.field in _NAMED or c in held]
    heads = [c for c in others if c.field == "household_head"]
    return len(heads) <= 1 and others != [] and len(heads) + len(held) == len(others)


def _of_one_of_a_family(column: Column, own: Column, to_head: bool) -> Column:
    """The person of the row; what is told of custody is that of others, unless the family is listed by the tie of each
    to the head."""
    if column is own:
        return replace(column, field="name", reason="the person of the row")
    if column.field in CUSTODY and not to_head and column.reason not in {"mapping", "profile"}:
        return replace(column, field=None, reason=OF_A_RELATIVE)
    return column


# One of a family to whom somebody came, or who was given something: 受访家属, 被慰问家属, 家属, 领取人.
_KIN_NAMED: Final = pattern_of(
    r"(?:(?:[受被接](?:受)?)?(?:助|访|慰问|走访|帮扶|救助|资助|补助|帮教|探望|益)|困难|贫困|留守|在家|领取|领款|本户|在押人员|收押人员|"
    r"被收押人员|服刑人员)*的?(?:家属|亲属|家庭成员)(?:的?(?:姓名|名字))?|(?:领[取款]|受(?:助|访))人(?:的?(?:姓名|名字))?"
)

# Children, pupils and the old, in lists that tell what became of their family; those whom cadres visit.
_WARD: Final = pattern_of(
    r"(?:留守|困境|贫困|孤独|独居|空巢|高龄|辍学|在校|寄宿|学龄|未成年)*(?:学生|儿童|孩子|小孩|子女|儿女|孤儿|幼儿|婴儿|婴幼儿|未成年人?|老人|老年人)(?:姓名|名字)?|"
    r"(?:结亲|结对|认亲|帮扶|包联|包保|承包|走访)(?:户|家庭|对象|群众)(?:的?(?:姓名|名字))?"
)
CUSTODY: Final = frozenset({
    "status", "status_on", "sentence", "sentence_years", "sentenced_on", "facility", "reason", "detained_on", "died_on",
})  # fmt: skip


def custody_of_kin(columns: Sequence[Column]) -> list[Column]:
    """学生姓名, 身份证号, 父亲姓名, 母亲姓名, 处理情况: what stands behind the names of the family of a child is
    theirs, and nobody says whose."""
    own = next((c for c in columns if c.field == "name" and c.reason != "mapping"), None)
    if own is None or not _WARD.fullmatch(header_key(under_group(own.header))):
        return list(columns)
    kin = [c.index for c in columns if c.index > own.index and names_one(c)]
    return [
        replace(c, field=None, reason=OF_A_RELATIVE)
        if kin and c.index > kin[0] and c.field in CUSTODY and c.reason not in {"mapping", "profile"}
        else c
        for c in columns
    ]


def _owner(columns: Sequence[Column]) -> Column | None:
    """The one column of names right behind which all that tells a person from others stands."""
    found: list[Column] = []
    at: Column | None = None
    for column in columns:
        if names_one(column):
            at = column
        elif column.field in _OWN and at is not None and not _whose(column) and at not in found:
            found.append(at)
    return found[0] if len(found) == 1 and _ONE.search(header_key(under_group(found[0].header))) else None


def names_one(column: Column) -> bool:
    """Whether a column names somebody of the family, or who cares for or acts for them."""
    if column.field in _NAMED:
        return True
    if column.field is not None:
        return False
    key = header_key(under_group(column.header))
    return stem_of(column.header, "name") is not None or _NOT_FIELDS.fullmatch(key) is not None


def _whose(column: Column) -> bool:
    """Whether a header says whose number it is: 父亲身份证号."""
    return column.field == "id" and stem_of(column.header, "id") not in {None, "公民", "居民"}
