"""Stored files: whole or not at all, and open to whom the umask says."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.store import files
from service.store.files import FolderStore
from service.store.models.base import new_id


@pytest.fixture(params=[0o077, 0o007])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_the_umask_decides_who_reads(tmp_path: Path, umask: int) -> None:
    """0077 on one's own machine; 0007 where the family app and the workers are two users of one group."""
    store, key = FolderStore(tmp_path / "files"), new_id()
    store.put(key, b"sealed")
    (stored,) = (p for p in (tmp_path / "files").rglob("*") if p.is_file())
    assert stat.S_IMODE(stored.stat().st_mode) == 0o660 & ~umask
    assert stat.S_IMODE(stored.parent.stat().st_mode) == 0o770 & ~umask


def test_what_was_put_is_got_listed_and_deleted(tmp_path: Path) -> None:
    store, key = FolderStore(tmp_path), new_id()
    with pytest.raises(FileNotFoundError):
        store.get(key)
    store.put(key, b"one")
    store.put(key, b"two")
    assert store.get(key) == b"two"
    assert store.stored() == [key]
    store.delete(key)
    store.delete(key)
    assert store.stored() == []


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "A" * 32, "0" * 31, "0" * 32 + "/x"])
def test_only_file_keys_are_file_keys(tmp_path: Path, key: str) -> None:
    for act in (FolderStore(tmp_path).get, FolderStore(tmp_path).delete, lambda k: FolderStore(tmp_path).put(k, b"")):
        with pytest.raises(ValueError, match="not a file key"):
            act(key)


def test_a_file_tells_the_day_and_no_more(tmp_path: Path) -> None:
    store, key = FolderStore(tmp_path), new_id()
    store.put(key, b"sealed")
    assert (tmp_path / key[:2] / key).stat().st_mtime % 86400 == 0


@pytest.mark.parametrize("told_at_once", [True, False])
def test_many_new_files_are_on_the_disk_when_it_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told_at_once: bool
) -> None:
    """Each is whole, dated to the day, and followed by a sync: of the file system, or else of each file and folder."""
    many = {new_id(): bytes([i]) * 5000 for i in range(20)}
    done: list[str] = []
    honest_write, honest_sync = files._write, files._sync

    def write(path: Path, data: bytes, *, sync: bool) -> None:
        done.append(f"write {path.name}")
        honest_write(path, data, sync=sync)

    def sync(place: Path) -> None:
        done.append(f"sync {place.name}")
        honest_sync(place)

    def synced(folder: Path) -> bool:
        done.append("sync all")
        return told_at_once

    monkeypatch.setattr(files, "_write", write)
    monkeypatch.setattr(files, "_sync", sync)
    monkeypatch.setattr(files, "_synced", synced)
    store = FolderStore(tmp_path)
    store.put_new(list(many.items()))
    assert {key: store.get(key) for key in store.stored()} == many
    assert all(path.stat().st_mtime % 86400 == 0 for path in tmp_path.glob("??/*"))
    assert done[:21] == [*(f"write {key}" for key in many), "sync all"]
    places = {tmp_path.name, *many, *(key[:2] for key in many)}
    assert sorted(done[21:]) == ([] if told_at_once else sorted(f"sync {place}" for place in places))


def test_new_files_take_the_place_of_none(tmp_path: Path) -> None:
    store, key = FolderStore(tmp_path), new_id()
    store.put(key, b"one")
    with pytest.raises(FileExistsError):
        store.put_new([(key, b"two")])
    assert store.get(key) == b"one"
    with pytest.raises(ValueError, match="not a file key"):
        store.put_new([("../x", b"")])
    store.put_new([])
    assert store.stored() == [key]


def test_the_system_is_asked_to_sync(tmp_path: Path) -> None:
    assert files._synced(tmp_path) is (sys.platform == "linux")
