"""Where an import begins that another one began before it: what is left to read, and what it takes over."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select, update

from service.records import accepting
from service.records.outcome import ImportReport
from service.records.putting import put_records_of
from service.records.reading import Problem
from service.records.staging import KnownFile
from service.store.casework import Casework
from service.store.models.records import Import, SourceFile
from service.store.models.records import Problem as ProblemRow


def left_to_read(
    files: list[tuple[Path, str]], known: list[KnownFile], reading: str
) -> tuple[list[tuple[Path, str]], list[KnownFile], list[KnownFile]]:
    """Files that have to be read, those that an import had staged before it was killed or stopped, and those that were
    read before."""
    same = {(f.name, f.state): f for f in known if f.reading == reading}
    todo: list[tuple[Path, str]] = []
    again: list[KnownFile] = []
    unchanged: list[KnownFile] = []
    for path, name in files:
        candidates = [f for state in ("read", "staged") if (f := same.get((name, state))) is not None]
        try:
            size = path.stat().st_size
            digest = _digest(path) if any(f.size == size for f in candidates) else ""
        except OSError:
            digest = ""
        found = next((f for f in candidates if f.sha256 == digest), None)
        if found is None:
            todo.append((path, name))
        else:
            (again if found.state == "staged" else unchanged).append(found)
    return todo, again, unchanged


def accepted_before(
    casework: Casework, source_id: str, import_id: str, unchanged: Sequence[KnownFile]
) -> list[KnownFile]:
    """Makes what an import accepted that was killed before its end, while it built the index, files of this one."""
    killed = select(Import.id).where(Import.source_id == source_id, Import.state == "running", Import.id != import_id)
    with casework.database.write() as session:
        theirs = set(session.scalars(select(SourceFile.id).where(SourceFile.import_id.in_(killed))))
        found = [file for file in unchanged if file.id in theirs]
        for part in accepting.parts([file.id for file in found]):
            session.execute(update(SourceFile).where(SourceFile.id.in_(part)).values(import_id=import_id))
    return found


def adopt(casework: Casework, source_id: str, import_id: str, staged: list[KnownFile]) -> set[str]:
    """Makes them files of this import; the brakes that stopped the one which staged them."""
    held: set[str] = set()
    with casework.database.write() as session:
        for part in accepting.parts([file.id for file in staged]):
            stopped = select(Import.summary).where(
                Import.state == "stopped",
                Import.id.in_(select(SourceFile.import_id).where(SourceFile.id.in_(part))),
            )
            held.update(code for summary in session.scalars(stopped) for code in summary.get("brakes", ()))
            session.execute(update(SourceFile).where(SourceFile.id.in_(part)).values(import_id=import_id))
    put_records_of(casework.database, source_id, [file.id for file in staged])
    return held


def take_over(casework: Casework, staged: Sequence[KnownFile], report: ImportReport) -> None:
    """What another import read in these files is told as if this one had read it."""
    names = {file.id: file.name for file in staged}
    report.count(sum(file.rows for file in staged), (), {})
    with casework.database.read() as session:
        for part in accepting.parts(list(names)):
            found = session.scalars(select(ProblemRow).where(ProblemRow.file_id.in_(part)).order_by(ProblemRow.id))
            report.count(0, (_as_read(problem, names[problem.file_id]) for problem in found), {})


def _as_read(p: ProblemRow, file: str) -> Problem:
    return Problem(p.code, file, p.sheet, p.row or 0, p.text, p.column, lost=p.lost)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
