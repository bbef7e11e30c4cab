"""What brackets behind a name tell: of the person, or of kin."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.notesofnames import notes_of_own
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    "note",
    [
        "丈夫2009年病故",
        "父已故",
        "子在押",
        "夫亡",
        "其子死亡",
        "户主已故",
        "父母双亡",
        "丈夫(艾力",
        "系死者之妻",
        "收押人员家属",
        "husband died in 2009",
    ],
)
def test_notes_of_kin_tell_nothing_of_the_person(note: str) -> None:
    assert notes_of_own([note]) == []


@pytest.mark.parametrize(
    "note",
    ["已死亡", "2009年病故", "在押", "女，已死亡", "女性", "夫妻均在押", "全家在押", "母亲和本人均在押", "已释放"],
)
def test_notes_of_the_person_stay(note: str) -> None:
    assert notes_of_own([note]) == [note]
    assert notes_of_own(["妻子在押，本人在教培"]) == ["本人在教培"]


def test_nobody_died_with_kin(tmp_path: Path) -> None:
    rows = [["序号", "家庭成员姓名", "身份证号"]]
    rows += [[str(i), f"{NAMES[i]}（{note}）", number(i)] for i, note in enumerate(["丈夫2009年病故", "2009年病故"])]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [s.status for s in read] == [None, "deceased"]
    assert read[0].notes == ("丈夫2009年病故",)
