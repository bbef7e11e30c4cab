"""Lists of children (困境儿童台账, 收押人员子女名单): custody in them is of the family, unless a header says other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.kin.heldkin import CUSTODY, OF_HELD_KIN
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.signatures import told_lines
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import is_of_others, under_group

# Of pupils; who studies at a university, or abroad, is no child.
_CHILD: Final = (
    r"(?:(?:留守|困境|孤残|在校|学龄)*(?:儿童|孤儿|子女|儿女|未成年人?|孩子|小孩|幼儿)|"
    r"(?:小学|初中|高中|中小?学|义务教育|寄宿制?(?:学校)?|留守|困境)(?:阶段|学校)?(?:在校)?(?:学生|生(?!活|产|源))|(?:留守|困境)(?=人员|名单|台账|$))"
)
_OF_CHILDREN: Final = pattern_of(_CHILD)
_OWN: Final = pattern_of(r"(?:(?:该|本|此)?(?:儿童|孤儿|子女|儿女|孩子|小孩|学生|未成年人?|幼儿)|本人)")
# 困境儿童父母名单: who cares for them, or has them.
_THEIR_FAMILY: Final = pattern_of(
    rf"{_CHILD}的?(?:家庭|家长|父母|父亲|母亲|双亲|监护人|亲属|家属|家人|户(?!籍))|"
    # 多子女人员, 超生子女对象, 三个以上子女: who has many.
    r"(?:多|超生|[\d二两三四五六七八九十]个?(?:以上|及以上)?)的?(?:个|名)?(?:子女|儿女|孩子|小孩)"
)
# 爱人姓名: who is married is no child.
_PARENT: Final = pattern_of(r"(?:父母|父亲|母亲|家长|监护人)(?:双方|的?(?:姓名|名字))*")
_MARRIED: Final = pattern_of(r"(?:配偶|爱人|丈夫|妻子|老公|老婆)(?:的?(?:姓名|名字))?")
# 外出人员及子女: of whom a row is, nobody says.
_AND: Final = pattern_of(rf"[及和与、](?:其|他们的)?{_CHILD}")
# Beside these the person of the row is who has the child.
_CHILD_BESIDE: Final = pattern_of(rf"(?:未成年)?{_CHILD}的?(?:姓名|名字|人?数量?|个数|人数)?\d*")
_ASIDE: Final = pattern_of(r"[（(【\[][^（()）\[\]【】]*[)）\]】]")


@cache
def _held_children() -> re.Pattern[str]:
    """未成年在押人员, 收押学生, 儿童收押情况: children who are held themselves; not 收押人员子女, 父母服刑儿童."""
    kept = "|".join(vocabulary()["whose"]["kept"])
    return pattern_of(
        rf"(?:^|[^父母亲方人员者户])(?:被|在|已)?(?:{kept})的?{_CHILD}|{_CHILD}(?:人员|罪犯|学员)?(?:参加|接受|被|在|已)?(?:{kept}|罪犯|犯)"
    )


@lru_cache(maxsize=1024)
def lists_children(line: str) -> bool:
    """Whether a title, or the name of a sheet, is of a list of children who are not said to be held themselves."""
    plain = _ASIDE.sub("", simplified(clean(line)).replace(" ", ""))
    if _OF_CHILDREN.search(plain) is None or _THEIR_FAMILY.search(plain) or _AND.search(plain):
        return False
    return _held_children().search(plain) is None


def is_of_children(columns: Sequence[Column], over: Sequence[str], sheet: str) -> bool:
    """Whether a table is such a list, and no header says that custody is the child's, or that the rows are others."""
    names = [c for c in columns if c.field == "name"]
    if len(names) != 1 or not any(map(lists_children, (*told_lines(over), sheet))):
        return False
    who = header_key(under_group(names[0].header))
    if _OWN.match(whom(who)) is None and (is_of_held(who) or is_of_others(who)):
        return False
    rest = [c for c in columns if c is not names[0]]
    asked = [header_key(under_group(c.header)) for c in rest]
    if any(c.field == "children_names" for c in rest) or any(map(_CHILD_BESIDE.fullmatch, asked)):
        return False
    if any(map(_MARRIED.fullmatch, asked)) and not any(map(_PARENT.fullmatch, asked)):
        return False
    return not any(c.field in CUSTODY and _says_whose(c) for c in rest)


def _says_whose(column: Column) -> bool:
    return column.reason in {"mapping", "profile"} or bool(_OWN.match(header_key(under_group(column.header))))


def custody_is_not_theirs(columns: Sequence[Column], over: Sequence[str], sheet: str) -> list[Column]:
    """The columns of a table; in a list of children what tells of custody is only kept as text. A status may be of
    school: of that only what says that somebody is held is nobody's, as each row tells."""
    if not is_of_children(columns, over, sheet):
        return list(columns)
    return [
        replace(c, field=None, reason=OF_HELD_KIN) if c.field in CUSTODY and c.field not in _STATUS else c
        for c in columns
    ]


_STATUS: Final = frozenset({"status", "status_on"})
