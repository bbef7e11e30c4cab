"""The `match` command's inside: query lines in, answers with evidence and provenance out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from service.jobs.pictures import FamilyPictures, PortraitCheck
from service.jobs.scoring import current_version, load_scorer
from service.jobs.segments import LiveSegment, OpenSegments
from service.matching import Query, Scorer, Tally, best, best_and_tally
from service.matching.queries import QueryError, QueryLine, as_json, read_query
from service.matching.types import Match
from service.photos.intake import take_in
from service.photos.reasons import PhotoRejected
from service.store.casework import Casework
from service.store.models.records import Portrait, Record, Source, SourceFile, Statement


def match_lines(
    casework: Casework, lines: Iterable[str], folders: Sequence[Path], top: int
) -> Iterator[dict[str, Any]]:
    """One answer per line, in order: the ``top`` best records, whatever they score.

    A line that cannot be read gives ``error`` in place of candidates; a photo that cannot be, ``problems`` beside
    them. Photo paths are looked for in ``folders``, in their order.
    """
    version = current_version(casework)
    segments = OpenSegments(casework).all()
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            line = read_query(text, number)
        except QueryError as error:
            yield {"id": error.id, "candidates": [], "error": str(error)}
            continue
        pictures, problems = _pictures(line, folders)
        told = {"problems": problems} if problems else {}
        if version is None:
            yield {"id": line.id, "candidates": [], **told}
            continue
        query = line.query_with(pictures.signatures)
        if not any((query.names, query.father_name, query.birth, query.sex, query.places, query.id_number)) and not (
            pictures.told_apart or query.relatives
        ):
            problems = [*problems, "There is nothing to compare in this query: give a name, a photo or another value."]
            yield {"id": line.id, "candidates": [], "problems": problems}
            continue
        found, tally = _search(segments, query, top, load_scorer(casework, version), casework, pictures)
        yield {
            "id": line.id,
            "candidates": [_candidate(casework, match, tally) for match in found],
            "compared": tally.records,
            **told,
        }


def _search(
    segments: Sequence[LiveSegment],
    query: Query,
    top: int,
    scorer: Scorer,
    casework: Casework,
    pictures: FamilyPictures,
) -> tuple[list[Match], Tally]:
    """The best records, whatever they score, and the distribution of scores from the table's floor upwards."""
    indexes, masks = [segment.index for segment in segments], [segment.mask for segment in segments]
    check = PortraitCheck(casework.files, pictures)
    found = best(indexes, query, top, scorer, live=masks, copy_check=check)
    _, tally = best_and_tally(indexes, query, 1, scorer, live=masks, copy_check=check)
    return found, tally


def _pictures(line: QueryLine, folders: Sequence[Path]) -> tuple[FamilyPictures, list[str]]:
    """The pictures that can be read, and a sentence for each that cannot."""
    jpegs, problems = [], []
    for name in line.photos:
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if path is None:
            problems.append(f"There is no photo {name}: paths count from the query file's folder.")
            continue
        try:
            jpegs.append(take_in(path.read_bytes()).jpeg)
        except OSError as error:
            problems.append(f"The photo {name} cannot be opened: {error.strerror}.")
        except PhotoRejected as error:
            problems.append(f"The photo {name} was left out. {error}")
    return FamilyPictures(jpegs), problems


def _candidate(casework: Casework, match: Match, tally: Tally) -> dict[str, Any]:
    places = provenance_of(casework, match.record_id)
    first = places["statements"][0] if places["statements"] else None
    return as_json(match, {**places, "provenance": first, "lookalikes": tally.others_at_least(match.bits)})


def provenance_of(casework: Casework, record_id: str) -> dict[str, Any]:
    """Source, name as first stated, and every place (file, sheet, row as a spreadsheet shows it) of a record."""
    with casework.database.read() as session:
        source = session.scalar(
            select(Source.name).join(Record, Record.source_id == Source.id).where(Record.id == record_id)
        )
        stated = session.execute(
            select(SourceFile.name, Statement.sheet, Statement.row, Statement.fields)
            .join(SourceFile, SourceFile.id == Statement.file_id)
            .where(Statement.record_id == record_id, SourceFile.state == "read")
            .order_by(Statement.id)
        ).all()
        portraits = list(session.scalars(select(Portrait.file_name).where(Portrait.record_id == record_id)))
    places: list[dict[str, Any]] = [{"file": s.name, "sheet": s.sheet, "row": s.row} for s in stated]
    places += [{"file": name, "sheet": "", "row": None} for name in portraits]
    names = [name for s in stated for name in s.fields.get("names", ())]
    return {"source": source, "name": names[0] if names else "", "statements": places}
