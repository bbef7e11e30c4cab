"""诉讼阶段及判决: a stage of a case is no term, and none was lost."""

from __future__ import annotations

from pathlib import Path

from tests.records.reading.tables import NAMES, Read, csv, number

STAGES = ["批捕", "移送起诉", "刑拘", "一审", "已逮捕", "2017年3月批捕", "审查起诉阶段"]


def test_stages_are_no_lost_terms(tmp_path: Path) -> None:
    told = [*STAGES, "有期徒刑7年6个月", "有期徒刑■年", "一审判处■年"]
    rows = [["姓名", "身份证号", "诉讼阶段及判决"], *([NAMES[i % 6], number(i), t] for i, t in enumerate(told))]
    found = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [s.status for s in found[:8]] == [*["interned"] * 7, "sentenced"]
    assert not any(s.problems for s in found[:8])
    assert [[p.code for p in s.problems] for s in found[8:]] == [["unreadable_sentence"]] * 2
