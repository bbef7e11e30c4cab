"""Rows of records that several rows state, set aside while rows are read in their order, until all are there.

The records are put in groups. Each piece of rows leaves a file for each group, with one line a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_ID = 16
_BREAK = "\n"
#: (record, number of the row, file, fields as JSON), as the database gives it; or the flat entry of the row as JSON.
StatedRow = Sequence[Any]
#: Group of records that a segment holds already: nobody wants their rows.
HELD = -1


@dataclass(frozen=True, slots=True)
class Aside:
    """Known to several processes by its folder."""

    folder: Path

    @classmethod
    def of(cls, folder: Path, ids: bytes, together: int, held: bytes) -> Aside:
        """``ids``: of the records, 16 bytes each, so many ``together`` in a group. ``held``: whose rows are dropped."""
        folder.mkdir()
        (folder / "held").write_bytes(held)
        size = together * _ID
        for number, start in enumerate(range(0, len(ids), size)):
            (folder / f"{number}.ids").write_bytes(ids[start : start + size])
        return cls(folder)

    def groups(self) -> Mapping[str, int]:
        """The number of the group of each record."""
        return _groups(self.folder)

    def keep(self, piece: str, rows: Mapping[int, Sequence[StatedRow]]) -> None:
        """``rows``: by group, all that the ``piece`` has."""
        for number, of_group in rows.items():
            with (self.folder / f"{number}.{piece}").open("w", encoding="utf-8", newline="\n") as lines:
                for record_id, row, file, stated in of_group:
                    # Between the texts of JSON a line break is a space.
                    lines.write(f"{record_id} {row} {file} {stated.replace(_BREAK, ' ')}\n")

    def stated(self, record_id: str) -> Mapping[str, list[StatedRow]]:
        """The rows of each record in the group of this one."""
        number = self.groups()[record_id]
        ids = (self.folder / f"{number}.ids").read_bytes()
        found: dict[str, list[StatedRow]] = {one: [] for one in hexadecimal(ids)}
        for path in self.folder.glob(f"{number}.rows *"):
            with path.open(encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    one, row, file, stated = line.split(" ", 3)
                    found[one].append((one, int(row), file, stated))
        return found


def hexadecimal(ids: bytes) -> Iterator[str]:
    """Record ids as texts."""
    whole = ids.hex()
    return (whole[at : at + 2 * _ID] for at in range(0, len(whole), 2 * _ID))


@lru_cache(maxsize=1)
def _groups(folder: Path) -> Mapping[str, int]:
    found = dict.fromkeys(hexadecimal((folder / "held").read_bytes()), HELD)
    for path in folder.glob("*.ids"):
        found.update(dict.fromkeys(hexadecimal(path.read_bytes()), int(path.stem)))
    return found
