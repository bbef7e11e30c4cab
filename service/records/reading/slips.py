"""Rows whose cells slipped by a column: an extra or a missing cell near the start."""

from __future__ import annotations

from service.matching.values.idnumber import parse_id
from service.matching.values.sex import parse_sex
from service.records.reading.content import looks_like_name
from service.records.reading.rows import DataRow
from service.records.reading.sheets import text_of


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
            own = text_of(values[name_at])
            return by if not looks_like_name(own) or parse_sex(own) else 0
    return 0
