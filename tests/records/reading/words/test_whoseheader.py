"""Of whom a header speaks."""

from __future__ import annotations

import pytest

from service.records.reading.words.whoseheader import is_staff, names_somebody_else, of_family, stem_of


def test_whose_column_it_is() -> None:
    assert names_somebody_else("家属身份证号")
    assert names_somebody_else("责任民警姓名")
    assert not names_somebody_else("身份证号")
    assert not names_somebody_else("案由")


@pytest.mark.parametrize(
    ("header", "field", "stem"),
    [
        ("配偶身份证号", "id", "配偶"),
        ("配偶", "name", "配偶"),
        ("监护人信息/姓名", "name", "监护人"),
        ("姓名", "name", None),
    ],
)
def test_whose_name_or_number_it_is(header: str, field: str, stem: str | None) -> None:
    assert stem_of(header, field) == stem


def test_family_and_officials() -> None:
    assert of_family("家属")
    assert of_family("监护人")
    assert not of_family("民警")
    assert is_staff("民警")
