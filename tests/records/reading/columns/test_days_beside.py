"""Days of what another column tells, whose header is like theirs: 变动时间 beside 变动情况."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from tests.records.reading.tables import NAMES, Read, csv, number


def _read(tmp_path: Path, headers: list[str], *told: list[str]) -> list[Statement]:
    rows = [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *row] for i, row in enumerate(told))]
    return Read(csv(tmp_path / "a.csv", rows)).statements


_READ = ("detained_on", "died_on", "released_on")


def _days(s: Statement) -> dict[str, str]:
    """Of what the days of a row are: those of the status that stay text as well."""
    days = {f: "-".join(map(str, d[:3])) for f in _READ if (d := getattr(s, f))}
    return days | {f: s.texts[f] for f in ("sentenced_on", "status_on") if f in s.texts}


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("变动情况", "变动时间"),
        ("变动类型", "变动日期"),
        ("变动原因", "变动时间"),
        ("异动情况", "异动时间"),
        ("离监类型", "离监日期"),
        ("减员原因", "减员时间"),
        ("离校原因", "离校日期"),
        ("强制措施变更情况", "变更时间"),
    ],
)
def test_changes(tmp_path: Path, told: str, day: str) -> None:
    let_go, died, went = _read(
        tmp_path,
        ["刑期", told, day, "备注"],
        ["4年", "刑满释放", "2018.5.28", ""],
        ["8年", "病亡", "2018-03-28", "肺结核"],
        ["9年", "调往图木舒克监狱", "20180116", ""],
    )
    assert (let_go.status, _days(let_go)) == ("released", {"released_on": "2018-5-28"})
    assert (died.status, _days(died)) == ("deceased", {"died_on": "2018-3-28"})
    assert (went.status, _days(went)) == ("sentenced", {"status_on": "20180116"})


def test_the_way_out_with_where_to(tmp_path: Path) -> None:
    headers = ["入所时间", "出所时间", "出所原因", "去向"]
    let_go, died, moved = _read(
        tmp_path,
        headers,
        ["2017.4.9", "2017.12.27", "释放", ""],
        ["2017.7.19", "2017.12.11", "死亡", ""],
        ["2017.3.23", "2017.6.23", "转教培", "疏附县教培中心"],
    )
    assert (let_go.status, _days(let_go)) == ("released", {"detained_on": "2017-4-9", "released_on": "2017-12-27"})
    assert (died.status, _days(died)) == ("deceased", {"detained_on": "2017-7-19", "died_on": "2017-12-11"})
    assert (moved.status, _days(moved)["detained_on"]) == ("interned", "2017-3-23")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("处理类型", "处理时间"),
        ("处置措施", "处置时间"),
        ("处罚结果", "处罚决定时间"),
        ("审判结果", "审判日期"),
        ("裁决结果", "裁决时间"),
        ("处理情况/类型", "处理情况/时间"),
    ],
)
def test_measures(tmp_path: Path, told: str, day: str) -> None:
    held, judged, died, let_go = _read(
        tmp_path,
        [told, day],
        ["刑事拘留", "20091223"],
        ["判刑", "20151111"],
        ["死亡", "20120304"],
        ["释放", "20130405"],
    )
    assert (held.status, held.detained_on and held.detained_on[:3]) == ("interned", (2009, 12, 23))
    assert (judged.status, _days(judged)) == ("sentenced", {"sentenced_on": "20151111"})
    assert (died.status, died.died_on and died.died_on[:3]) == ("deceased", (2012, 3, 4))
    assert (let_go.status, _days(let_go)) == ("released", {"released_on": "2013-4-5"})


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Change", "Date of change"),
        ("What changed", "Change date"),
        ("Outcome", "Outcome date"),
        ("Изменение", "Дата изменения"),
        ("Değişiklik", "Değişiklik tarihi"),
        ("Өзгеріс", "Өзгеріс күні"),
        ("ئۆزگىرىش", "ئۆزگىرىش ۋاقتى"),
        ("Änderung", "Datum der Änderung"),
    ],
)
def test_in_letters(tmp_path: Path, told: str, day: str) -> None:
    words = ["sentenced", "died in custody", "released", "detained"]
    rows = [["Name", "ID number", "Date of birth", told, day]]
    rows += [[NAMES[i], number(i), "1960-04-12", word, f"2018-03-0{i + 1}"] for i, word in enumerate(words)]
    judged, died, let_go, held = Read(csv(tmp_path / "a.csv", rows)).statements
    assert _days(judged) == {"sentenced_on": "2018-03-01"}
    assert _days(died)["died_on"] == "2018-3-2"
    assert (let_go.status, _days(let_go)) == ("released", {"released_on": "2018-3-3"})
    assert _days(held)["detained_on"] == "2018-3-4"


@pytest.mark.parametrize("headers", [["变动情况", "变动时间"], ["处理类型", "处理时间"], ["离监原因", "离监时间"]])
def test_a_day_that_does_not_exist_is_told(tmp_path: Path, headers: list[str]) -> None:
    rows = [["姓名", "身份证号", *headers]]
    rows += [[NAMES[i], number(i), "刑满释放", day] for i, day in enumerate(("2018.4.31", "2018.4.30", "2018.5.1"))]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == [(2, "impossible_date")]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("会见情况", "会见时间"),
        ("核查结果", "核查时间"),
        ("走访情况", "走访时间"),
        ("研判结果", "研判时间"),
        ("注销原因", "注销时间"),
        ("登记类型", "登记日期"),
        ("父亲去向", "父亲离开时间"),
        ("就业去向", "就业时间"),
        ("Status", "Date of last update"),
        ("Last contact", "Date of last contact"),
    ],
)
def test_days_on_which_somebody_looked(tmp_path: Path, told: str, day: str) -> None:
    for s in _read(tmp_path, [told, day], ["判刑", "2018.5.1"], ["死亡", "2018.5.2"], ["收押", "2018.5.3"]):
        assert _days(s) == {}


def test_what_is_proposed_or_of_kin_has_no_day(tmp_path: Path) -> None:
    told = ["拟收押", "其父被判刑", "取保候审", "减刑6个月", "刑满释放"]
    for s in _read(tmp_path, ["变动情况", "变动时间"], *([one, "2018.5.1"] for one in told)):
        assert {"detained_on", "died_on", "sentenced_on"}.isdisjoint(_days(s))


def test_another_status_beside(tmp_path: Path) -> None:
    """变动时间 is not the day of what 现状 says."""
    held, dead = _read(
        tmp_path,
        ["现状", "变动情况", "变动时间"],
        ["在押", "调监区", "2018.5.1"],
        ["死亡", "投牢", "2017.5.2"],
    )
    assert (held.status, _days(held)) == ("interned", {})
    assert (dead.status, _days(dead)) == ("deceased", {})


@pytest.mark.parametrize("day", ["返回日期", "回国时间", "返乡时间", "遣返时间", "入境日期"])
def test_the_day_of_coming_back_is_none_of_what_was_done_then(tmp_path: Path, day: str) -> None:
    told = [["2013.9.7", "2017年8月27日送教培"], ["2015.2.19", "2017年10月8日刑拘"], ["2014.1.1", "未采取措施"]]
    read = _read(tmp_path, [day, f"{day[:2]}后措施"], *told)
    assert [_days(s) for s in read] == [{"detained_on": "2017-8-27"}, {"detained_on": "2017-10-8"}, {}]
