"""Opinions that somebody be let go, in translated lists, and terms that no court passed."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.freed import stated_status
from tests.records.reading.tables import NAMES, Read, csv, number

OPINIONS = (
    "Performs well, suggest graduation|Recommended to graduate|Recommended for release|Agrees to graduation|"
    "Agree to completion of training, community control|Release recommended|Not recommended for release|"
    "Mezuniyeti önerildi|Serbest bırakılması öneriliyor|Tahliyesi uygun görüldü|Рекомендован к освобождению|"
    "Предложено выпустить|Согласны на завершение обучения|Босатуға ұсынылды|Бітіруге келісілді|"
    "ئوقۇش پۈتتۈرۈشكە تەۋسىيە قىلىندى|建议结业"
)
DONE = (
    "Released|Graduated, recommended for job placement|Recommended for release; released in 2018|"
    "освобожден согласно решению|Serbest bırakıldı|Босатылды|Released on request of his family|已结业"
)


@pytest.mark.parametrize("text", OPINIONS.split("|"))
def test_an_opinion_lets_nobody_go(text: str) -> None:
    assert stated_status(text) == "interned"


@pytest.mark.parametrize("text", DONE.split("|"))
def test_who_was_let_go(text: str) -> None:
    assert stated_status(text) == "released"


@pytest.mark.parametrize("told", ["劳动教养", "劳教", "劳动教养一年六个月", "强制隔离戒毒", "收容教育"])
def test_a_term_that_no_court_passed_is_no_sentence(tmp_path: Path, told: str) -> None:
    rows = [["姓名", "身份证号", "处理类型", "刑期"]]
    rows += [[NAMES[i], number(i), one, "1年6个月"] for i, one in enumerate((told, "判刑", "判刑"))]
    own, judged, _ = Read(csv(tmp_path / "a.csv", rows)).statements
    assert (own.status, own.sentence, own.texts["sentence"]) == ("interned", None, "1年6个月")
    assert judged.sentence is not None
    assert judged.sentence.months == 18


def test_a_verdict_after_it_is_one(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "处理结果", "刑期"], [NAMES[0], number(0), "劳教后判刑", "5年"]]
    told = Read(csv(tmp_path / "a.csv", rows)).only.sentence
    assert told is not None
    assert told.months == 60
