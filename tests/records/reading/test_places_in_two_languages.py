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
