"""Folders that may be imported without uploading them: those below the one that ``VMF_IMPORT_FOLDER`` names."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

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
    root, folder = root.resolve(), (root / named).resolve()
    if folder != root and root not in folder.parents:
        raise FolderRefused("outside")
    if not folder.is_dir():
        raise FolderRefused("missing")
    return folder


def choices(root: Path | None) -> list[str]:
    """Folders that can be named, relative to ``root``, itself first as "."; links are left out, hidden ones too."""
    if root is None or not root.is_dir():
        return []
    found = ["."]
    for folder, names, _files in os.walk(root):
        inner = Path(folder).relative_to(root)
        names[:] = sorted(n for n in names if not n.startswith(".") and not (Path(folder) / n).is_symlink())
        found += [(inner / n).as_posix() for n in names]
        if len(inner.parts) + 1 >= _DEPTH:
            names.clear()
        if len(found) > MOST_SHOWN:
            break
    return [found[0], *sorted(found[1:])][:MOST_SHOWN]
