"""A status word in an alphabet counts where it stands as a word, and not within another; nor does one that is denied,
lies ahead or is doubted."""

from __future__ import annotations

import pytest

from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.statuses import parse_status

NOTHING = [
    "studied abroad", "situé à Kashgar", "on campus", "election campaign", "kampüste", "hükümet memuru",
    "Қазақстанға келді", "қазақ", "قازاقستاندا", "Sheldon", "withheld", "deadline", "no freedom", "prison guard",
    "verlagert nach Shanghai", "graduated from university", "вышел на пенсию", "вышла замуж", "yurt dışına çıktı",
    "шетелге шықты", "chet'elge chiqqan", "базарға шықты", "жұмыстан босатылды", "задержка зарплаты",
    "serbest meslek", "returned home from Turkey in 2016", "вернулся домой из Турции",
]  # fmt: skip
DENIED = [
    "Serbest bırakılmadı", "serbest değil", "не на свободе", "бостандықта емес", "not free", "unreleased",
    "still not free",
]  # fmt: skip
STATED = {
    "in a Konzentrationslager": "interned", "в концлагере": "interned", "livstidsdömd": "sentenced",
    "kamptan çıktı": "released", "вышел": "released", "вышел в 2019": "released", "chiqqan": "released",
    "бостандыққа шықты": "released", "returned home from the re-education camp": "released",
    "жазасын өтеп шықты": "released", "отсидел": "released", "served his sentence": "released",
    "discharged": "released", "Қазақстанда қайтыс болды": "deceased", "қаза болған": "deceased",
    "will be released in 2025": "interned", "to be released in 2026": "interned", "may be released": "interned",
    "awaiting release": "interned", "будет освобожден": "interned", "tahliye edilecek": "interned",
    "2025'te tahliye olacak": "interned", "босатылады": "interned", "qoyup bérilidu": "interned",
    "arrested 5 may, released 6 june": "released", "бошотулуп, үйүндө": "released",
    "presumed dead": "other", "feared dead": "other", "возможно, умер": "other", "died?": "other",
    "died in 2019": "deceased",
}  # fmt: skip


@pytest.mark.parametrize("text", NOTHING + DENIED)
def test_what_tells_nothing(text: str) -> None:
    assert (parse_status(text), stated_status(text)) == ("other", "other")


@pytest.mark.parametrize("text", STATED)
def test_what_tells(text: str) -> None:
    assert stated_status(text) == STATED[text]
