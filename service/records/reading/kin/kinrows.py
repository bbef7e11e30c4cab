"""Tables about the kin of those who are held: the row's person is free, and somebody else is named as held.

亲属姓名, 身份证号, 三类人员姓名, 与三类人员关系, 收押时间: the number is the relative's, the custody is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.headers.callers import is_caller
from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.ties import THAT_ONE, to_whom
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.kin.heldkin import OF_HELD_KIN
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.kin.whoserelation import TO_WHOM
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import KIN, is_of_others, under_group

#: Why a column names somebody who is held, in a table about the kin of such; and why others are kept as text.
THE_HELD: Final = "the detained whose kin the rows are about"
TO_THE_HELD: Final = "what the person of the row is to the detained"
OF_THE_HELD: Final = "of the detained, not of the person of the row"
OF_KIN: Final = "of the kin, not of the detained"
# What befell one of the two, and nobody says which; a note may be of either.
_CUSTODY: Final = frozenset({
    "status", "status_on", "sentence", "sentence_years", "sentenced_on", "facility", "reason", "detained_on",
    "died_on", "health", "note",
})  # fmt: skip
# What tells one person from another. Where it stands behind the name of the held alone, it is theirs.
_OWN: Final = frozenset({"id", "birth", "sex", "age", "ethnicity"})
_HOME: Final = frozenset({"address", "county", "township", "village"})
_NAMES_KIN: Final = frozenset({
    "relatives_text", "father_name", "mother_name", "spouse_name", "children_names", "siblings_names", "household_head",
})  # fmt: skip
_RELATED: Final = frozenset({"relation", "relative_relation"})
_BARE: Final = pattern_of(r"(?:亲属|家属|亲戚)?(?:关系|称谓|称呼)")
_CHOSEN: Final = frozenset({"mapping", "profile"})


def rows_of_kin(columns: Sequence[Column]) -> list[Column]:
    """The columns. Beside the person of the row one other is named as held: what is told of custody is theirs. Where
    nothing tells the first of them from others, the row is about the one who is held."""
    own = [c for c in columns if c.field == "name"]
    held = [
        c
        for c in columns
        if c.field == "relatives_text"
        and c.reason in {SECOND_NAME, "header"}
        and not tells(c.header)
        and is_of_held(under_group(c.header))
    ]
    if len(own) == 1 and not held and (to := _to_somebody_unnamed(columns, own[0])) is not None:
        return [_of_kin(c, own[0], to) if c.field in _CUSTODY or c is to else c for c in columns]
    if len(own) != 1 or len(held) != 1 or own[0].reason in _CHOSEN or is_of_held(under_group(own[0].header)):
        return list(columns)
    told = [c.index for c in columns if c.field in _OWN]
    numbers = [c.index for c in columns if c.field == "id"]
    if own[0].index < held[0].index and not any(i < held[0].index for i in numbers or told):
        return _about_the_held(columns, own[0], held[0])
    return [_of_kin(c, own[0], held[0]) for c in columns]


def _to_somebody_unnamed(columns: Sequence[Column], own: Column) -> Column | None:
    """姓名, 身份证号, 与收押人员关系, 收押类别: the column that says what the person is to somebody who is held and not
    named, where nothing before it is told of custody, and nobody else whose relation it might be."""
    if any(c.field in _NAMES_KIN or is_of_others(header_key(c.header)) for c in columns):
        return None
    before = {c.index + 1 for c in columns if c.field in {"name", *_OWN, *_HOME}}
    to = [c for c in columns if c.field == "relative_relation" and (who := _to(c)) is not None and is_of_held(who)]
    if len(to) != 1 or to[0].index not in before or is_of_held(under_group(own.header)):
        return None
    return None if any(c.field in _CUSTODY and c.index < to[0].index for c in columns) else to[0]


def _about_the_held(columns: Sequence[Column], own: Column, held: Column) -> list[Column]:
    """家属姓名, 与收押人员关系, 收押人员姓名, 身份证号, 收押时间."""
    found = []
    for column in columns:
        if column is held:
            column = replace(column, field="name", reason="the person of the row")
        elif column is own:
            column = replace(column, field="relatives_text", reason=SECOND_NAME)
        elif column.field in _HOME and _says_whose(column, own):
            column = replace(column, field=None, reason=OF_KIN)
        elif column.field in {*_RELATED, None} and _to_held(column, held):
            column = replace(column, field="relative_relation", reason="header")
        found.append(column)
    return found


def _of_kin(column: Column, own: Column, held: Column) -> Column:
    if column is held:
        return replace(column, reason=THE_HELD)
    if column.reason in _CHOSEN:
        return column
    if column.field in _CUSTODY and not _says_whose(column, own):
        return replace(column, field=None, reason=OF_THE_HELD)
    if column.field not in {*_RELATED, None}:
        return column
    key = header_key(under_group(column.header))
    if _to_held(column, held) or (_BARE.fullmatch(key) and KIN.search(header_key(own.header))):
        return replace(column, field="relative_relation", reason=TO_THE_HELD)
    if column.field in _RELATED and (_BARE.fullmatch(key) or _to(column) is not None) and "户主" not in key:
        return replace(column, field=None, reason="unknown header")  # nobody says to whom
    return column


def _says_whose(column: Column, own: Column) -> bool:
    """Whether a header says that it is of the person of the row: 亲属现状 beside 亲属姓名."""
    who = whom(under_group(own.header))
    return len(who) > 1 and header_key(under_group(column.header)).startswith(who)


def _to_held(column: Column, held: Column) -> bool:
    """Whether a header asks what somebody is to the one who is held: 与三类人员关系, "relation to detainee"."""
    key = header_key(under_group(column.header))
    if (to := _to(column)) is not None:
        return is_of_held(to) or to in {whom(under_group(held.header)), THAT_ONE}
    return column.field == "relative_relation" and not "\u3400" <= key[:1] <= "\u9fff"


def _to(column: Column) -> str | None:
    """To whom a column asks the tie, also where more stands around it: 亲属与被收押人关系."""
    key = header_key(under_group(column.header))
    if (to := to_whom(key)) is not None:
        return to
    match = TO_WHOM.search(key)
    return match["who"] if match is not None else None


def about_kin(columns: Sequence[Column]) -> bool:
    """Whether the rows are about the kin of others who are held, or about who sends to such or visits them."""
    return any(c.reason in {THE_HELD, OF_HELD_KIN} or (c.field == "name" and is_caller(c.header)) for c in columns)
