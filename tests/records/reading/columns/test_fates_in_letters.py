"""Titles and sheets in alphabets that say what became of everybody below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.everybody import status_in_name, status_in_title
from tests.records.reading.tables import Read, number, xlsx


@pytest.mark.parametrize(
    ("status", "lines"),
    [
        ("deceased", (
            "Died in custody", "List of the deceased", "People who died in the camps", "Deaths", "Умершие",
            "Умершие в заключении", "Список умерших", "Qamaqta ölgenler", "Қамауда қайтыс болғандар", "Қаза болғандар",
            "Gözaltında ölenler", "ۋاپات بولغانلار", "قاماقتا ئۆلگەنلەر", "вапат болғанлар", "Qamoqda vafot etganlar",
            "In Haft Gestorbene", "Décédés en détention",
        )),
        ("released", (
            "Released", "Released detainees, Qaraqash county", "released_2019", "Освобождённые", "Qoyup bérilgenler",
            "Босатылғандар", "Serbest bırakılanlar", "قويۇپ بېرىلگەنلەر", "Freigelassene", "Libérés",
        )),
        ("sentenced", (
            "Sentenced", "List of sentenced persons", "Осуждённые в 2018 году", "Késilgenler", "Сотталғандар",
            "Hüküm giyenler", "سوتتالعاندار", "Verurteilte", "Condamnés",
        )),
        ("interned", ("Detained in 2017", "Задержанные", "Tutulghanlar", "Ұсталғандар", "Tutuklananlar")),
    ],
)  # fmt: skip
def test_titles_of_all(status: str, lines: tuple[str, ...]) -> None:
    assert [line for line in lines if status_in_title(line) != status or status_in_name(line) != status] == []


@pytest.mark.parametrize(
    "line",
    [
        "Families of the deceased", "Not released", "To be released", "Detained and released", "Detainees", "Prisoners",
        "Died in custody or missing persons", "Relatives of Ekber Hoshur", "Sheet1", "Deaths and births",
        "07_kazakh_tote", "Родственники умерших", "Умершие и освобождённые", "Босатылмағандар", "Тұтқындар",
        "Memet died", "Hoshur released", "Dead Sea tour", "Released by Radio Free Asia",
    ],
)  # fmt: skip
def test_titles_that_say_nothing_of_all(line: str) -> None:
    assert status_in_title(line) is None


@pytest.mark.parametrize(
    ("sheet", "title", "status"),
    [
        ("Died in custody", "", "deceased"),
        ("Sheet1", "Умершие в заключении", "deceased"),
        ("Died in custody", "Families of prisoners", None),
        ("Released", "Died in custody", None),
    ],
)
def test_sheets_of_all(tmp_path: Path, sheet: str, title: str, status: str | None) -> None:
    rows = [[title], ["Name", "ID number", "Village"], ["Memet Tursun", number(1), "Besherik"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows if title else rows[1:], sheet=sheet)).only.status == status
