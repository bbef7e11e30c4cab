"""The ID numbers of a row, and what the report says of them."""

from __future__ import annotations

import re
from typing import Final

from service.matching.values.idnumber import UNKNOWN, IdNumber, check_character, parse_id
from service.records.reading.cells.damage import is_filled
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.numberstarts import start_of
from service.records.reading.rows.rowcells import RowCells
from service.records.reading.rows.together import numbers_in

# In a cell of the ID number these say that there is none; nothing is damaged there.
# Characters of a number that tell at least a county and a year of birth.
_PLACE_AND_YEAR: Final = 10
_MISSING: Final = pattern_of(
    r"\s*(?:无(?:身份证号?码?|证|号)?|没有(?:身份证)?|未(?:知|办理?|填|登记|提供)|不(?:详|明|清|清楚|知道?)|空(?:白)?|缺(?:失)?|"
    r"暂(?:无|缺)|"
    r"(?:尚|还|暂|均|一直)*(?:未|没有?)(?:上|落|报|入|登|办理?|登记)(?:户口?|户籍)|[无没]有?户[口籍]|黑户|"
    r"null|none|nil|n/?a|unknown|not known|missing|нет(?: данных)?|неизвестно|yok|"
    r"bilinmiyor|жоқ|белгісіз|يوق|نامەلۇم)\s*[。.]?\s*",
    re.IGNORECASE,
)

_STARRED: Final = pattern_of(r"[*＊•●]\s*$")


def read_numbers(row: RowCells, header_of: dict[str, str]) -> None:
    """Adds to ``row.ids`` what stands in the column of the ID number, or in another where that has none."""
    value = row.values.get("id", "")
    if value != "":
        text, header = row.texts["id"], header_of["id"]
        found = parse_id(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        if found is None and isinstance(value, str) and len(value) > 18:
            inside = [n for one in numbers_in(value) if (n := parse_id(one)) is not None]
            found = inside[0] if len(inside) == 1 else None
            if len(inside) > 1 and all(n.sound for n in inside):
                row.ids += inside
                row.problem("several_ids", header, text)
                return
        if found is None and isinstance(value, str):
            found = start_of(value)
        if found is None:
            if is_filled(text) and not _MISSING.fullmatch(text):
                row.problem("unreadable_id", header, text)
        else:
            row.ids.append(found)
            code = {"damaged": "damaged_id", "whole_bad_check": "bad_check", "partial": "id_length"}.get(found.kind)
            if code == "bad_check" and check_character(found.text[:17]) == found.text[17]:
                code = "impossible_date"  # all that is wrong is the day of birth
            if code is None and _STARRED.search(text) and len(text) > len(found.text):
                code = "starred_id"
            if code:
                row.problem(code, header, text)
    if not row.ids or row.ids[0].fragment:
        for header, text in row.cells.items():
            if 18 <= len(text) <= 24 and text != row.texts.get("id") and not _is_others(row, header):
                found = parse_id(text)
                if found is not None and found.sound:
                    row.problem("misplaced_id", header, text)
                    row.ids.append(found)
                    break


def tells_somebody(number: IdNumber) -> bool:
    """Whether the number alone says who is meant: of 6531 or 6.53121E+17 hundreds of thousands could be."""
    return len(number.known.replace(UNKNOWN, "")) + len(number.fragment) >= _PLACE_AND_YEAR


def _is_others(row: RowCells, header: str) -> bool:
    """A sound number under a header of its own (户主身份证号, an unmapped 联系人身份证号) is somebody else's."""
    column = next((c for c in row.data.plan.columns if c.header == header), None)
    return column is None or column.field == "household_head_id" or "证" in header
