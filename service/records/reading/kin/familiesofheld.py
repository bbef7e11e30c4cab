"""Lists of the families of those who are held (在押人员家属登记): 何时被抓, 关在哪里 are not of the relative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.kin.heldkin import CUSTODY, names_held_kin
from service.records.reading.kin.kinrows import OF_THE_HELD
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.signatures import told_lines
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.words.whoseheader import under_group

_KIN: Final = "(?:家属|亲属|家人|亲人|亲戚)"
_ROWS: Final = pattern_of(rf"(?:直系|主要|受访|被访|走访)?{_KIN}")
# 家属现状, 本人何时被抓: of the relative.
_THEIRS: Final = pattern_of(rf"(?:该|其)?(?:{_KIN}|本人|自己)")
# A status that is none of custody may be of anybody: 目前状况.
_SAID: Final = pattern_of(r"[抓关押判拘捕狱牢刑]|教培|里面")
_ANYBODY: Final = frozenset({"status", "status_on", "reason", "died_on"})


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    kept = "|".join(vocabulary()["whose"]["kept"])
    who = "(?:人员|对象|学员|罪犯|犯人|人|者|犯)"
    return pattern_of(rf"(?:{kept}){who}的?(?:家庭|直系|主要)?{_KIN}"), pattern_of(
        rf"{_KIN}(?:中|被|已|也|再|在)*(?:{kept})"
    )


def lists_families_of_held(line: str) -> bool:
    """Whether a title is of a list of such families: 服刑、在押人员家属登记; not 在押人员亲属收押情况."""
    plain = simplified(clean(line)).replace(" ", "")
    families, held = _titles()
    return families.search(plain) is not None and held.search(plain) is None


def without_custody_of_kin(columns: Sequence[Column], over: Sequence[str], sheet: str) -> list[Column]:
    """The columns of a table; in such a list, whose rows are the relatives by their header, what is told of custody
    is of the one who is held, whether or not a column names them."""
    own = [c for c in columns if c.field == "name"] or [
        c for c in columns if c.field == "relatives_text" and _ROWS.fullmatch(whom(under_group(c.header)))
    ]
    if len(own) != 1 or not any(map(lists_families_of_held, (*told_lines(over), sheet))):
        return list(columns)
    who = under_group(own[0].header)
    if _ROWS.fullmatch(whom(who)) is None or is_of_held(who) or names_held_kin(who):
        return list(columns)
    return [replace(c, field=None, reason=OF_THE_HELD) if _is_of_the_held(c) else c for c in columns]


def _is_of_the_held(column: Column) -> bool:
    key = header_key(under_group(column.header))
    if column.field not in CUSTODY or column.reason in {"mapping", "profile"} or _THEIRS.match(key):
        return False
    return column.field not in _ANYBODY or _SAID.search(key) is not None
