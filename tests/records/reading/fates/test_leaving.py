"""Left the camp, no longer in prison: the place is named, and nobody is held in it."""

from __future__ import annotations

import pytest

from service.records.reading.fates.statuses import parse_status
from service.records.reading.rows.custody import status_of


@pytest.mark.parametrize(
    ("status", "texts"),
    [
        (
            "released",
            (
                "came out of the camp", "taken in 2017, left the re-education camp in 2019", "home from camp",
                "sortie du camp", "вышла из лагеря", "ist aus dem Lager gekommen", "kamptan çıktı", "лагерьден шықты",
                "лагерьден 2019 жылы шықты", "лагерьден шығып үйіне келді",
                "لاگەردەن شىقتى", "لاگېردىن چىققان", "lagérdin chiqqan", "лагердин чиқти",
                "lagerdan chiqdi", "лагерден чыкты", "түрмеден шықты", "cezaevinden çıktı", "离开教培中心",
                "从看守所出来",
            ),
        ),
        (
            "other",
            (
                "not in camp", "no longer in camp", "не в лагере", "nicht mehr im Lager", "n'est plus au camp",
                "kampta değil", "no longer detained", "лагерьде емес", "لاگېردا ئەمەس", "will be out of the camp soon",
            ),
        ),
        (
            "interned",
            (
                "not out of the camp", "has not left the camp", "left for the camp", "taken out of camp to a new camp",
                "came out of the camp, detained again", "не вышел из лагеря", "pas sorti du camp", "kamptan çıkmadı",
                "лагерьден шықпады", "лагерьден шыққан жоқ", "lagérdin chiqmidi", "no longer in prison, now in camp",
                "从教培中心出来后收押", "未离开教培中心", "her brother left the camp", "其弟已离开教培中心",
            ),
        ),
        (
            "sentenced",
            (
                "left the camp, now in prison", "not in camp but in prison", "лагерьден шықты, сотталды",
                "moved out of the camp to prison", "kam aus dem Lager ins Gefängnis", "лагерьден түрмеге көшірілді",
                "lagérdin chiqip, türmige solandi",
            ),
        ),
        ("deceased", ("left the camp and died",)),
    ],
)  # fmt: skip
def test_a_place_that_somebody_left_does_not_hold_them(status: str, texts: tuple[str, ...]) -> None:
    assert {text: parse_status(text) for text in texts} == dict.fromkeys(texts, status)


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        ({"note": "came out of the camp in 2019"}, "released"),
        ({"note": "лагерьден 2019 жылы шықты", "facility": "a camp"}, "released"),
        ({"note": "came out of the camp, sentenced to 7 years"}, "sentenced"),
        ({"note": "her brother left the camp", "facility": "a camp"}, "interned"),
        ({"note": "has not left the camp", "facility": "a camp"}, "interned"),
        ({"status": "no longer in camp", "facility": "a camp", "detained_on": "2017-03-01"}, "other"),
    ],
)
def test_beside_other_columns(texts: dict[str, str], status: str) -> None:
    assert status_of(texts, (), None) == status
