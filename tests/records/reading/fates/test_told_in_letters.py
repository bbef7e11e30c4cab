"""What a note in an alphabet tells of how custody ended: said of the person outright, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv, number

_RELEASED = [
    "released in 2019",
    "Released in December 2018, now under house arrest.",
    "Sentenced to 2 years, released in 2019",
    "Taken 12/2017, released",
    "Born in 1960, released",
    "Status: released",
    "Вышла на свободу в 2019 г.",
    "освобождён в 2019 году",
    "2019 жылдың қыркүйегінде босатылған",
    "2019'da serbest bırakıldı",
    "2019-يىلى قويۇپ بېرىلدى",
    "2019-yili qoyup bérildi",
    "2019-жили қоюп берилди",
    "Wurde 2019 aus dem Lager entlassen",
    "libérée en 2019",
    "Seit 2019 wieder frei",
    "отпустили домой",
    "2019-жылдын май айында бошотулду",
    "2019-yilda ozod qilindi",
    "2019-жылы түрмөдөн бошотулду",
]
_DECEASED = [
    "died in custody",
    "Died in custody, 2018. His family was not told.",
    "скончался в лагере",
    "қамауда қайтыс болды",
    "gözaltında hayatını kaybetti",
    "تۈرمىدە ۋاپات بولدى",
    "türmide wapat boldi",
    "түрмидә вапат болди",
    "starb 2018 im Lager",
    "mort en détention",
    "qamoqda vafot etdi",
    "камакта каза болду",
]
_SENTENCED = [
    "Sentenced to 8 years",
    "приговорён к 8 годам",
    "2018 жылы 8 жылға сотталған",
    "8 yıl hapse mahkûm edildi",
    "8 يىل قاماققا ھۆكۈم قىلىندى",
    "8 yil qamaqqa höküm qilindi",
    "8 жил кесилди",
    "2018 zu 8 Jahren Haft verurteilt",
    "Er wurde zu 8 Jahren Gefängnis verurteilt",
    "condamné à 8 ans de prison",
    "8 yilga qamaldi",
    "8 жылга соттолду",
]
_NOTHING = [
    "his father died in 2010",
    "brother sentenced to 8 years",
    "Wife: released in 2019",
    "Her husband was arrested. Sentenced to 8 years",
    "father (died in 2018)",
    "Memet released in 2019",
    "not released",
    "not dead",
    "unknown whether he was released",
    "will be released in 2030",
    "released in 2099",
    "should have been released",
    "feared dead",
    "may have died",
    "released in 2015",  # before the day of detention
    "sentenced to 3 years, released in 2015",
    "released in 2019, re-arrested in 2020",
    "Released in 2018, now in prison",
    "Released in 2018. Back in the camp again.",
    "Released in 2018. His brother says he is held in a camp",
    "In 2015, released",
    "В 2015 г. освобождён",
    "In 3/2017, released",
    "Abdulla, released in 2019",
    "Memet: released in 2019",
    "Not - released",
    "Released from the army in 2019",
    "the prison was freed",
    "Released a video",
    "Released 12 people",
    "Mentioned by a released inmate, sentenced",
    "released for a week in 2019",
    "killed a policeman",
    "died in 2018 (unconfirmed)",
    "не был освобождён",
    "отец умер в 2018",
    "возможно умер",
    "босатылған жоқ",
    "інісі 8 жылға сотталды",
    "өлген болуы мүмкін",
    "қайтыс болды деп естідік",
    "serbest bırakılmadı",
    "babası 2018'de öldü",
    "2030'da serbest bırakılacak",
    "قويۇپ بېرىلگەن ئەمەس",
    "دادىسى 2018-يىلى ۋاپات بولدى",
    "akisi 8 yil késildi",
    "дадиси вапат болди",
    "sein Vater starb 2018",
    "soll 2030 entlassen werden",
    "aus dem Dienst entlassen",
    "son père est mort en 2018",
    "n'est pas mort",
    "otasi vafot etdi",
    "бошотулган жок",
]


def _notes(tmp_path: Path, notes: list[str], header: str, *, by_row: bool) -> Read:
    """Each note beside a day of detention; with ID numbers the rows are ordinary ones, without they are not."""
    rows = [["Name", *([] if by_row else ["ID number"]), "Date taken", header]]
    for i, note in enumerate(notes):
        rows.append(
            [f"Memet Tursun{'abcdefghijklmnopqrstuvwxyz'[i % 26]}", *([] if by_row else [number(i)]), "12/2017", note]
        )
    return Read(csv(tmp_path / "a.csv", rows, delimiter="\t"))


@pytest.mark.parametrize("by_row", [True, False])
@pytest.mark.parametrize("header", ["Remarks", "Testimony"])
def test_a_note_tells_how_custody_ended(tmp_path: Path, header: str, by_row: bool) -> None:
    notes = [*_RELEASED, *_DECEASED, *_SENTENCED, *_NOTHING]
    read = _notes(tmp_path, notes, header, by_row=by_row).statements
    told = {note: s.status for note, s in zip(notes, read, strict=True)}
    assert [n for n in _RELEASED if told[n] != "released"] == []
    assert [n for n in _DECEASED if told[n] != "deceased"] == []
    assert [n for n in _SENTENCED if told[n] != "sentenced"] == []
    assert [n for n in _NOTHING if told[n] != "interned"] == []
    terms = {note: s.sentence.months for note, s in zip(notes, read, strict=True) if s.sentence is not None}
    assert terms == {"Sentenced to 2 years, released in 2019": 24} | dict.fromkeys(_SENTENCED, 96)


@pytest.mark.parametrize(
    "header",
    ["Notes", "Примечание", "Ескерту", "Açıklama", "ئىزاھات", "Bemerkungen", "remarques", "Account", "Story",
     "Case summary", "Description", "Details"],
)  # fmt: skip
def test_headers_that_read_as_a_note(tmp_path: Path, header: str) -> None:
    assert _notes(tmp_path, ["released in 2019"], header, by_row=True).only.status == "released"


@pytest.mark.parametrize(
    ("note", "status", "months"),
    [
        ("She was sentenced to 12 years in prison in 2018.", "sentenced", 144),
        ("Taken by the police at night in April 2017 and not seen since.", "interned", None),
        ("Sentenced after 3 years in detention.", "sentenced", None),
        ("Sentenced to 12 years, reduced to 8 years.", None, None),
        ("Her brother was taken by the police.", None, None),
        ("I was released in 2019.", None, None),
    ],
)
def test_a_testimony_tells_of_the_person(tmp_path: Path, note: str, status: str | None, months: int | None) -> None:
    one = Read(csv(tmp_path / "a.csv", [["Name", "Testimony"], ["Memet Tursun", note]], delimiter="\t")).only
    assert (one.status, one.sentence.months if one.sentence else None) == (status, months)


def test_a_note_does_not_change_a_status_that_is_stated(tmp_path: Path) -> None:
    rows = [["Name", "Status", "Remarks"], ["Memet Tursun", "detained", "Sentenced in 2019"]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status == "interned"
