"""What lies under a folder: the same as asking of each path, in the same order."""

from __future__ import annotations

import os
import socket
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.records.reading.lying import FILE, LINK, OTHER, Lying, lying_under


def test_each_file_and_link_is_told_of_once_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b/1.xlsx", "b.xls/2.csv", "b/c/d/3.JPG", "a", ".hidden", "z.xlsx", "b-/4.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "empty.xlsx").mkdir()
    (tmp_path / "to file.xlsx").symlink_to(tmp_path / "z.xlsx")
    (tmp_path / "to folder").symlink_to(tmp_path / "b")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "to nothing").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    found = lying_under(tmp_path)
    paths = sorted(path for path in tmp_path.rglob("*") if path.is_symlink() or not path.is_dir())
    assert [tmp_path / one.name for one in found] == paths
    kinds = {one.name: one.kind for one in found}
    assert {name for name, kind in kinds.items() if kind == LINK} == {
        "to file.xlsx",
        "to folder",
        "round",
        "to nothing",
    }
    assert [name for name, kind in kinds.items() if kind == OTHER] == ["pipe"]
    assert [one.suffix for one in found if one.name == "b/c/d/3.JPG"] == [".jpg"]


def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "a.xlsx"))
        assert lying_under(tmp_path) == [Lying("a.xlsx", OTHER)]


def test_a_folder_that_may_not_be_looked_into_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "1.xlsx").touch()
    (tmp_path / "2.xlsx").touch()
    own = os.scandir

    def scan(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError
        return own(path)

    monkeypatch.setattr(os, "scandir", scan)
    assert lying_under(tmp_path) == [Lying("2.xlsx", FILE)]


@given(st.text("a.xLS", min_size=1, max_size=6).filter(lambda name: name not in {".", ".."}))
def test_an_ending_is_what_a_path_has(name: str) -> None:
    assert Lying(f"b.c/{name}", FILE).suffix == PurePosixPath(f"b.c/{name}").suffix.lower()
