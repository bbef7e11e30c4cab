"""What a relative who is held is to the person of the row, whom a header asks by name: 被收押亲属系本人的, 与本人系."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.headers.ties import to_whom
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.kin.heldkin import names_held_kin
from service.records.reading.kin.kinrows import THE_HELD, TO_THE_HELD
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import under_group

# 被收押亲属|系本人的, 与本人系.
_BEGINS: Final = pattern_of(r"[与和跟同系是为]|(?<![亲家])属")
_WITH_IS: Final = pattern_of(r"[与和跟同](?P<who>[^系是为]+)(?<!关)[系是为](?:何人|什么人|谁|何关系|什么关系)?")
# The person of the row.
_SELF: Final = pattern_of(r"(?:其)?本人|自己|该人|此人|(?:受助|受访|领取|领款|申请|慰问|走访)(?:人|家属)")
_KIN: Final = pattern_of(r"[该其此]?(?:亲属|家属|亲人|家人)|[他她]|[这那该]个?人")


def with_tie_of_held_kin(columns: Sequence[Column]) -> list[Column]:
    """The columns. Where one column names a relative who is held, 系本人的 and 与本人关系 behind it say what that one
    is to the person of the row; 系被收押人员的 says what the person of the row is to them."""
    own = [c for c in columns if c.field == "name"]
    held = [c for c in columns if c.field == "relatives_text" and (names_held_kin(c.header) or c.reason == THE_HELD)]
    held = [c for c in held if whose_to_whom(c.header)[1] is None]
    if len(own) != 1 or len(held) != 1:
        return list(columns)
    told = {c: reason for c in columns if c.index > held[0].index and (reason := _tie(c, own[0], held[0]))}
    others = [c for c in columns if c.field == "relative_relation" and c not in told]
    if len(told) != 1 or others:
        return list(columns)
    return [replace(c, field="relative_relation", reason=told[c]) if c in told else c for c in columns]


def _tie(column: Column, own: Column, held: Column) -> str | None:
    """Why a column is taken for the tie of the two, by who of them is what to the other; None if it tells none."""
    if column.field not in {None, "relation", "relative_relation", "relatives_text"} or column.reason in {
        "mapping",
        "profile",
    }:
        return None
    one, to = whose_to_whom(column.header)
    if to is None:
        return None
    if _is_row(to, own) and (not one or _is_held(one, held)):
        return "header"
    if _is_held(to, held) and (not one or _is_row(one, own)):
        return TO_THE_HELD
    return None


def whose_to_whom(header: str) -> tuple[str, str | None]:
    """Whose tie to whom a header asks: 被收押亲属 and 本人 of 被收押亲属系本人的; "" where it does not say whose."""
    key = header_key(under_group(header))
    for begins in _BEGINS.finditer(key):
        rest = key[begins.start() :]
        match = _WITH_IS.fullmatch(rest)
        if (to := match["who"] if match is not None else to_whom(rest)) is not None:
            return key[: begins.start()], to
    return "", None


def _is_row(who: str, own: Column) -> bool:
    return _SELF.fullmatch(who) is not None or (len(who) > 1 and who == whom(under_group(own.header)))


def _is_held(who: str, held: Column) -> bool:
    if who == whom(under_group(held.header)) or is_of_held(who) or names_held_kin(who):
        return True
    return _KIN.fullmatch(who) is not None
