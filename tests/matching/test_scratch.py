"""What a killed process leaves goes; what is worked on stays."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from service.matching.mapped import new_folder
from service.matching.scratch import clear_leftovers, is_scratch, scratch

_KILLED = """
import os, signal, sys
from pathlib import Path
from service.matching.mapped import new_folder
with new_folder(Path(sys.argv[1]) / "segment") as made:
    (made / "entries.bin").write_text("a name")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _kill(parent: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(parent)], cwd=Path(__file__).parents[2], check=False)
    assert [path for path in parent.rglob("entries.bin") if is_scratch(path.relative_to(parent))]


def test_what_a_killed_process_left_goes_with_the_next_one(tmp_path: Path) -> None:
    _kill(tmp_path)
    with scratch(tmp_path, "work") as mine:
        assert list(tmp_path.iterdir()) == [mine]
        with scratch(tmp_path, "other") as other:
            assert mine.is_dir()
            assert other.is_dir()
    assert not list(tmp_path.iterdir())


def test_clearing_leaves_what_is_worked_on_and_what_is_done(tmp_path: Path) -> None:
    with new_folder(tmp_path / "done") as made:
        (made / "a").write_text("a")
    _kill(tmp_path)
    with scratch(tmp_path, "work") as mine:
        clear_leftovers(tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "done", mine])
    clear_leftovers(tmp_path / "was never made")


@pytest.mark.parametrize("replace", [True, False])
def test_a_new_folder_beside_an_older_one(tmp_path: Path, replace: bool) -> None:
    for text in ("old", "new"):
        with new_folder(tmp_path / "segment", replace=replace) as made:
            (made / "a").write_text(text)
    assert (tmp_path / "segment" / "a").read_text() == ("new" if replace else "old")
    assert list(tmp_path.iterdir()) == [tmp_path / "segment"]


def test_a_folder_that_fails_half_way_leaves_the_older_one(tmp_path: Path) -> None:
    with new_folder(tmp_path / "segment") as made:
        (made / "a").write_text("old")
    with contextlib.suppress(ZeroDivisionError), new_folder(tmp_path / "segment") as made:
        (made / "a").write_text("half")
        raise ZeroDivisionError
    assert (tmp_path / "segment" / "a").read_text() == "old"
    assert list(tmp_path.iterdir()) == [tmp_path / "segment"]
