"""Who was taken again after a release, or moved from one custody into another, in alphabets."""

from __future__ import annotations

import pytest

from service.records.reading.fates.statuses import parse_status

TOLD = {
    "Released 2018 (rearrested 2019)": "interned",
    "released, then rearrested": "interned",
    "released in 2018 and detained again": "interned",
    "Rearrested after release in 2018": "interned",
    "detained again after being released": "interned",
    "released (2018), sentenced 2019": "sentenced",
    "released from prison, in camp now": "interned",
    "released from detention center and sent to camp": "interned",
    "taken to camp after release from prison": "interned",
    "sent to prison after release from camp": "sentenced",
    "выпущен, затем снова арестован": "interned",
    "освобожден и повторно арестован": "interned",
    "освобожден, сейчас в тюрьме": "sentenced",
    "сейчас в лагере, ранее освобожден": "interned",
    "serbest bırakıldı, tekrar tutuklandı": "interned",
    "serbest bırakıldıktan sonra tekrar tutuklandı": "interned",
    "босатылып, қайта ұсталды": "interned",
    "qoyup bérilip qayta tutuldi": "interned",
    "قويۇپ بېرىلىپ قايتا تۇتۇلغان": "interned",
    "лагерден чыгып, кайра камалды": "interned",
    "libéré puis de nouveau arrêté": "interned",
    "entlassen, wieder verhaftet": "interned",
    "released, reportedly rearrested": "other",
    # and what is no custody after a release
    "released in 2018, not rearrested": "released",
    "Detained 2017, released 2018": "released",
    "arrested again, then released": "released",
    "detained, released, detained again, released": "released",
    "released after 2 years in camp": "released",
    "released from prison after sentence": "released",
    "released, now in Turkey": "released",
    "released from camp to a factory": "released",
    "камалып, кайра бошотулду": "released",
    "freed in 2018, died in 2019": "deceased",
    # moved
    "transferred from prison to camp": "interned",
    "transferred from camp to prison": "sentenced",
    "cezaevinden kampa nakledildi": "interned",
    "kamptan cezaevine nakledildi": "sentenced",
    "переведен из тюрьмы в лагерь": "interned",
    "түрмеден лагерьге ауыстырылды": "interned",
    "лагерьден түрмеге ауыстырылды": "sentenced",
    "تۈرمىدىن لاگېرغا يۆتكەلدى": "interned",
    "moved from camp to a factory": "interned",
}


@pytest.mark.parametrize("text", TOLD)
def test_the_last_event_counts(text: str) -> None:
    assert parse_status(text) == TOLD[text]
