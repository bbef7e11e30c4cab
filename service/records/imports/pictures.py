"""Pictures that an import would take: loose files, and those that float in workbooks. None is decoded to count them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from service.records.filework import Row
from service.records.imports.face import read
from service.records.picturework import places_of_pictures
from service.records.reading import id_in_filename, picture_files
from service.records.running import Progress

_Place = tuple[str, int]


class Pictures:
    """``found``: how many there are; ``tied``: those that a person's row or an ID number in the name says whose they
    are."""

    def __init__(self) -> None:
        self.found = self.tied = 0
        # Of each workbook in which pictures float: the persons of each row, and whether they only stand beside its own.
        self._floating: dict[str, dict[_Place, set[tuple[str, bool]]]] = {}

    def float_in(self, name: str) -> None:
        self._floating[name] = {}

    def broken(self, name: str) -> None:
        self._floating.pop(name, None)

    def rows(self, name: str, rows: Iterable[Row]) -> None:
        if (people := self._floating.get(name)) is not None:
            for record_id, sheet, row, _, fields in rows:
                beside = b'"beside"' in fields and bool(json.loads(fields).get("beside"))
                people.setdefault((sheet, row), set()).add((record_id, beside))

    def look(self, files: Sequence[tuple[Path, str]], folders: Iterable[Path], progress: Progress) -> None:
        """At the loose files under ``folders``, and into the workbooks of ``files`` that hold pictures."""
        for folder in folders:
            for _, name in picture_files(folder):
                self.found += 1
                number = id_in_filename(name)
                self.tied += number is not None and number.sound
        books = [(path, name) for path, name in files if name in self._floating]
        if not books:
            return
        for name, place in read(places_of_pictures, "", books, {}, "", progress):
            if isinstance(place, tuple):
                self.found += 1
                self.tied += self._shows_one(name, place)

    def _shows_one(self, name: str, place: _Place) -> bool:
        """As ``portraits`` ties it: to the one person of its row, or to the row's own among several."""
        people = self._floating[name].get(place, set())
        own = {record_id for record_id, beside in people if not beside}
        return len({record_id for record_id, _ in people}) == 1 or len(own) == 1
