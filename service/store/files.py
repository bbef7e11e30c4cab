"""Where files lie: sealed pictures of families (intake), leaked portraits (casework). Names are random."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from service.config import Bucket
from service.store.clock import now

if TYPE_CHECKING:
    from service.store.s3 import Objects

_KEY = re.compile(r"[0-9a-f]{32,64}")


def checked_key(key: str) -> str:
    """The key itself. Raises ValueError where it is none."""
    if not _KEY.fullmatch(key):
        raise ValueError("not a file key")
    return key


class FileStore(Protocol):
    """Bytes under names of 32 to 64 hexadecimal characters."""

    def check(self) -> None:
        """Raises StoreError where nothing can be kept."""
        ...

    def put(self, key: str, data: bytes) -> None: ...

    def put_new(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Many (key, bytes) under keys that nothing has. All are kept when it returns; cut short, it may leave some,
        also in part: only then may their keys be told to anybody."""
        ...

    def get(self, key: str) -> bytes:
        """Raises FileNotFoundError."""
        ...

    def delete(self, key: str) -> None:
        """Deleting what is not there is no error."""
        ...

    def stored(self) -> list[str]: ...


class FolderStore:
    """A folder, with one level of sub-folders so that none grows too large.

    Who may read is the folder's and the umask's to say: in production the family app and the workers are two Unix
    users that share a group for intake (docs/OPERATING.md).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, key: str) -> Path:
        return self._folder / checked_key(key)[:2] / key

    def check(self) -> None:
        """Folders are made as they are needed."""

    def put(self, key: str, data: bytes) -> None:
        path = self._path(key)
        temporary = path.with_name(f".{key}.{secrets.token_hex(4)}")
        _make(path.parent)
        _write(temporary, data, sync=True)
        temporary.replace(path)

    def put_new(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Waits for the disk once, not for each: then the disk is told once too."""
        paths = [self._path(key) for key, _ in files]
        parents = {path.parent for path in paths}
        for parent in parents:
            _make(parent)
        for path, (_, data) in zip(paths, files, strict=True):
            _write(path, data, sync=False)
        if files and not _synced(self._folder):
            for place in {*paths, *parents, self._folder}:
                _sync(place)

    def get(self, key: str) -> bytes:
        return self._path(key).read_bytes()

    def delete(self, key: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._path(key).unlink()

    def stored(self) -> list[str]:
        return sorted(path.name for path in self._folder.glob("??/*") if _KEY.fullmatch(path.name))


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o770)


def _write(path: Path, data: bytes, *, sync: bool) -> None:
    """A file that is not there yet."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o660)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        if sync:
            os.fsync(file.fileno())
    # When a family sent a picture is nobody's business: the file tells the day and no more.
    day = now() // 86400 * 86400
    os.utime(path, (day, day))


def _sync(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _synced(folder: Path) -> bool:
    """Whether all that was written to the folder's file system is on the disk. False where the system cannot tell."""
    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    if syncfs is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        return bool(syncfs(handle) == 0)
    finally:
        os.close(handle)


def open_objects(bucket: Bucket | None) -> Objects | None:
    """None where files lie in folders. Raises StoreError."""
    if bucket is None:
        return None
    # The libraries of object stores are large: who keeps folders never loads them.
    from service.store.s3 import Objects

    return Objects(bucket)


def open_files(folder: Path, objects: Objects | None, *, wipes: bool) -> FileStore:
    """The folder, or the objects where there are some. ``wipes``: deleting must destroy, which a bucket is asked."""
    if objects is None:
        return FolderStore(folder)
    from service.store.s3 import S3Store

    return S3Store(objects, wipes=wipes)
