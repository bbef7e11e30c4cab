"""The day of release by words: of a status, a note, a measure with a day beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from tests.records.reading.letgo import day_of, read_list


@pytest.mark.parametrize(
    ("status", "day"),
    [
        ("释放 2018-03-10", (2018, 3, 10)),
        ("2018年3月10日释放", (2018, 3, 10)),
        ("已释放（2018.3.10）", (2018, 3, 10)),
        ("2018.3.10解除教培", (2018, 3, 10)),
        ("结业，2018.3", (2018, 3)),
        ("刑满释放 2018年", (2018,)),
        ("2017年4月收押，2018年3月释放", (2018, 3)),
        ("2017年4月收押后释放", None),
        ("已于 2018 年 12 月3 日结业，现由社区管控", (2018, 12, 3)),
        ("2020年釈放", (2020,)),
        ("劳动教养2年 2014年解除劳教", (2014,)),
        ("2012年释放 2014年解除劳教", None),
        ("预计2018年释放", None),
        ("已解除教培，2018年11月30日回家", (2018, 11, 30)),
        ("已结业，2018.11.30接回村", (2018, 11, 30)),
        ("已解除教培，2018年11月30日回家探亲", None),
        ("已解除教培，其妻2018年11月30日回家", None),
        ("已解除教培，定于2018年11月30日回家", None),
        ("释放，2018年6月再次收押", None),
        ("Released 2018", (2018,)),
        ("Released, March 2018", (2018, 3)),
        ("freed (2019)", (2019,)),
        ("Released from detention on 3 March 2019", (2019, 3, 3)),
        ("released June 2018 after 2 years", (2018, 6)),
        ("Detained 2017, released 2018", (2018,)),
        ("released in 2018, sick since 2019", (2018,)),
        ("Released, last seen 2019", None),
        ("Released after arrest in March 2018", None),
        ("Released by 2018", None),
        ("Released 2017-2018", None),
        ("sentenced in 2017, released", None),
        ("detained in March and released in June 2018", None),
        ("At home since 2018", None),
        ("released in 2018, died in 2019", None),
        ("not released 2018", None),
        ("brother released in 2018", None),
        ("освобождён в марте 2018", (2018, 3)),
        ("вышла из лагеря в 2019 году", (2019,)),
        ("2018'de serbest bırakıldı", (2018,)),
        ("2018-yili qoyup bérildi", (2018,)),
        ("2018-يىلى قويۇپ بېرىلدى", (2018,)),
        ("2018 жылы босатылды", (2018,)),
        ("2018-yilda ozod qilindi", (2018,)),
        ("2019 entlassen", (2019,)),
        ("libéré en mai 2018", (2018, 5)),
    ],
)
def test_a_status_tells_it(tmp_path: Path, status: str, day: tuple[int, ...] | None) -> None:
    (one,) = read_list(tmp_path, ["状态"], [status]).statements
    assert day_of(one) == day
    assert "released_on" not in one.texts


@pytest.mark.parametrize(
    ("taken", "status", "note", "day"),
    [
        ("2017.4.1", "教培", "2018.4.5解除教培", (2018, 4, 5)),
        ("2017.4.1", "教培", "已于2018年4月结业回家", (2018, 4)),
        ("2017.4.1", "interned", "released in May 2018", (2018, 5)),
        ("2017.4.1", "释放", "2015年释放，2017年收教", None),
        ("2017.4.1", "释放", "2012年刑满释放", None),
        ("", "释放", "2009年判刑3年，2012年刑满释放", None),
        ("2017.4.1", "释放", "其父2018年3月释放", None),
        ("2017.4.1", "released", "her brother was released in 2019", None),
        ("2017.4.1", "released", "may be released in 2019", None),
    ],
)
def test_a_note_tells_it(tmp_path: Path, taken: str, status: str, note: str, day: tuple[int, ...] | None) -> None:
    (one,) = read_list(tmp_path, ["收押时间", "状态", "备注"], [taken, status, note]).statements
    assert day_of(one) == day


def test_the_day_beside_a_measure(tmp_path: Path) -> None:
    let_go, held = read_list(tmp_path, ["处理结果", "处理时间"], ["释放", "2018.3.1"], ["收押", "2018.3.2"]).statements
    assert (day_of(let_go), let_go.detained_on) == ((2018, 3, 1), None)
    assert (day_of(held), held.detained_on) == (None, PartialDate(2018, 3, 2))
    rows = [["收押", "2017.1.15", "释放"], ["释放", "2018.1.15", "再次收押"]]
    read = read_list(tmp_path, ["处理结果", "处理时间", "现状"], *rows)
    assert [day_of(s) for s in read.statements] == [None, None]
