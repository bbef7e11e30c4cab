"""A header that comes again in a sheet: its columns are read as above."""

from __future__ import annotations

from pathlib import Path

from service.records.reading.columns.repeated import AS_BEFORE, as_above, as_before
from service.records.reading.statement import Column
from tests.records.reading.tables import NAMES, Read, number, xlsx


def test_stages_told_at_length(tmp_path: Path) -> None:
    head = [["序号", "姓名", "基本情况", None, "诉讼环节", "备注"], [None, None, "身份证号码", "民族", None, None]]
    stages = [["侦查", "批捕", "一审"], ["已判，有期徒刑？年，待投牢", "判拘役三个月，所内执行", "因病住院，另案"]]
    rows = [
        [*head, *([i, NAMES[i], number(3 * part + i), "维", stage, ""] for i, stage in enumerate(some))]
        for part, some in enumerate(stages)
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", [*rows[0], *rows[1]], ["C1:D1", "C6:D6"]))
    assert [s.status for s in read.statements][:5] == ["interned"] * 3 + ["sentenced"] * 2
    assert [(p.code, p.column) for p in read.statements[3].problems] == [("unreadable_sentence", "诉讼环节")]
    assert read.statements[4].sentence is not None
    assert read.statements[4].sentence.months == 3


def test_only_what_cells_told_is_kept() -> None:
    above = [Column(0, "甲", "status", "its cells say so"), Column(1, "乙", "note", "header")]
    assert as_above([Column(0, "甲", "note", "content")], above)[0].field == "status"
    assert as_above([Column(0, "甲", None, "unknown header")], above)[0].field == "status"
    for other in (
        [Column(0, "甲", None, "mapping")],
        [Column(0, "丙", None, "unknown header")],
        [Column(1, "乙", None, "unknown header")],
        [Column(2, "甲", None, "unknown header")],
    ):
        assert as_above(other, above) == other
    stated = [Column(0, "甲", None, "unknown header"), Column(3, "现状", "status", "header")]
    assert as_above(stated, above) == stated


def test_a_page_goes_on_with_what_the_page_before_told() -> None:
    before = [Column(0, "甲", "note", "content"), Column(1, "乙", "status", "header")]
    unknown = Column(0, "甲", None, "unknown header")
    assert as_before([unknown], before) == [Column(0, "甲", "note", AS_BEFORE)]
    for other in (
        [Column(0, "甲", "status", "content")],
        [Column(0, "甲", None, "mapping")],
        [Column(1, "乙", None, "unknown header")],
        [Column(2, "甲", None, "unknown header")],
        [unknown, Column(3, "备注", "note", "header")],
    ):
        assert as_before(other, before) == other
