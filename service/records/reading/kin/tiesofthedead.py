"""What the relative of a row is to its person, asked behind the name with a verb: 通知家属, 家属系死者的."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.kin.tiesofheldkin import whose_to_whom
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.whoseheader import under_group

_PERSON: Final = pattern_of(r"(?:其)?本人|该人|此人|学员|罪犯|死者|亡者|逝者|死亡人员|病人")
_KIN: Final = pattern_of(r"[该其此]?(?:亲属|家属|亲人|家人)")


def with_tie_to_the_person(columns: list[Column]) -> list[Column]:
    """The columns; 家属系死者的 behind the one name of a relative, which is asked of nobody but the person of the row,
    is the relation of that relative."""
    names = [c for c in columns if c.field == "name"]
    if len(names) != 1 or any(c.field == "relative_relation" for c in columns):
        return columns
    who = whom(under_group(names[0].header))
    asked = []
    for column in columns:
        if column.field not in {None, "relation", "relatives_text"} or column.reason in {"mapping", "profile"}:
            continue
        one, to = whose_to_whom(column.header)
        if to is None or not (to == who or _PERSON.fullmatch(to) or (is_of_held(to) and is_of_held(who))):
            continue
        kin = [c for c in columns if c.field == "relatives_text" and c is not column and c.index < column.index]
        if len(kin) == 1 and (not one or _KIN.fullmatch(one) or one == whom(under_group(kin[0].header))):
            asked.append(column)
    if len(asked) != 1:
        return columns
    return [replace(c, field="relative_relation", reason="header") if c is asked[0] else c for c in columns]
