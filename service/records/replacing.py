"""Pictures that their files hold no longer: a workbook that was corrected, or another picture file of the same name.

Each portrait knows the places that show it. Places that are gone are taken away; a portrait that no place shows any
more goes with its files, and its record is indexed anew, or becomes a tombstone where nothing states it either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.orm import Session

from service.records import accepting, trust
from service.records.marking import mark
from service.records.putting import parts
from service.records.staging import KnownFile
from service.store import audit
from service.store.casework import Casework
from service.store.models.records import Portrait, PortraitPlace, SourceFile
from service.store.portrait_files import delete_portrait, prepared_key

# Places that are taken away in one transaction.
_TOGETHER = 500


class Place(NamedTuple):
    """``file_id``: of the workbook as it was read, "" for a loose picture file; ``name``: in provenance."""

    portrait_id: str
    file_id: str
    name: str


class Shown(NamedTuple):
    """A picture at a place, as a workbook holds it now."""

    record_id: str
    sha256: str
    name: str


def no_longer_shown(session: Session, source_id: str, file_id: str, shown: Collection[Shown]) -> list[Place]:
    """Places in a workbook whose content is what it was, where it is read otherwise now."""
    query = (
        select(PortraitPlace.portrait_id, PortraitPlace.name, Portrait.record_id, Portrait.sha256)
        .join(Portrait, Portrait.id == PortraitPlace.portrait_id)
        .where(PortraitPlace.source_id == source_id, PortraitPlace.file_id == file_id)
    )
    return [
        Place(portrait_id, file_id, name)
        for portrait_id, name, record_id, digest in session.execute(query)
        if Shown(record_id, digest, name) not in shown
    ]


def of_replaced_files(session: Session, source_id: str) -> list[Place]:
    """Places in workbooks as they are read no longer: what took their place has other content."""
    columns = PortraitPlace.portrait_id, PortraitPlace.file_id, PortraitPlace.name
    in_workbooks = PortraitPlace.source_id == source_id, PortraitPlace.file_id > ""
    known = set(session.scalars(select(PortraitPlace.file_id).where(*in_workbooks).distinct()))
    gone = known - set(session.scalars(select(SourceFile.id).where(SourceFile.source_id == source_id)))
    found: list[Place] = []
    for part in parts(sorted(gone)):
        query = select(*columns).where(PortraitPlace.source_id == source_id, PortraitPlace.file_id.in_(part))
        found += [Place(*row) for row in session.execute(query)]
    return found


def follow(session: Session, source_id: str, import_id: str, read: Mapping[str, KnownFile]) -> None:
    """Before what was staged is accepted in place of what is ``read``: places in workbooks whose content is what it was
    are where they were."""
    staged = accepting.staged_of(session, import_id)
    read_again = {
        old.id: one.id for one in staged if (old := read.get(one.name)) is not None and old.sha256 == one.sha256
    }
    if not read_again:
        return
    in_workbooks = PortraitPlace.source_id == source_id, PortraitPlace.file_id > ""
    for file_id in session.scalars(select(PortraitPlace.file_id).where(*in_workbooks).distinct()).all():
        if (new := read_again.get(file_id)) is not None:
            session.execute(
                update(PortraitPlace)
                .where(PortraitPlace.source_id == source_id, PortraitPlace.file_id == file_id)
                .values(file_id=new)
                .execution_options(synchronize_session=False)
            )


def take_away(casework: Casework, source_id: str, places: Iterable[Place]) -> list[str]:
    """The names of the portraits that went. Killed at any moment it can be done again, and ends the same."""
    removed: list[str] = []
    for part in parts(sorted(set(places)), _TOGETHER):
        removed += _take_away(casework, source_id, part)
    return removed


def _take_away(casework: Casework, source_id: str, gone: Sequence[Place]) -> list[str]:
    ids, of_gone = sorted({place.portrait_id for place in gone}), set(gone)
    left: dict[str, list[str]] = {portrait_id: [] for portrait_id in ids}
    with casework.database.read() as session:
        query = select(PortraitPlace.portrait_id, PortraitPlace.file_id, PortraitPlace.name)
        for row in session.execute(query.where(PortraitPlace.portrait_id.in_(ids))):
            if (place := Place(*row)) not in of_gone:
                left[place.portrait_id].append(place.name)
        portraits = session.scalars(select(Portrait).where(Portrait.id.in_(ids))).all()
    doomed = [one for one in portraits if not left[one.id]]
    renamed = {one.id: min(left[one.id]) for one in portraits if left[one.id] and one.file_name not in left[one.id]}
    loose = {place.portrait_id for place in gone if not place.file_id}
    # The files first: were they last, a kill in between would leave them for good.
    for one in doomed:
        delete_portrait(casework.files, one.stored_as)
    with casework.database.write() as session:
        key = tuple_(PortraitPlace.portrait_id, PortraitPlace.file_id, PortraitPlace.name)
        session.execute(delete(PortraitPlace).where(key.in_([tuple(place) for place in gone])))
        for portrait_id, name in renamed.items():
            session.execute(update(Portrait).where(Portrait.id == portrait_id).values(file_name=name))
        session.execute(delete(Portrait).where(Portrait.id.in_([one.id for one in doomed])))
        # A record that pictures alone show has the ID number in the names of their files.
        told_by_name = {one.record_id for one in portraits if one.id in renamed and one.id in loose}
        mark(session, source_id, sorted({one.record_id for one in doomed} | told_by_name))
        if doomed:
            trust.changed(session, casework, audit.SYSTEM, source_id)
            # Who looked at one of them stands in the trail with its id: this tells whose it was, and when it went.
            whose = [[one.id, one.record_id] for one in doomed]
            audit.append(session, casework.keys, audit.SYSTEM, "portraits.removed", source_id, portraits=whose)
    for one in doomed:  # a worker may have been preparing it
        casework.files.delete(prepared_key(one.stored_as))
    return [one.file_name for one in doomed]
