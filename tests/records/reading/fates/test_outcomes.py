"""How a case ended, in the column of sentences, tells the status; terms, crimes and what is not done yet do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def read(tmp_path: Path, header: str, cells: list[str], beside: tuple[str, str] | None = None) -> Read:
    more = beside or ("案由", "盗窃")
    rows = [["姓名", "身份证号", "刑拘时间", more[0], header]]
    rows += [[NAMES[i % 6], number(i), "2017.5.6", more[1], cell] for i, cell in enumerate(cells)]
    return Read(csv(tmp_path / "a.csv", rows))


@pytest.mark.parametrize("header", ["判决结果", "法院判决"])
def test_an_outcome_is_the_status(tmp_path: Path, header: str) -> None:
    told = {
        "情节轻微，不批准逮捕，予以释放": "released",
        "检察院不起诉，已释放": "released",
        "免予刑事处罚，当庭释放": "released",
        "不批捕释放": "released",
        "收押期间病故": "deceased",
        "被告人死亡，终止审理": "deceased",
        "移送起诉，现取保候审": "other",
    }
    found = read(tmp_path, header, list(told))
    assert [s.status for s in found.statements] == list(told.values())
    assert found.codes() == []


def test_a_term_stays_beside_it(tmp_path: Path) -> None:
    found = read(tmp_path, "判决结果", ["判处有期徒刑8个月，已刑满释放", "判处有期徒刑5年，服刑期间病亡"]).statements
    assert [(s.status, s.sentence and s.sentence.months) for s in found] == [("released", 8), ("deceased", 60)]


def test_it_ends_an_arrest_but_not_a_custody_of_now(tmp_path: Path) -> None:
    cells = ["收押期间病故", "检察院不起诉，已释放"]
    assert [s.status for s in read(tmp_path, "判决结果", cells, ("强制措施", "逮捕")).statements] == [
        "deceased",
        "released",
    ]
    assert {s.status for s in read(tmp_path, "判决结果", cells, ("现状", "在押")).statements} == {"interned"}


@pytest.mark.parametrize(
    "cell",
    [
        "过失致人死亡，判处有期徒刑5年",
        "被害人死亡，判处有期徒刑10年",
        "判处有期徒刑5年，2024年5月刑满释放",
        "曾因盗窃判刑1年，已刑满释放，现判7年",
        "取保候审后判刑3年",
        "丈夫病故，判处有期徒刑3年",
    ],
)
def test_who_was_sentenced_is(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, "判决结果", [cell]).only.status == "sentenced"


@pytest.mark.parametrize(
    "cell", ["建议释放", "不予释放", "检察院不起诉，释放后转教培", "不予取保候审", "同案犯已释放", "检察院审查起诉中"]
)
def test_who_is_not_let_go_yet_is_held(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, "判决结果", [cell]).only.status == "interned"


def test_a_damaged_term_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "判决结果", ["有期徒刑？？年", "判处有期徒刑■年，已刑满释放"])
    assert {code for _, code in found.codes()} >= {"unreadable_sentence"}
