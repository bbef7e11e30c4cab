"""A status in words that are not understood is no custody, whatever stands beside it."""

from __future__ import annotations

import pytest

from service.records.reading.fates.statuses import parse_status
from service.records.reading.rows.custody import status_of
from service.records.reading.statement import Status

_STATED: dict[Status, tuple[str, ...]] = {
    "released": (
        "free", "out", "libre", "özgür", "azad bolghan", "ئازاد بولغان", "erkin", "эркиндикте", "дома", "at home",
        "qo‘yib yuborilgan", "چىقىپ كەتكەن", "chiqip ketken", "zurück zu Hause", "босады", "чыкты", "на свободе",
        "свободен", "free since 2019", "back home", "азат болған", "Free", "Özgür",
    ),
    "deceased": (
        "no longer alive", "нет в живых", "hayatta değil", "өмірден озды", "o‘ldi", "өлдү", "тірі емес", "not alive",
        "nicht mehr am Leben", "n'est plus en vie", "ھايات ئەمەس",
    ),
    "other": (
        "fled", "escaped abroad", "fled to Turkey", "сбежал", "kaçtı", "geflohen", "xyz", "ill", "alive", "not free",
        "not detained", "не дома", "his family is free", "özgür değil", "fled, whereabouts unknown", "重点人员",
        "teacher", "will he be free?", "болен", "未收押",
        "missing", "disappeared in 2018", "Missing, no news", "пропал без вести", "исчезла", "kayıp", "kayboldu",
        "vermisst", "verschwunden", "disparue", "жоғалған", "хабарсыз кетті", "yoqap ketken", "يوقالغان",
        "ғайип болған", "yo‘qolgan", "жоголгон", "дайынсыз", "joǵalǵan", "جوعالعان", "失踪", "下落不明", "行方不明",
        "försvunnen", "savnet", "vermist", "desaparecida", "scomparso", "مفقود",
    ),
    "interned": (
        "unknown", "no news", "no information", "неизвестно", "нет вестей", "нет сведений", "haber yok", "bilinmiyor",
        "хабар жоқ", "белгісіз", "نامەلۇم", "خەۋەر يوق", "unbekannt", "keine Nachricht", "inconnu", "sans nouvelles",
        "不详", "无消息", "unknown since 2018", "not released", "未判决", "not sentenced", "since 2017",
        "2017年至今", "taken", "ilçe tutukevi", "تەربىيەلەشتە", "?", "x", "转严管班", "在强化班",
    ),
}  # fmt: skip


@pytest.mark.parametrize("beside", [{"detained_on": "2017-05-01"}, {"facility": "a camp"}])
@pytest.mark.parametrize("status", _STATED)
def test_beside_a_day_or_a_place_of_detention(status: Status, beside: dict[str, str]) -> None:
    told = {text: status_of({"status": text, **beside}, (), None) for text in _STATED[status]}
    assert told == dict.fromkeys(_STATED[status], status)


def test_in_a_list_of_people_who_are_held() -> None:
    assert status_of({"status": "xyz"}, (), None, "interned") == "other"
    assert status_of({"status": "xyz", "facility": "喀什监狱"}, (), None, "sentenced") == "other"
    assert status_of({"status": "xyz", "detained_on": "2017", "note": "sentenced in 2019"}, (), None) == "sentenced"


def test_names_are_no_status() -> None:
    assert {parse_status(text) for text in ("Erkin", "Azad", "Еркін", "ئازاد")} == {"other"}
    assert status_of({"detained_on": "2017"}, ("Erkin",), None) == "interned"
