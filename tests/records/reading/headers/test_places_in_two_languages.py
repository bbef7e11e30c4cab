"""Headers that ask where somebody is or lives, over cells that name places of custody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv, number

NAMES = ["ئابدۇللا ھۈسەن", "يۈسۈپ ئابلىز", "ئەلى قادىر"]
HELD = ["1-تەربىيەلەش مەركىزى", "قەشقەر تۈرمىسى", "توققۇزاق تەربىيەلەش مەركىزى"]
LIVES = ["توققۇزاق بازىرى", "ئوپال يېزىسى", "قەشقەر شەھىرى"]


@pytest.mark.parametrize(
    "header", ["تۇرۇشلۇق ئورنى/所在地", "ئورنى/所在位置", "ھازىرقى ئورنى | 现在位置", "تۇرۇشلۇق ئورنى", "ئورنى"]
)
def test_cells_tell_where_held_from_where_lived(tmp_path: Path, header: str) -> None:
    top = ["ئىسمى", "كىملىك نومۇرى", header]
    for cells in (HELD, LIVES):
        rows = [top, *([NAMES[i], number(i), cells[i]] for i in range(3))]
        facilities = [s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements]
        assert facilities == (HELD if cells is HELD else [None] * 3)


def test_an_address_beside_a_prison_is_none(tmp_path: Path) -> None:
    cells = ["疏附县看守所家属院2号", "教培中心对面3组", "县监狱路5号"]
    rows = [["姓名", "身份证号", "所在地"], *([NAMES[i], number(i), cells[i]] for i in range(3))]
    assert {s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {None}
