"""Folders that may be imported without uploading them: those below the one that ``VMF_IMPORT_FOLDER`` names."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from service.records.reading.workbooks.filenames import shown

MOST_SHOWN = 200
_DEPTH = 3


class FolderRefused(ValueError):
    """``reason``: off (no import folder is named), outside or missing."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def resolve(root: Path | None, text: str) -> Path:
    """The folder that ``text`` names below ``root``, links followed and still below it. Raises FolderRefused."""
    if root is None:
        raise FolderRefused("off")
    named = PurePosixPath(text)
    if named.is_absolute() or ".." in named.parts or "\\" in text or any(ord(c) < 32 for c in text):
        raise FolderRefused("outside")
    root = root.resolve()
    folder = _found(root, named).resolve()
    if folder != root and root not in folder.parents:
        raise FolderRefused("outside")
    if not folder.is_dir():
        raise FolderRefused("missing")
    return folder


def _found(root: Path, named: PurePosixPath) -> Path:
    """The folder that is shown under this name: not every name on a disk is UTF-8."""
    folder = root
    for part in named.parts:
        below = folder / part
        if not below.exists() and folder.is_dir():
            inside = sorted(inner.name for inner in folder.iterdir())
            below = folder / dict(zip(shown(inside), inside, strict=True)).get(part, part)
        folder = below
    return folder


def choices(root: Path | None) -> list[str]:
    """Folders that can be named, relative to ``root``, itself first as "."; links are left out, hidden ones too. As
    they are shown, which :func:`resolve` takes back."""
    if root is None or not root.is_dir():
        return []
    found = ["."]
    inner = {root: PurePosixPath(".")}
    for walked, names, files in os.walk(root):
        folder = Path(walked)
        beside = sorted([*names, *files])
        called = dict(zip(beside, shown(beside), strict=True))
        names[:] = sorted(n for n in names if not n.startswith(".") and not (folder / n).is_symlink())
        inner |= {folder / n: inner[folder] / called[n] for n in names}
        found += [str(inner[folder] / called[n]) for n in names]
        if len(inner[folder].parts) + 1 >= _DEPTH:
            names.clear()
        if len(found) > MOST_SHOWN:
            break
    return [found[0], *sorted(found[1:])][:MOST_SHOWN]
