"""When somebody was taken, or died, by notes in alphabets: said outright of the person, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import Read, csv

APRIL, FIFTH = PartialDate(2017, 4), PartialDate(2019, 3, 5)


@pytest.mark.parametrize(
    ("note", "taken", "died"),
    [
        ("detained in April 2017", APRIL, None),
        ("Arrested in April 2017, sentenced in 2018", APRIL, None),
        ("died 5 March 2019", None, FIFTH),
        ("Died on March 5, 2019 in prison", None, FIFTH),
        ("Detained in April 2017. Died in custody on 5 March 2019. Her brother was told.", APRIL, FIFTH),
        ("задержан в апреле 2017 года", APRIL, None),
        ("Умер 5 марта 2019 г. в тюрьме", None, FIFTH),
        ("2017 жылы сәуірде ұсталды", APRIL, None),
        ("2019 жылы 5 наурызда қайтыс болды", None, FIFTH),
        ("Nisan 2017'de gözaltına alındı", APRIL, None),
        ("5 Mart 2019'da cezaevinde öldü", None, FIFTH),
        ("2017-yili aprélda tutuldi", APRIL, None),
        ("2017-يىلى ئاپرېلدا تۇتۇلدى", APRIL, None),
        ("2019-يىلى 3-ئاينىڭ 5-كۈنى ۋاپات بولدى", None, FIFTH),
        ("2019-yili 3-ayning 5-küni wapat boldi", None, FIFTH),
        *(
            (note, None, None)
            for note in (
                "His brother was detained in April 2017",
                "her father died in 2010",
                "Memet detained in April 2017",
                "Memet, detained in April 2017",
                "not detained in 2017",
                "possibly detained in 2017",
                "detained in 2009. Detained again in 2017",
                "detained 12 people in 2017",
                "дядя задержан в 2017",
                "інісі 2017 жылы ұсталды",
                "kardeşi Nisan 2017'de gözaltına alındı",
                "akisi 2017-yili tutuldi",
            )
        ),
    ],
)
def test_when_somebody_was_taken_or_died(
    tmp_path: Path, note: str, taken: PartialDate | None, died: PartialDate | None
) -> None:
    one = Read(csv(tmp_path / "a.csv", [["Name", "Remarks"], ["Memet Tursun", note]], delimiter="\t")).only
    assert (one.detained_on, one.died_on) == (taken, died)
    expected = "deceased" if died else one.status if "sentenced" in note else "interned" if taken else None
    assert one.status == expected


def test_a_column_goes_before_a_note(tmp_path: Path) -> None:
    rows = [["Name", "Date taken", "Remarks"], ["Memet Tursun", "12/2018", "detained in April 2017"]]
    assert Read(csv(tmp_path / "a.csv", rows, delimiter="\t")).only.detained_on == PartialDate(2018, 12)
