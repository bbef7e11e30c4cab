"""What a process does with pictures: from a leaked file to clean pixels, their hash, and where they belong."""

from __future__ import annotations

import contextlib
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.photos import signature
from service.photos.intake import MOST_BYTES, BulkIntake
from service.photos.reasons import PhotoRejected
from service.records.filework import FileTask
from service.records.picturefaults import fault_of
from service.records.processes import is_served
from service.records.reading import FileUnreadableError
from service.records.reading.workbooks.pictures import floating_pictures
from service.records.reading.workbooks.unshown import unshown


@dataclass(frozen=True, slots=True)
class LooseTask:
    """Picture files: (path, name in provenance, digests that are known already for its record). ``look``: they are
    opened for a dry run, and nothing is made of them."""

    files: Sequence[tuple[Path, str, frozenset[str]]]
    look: bool = False


@dataclass(frozen=True, slots=True)
class FloatingTask:
    """A workbook in which pictures float."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A clean picture. ``at``: its place among the files of the task, or (sheet, row). ``signature``: None if blank."""

    at: int | tuple[str, int]
    name: str
    sha256: str
    jpeg: bytes
    signature: bytes | None


class Partly:
    """Some drawing of the workbook cannot be read: which pictures stand in it is not known."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A picture that cannot be taken; ``sentence`` is "" for one that is known already. ``at``, ``sha256``: as of
    ``Taken``; None and "" where the file itself cannot be read."""

    name: str
    sentence: str
    at: int | tuple[str, int] | None = None
    sha256: str = ""


def take_loose(task: LooseTask) -> Iterator[Taken | Refused]:
    """One answer for each file."""
    fresh: list[tuple[int, str, str, bytes]] = []
    for at, (path, name, known) in enumerate(task.files):
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)  # of a larger one no more than shows that it is
        except OSError as error:
            yield Refused(name, f"The file cannot be opened: {error.strerror}.")
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in known:
            yield Refused(name, "", at, digest)
        else:
            fresh.append((at, name, digest, data))
    yield from _taken(fresh, look=task.look)


def take_floating(task: FloatingTask) -> Iterator[Taken | Refused | Partly]:
    """One answer for each picture of the workbook, and whether those are all."""
    try:
        pictures = [
            ((p.sheet, p.row), f"{task.name}#{p.sheet}!{p.row}", hashlib.sha256(p.data).hexdigest(), p.data)
            for p in floating_pictures(task.path, task.name)
        ]
    except FileUnreadableError as error:
        yield Refused(task.name, error.sentence)
        return
    if unshown(task.path).unreadable:
        yield Partly()
    yield from _taken(pictures)


def places_of_pictures(task: FileTask) -> Iterator[tuple[str, int]]:
    """For a dry run: (sheet, row) of each picture of the workbook."""
    with contextlib.suppress(FileUnreadableError):
        for picture in floating_pictures(task.path, task.name):
            yield picture.sheet, picture.row


def _taken(
    fresh: Sequence[tuple[int | tuple[str, int], str, str, bytes]], *, look: bool = False
) -> Iterator[Taken | Refused]:
    # One "no photo" card may stand on every row of a workbook: it is decoded once.
    times = Counter(digest for _, _, digest, _ in fresh)
    known: dict[str, tuple[bytes, bytes | None] | PhotoRejected] = {}
    with contextlib.nullcontext(_of_this_process()) if is_served() else BulkIntake() as intake:
        for at, name, digest, data in fresh:
            answer = known.get(digest) or _cleaned(intake, data, look)
            if times[digest] > 1:
                known[digest] = answer
            if isinstance(answer, PhotoRejected):
                yield Refused(name, fault_of(answer), at, digest)
            else:
                yield Taken(at, name, digest, *answer)


def _cleaned(intake: BulkIntake, data: bytes, look: bool) -> tuple[bytes, bytes | None] | PhotoRejected:
    """The clean JPEG and its signature, None of a blank one. ``look``: whether there is one; a signature costs more
    than all else."""
    picture = intake.decode(data)
    if isinstance(picture, PhotoRejected):
        return picture
    if look:
        return b"", None
    hashes = signature(picture.pixels())
    return picture.clean().jpeg, hashes.to_bytes() if hashes else None


@cache
def _of_this_process() -> BulkIntake:
    """One for all tasks of a process that does nothing else."""
    return BulkIntake()
