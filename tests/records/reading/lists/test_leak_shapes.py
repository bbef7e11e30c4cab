"""Leak-shaped files with every defect: nearly every cell is read right, nobody is invented, every damage is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.records.reading import measure


@pytest.mark.parametrize("seed", [11, 12])
def test_nearly_every_cell_is_read_and_nobody_is_invented(tmp_path: Path, seed: int) -> None:
    total = measure(tmp_path, 50, seed)
    assert total.cells > 5000
    assert total.share >= 0.995, dict(total.examples)
    assert total.invented == 0, total.examples["invented"]
    assert total.untold == 0, total.examples["untold"]
