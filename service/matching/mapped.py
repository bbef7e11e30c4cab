"""Folders of arrays that appear whole or not at all, with a manifest of checksums."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from service.matching.scratch import scratch

MANIFEST = "manifest.json"
_SMALL = 4096


class DamagedSegment(ValueError):
    """A file of a segment is missing, cut off or changed; the message names it."""


def map_array(path: Path) -> Any:
    """The array in a ``.npy`` file, mapped read-only; small ones are read."""
    if path.stat().st_size < _SMALL:
        array = np.load(path)
        array.flags.writeable = False
        return array
    return np.asarray(np.load(path, mmap_mode="r"))


@contextmanager
def new_folder(folder: Path, *, replace: bool = True) -> Iterator[Path]:
    """A temporary folder, renamed to ``folder`` at the end, everything on disk before. Replaces an older one, or where
    it shall not, leaves that as it is. What a killed process was making goes when the next one is made beside it."""
    with scratch(folder.parent, "new") as place:
        made = place / folder.name
        made.mkdir(mode=0o700)
        yield made
        for path in [*made.rglob("*"), made]:
            _sync(path)
        if folder.exists() and replace:
            folder.rename(place / "old")
        try:
            made.rename(folder)
        except OSError:
            if replace or not folder.exists():
                raise
        _sync(folder.parent)


def write_manifest(folder: Path, facts: Mapping[str, object]) -> None:
    """Sizes and SHA-256 of all files in ``folder``, with ``facts``."""
    files = {
        str(path.relative_to(folder)): {"bytes": path.stat().st_size, "sha256": checksum(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    (folder / MANIFEST).write_text(json.dumps({**facts, "files": files}, indent=1), encoding="utf-8")


def read_manifest(folder: Path, expected_format: int) -> dict[str, Any]:
    """The manifest, after a look at format and file sizes, which takes no time that grows with them."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedSegment(f"{folder.name} has no readable manifest") from error
    if manifest.get("format") != expected_format:
        raise DamagedSegment(
            f"{folder.name} is of format {manifest.get('format')}, expected {expected_format}: run `records reindex`"
        )
    for name, facts in manifest["files"].items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != facts["bytes"]:
            raise DamagedSegment(f"{folder.name}: {name} is missing or cut off")
    return manifest


def verify(folder: Path, expected_format: int) -> None:
    """Read every file and compare its checksum; :class:`DamagedSegment` names the first that differs."""
    for name, facts in read_manifest(folder, expected_format)["files"].items():
        if checksum(folder / name) != facts["sha256"]:
            raise DamagedSegment(f"{folder.name}: {name} was changed after it was written")


def checksum(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
