"""Forms of the internet: their headers are questions, long ones, and their answers sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.assigned import header_score
from service.records.reading.headers.questions import is_question, question_field
from tests.records.reading.tables import Read, csv

_FORM = [
    "Timestamp",
    "What is your name, please?",
    "How are you related to the missing person?",
    "What is the full name of your loved one, exactly as in the passport?",
    "In which year was your loved one born? (a guess is fine)",
    "When did the police take your loved one away from home, as far as you remember?",
    "In which camp or prison is your loved one being held at the moment, if you know it?",
    "Has your loved one been sentenced, and if so, for how many years?",
    "Is your loved one still detained?",
]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("What is the name of your loved one?", "name"),
        ("Full name of the detained person (passport spelling)", None),  # no question: told by its words
        ("Name of your missing relative", "name"),
        ("How old is the detained person?", "age"),
        ("Why was your family member arrested?", "reason"),
        ("What reason did the authorities give you for the arrest?", "ignore"),
        ("Where is he being held now?", "facility"),
        ("For how many years was she sentenced?", "sentence"),
        ("Is your relative male or female?", "sex"),
        ("Which county is your relative from?", "address"),
        ("What is your relative's father's name?", "father_name"),
        ("What is your name?", "relatives_text"),
        ("How are you related to the victim?", "relative_relation"),
        ("How can we contact you?", "ignore"),
        ("When did you last hear from your relative?", "ignore"),
        ("Has your relative been released?", "ignore"),
        ("Is there anything else you would like to tell us?", "note"),
        ("Who took your relative away?", None),
        ("Сотталды ма? Сотталса, неше жылға?", "sentence"),
        ("Осуждён? Если да, на сколько лет?", "sentence"),
        ("Ceza aldı mı? Aldıysa kaç yıl?", "sentence"),
        ("Wurde er verurteilt? Wenn ja, wie lange?", "sentence"),
        ("Sudlanganmi? Necha yilga?", "sentence"),
    ],
)
def test_what_a_question_asks_for(header: str, field: str | None) -> None:
    assert question_field(header) == field


@pytest.mark.parametrize(
    "text", ["I am his wife", "Aksu Prison", "Yes, 5 years", "not sure", "?", "born about 1960", "Memet"]
)
def test_an_answer_is_no_question(text: str) -> None:
    assert not is_question(text)
    assert header_score([text, text], ())[0] == 0


def test_a_form_of_long_questions(tmp_path: Path) -> None:
    rows = [
        _FORM,
        [
            "1/2/2021",
            "Aygul Semet",
            "his wife",
            "Polat Memet",
            "1970",
            "May 2017",
            "Aksu Prison",
            "Yes, 7 years",
            "Yes",
        ],
        ["2/2/2021", "Ali Rozi", "brother", "Imin Rozi", "1965", "2018", "a camp in Bay", "No", "Yes"],
        [
            "3/2/2021",
            "Ali Emet",
            "son",
            "Ablet Emet",
            "1950",
            "2017",
            "I don't know",
            "Don't know",
            "No, he died in 2019",
        ],
        ["4/2/2021", "Nur Hesen", "sister", "Gulnur Hesen", "1990", "", "", "", "Yes"],
        ["5/2/2021", "Zohre Ekber", "daughter", "Ekber Jan", "1960", "2017", "", "No", "No"],
    ]
    read = Read(csv(tmp_path / "form.csv", rows, delimiter="\t"))
    people = {s.names[0]: s for s in read.statements}
    assert list(people) == ["Polat Memet", "Imin Rozi", "Ablet Emet", "Gulnur Hesen", "Ekber Jan"]
    assert [s.status for s in people.values()] == ["sentenced", "interned", "deceased", "interned", "other"]
    assert people["Polat Memet"].sentence is not None
    assert people["Polat Memet"].sentence.months == 84
    assert people["Polat Memet"].facility == "Aksu Prison"
    assert people["Ablet Emet"].facility is None
    assert [r.name for r in people["Polat Memet"].relatives] == ["Aygul Semet"]


def test_questions_that_are_not_understood_are_a_header_too(tmp_path: Path) -> None:
    header = [
        "Кімсіз?",
        "Фамилия и имя?",
        "Кто он вам, если это можно рассказать?",
        "Что бы вы хотели добавить к этому?",
    ]
    rows = [header, ["Ерлан", "Асан Болатов", "дядя", "нет"], ["Айша", "Нурлан Сериков", "отец", "ждём"]]
    read = Read(csv(tmp_path / "form.csv", rows, delimiter="\t"))
    assert [s.row for s in read.statements] == [2, 3]
