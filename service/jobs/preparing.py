"""Preparing portraits for the copy check while nothing else is owed: an import leaves that to workers, since it takes
longer than all else that a picture needs.

Every portrait is prepared, in the order of their ids, which are drawn by lot. Never those first that a search asks for:
what lies beside a portrait would tell a thief whom families look for.
"""

from __future__ import annotations

from sqlalchemy import select, update

from service.jobs.pictures import pixels_of
from service.photos.prepared import prepare_record
from service.store.casework import Casework
from service.store.models.records import Portrait
from service.store.portrait_files import prepared_key

#: A second or two: searches that come in wait no longer for a worker.
_BATCH = 100


class Preparing:
    """Several workers may: what two do at once comes out the same."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework

    def step(self, most: int = _BATCH) -> int:
        """Prepares some portraits. How many were looked at; 0 when none is left."""
        with self._casework.database.read() as session:
            waiting = session.execute(
                select(Portrait.id, Portrait.stored_as, Portrait.signature.is_(None).label("blank"))
                .where(Portrait.prepared.is_(False))
                .order_by(Portrait.id)
                .limit(most)
            ).all()
        for portrait in waiting:
            if not portrait.blank:
                self._prepare(portrait.stored_as)
        if waiting:
            with self._casework.database.write() as session:
                done = [portrait.id for portrait in waiting]
                still = session.scalars(select(Portrait.id).where(Portrait.id.in_(done))).all()
                session.execute(update(Portrait).where(Portrait.id.in_(still)).values(prepared=True))
            for portrait in waiting:
                if portrait.id not in still:  # its source was removed meanwhile
                    self._casework.files.delete(prepared_key(portrait.stored_as))
        return len(waiting)

    def _prepare(self, stored_as: str) -> None:
        files = self._casework.files
        try:
            prepared = prepare_record(pixels_of(files.get(stored_as)))
        except OSError:  # a file that is gone or damaged cannot be compared later either
            return
        files.put(prepared_key(stored_as), prepared.to_bytes())
