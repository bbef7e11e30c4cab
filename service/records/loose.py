"""Loose picture files under a folder, tied to records by the ID number in their name."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import select

from service.matching.values.idnumber import IdNumber
from service.records.picturesaving import PictureSaving, PortraitReport
from service.records.picturework import LooseTask, Refused, Taken, take_loose
from service.records.processes import Failed, Processes
from service.records.reading import id_in_filename, picture_files, record_id_of_number
from service.records.running import Progress, silent
from service.store.casework import Casework
from service.store.models.records import Portrait

# Pictures in one task: so few that all processes end at about the same time.
_BATCH = 25
# Bytes of pictures that are held until they may be saved.
_HELD = 32 * 2**20


class LoosePictures:
    """They may be taken before anything of them may be saved: what processes answer to some of the tasks is held, and
    saved with the rest. Those that are there already cost the reading of their bytes."""

    def __init__(
        self,
        casework: Casework,
        source_id: str,
        source_name: str,
        folder: Path,
        mapping: Mapping[str, IdNumber] | None = None,
    ) -> None:
        self._casework, self._source_id, self._source_name = casework, source_id, source_name
        self._folder, self._mapping = folder, mapping or {}
        self._found = 0
        self._untied: list[str] = []
        self._tasks = self._in_turn()
        # Of each task that was given: its pictures, and the record of each.
        self._given: list[tuple[LooseTask, list[str]]] = []
        self._held: deque[tuple[int, Any]] = deque()
        self._bytes = 0
        self._answered = 0

    def ahead(self, until: Callable[[], bool]) -> Iterator[LooseTask]:
        """Tasks for ``take_loose``, whose answers are to be held, as long as there is room for more."""
        while not until() and self._bytes < _HELD and (task := next(self._tasks, None)) is not None:
            yield task

    def hold(self, number: int, answer: Any, progress: Progress) -> None:
        """``number``: of the task among those that ``ahead`` gave."""
        self._held.append((number, answer))
        if isinstance(answer, Taken):
            self._bytes += len(answer.jpeg)
        self._count(answer, progress)

    def take(self, workers: Processes, report: PortraitReport, progress: Progress = silent) -> None:
        """Takes the rest and saves all."""
        ahead = len(self._given)
        answers = ((ahead + number, answer) for number, answer in workers.stream(take_loose, self._tasks))
        first = list(filter(None, [next(answers, None)]))  # the processes begin while what was held is saved
        with PictureSaving(self._casework, self._source_id, report) as saving:
            while self._held:
                self._save(saving, report, *self._held.popleft())
            for number, answer in chain(first, answers):
                self._count(answer, progress)
                self._save(saving, report, number, answer)
        report.found += self._found
        report.untied += self._untied
        self._given.clear()

    def _save(self, saving: PictureSaving, report: PortraitReport, number: int, answer: Any) -> None:
        task, record_ids = self._given[number]
        if isinstance(answer, Taken):
            assert isinstance(answer.at, int)
            saving.add(record_ids[answer.at], answer)
        elif isinstance(answer, Refused):
            saving.refuse(answer)
        elif isinstance(answer, Failed):
            report.rejected += [(name, "Reading it broke the reader.") for _, name, _ in task.files]

    def _count(self, answer: Any, progress: Progress) -> None:
        self._answered += isinstance(answer, Taken | Refused)
        progress("pictures", self._answered, self._found - len(self._untied))

    def _in_turn(self) -> Iterator[LooseTask]:
        tied = list(self._tied())
        known: dict[str, set[str]] = {}
        with self._casework.database.read() as session:
            query = select(Portrait.record_id, Portrait.sha256).where(Portrait.source_id == self._source_id)
            for record_id, digest in session.execute(query):
                known.setdefault(record_id, set()).add(digest)
        for at in range(0, len(tied), _BATCH):
            some = tied[at : at + _BATCH]
            record_ids = [record_id_of_number(self._source_name, number) for *_, number in some]
            task = LooseTask(
                [
                    (path, name, frozenset(known.get(record_id, ())))
                    for (path, name, _), record_id in zip(some, record_ids, strict=True)
                ]
            )
            self._given.append((task, record_ids))
            yield task

    def _tied(self) -> Iterator[tuple[Path, str, IdNumber]]:
        for path, name in picture_files(self._folder):
            self._found += 1
            own = PurePosixPath(name).name
            number = self._mapping.get(name) or self._mapping.get(own) or id_in_filename(own)
            if number is None or not number.sound:
                self._untied.append(name)
            else:
                yield path, name, number
