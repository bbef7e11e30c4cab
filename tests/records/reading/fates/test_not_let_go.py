"""Who was not let go is not told as free, however a clerk says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import told_status
from tests.records.reading.tables import csv, number, one_by_one, read_tables


@pytest.mark.parametrize(
    "text",
    [
        "还没放出来", "未到结业", "未到释放时间", "不让放出来", "没让结业", "未办理释放", "未经批准释放", "没放人",
        "未完成结业考核", "没有达到结业标准", "释放手续未办", "结业没通过", "结业审批还没下来",
        "释放申请被驳回", "死亡未确认",
    ],
)  # fmt: skip
def test_denied(text: str) -> None:
    assert parse_status(text) not in {"released", "deceased"}


@pytest.mark.parametrize("text", ["释放手续未办", "结业没通过", "结业审批还没下来", "死亡未确认"])
def test_denied_in_notes(text: str) -> None:
    assert told_status(text) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("判决未下，关押待审", "interned"),
        ("判决没下来，还在看守所", "interned"),
        ("没有判刑", "other"),
        ("等判决", "other"),
        ("尚未收到判决书", "other"),
        ("判决已下，7年", "sentenced"),
        ("判刑后未上诉", "sentenced"),
        ("没多久就判刑了", "sentenced"),
    ],
)
def test_nobody_was_sentenced_yet(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "没过多久释放",
        "未到期释放",
        "没判刑，释放",
        "未判刑，已放出",
        "没有问题，释放",
        "不予起诉，释放",
        "不到一年放出来",
        "已放出来",
    ],
)
def test_let_go_all_the_same(text: str) -> None:
    assert parse_status(text) == "released"


def _status(path: Path, title: str, header: str, cell: str) -> list[tuple[str | None, bool]]:
    rows = [[title], ["姓名", "身份证号", header], ["麦麦提·图尔荪", number(1), cell], ["以上1人", "", ""]]
    found = [e for e in one_by_one(read_tables(csv(path / "表.csv", rows))) if isinstance(e, Statement)]
    return [(s.status, s.released_on is not None) for s in found]


def test_a_cell_of_days_that_denies(tmp_path: Path) -> None:
    assert _status(tmp_path, "某教培中心学员名册", "结业时间", "2019年也不结业") == [("interned", False)]
    assert _status(tmp_path, "某教培中心学员名册", "结业时间", "2018.7.20") == [("released", True)]


@pytest.mark.parametrize("header", ["学员目前", "本人现在", "该人如今"])
@pytest.mark.parametrize(("cell", "status"), [("已结业", "released"), ("判刑", "sentenced"), ("在训", "interned")])
def test_how_they_are_now(tmp_path: Path, header: str, cell: str, status: str) -> None:
    assert _status(tmp_path, "某乡学员家属摸底", header, cell)[0][0] == status


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("2018年2月死在监狱里", "deceased"),
        ("刑满，2018年6月已经放出来了", "released"),
        ("已放出", "released"),
        ("其父死在监狱里", None),
        ("父亲已放出来了", None),
        ("还没放出来", None),
        ("曾放出来，后又被抓", None),
    ],
)
def test_told_in_a_note(note: str, status: str | None) -> None:
    told = told_status(note)
    assert (parse_status(told) if told else None) == status
