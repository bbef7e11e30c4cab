"""Immutable folders (segments, frozen frequencies) that every worker opens, on whichever host it runs.

In folders there is nothing to do: they are built where they are opened. With an object store they are built in a local
cache and uploaded whole, the list of their files last; a half upload has no list and is never opened. Other hosts
download what the list names into their own cache, compare every checksum, and rename it into place.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from service.matching.mapped import checksum, new_folder
from service.store.errors import StoreError

if TYPE_CHECKING:
    from service.store.s3 import Objects

_NAME = re.compile(r"[0-9A-Za-z_-]{1,80}")
_LIST = "published.json"


class Snapshots:
    """``folder``: where they are built and opened. ``objects``: None where that is all; else ``kind`` begins names."""

    def __init__(self, folder: Path, kind: str, objects: Objects | None) -> None:
        self._folder = folder
        self._kind = kind
        self._objects = objects

    def folder(self, name: str) -> Path:
        """Where the snapshot of that name is to be built on this host."""
        if not _NAME.fullmatch(name):
            raise ValueError("not the name of a snapshot")
        return self._folder / name

    def publish(self, name: str) -> None:
        """Makes what was built here open to every host. Publishing twice is publishing once. Raises StoreError."""
        folder = self.folder(name)
        if self._objects is None or self._published(name) is not None:
            return
        files = {}
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            inner = path.relative_to(folder).as_posix()
            self._objects.upload(f"{self._kind}/{name}/{inner}", path)
            files[inner] = {"bytes": path.stat().st_size, "sha256": checksum(path)}
        self._objects.put(f"{self._kind}/{name}/{_LIST}", json.dumps({"files": files}, indent=1).encode())

    def fetch(self, name: str) -> Path:
        """The folder, to open; downloaded first where this host has not got it yet.

        Raises StoreError where it was never published whole, or does not arrive as it was published.
        """
        folder = self.folder(name)
        if self._objects is None or folder.exists():
            return folder
        files = self._published(name)
        if files is None:
            raise StoreError(f"{self._kind} {name} was never published whole: docs/OPERATING.md, Object store.")
        with new_folder(folder, replace=False) as made:  # another worker may be quicker; what it fetches is the same
            for inner, facts in files.items():
                self._download(name, inner, facts, made)
        return folder

    def remove(self, name: str) -> None:
        """Gone here and in the store. Another host's cache keeps what it fetched. What is not there is no error."""
        folder = self.folder(name)
        if self._objects is not None:
            # The list first: without it nobody takes the rest for whole.
            self._objects.delete(f"{self._kind}/{name}/{_LIST}")
            for one in self._objects.names(f"{self._kind}/{name}/"):
                self._objects.delete(one)
        shutil.rmtree(folder, ignore_errors=True)

    def _published(self, name: str) -> dict[str, dict[str, object]] | None:
        assert self._objects is not None
        try:
            listed = json.loads(self._objects.get(f"{self._kind}/{name}/{_LIST}"))
        except FileNotFoundError:
            return None
        files: dict[str, dict[str, object]] = listed["files"]
        return files

    def _download(self, name: str, inner: str, facts: dict[str, object], made: Path) -> None:
        assert self._objects is not None
        parts = PurePosixPath(inner)
        if parts.is_absolute() or ".." in parts.parts:
            raise StoreError(f"{self._kind} {name}: {inner!r} is no file of a snapshot.")
        path = made / parts
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._objects.download(f"{self._kind}/{name}/{inner}", path)
        except FileNotFoundError as error:
            raise StoreError(f"{self._kind} {name}: {inner} is missing in the store.") from error
        if path.stat().st_size != facts["bytes"] or checksum(path) != facts["sha256"]:
            raise StoreError(f"{self._kind} {name}: {inner} is not what was published.")
