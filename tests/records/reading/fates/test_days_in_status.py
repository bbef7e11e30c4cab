"""A status of several events and days: each day is of its own event, and none between two of them."""

from __future__ import annotations

import pytest

from service.matching.types import PartialDate
from service.records.reading.fates.daysoffate import days_told
from service.records.reading.fates.told import day_of_fate
from service.records.reading.rows.custody import status_of
from service.records.reading.terms.sentences import parse_sentence


@pytest.mark.parametrize(
    ("status", "taken", "died"),
    [
        ("Detained in January 2017. He died in the camp in 2021.", PartialDate(2017, 1), PartialDate(2021)),
        ("Detained in 2010, died in 2020.", PartialDate(2010), PartialDate(2020)),
        ("умер в 2019, задержан в 2017", PartialDate(2017), PartialDate(2019)),
        ("verhaftet 2017, gestorben 2019", PartialDate(2017), PartialDate(2019)),
        ("gözaltına alındı 2017, öldü 2019", PartialDate(2017), PartialDate(2019)),
        ("2017-yili tutulghan, 2019-yili ölgen", PartialDate(2017), PartialDate(2019)),
        ("Taken in October 2018, sentenced in 2020 to 12 years.", PartialDate(2018, 10), None),
        ("Taken to a camp in April 2017, released in 2020.", PartialDate(2017, 4), None),
        ("Sent to Bay camp in May 2018, moved to a prison in 2020.", PartialDate(2018, 5), None),
        ("Taken ill in 2018, died in 2019", None, PartialDate(2019)),
        ("Taken to hospital in 2018, died in 2019", None, PartialDate(2019)),
        # between two days, where the text says no more
        ("Arrested in 2017 or 2018", PartialDate(2017, about=True), None),
        ("Detained between May 2017 and June 2018", PartialDate(2017, about=True), None),
        ("Died 2018-2019", None, PartialDate(2018, about=True)),
    ],
)
def test_each_day_is_of_its_own_event(status: str, taken: PartialDate | None, died: PartialDate | None) -> None:
    texts = {"status": status}
    assert days_told(texts, status_of(texts, (), None)) == (taken, died)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("15年6か月", 186),
        ("3ヶ月", 3),
        ("3カ月", 3),
        ("10ケ月", 10),
        ("2年3ヵ月", 27),
        ("2年三か月", 27),
        ("1年6个月", 18),
    ],
)
def test_months_of_japanese_terms(text: str, months: int) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


@pytest.mark.parametrize("how", ["经评审", "经县评审组", "经审核", "经考核合格", "经研判", "经评议同意", "经批准"])
def test_a_release_after_an_assessment_has_its_day(how: str) -> None:
    day = day_of_fate(f"2018年7月30日{how}结业，返回户籍地", "released")
    assert day == PartialDate(2018, 7, 30)


@pytest.mark.parametrize("text", ["拟于2018年9月经评审结业", "建议2018年9月经评审结业", "2018年9月经评审暂不结业"])
def test_a_release_that_is_planned_has_none(text: str) -> None:
    assert day_of_fate(text, "released") is None
