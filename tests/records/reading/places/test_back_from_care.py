"""Who was brought to a doctor and came back is where the list says: 送县医院检查后返回."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

_CAMP = "皮山县第三教培中心"


def _place(folder: Path, note: str) -> str | None:
    rows = [[f"{_CAMP}患病学员排查登记表"], ["姓名", "身份证号", "入教时间", "所患疾病", "现状", "备注"]]
    rows += [[NAMES[0], number(0), "2017.8.9", "癫痫", "在校", f'"{note}"' if "\n" in note else note]]
    rows += [[NAMES[i], number(i), "2017.8.9", "贫血", "在校", ""] for i in (1, 2, 3)]
    return Read(csv(folder / "a.csv", rows)).statements[0].facility


@pytest.mark.parametrize(
    "note",
    [
        "夜间发作两次，\n已送县医院检查后返回",
        "送县医院检查后回校",
        "送县医院治疗后归队",
        "送县医院住院，已返校",
        "送县医院输液后回监室",
        "2018.3.2送县医院住院，3月10日出院返回",
        "送县人民医院手术，现已送回中心",
        "外出就医，当天返回",
        "去县医院就诊后返回教培中心继续学习",
    ],
)
def test_who_came_back_is_there(tmp_path: Path, note: str) -> None:
    assert _place(tmp_path, note) == _CAMP


@pytest.mark.parametrize(
    "note",
    [
        "送县医院住院",
        "送县医院检查，待返校",
        "送县医院住院未返回",
        "送县医院住院，预计5月返校",
        "送县医院检查后返回，后又送县医院住院",
        "送县医院检查后返回，4月投送沙雅监狱",
        "送县医院后转和田监狱",
        "送县医院治疗后返回家中",
        "送县医院检查后返回乌鲁木齐",
        "送县医院治疗后返回社区",
    ],
)
def test_who_is_away_or_went_on_is_not(tmp_path: Path, note: str) -> None:
    assert _place(tmp_path, note) != _CAMP
