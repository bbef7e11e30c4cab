"""A status that tells health alone leaves open what became of the person; what else it says is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.health import tells_health_alone
from tests.records.reading.tables import NAMES, Read, csv, number

ALONE = [
    "病情稳定",
    "住院治疗",
    "身体健康",
    "良好",
    "患病",
    "治疗中",
    "在县人民医院住院治疗",
    "2018年3月住院治疗",
    "患肺结核，治疗中",
    "病重",
    "患有精神疾病",
    "已康复",
    "患病（住院）",
    "高血压、糖尿病",
    "病情危重，抢救中",
    "身體健康",
    "in good health",
    "seriously ill",
    "тяжело болен",
    "Hasta",
    "ساغلام",
    "krank",
    "en bonne santé",
]
MORE = {
    "住院治疗，已判刑": "sentenced",
    "病亡": "deceased",
    "抢救无效死亡": "deceased",
    "患病，送教培": "interned",
    "因病释放": "released",
    "回家治疗": "released",
    "保外就医": "other",
    "住院，取保候审": "other",
    "在家养病": "other",
    "外出就医": "other",
    "在逃": "other",
    "出所就医": "other",
    "died of illness": "deceased",
    "sick; released": "released",
}


@pytest.mark.parametrize("cell", ALONE)
def test_the_table_tells_where_the_status_tells_health_alone(tmp_path: Path, cell: str) -> None:
    assert tells_health_alone(cell)
    header = ["姓名", "身份证号", "目前状况"]
    for title, fate in (
        ("常住人口花名册", None),
        ("教培中心学员花名册", "interned"),
        ("收押人员名单", "interned"),
        ("刑满释放人员名单", "released"),
    ):
        rows = [[title], header, *([NAMES[i], number(i), cell] for i in range(3))]
        assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [fate] * 3
    held = [[*header, "入教时间", "教培中心"], [NAMES[0], number(), cell, "2017.4.12", "第二教培中心"]]
    only = Read(csv(tmp_path / "b.csv", held)).only
    assert (only.status, only.cells["目前状况"], only.texts["status"]) == ("interned", cell, cell)


@pytest.mark.parametrize("cell", MORE)
def test_what_a_status_says_beside_health_stands(tmp_path: Path, cell: str) -> None:
    assert not tells_health_alone(cell)
    rows = [["收押人员名单"], ["姓名", "身份证号", "现状"], [NAMES[0], number(), cell], [NAMES[1], number(1), "病重"]]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [MORE[cell], "interned"]


@pytest.mark.parametrize(
    "cell", ["正常", "健在", "务农", "思想稳定", "在医院工作", "医生", "外地住院", "in hospital", "已", "在", "无"]
)
def test_other_words_are_no_health(cell: str) -> None:
    assert not tells_health_alone(cell)


def test_nobody_is_in_a_place_while_in_hospital(tmp_path: Path) -> None:
    rows = [
        ["疏附县看守所在押人员名单"],
        ["姓名", "身份证号", "现状"],
        [NAMES[0], number(), "县医院住院治疗"],
        [NAMES[1], number(1), "身体健康"],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.status, s.facility) for s in read.statements] == [("interned", None), ("interned", "疏附县看守所")]
