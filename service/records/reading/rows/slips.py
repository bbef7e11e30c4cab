"""Rows whose cells slipped by a column: an extra or a missing cell near the start, or two in each other's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from service.matching.values.idnumber import parse_id
from service.matching.values.sex import parse_sex
from service.records.reading.rows.datarows import DataRow
from service.records.reading.words.content import is_ethnicity, looks_like_name
from service.records.reading.workbooks.sheets import Value, text_of


def shift(data: DataRow) -> int:
    """By how many columns the row has slipped: 0 unless both the name and a sound ID number stand that far off."""
    values, id_at, name_at = data.values, data.plan.id_at, data.plan.name_at
    if id_at < 0 or name_at < 0 or id_at >= len(values) or len(text_of(values[id_at])) >= 15:
        return 0
    for by in (1, -1, 2):
        number, name = id_at + by, name_at + by
        if not 0 <= name < len(values) or not 0 <= number < len(values) or not isinstance(values[number], str):
            continue
        found = parse_id(str(values[number])) if len(str(values[number])) >= 18 else None
        if found is not None and found.sound and looks_like_name(text_of(values[name])):
            own = text_of(values[name_at]) if name_at < len(values) else ""
            return by if not looks_like_name(own) or parse_sex(own) else 0
    return 0


def set_right(data: DataRow) -> list[Value] | None:
    """The cells of a row as they should stand, where some of them have slipped and what they hold tells how: all from
    the name on (:func:`shift`), those between the name and a sound number, or name and number in each other's place."""
    whole = list(data.values)
    name, number = data.plan.name_at, data.plan.id_at
    if (by := shift(data)) != 0:
        return whole[:name] + whole[name + by :] if by > 0 else whole[: name + by] + [""] * -by + whole[name + by :]
    if not 0 <= name < number < len(whole):
        return None
    if _is_number(whole[name]) and looks_like_name(text_of(whole[number])):
        whole[name], whole[number] = whole[number], whole[name]
        return whole
    if not looks_like_name(text_of(whole[name])) or len(text_of(whole[number])) >= _SHORT:
        return None
    ways: list[list[Value]] = []
    between = range(name + 1, number + 1)
    asks = {i: f for i, header, f in data.plan.cells if f not in _OWN_NUMBERS and "证" not in header}
    if number + 1 < len(whole) and number + 1 in asks and _is_number(whole[number + 1]):
        ways = [whole[:k] + whole[k + 1 :] for k in between if text_of(whole[k]).strip() == ""]
    elif number - 1 in asks and _is_number(whole[number - 1]):
        ways = [[*whole[:k], "", *whole[k:]] for k in between]
    return max(ways, key=lambda way: _fit(way, data), default=None)


_SHORT = 15
# Beside these a number may be somebody else's.
_OWN_NUMBERS = frozenset({None, "id", "household_head_id", "relatives_text", "note"})


def _is_number(value: Value) -> bool:
    text = value if isinstance(value, str) else ""
    return len(text) >= _SHORT and (found := parse_id(text)) is not None and found.sound


def _fit(values: Sequence[Value], data: DataRow) -> int:
    """In how many columns stands what their header asks for."""
    return sum(1 for i, _, f in data.plan.cells if f in _ASKS and i < len(values) and _ASKS[f](text_of(values[i])))


_ASKS: dict[str, Callable[[str], bool]] = {
    "sex": lambda text: parse_sex(text) is not None, "ethnicity": is_ethnicity, "id": _is_number,
}  # fmt: skip
