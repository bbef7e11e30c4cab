"""通知家属 with 家属系死者的 behind it: the relation is that of the relative."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv, number


def read(tmp_path: Path, headers: list[str], cells: list[str]) -> list[tuple[str, str | None]]:
    rows = [["死者姓名", "身份证号", "死亡时间", "关押单位", *headers]]
    rows += [["艾则孜·肉孜", number(i), "2017.5.6", "疏附县看守所", *cells] for i in range(3)]
    return [(r.name, r.relation) for r in Read(csv(tmp_path / "a.csv", rows)).statements[0].relatives]


@pytest.mark.parametrize("header", ["家属系死者的", "系死者的", "该家属系死者何人", "家属与死者关系", "系其本人的"])
def test_the_relation_is_the_relatives(tmp_path: Path, header: str) -> None:
    assert read(tmp_path, ["通知家属", header], ["阿曼古丽·艾则孜", "女儿"]) == [("阿曼古丽·艾则孜", "daughter")]
    assert read(tmp_path, ["通知家属", header], ["马秀花", "妻子"]) == [("马秀花", "wife")]


def test_of_whom_nobody_knows(tmp_path: Path) -> None:
    assert read(tmp_path, ["通知家属", "系举报人的"], ["阿曼古丽·艾则孜", "女儿"]) == [("阿曼古丽·艾则孜", None)]
    told = read(tmp_path, ["通知家属", "系死者的"], ["阿曼古丽·艾则孜", "村干部"])
    assert told in (
        [],
        [("阿曼古丽·艾则孜", "other")],
    )
