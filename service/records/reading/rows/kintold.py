"""What a row tells of a relative in a group of columns of their own: birth, sex, people and home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.matching.values.sex import parse_sex
from service.records.reading.cells.damage import is_damage
from service.records.reading.fates.titleplaces import county_over
from service.records.reading.kin.kingroups import PART
from service.records.reading.problems import SENTENCES, shape_of
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.meaning import (
    places_of,
    regions_of,
    says_nothing,
    says_something,
    stated_date,
    with_birth,
)
from service.records.reading.statement import Problem, Statement
from service.records.reading.words.content import people_of
from service.records.reading.workbooks.sheets import text_of


def with_what_is_told(found: Statement, told: Sequence[tuple[int, str]], data: DataRow) -> Statement:
    """The statement of a relative with what their own columns say. Damage there is told with the row's person, as of
    every column; here only what contradicts the number. ``told``: (column, field)."""
    texts, header_of = dict(found.texts), {}
    births, sex, problems = list(found.births), found.sex, list(found.problems)
    part, apart = "", False
    headers = {i: header for i, header, _ in data.plan.cells}
    for at, field in told:
        value = data.values[at] if at < len(data.values) else ""
        text = text_of(value).strip()
        if not text or is_damage(text) or says_nothing(text):
            continue
        if field.startswith(PART):
            part = text.removesuffix(".0") + field.removeprefix(PART) if text.removesuffix(".0").isdigit() else text
            continue
        if not says_something(text, field):
            continue
        texts[field], header_of[field] = text, headers[at]
        if field == "birth":
            day = stated_date(value, data.table.date1904, data.plan.order)
            if day is not None and day != "unreadable":
                births = with_birth([day], found.births[0] if found.births else None)
                apart = len(births) > 1 and (day.day is not None or day.year != births[1].year)
    if part:
        texts["village"] = texts.get("village", "") + part
    stated = parse_sex(texts["sex"]) if "sex" in texts else None
    doubts = {"sex_conflict": ("sex", stated and sex and stated != sex), "birth_conflict": ("birth", apart)}
    for code, (field, wrong) in doubts.items():
        if wrong and all(n.sound for n in found.id_numbers):
            column, shape = header_of[field], shape_of(texts[field])
            problems.append(Problem(code, found.file, found.sheet, found.row, SENTENCES[code], column, shape))
    counties, places = places_of(texts, "")
    return replace(
        found, texts=texts, births=tuple(births), sex=stated or sex,
        ethnicity=(people_of(texts["ethnicity"]) or None) if "ethnicity" in texts else None,
        counties=counties or regions_of(found.id_numbers, births) or county_over(data.plan.over, places),
        place_texts=places, problems=tuple(problems),
    )  # fmt: skip
