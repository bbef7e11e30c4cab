"""Persons told in sentences, one to a cell: 1、姓名，男，维吾尔族，1980年1月2日出生，身份证号……，家住……"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from service.matching.values.sex import parse_sex
from service.records.reading.columns.guesses import letter
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.together import numbers_in
from service.records.reading.statement import Column
from service.records.reading.words.content import is_ethnicity, looks_like_name
from service.records.reading.workbooks.sheets import Value

WHY = "persons told in sentences"
# In this order the values of a line stand behind its cells.
_TOLD = ("name", "sex", "ethnicity", "birth", "id", "address", "note")
_CUT = pattern_of(r"[，,；;。、\n\r\t(（)）]+")
_LABEL = pattern_of(
    r"^(?:姓名|名字|性别|民族|族别|出生日期|出生年月|生于|身份证号码?|公民身份号码|户籍地址?|现住址?|住址)[:：]?\s*"
)
_NUMBERED = pattern_of(r"^\s*(?:[(（]?\d{1,4}[)）]?\s*[、.．:：)）]?|[一二三四五六七八九十]{1,3}[、.．])\s*")
_BORN = pattern_of(
    r"^(?:生于)?(\d{2,4}\s*[年.\-/]\s*\d{1,2}(?:\s*[月.\-/]\s*\d{1,2})?\s*[日号]?)\s*(?:出?生)?(?:于.*)?$"
)
_LIVES = pattern_of(r"^(?:现?家?住(?:址|在|于)?|户籍(?:地址?|所在地)?|籍贯)[:：]?\s*(?=\S{3})")
_FIRST = 3  # a name stands among the first pieces, or nowhere


def _told_in_lines(texts: Mapping[int, Sequence[str]]) -> bool:
    """Whether rows (by number) tell persons in sentences: most have one cell of words, with a number in it."""
    filled = [row for row in texts.values() if any(row)]
    lines = [row for row in filled if _line(row) is not None]
    return len(lines) >= 2 and len(lines) * 2 > len(filled)


class PersonsInLines(NamedTuple):
    """Rows of sentences. ``columns``: their cells, and behind them what each sentence tells. ``rows``: by number, None
    for one that names nobody. ``first``: the number of the first that does."""

    columns: list[Column]
    rows: dict[int, list[Value] | None]
    first: int


def persons_in_lines(texts: Mapping[int, Sequence[str]]) -> PersonsInLines | None:
    """The persons told in rows of texts (by number); None where the rows are no sentences."""
    if not _told_in_lines(texts):
        return None
    width = max(map(len, texts.values()))
    rows = {number: _values_of_line(row, width) for number, row in texts.items()}
    cells = [Column(i, f"column {letter(i)}", None, "no header") for i in range(width)]
    told = [Column(width + n, field, field, "content") for n, field in enumerate(_TOLD)]
    return PersonsInLines([*cells, *told], rows, min(number for number, values in rows.items() if values))


def _values_of_line(row: Sequence[str], width: int) -> list[Value] | None:
    """The cells of a row and what its sentence says of a person; None where it names no number."""
    line = _line(row)
    if line is None:
        return None
    told = dict.fromkeys(_TOLD, "")
    told["note"] = line
    told["id"] = numbers_in(line)[0]
    for n, raw in enumerate(_CUT.split(_NUMBERED.sub("", line))):
        piece = _LABEL.sub("", raw.strip())
        if not told["name"] and n < _FIRST and looks_like_name(piece) and not is_ethnicity(piece) and len(piece) > 1:
            told["name"] = piece
        elif not told["sex"] and len(piece) <= 2 and parse_sex(piece):
            told["sex"] = piece
        elif not told["ethnicity"] and is_ethnicity(piece):
            told["ethnicity"] = piece
        elif not told["birth"] and (born := _BORN.match(piece)) and ("生" in raw or n < 5):
            told["birth"] = born[1]
        elif not told["address"] and (lives := _LIVES.match(raw.strip())):
            told["address"] = raw.strip()[lives.end() :]
    return [*row, *[""] * (width - len(row)), *told.values()]


def _line(row: Sequence[str]) -> str | None:
    lines = [text for text in row if len(text) > 25 and len(_CUT.findall(text)) >= 2 and numbers_in(text)]
    return lines[0] if len(lines) == 1 and sum(1 for text in row if len(text) > 8) == 1 else None
