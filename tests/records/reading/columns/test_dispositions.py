"""What was done to people goes before of what kind they are, unless the kind says that they are dead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


def read(tmp_path: Path, header: str, told: list[tuple[str, str]]) -> list[str | None]:
    rows = [["姓名", "身份证号", "人员类别", header]]
    rows += [[NAMES[i % 6], number(i), *cells] for i, cells in enumerate(told)]
    return [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements]


@pytest.mark.parametrize("header", ["处置措施", "处置情况", "核查结果", "管控措施", "稳控措施", "落实措施"])
def test_what_was_done_goes_first(tmp_path: Path, header: str) -> None:
    told = [
        ("重点管控", "核查前已死亡"),
        ("一般人员", "送教培"),
        ("刑满释放人员", "收押"),
        ("重点关注", "批评教育，继续关注"),
        ("刑满释放人员", ""),
        ("教培人员", "已结业"),
    ]
    assert read(tmp_path, header, told) == ["deceased", "interned", "interned", "other", "released", "released"]


def test_below_a_group_of_acts(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "人员类别", "核查处置", "", ""],
        ["", "", "", "处置措施", "收押（送教）时间", "现押地点"],
    ]
    rows.append([NAMES[0], number(), "重点管控", "核查前已死亡", "", ""])
    rows.append([NAMES[1], number(1), "一般人员", "送教培", "", ""])
    rows.append([NAMES[2], number(2), "重点管控", "刑拘", "2017.6.12", "县看守所"])
    path = xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:C2", "D1:F1"])
    found = Read(path).statements
    assert [(s.status, s.facility) for s in found] == [
        ("deceased", None),
        ("interned", None),
        ("interned", "县看守所"),
    ]


def test_who_is_of_the_dead_stays_dead(tmp_path: Path) -> None:
    assert read(tmp_path, "处置措施", [("已死亡", "送教培"), ("死亡人员", "收押")]) == ["deceased", "deceased"]


def test_measures_for_kin_are_not_the_persons(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "人员类别", "家属处置", ""], ["", "", "", "处置措施", "处置时间"]]
    rows += [[NAMES[i], number(i), "一般人员", "收押", "2017.5.6"] for i in range(3)]
    found = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:C2", "D1:E1"])).statements
    assert {s.status for s in found}.isdisjoint({"interned"})


def test_advice_below_measures_is_no_fate(tmp_path: Path) -> None:
    told = [("重点人员", "定期走访，发现异常立即收押"), ("重点人员", "每日见面"), ("重点人员", "拟送教培")]
    assert set(read(tmp_path, "管控措施", told)).isdisjoint({"interned", "sentenced"})
