"""What lies under a folder: asked of the system folder by folder, since asking of each of many files takes seconds."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = "file"
LINK: Final = "link"
OTHER: Final = "other"


class Lying(NamedTuple):
    """``name``: within the folder, ``/`` between folders. ``kind``: FILE, LINK or OTHER (a pipe, a socket)."""

    name: str
    kind: str

    @property
    def suffix(self) -> str:
        """In small letters, with its dot; "" for none, as :attr:`Path.suffix` has it."""
        own = self.name.rpartition("/")[2]
        at = own.rfind(".")
        return own[at:].lower() if 0 < at < len(own) - 1 else ""


def lying_under(folder: Path) -> list[Lying]:
    """Everything but folders, in the order of paths. No link is followed; what may not be looked into is left out."""
    found: list[Lying] = []
    waiting = [("", os.fspath(folder))]
    while waiting:
        above, place = waiting.pop()
        with contextlib.suppress(PermissionError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_symlink():
                    found.append(Lying(above + entry.name, LINK))
                elif entry.is_dir():
                    waiting.append((f"{above}{entry.name}/", entry.path))
                else:
                    found.append(Lying(above + entry.name, FILE if entry.is_file() else OTHER))
    found.sort(key=lambda one: one.name.split("/"))
    return found
