"""A cell of kin names somebody, or says how many there are, that there are none, or what became of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.names import listed_names
from service.records.reading.cells.nobody import names_nobody
from tests.records.reading.tables import Read, csv

_NOBODY = (
    # counts
    "5 children", "7 детей", "6 çocuk", "two sons", "2 сына и 1 дочь", "no children", "нет детей", "3 Kinder",
    "4 enfants", "5 бала", "4 پەرزەنت", "4 perzent", "4 farzand", "2 sons and 3 daughters", "5 بالا", "3 пәрзәнт",
    "has 3 children", "üç çocuk", "3 ұл, 2 қыз", "5 bola", "3 бола",
    # none
    "none", "None", "keine", "aucun", "жок", "جوق", "yo‘q", "yoʻq", "жоқ", "yok", "нет", "no", "يوق", "Keine Kinder",
    # not married, or no longer
    "unmarried", "Unmarried", "bekâr", "ledig", "célibataire", "не замужем", "үйленбеген", "boytaq", "uylanmagan",
    "divorced", "single", "разведена", "boşanmış", "geschieden", "divorcée", "ажырасқан", "ajrashqan", "widowed",
    "not married", "не женат", "تۇرمۇشلۇق ئەمەس", "ئاجراشقان", "тұрмысқа шықпаған", "toy qilmighan",
    # dead or alive
    "deceased", "alive", "died 2010", "passed away", "died in 2010", "умер в 2010 г.", "умерла", "öldü", "vefat etti",
    "gestorben 2010", "décédé en 2010", "қайтыс болған", "ۋاپات بولغان", "wapat bolghan", "вапат болған", "vafot etgan",
    "каза болгон", "жив", "hayatta", "тірі", "both alive",
    # held
    "in camp", "also detained", "detained 2018", "в лагере", "kampta", "im Lager", "en prison", "лагерде", "lagérda",
    "لاگېردا", "qamoqda", "also in camp", "arrested in May 2018", "在押", "被收押", "服刑",
    # not known
    "unknown", "неизвестно", "белгісіз", "نامەلۇم", "inconnu", "unbekannt", "bilinmiyor", "no information",
)  # fmt: skip
_SOMEBODY = (
    "Ayshem Semet", "Erkin", "Azat", "Azad Erkin", "Hayat Tursun", "Tursun Memet", "Totixan", "Эркин Азатов",
    "Қамалидин", "Еркин", "ئەركىن ئازات", "ئازات", "Ömer Yoq Turdi", "Yashar", "Mutellip", "Kamal Bala", "阿依古丽",
    "买买提·吐尔逊", "玛依拉", "Morteza", "Campbell", "Sultan", "Қызжібек", "Bekar Tursun",
    "Tirkash", "Margulan Eldos", "Seven",
)  # fmt: skip


def test_what_names_nobody() -> None:
    assert [text for text in _NOBODY if not names_nobody(text)] == []
    names = [name for sex in ("m", "f") for name in listed_names(sex)]
    assert [text for text in (*_SOMEBODY, *names) if names_nobody(text)] == []


@pytest.mark.parametrize("header", ["Father", "Mother", "Wife", "Children", "Siblings", "Relatives"])
def test_no_relative_of_nobody(tmp_path: Path, header: str) -> None:
    rows = [["Name", "Detained on", header]]
    rows += [["Memet Tursun", "2017", text] for text in (*_NOBODY, "Ayshem Semet", "Ayshem Semet, detained 2018")]
    read = Read(csv(tmp_path / "a.csv", rows, delimiter="\t")).statements
    told = {text: s.relatives for (_, _, text), s in zip(rows[1:], read, strict=True) if s.relatives}
    names = {text: [r.name for r in found] for text, found in told.items()}
    assert names.pop("Ayshem Semet, detained 2018", ["Ayshem Semet"]) == ["Ayshem Semet"]  # Relatives: no mere name
    assert names == {"Ayshem Semet": ["Ayshem Semet"]}
    assert not any(s.father_names for s in read[: len(_NOBODY)])
