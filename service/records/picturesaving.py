"""Pictures into the file store and the database, many at a time."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType

from sqlalchemy import select

from service.records import trust
from service.records.marking import mark
from service.records.picturework import Refused, Taken
from service.records.putting import bulk_insert, parts
from service.store import audit
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.records import Portrait
from service.store.portrait_files import new_key

# Pictures that are written in one transaction, and bytes of them: both again wait while they are written.
_TOGETHER, _BYTES = 400, 16 * 2**20

#: Record, picture, and the workbook as it was read ("" for a loose picture).
Tied = tuple[str, Taken, str]
#: Record and digest of a picture that is there, and where else it stands: the workbook, and the name in provenance.
Standing = tuple[str, str, str, str]


@dataclass
class PortraitReport:
    """``untied``: files whose name holds no ID number, places in workbooks that are no person's row. ``rejected``:
    (file, sentence). ``removed``: pictures that their files hold no longer. ``quarantined``: as of
    ``ImportReport``, where pictures are all that is imported."""

    found: int = 0
    tied: int = 0
    known: int = 0
    blank: int = 0
    untied: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    placeholders: int = 0
    quarantined: bool = False

    @property
    def nothing_readable(self) -> bool:
        return self.tied == 0 and self.known == 0


class PictureSaving:
    """A context manager that writes in a thread of its own, so that pictures are taken meanwhile. Leaving it well saves
    what waits; leaving it by an error waits for the transaction that runs and drops the rest."""

    def __init__(self, casework: Casework, source_id: str, report: PortraitReport) -> None:
        self._casework, self._source_id, self._report = casework, source_id, report
        self._waiting: list[Tied] = []
        self._standing: set[Standing] = set()
        self._bytes = 0
        self._added: set[tuple[str, str]] = set()
        self._thread = ThreadPoolExecutor(1)
        self._handed = 0
        self._writing: Future[list[Tied]] | None = None  # what of the handed is new

    def __enter__(self) -> PictureSaving:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._flush()
                self._settle()
        finally:
            self._thread.shutdown(wait=True)

    def add(self, record_id: str, taken: Taken, file_id: str = "") -> None:
        if (record_id, taken.sha256) in self._added:
            self._report.known += 1
            self.stands(record_id, taken.sha256, file_id, taken.name)
            return
        self._added.add((record_id, taken.sha256))
        self._waiting.append((record_id, taken, file_id))
        self._bytes += len(taken.jpeg)
        if len(self._waiting) >= _TOGETHER or self._bytes >= _BYTES:
            self._flush()

    def stands(self, record_id: str, sha256: str, file_id: str, name: str) -> None:
        """A picture that is there, or was added, stands at this place too."""
        self._standing.add((record_id, sha256, file_id, name))
        if len(self._standing) >= _TOGETHER:
            self._flush()

    def refuse(self, refused: Refused) -> None:
        if refused.sentence:
            self._report.rejected.append((refused.name, refused.sentence))
        else:
            self._report.known += 1

    def _flush(self) -> None:
        """Hands over what waits, once what was handed over before is written."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        standing, self._standing = self._standing, set()
        self._settle()
        if waiting or standing:
            self._handed = len(waiting)
            self._writing = self._thread.submit(self._write, waiting, standing)

    def _settle(self) -> None:
        if self._writing is not None:
            fresh = self._writing.result()
            self._writing = None
            self._report.known += self._handed - len(fresh)
            self._report.tied += len(fresh)
            self._report.blank += sum(taken.signature is None for _, taken, _ in fresh)

    def _write(self, waiting: list[Tied], standing: set[Standing]) -> list[Tied]:
        """Those of them that the database did not have."""
        known = self._known({one[0] for one in waiting} | {one[0] for one in standing})
        fresh = [one for one in waiting if (one[0], one[1].sha256) not in known]
        ids, stored = [new_id() for _ in fresh], [new_key(self._source_id) for _ in fresh]
        # Files before rows: a row never names a file that a power cut could take.
        self._casework.files.put_new([(key, taken.jpeg) for key, (_, taken, _) in zip(stored, fresh, strict=True)])
        known |= {(record_id, t.sha256): one for one, (record_id, t, _) in zip(ids, fresh, strict=True)}
        places = {(record_id, taken.sha256, file_id, taken.name) for record_id, taken, file_id in waiting} | standing
        record_ids = sorted({record_id for record_id, *_ in fresh})
        with self._casework.database.write() as session:
            bulk_insert(
                session,
                "record",
                ("id", "source_id", "segment_id", "gone"),
                [(i, self._source_id, None, True) for i in record_ids],
                "ON CONFLICT (id) DO NOTHING",
            )
            bulk_insert(
                session,
                "portrait",
                ("id", "record_id", "source_id", "file_name", "sha256", "stored_as", "signature", "placeholder",
                 "prepared"),
                [
                    (one, record_id, self._source_id, taken.name, taken.sha256, key, taken.signature, False, False)
                    for one, key, (record_id, taken, _) in zip(ids, stored, fresh, strict=True)
                ],
            )  # fmt: skip
            bulk_insert(
                session,
                "portrait_place",
                ("portrait_id", "file_id", "name", "source_id"),
                [
                    (portrait_id, file_id, name, self._source_id)
                    for record_id, digest, file_id, name in sorted(places)
                    if (portrait_id := known.get((record_id, digest))) is not None
                ],
                "ON CONFLICT DO NOTHING",
            )
            if fresh:
                mark(session, self._source_id, record_ids)
                trust.changed(session, self._casework, audit.SYSTEM, self._source_id)
        return fresh

    def _known(self, record_ids: set[str]) -> dict[tuple[str, str], str]:
        """The portraits that these records have, by record and digest."""
        known: dict[tuple[str, str], str] = {}
        with self._casework.database.read() as session:
            for part in parts(sorted(record_ids)):
                query = select(Portrait.record_id, Portrait.sha256, Portrait.id).where(Portrait.record_id.in_(part))
                known.update(((record_id, digest), one) for record_id, digest, one in session.execute(query))
        return known
