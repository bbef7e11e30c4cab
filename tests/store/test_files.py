"""Stored files: whole or not at all, and open to whom the umask says."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

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
