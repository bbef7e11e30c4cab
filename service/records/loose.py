"""Loose picture files under a folder, tied to records by the ID number in their name.

A file is known by its name within the folder: the same name with another picture takes the place of what it showed.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import select

from service.matching.values.idnumber import IdNumber
from service.records.picturefaults import BROKE_FILE
from service.records.picturesaving import PictureSaving, PortraitReport
from service.records.picturework import LooseTask, Refused, Taken, take_loose
from service.records.processes import Failed, Processes
from service.records.putting import parts
from service.records.reading import id_in_filename, picture_files, record_id_of_number
from service.records.replacing import Place
from service.records.running import Progress, silent
from service.store.casework import Casework
from service.store.models.records import Portrait, PortraitPlace

# Pictures in one task: so few that all processes end at about the same time.
_BATCH = 25
# Pictures of which the database is asked at once what it knows.
_ASKED = 500
# Bytes of pictures that are held until they may be saved.
_HELD = 32 * 2**20


@dataclass(slots=True)
class _Known:
    """What the database has of one picture file: digests of its record's portraits, and what the name showed until now,
    as (record, digest, portrait)."""

    record_id: str
    digests: set[str] = field(default_factory=set)
    showed: list[tuple[str, str, str]] = field(default_factory=list)


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
        # Of each task that was given: its pictures, and what is known of each.
        self._given: list[tuple[LooseTask, list[_Known]]] = []
        # Places that the folder shows no longer, and the digest of what stood there.
        self.replaced: list[tuple[Place, str]] = []
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

    def look(self, workers: Processes, report: PortraitReport, progress: Progress = silent) -> None:
        """Opens every picture as ``take`` does, and saves nothing. ``report``: what ``take`` would tell; which of them
        are there already is not counted apart."""
        tasks = (replace(task, look=True) for task in self._tasks)
        for number, answer in workers.stream(take_loose, tasks):
            self._count(answer, progress)
            if isinstance(answer, Refused) and answer.sentence:
                report.rejected.append((answer.name, answer.sentence))
            elif isinstance(answer, Taken | Refused):
                report.tied += 1
            elif isinstance(answer, Failed):
                self._broke(number, report)
        report.found += self._found
        report.untied += self._untied

    def _save(self, saving: PictureSaving, report: PortraitReport, number: int, answer: Any) -> None:
        _, known = self._given[number]
        if isinstance(answer, Taken):
            assert isinstance(answer.at, int)
            self._compare(known[answer.at], answer)
            saving.add(known[answer.at].record_id, answer)
        elif isinstance(answer, Refused):
            saving.refuse(answer)
            if not answer.sentence:
                assert isinstance(answer.at, int)
                if not self._compare(known[answer.at], answer):
                    saving.stands(known[answer.at].record_id, answer.sha256, "", answer.name)
        elif isinstance(answer, Failed):
            self._broke(number, report)

    def _broke(self, number: int, report: PortraitReport) -> None:
        report.rejected += [(name, BROKE_FILE) for _, name, _ in self._given[number][0].files]

    def _count(self, answer: Any, progress: Progress) -> None:
        self._answered += isinstance(answer, Taken | Refused)
        progress("pictures", self._answered, self._found - len(self._untied))

    def _compare(self, known: _Known, now: Taken | Refused) -> bool:
        """Whether the name showed this until now; what else it showed is replaced."""
        same = [(record_id, digest) == (known.record_id, now.sha256) for record_id, digest, _ in known.showed]
        for is_same, (_, digest, portrait_id) in zip(same, known.showed, strict=True):
            if not is_same:
                self.replaced.append((Place(portrait_id, "", now.name), digest))
        return any(same)

    def holds(self, name: str, digest: str) -> bool:
        """Whether the folder holds this very content under this name."""
        try:
            return hashlib.sha256((self._folder / name).read_bytes()).hexdigest() == digest
        except OSError:
            return False

    def _in_turn(self) -> Iterator[LooseTask]:
        tied = list(self._tied())
        for some in parts(tied, _ASKED):
            known = self._known([(name, record_id_of_number(self._source_name, number)) for _, name, number in some])
            for at in range(0, len(some), _BATCH):
                of_task = known[at : at + _BATCH]
                task = LooseTask(
                    [
                        (path, name, frozenset(one.digests))
                        for (path, name, _), one in zip(some[at : at + _BATCH], of_task, strict=True)
                    ]
                )
                self._given.append((task, of_task))
                yield task

    def _known(self, named: Sequence[tuple[str, str]]) -> list[_Known]:
        """``named``: name and record of each."""
        digests: dict[str, set[str]] = {}
        showed: dict[str, list[tuple[str, str, str]]] = {}
        portraits = select(Portrait.record_id, Portrait.sha256)
        places = (
            select(PortraitPlace.name, Portrait.record_id, Portrait.sha256, Portrait.id)
            .join(Portrait, Portrait.id == PortraitPlace.portrait_id)
            .where(PortraitPlace.source_id == self._source_id, PortraitPlace.file_id == "")
        )
        with self._casework.database.read() as session:
            record_ids, names = {record_id for _, record_id in named}, [name for name, _ in named]
            for record_id, digest in session.execute(portraits.where(Portrait.record_id.in_(record_ids))):
                digests.setdefault(record_id, set()).add(digest)
            for name, record_id, digest, portrait_id in session.execute(places.where(PortraitPlace.name.in_(names))):
                showed.setdefault(name, []).append((record_id, digest, portrait_id))
        return [_Known(one, digests.get(one, set()), showed.get(name, [])) for name, one in named]

    def _tied(self) -> Iterator[tuple[Path, str, IdNumber]]:
        for path, name in picture_files(self._folder):
            self._found += 1
            own = PurePosixPath(name).name
            number = self._mapping.get(name) or self._mapping.get(own) or id_in_filename(own)
            if number is None or not number.sound:
                self._untied.append(name)
            else:
                yield path, name, number


def replaced_in(folders: Sequence[LoosePictures]) -> list[Place]:
    """Places that none of the folders of an import shows any more, once all are taken: two may hold other pictures
    under one name."""
    return [
        place
        for folder in folders
        for place, digest in folder.replaced
        if not any(other.holds(place.name, digest) for other in folders if other is not folder)
    ]
