"""Files of many referrals that wait in the intake database, each sealed under a key of its own that only the vault
opens. Who sends one needs no private key; who checks it, refers its rows or fetches the codes needs the open vault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from service.store import clock
from service.store.database import Database
from service.store.errors import Gone
from service.store.models.base import new_id
from service.store.models.batches import ROW_STATES, ReferralBatch, ReferralRow
from service.store.seal import Place, new_key, seal, seal_json, unbind, unseal, unseal_json, wrap_for_service

if TYPE_CHECKING:
    from service.store.agent import VaultClient

# What was checked and not run, and codes that nobody fetched.
KEPT_SECONDS = 7 * 24 * 3600
WORKING = ("checking", "running")
MOST_ATTEMPTS = 5
RETRY_SECONDS = 20


class BatchRefused(ValueError):
    """``reason``: state, empty or codes."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what is sealed of it, opened. ``said``: [code, values] of each thing to be told."""

    number: int
    state: str
    said: list[list[Any]]
    payload: dict[str, Any] | None
    referral_id: str


def _place(batch_id: str, column: str) -> Place:
    return Place("referral_batch", batch_id, column)


def _row_place(batch_id: str, number: int, column: str) -> Place:
    return Place("referral_row", f"{batch_id}:{number}", column)


class OpenBatch:
    """A batch with its key. ``id``, ``row``: as it stood when it was opened."""

    def __init__(self, database: Database, row: ReferralBatch, key: bytes) -> None:
        self.id = row.id
        self.row = row
        self._key = key
        self._database = database

    def __repr__(self) -> str:
        return f"OpenBatch({self.id})"

    def about(self) -> dict[str, Any]:
        about: dict[str, Any] = unseal_json(self._key, self.row.about, _place(self.id, "about"))
        return about

    def sealed_about(self, about: dict[str, Any]) -> bytes:
        return seal_json(self._key, about, _place(self.id, "about"))

    def file(self) -> bytes:
        """Raises Gone once it was checked."""
        with self._database.read() as session:
            sealed = session.scalar(select(ReferralBatch.file).where(ReferralBatch.id == self.id))
        if sealed is None:
            raise Gone(self.id)
        return unseal(self._key, sealed, _place(self.id, "file"))

    def new_row(self, number: int, state: str, said: list[list[Any]], payload: dict[str, Any] | None) -> ReferralRow:
        return ReferralRow(
            batch_id=self.id,
            number=number,
            state=state,
            said=seal_json(self._key, said, _row_place(self.id, number, "said")),
            payload=None if payload is None else seal_json(self._key, payload, _row_place(self.id, number, "payload")),
            referral_id=new_id(),
        )

    def sealed_said(self, number: int, said: list[list[Any]]) -> bytes:
        return seal_json(self._key, said, _row_place(self.id, number, "said"))

    def sealed_code(self, number: int, digits: str) -> bytes:
        return seal(self._key, digits.encode(), _row_place(self.id, number, "code"))

    def rows(self, states: Iterable[str] = ROW_STATES, most: int | None = None) -> Iterator[Row]:
        """In the order of the file, a few hundred in memory at a time."""
        after, wanted = -1, list(states)
        while most is None or most > 0:
            step = 200 if most is None else min(200, most)
            chosen = select(ReferralRow).where(
                ReferralRow.batch_id == self.id, ReferralRow.number > after, ReferralRow.state.in_(wanted)
            )
            with self._database.read() as session:
                found = list(session.scalars(chosen.order_by(ReferralRow.number).limit(step)))
            for row in found:
                yield self._read(row)
            if len(found) < step:
                return
            after = found[-1].number
            most = None if most is None else most - len(found)

    def _read(self, row: ReferralRow) -> Row:
        payload = None
        if row.payload is not None:
            payload = unseal_json(self._key, row.payload, _row_place(self.id, row.number, "payload"))
        said = unseal_json(self._key, row.said, _row_place(self.id, row.number, "said"))
        return Row(row.number, row.state, said, payload, row.referral_id)

    def take_codes(self, group_id: str, by: str) -> list[tuple[int, str, str]]:
        """(row, the group's own number, digits) of what was referred, given once and destroyed as it is given.

        Only for ``by`` who sent the file. Raises BatchRefused where there is none left.
        """
        with self._database.write() as session:
            row = session.get(ReferralBatch, self.id, with_for_update=True, populate_existing=True)
            if row is None or row.group_id != group_id or row.by != by or row.state in WORKING:
                raise BatchRefused("codes")
            found = list(
                session.scalars(
                    select(ReferralRow)
                    .where(ReferralRow.batch_id == self.id, ReferralRow.code.is_not(None))
                    .order_by(ReferralRow.number)
                )
            )
            if not found:
                raise BatchRefused("codes")
            taken = []
            for one in found:
                assert one.code is not None
                digits = unseal(self._key, one.code, _row_place(self.id, one.number, "code")).decode()
                said = unseal_json(self._key, one.said, _row_place(self.id, one.number, "said"))
                reference = next((values["text"] for code, values in said if code == "reference"), "")
                taken.append((one.number, reference, digits))
                one.code = None
            row.codes_day = clock.today()
        self._database.truncate_log()
        return taken


class Batches:
    def __init__(self, database: Database, service_public: bytes) -> None:
        self._database = database
        self._public = service_public

    def add(self, group_id: str, by: str, *, kind: str, data: bytes, about: dict[str, Any], language: str) -> str:
        """Seals a file as it was sent. Its id. Needs no open vault."""
        batch_id, key = new_id(), new_key()
        with self._database.write() as session:
            session.add(
                ReferralBatch(
                    id=batch_id,
                    group_id=group_id,
                    by=by,
                    day=clock.today(),
                    kind=kind,
                    language=language,
                    wrapped=wrap_for_service(self._public, key, _place(batch_id, "wrapped")),
                    file=seal(key, data, _place(batch_id, "file")),
                    about=seal_json(key, about, _place(batch_id, "about")),
                    touched_at=clock.rounded_up(clock.now()),
                )
            )
        return batch_id

    def open(self, row: ReferralBatch, vault: VaultClient) -> OpenBatch:
        """Raises VaultClosed, Gone."""
        (opened,) = vault.unwrap([row.wrapped])
        if opened is None:
            raise Gone(row.id)
        return OpenBatch(self._database, row, unbind(opened, _place(row.id, "wrapped")))

    # -- what a group sees and does

    def of_group(self, group_id: str) -> list[ReferralBatch]:
        """Newest first."""
        with self._database.read() as session:
            chosen = select(ReferralBatch).where(ReferralBatch.group_id == group_id)
            return list(session.scalars(chosen.order_by(ReferralBatch.day.desc(), ReferralBatch.touched_at.desc())))

    def one(self, group_id: str, batch_id: str) -> ReferralBatch | None:
        """None for what is unknown and for what another group sent: nobody can tell these apart."""
        with self._database.read() as session:
            row = session.get(ReferralBatch, batch_id)
            return row if row is not None and row.group_id == group_id else None

    def counts(self, batch_id: str) -> dict[str, int]:
        """How many rows are in each of ROW_STATES; ``codes``: how many codes wait to be fetched."""
        with self._database.read() as session:
            found = select(ReferralRow.state, func.count()).where(ReferralRow.batch_id == batch_id)
            by_state = {row[0]: row[1] for row in session.execute(found.group_by(ReferralRow.state))}
            codes = select(func.count()).where(ReferralRow.batch_id == batch_id, ReferralRow.code.is_not(None))
            return {**dict.fromkeys(ROW_STATES, 0), **by_state, "codes": session.scalar(codes) or 0}

    def ask_run(self, group_id: str, batch_id: str) -> None:
        """Its good rows are to be referred. Raises BatchRefused."""
        ready = self.counts(batch_id)["ready"]
        with self._database.write() as session:
            row = self._own(session, group_id, batch_id)
            if row.state not in ("checked", "stopped"):
                raise BatchRefused("state")
            if not ready:
                raise BatchRefused("empty")
            already = select(func.count()).where(ReferralRow.batch_id == batch_id, ReferralRow.state == "referred")
            row.state, row.done = "running", session.scalar(already) or 0
            row.of, row.attempts = ready + row.done, 0
            row.touched_at = clock.rounded_up(clock.now())

    def stop(self, group_id: str, batch_id: str) -> None:
        """What was referred stays so, the rest is not referred. Raises BatchRefused."""
        with self._database.write() as session:
            row = self._own(session, group_id, batch_id)
            if row.state != "running":
                raise BatchRefused("state")
            row.state, row.lease, row.lease_until = "stopped", None, 0

    def remove(self, group_id: str, batch_id: str) -> None:
        """With all that is left of it. Raises BatchRefused while it runs."""
        with self._database.write() as session:
            row = self._own(session, group_id, batch_id)
            if row.state == "running":
                raise BatchRefused("state")
            session.delete(row)
        self._database.truncate_log()

    @staticmethod
    def _own(session: Session, group_id: str, batch_id: str) -> ReferralBatch:
        row = session.get(ReferralBatch, batch_id, with_for_update=True)
        if row is None or row.group_id != group_id:
            raise BatchRefused("state")
        return row

    # -- what workers do

    def owed(self) -> bool:
        now = clock.now()
        with self._database.read() as session:
            busy = select(ReferralBatch.group_id).where(ReferralBatch.lease_until >= now)
            chosen = select(ReferralBatch.id).where(
                ReferralBatch.state.in_(WORKING),
                ReferralBatch.lease_until < now,
                ReferralBatch.group_id.not_in(busy),
            )
            return session.scalar(chosen.limit(1)) is not None

    def claim(self, seconds: int) -> ReferralBatch | None:
        """The next batch that is owed, under a lease. One of a group at a time, so that none misses the other's."""
        now = clock.now()
        with self._database.write() as session:
            busy = set(session.scalars(select(ReferralBatch.group_id).where(ReferralBatch.lease_until >= now)))
            chosen = (
                select(ReferralBatch)
                .where(ReferralBatch.state.in_(WORKING), ReferralBatch.lease_until < now)
                .order_by(ReferralBatch.touched_at, ReferralBatch.id)
                .with_for_update(skip_locked=True)
            )
            row = next((one for one in session.scalars(chosen) if one.group_id not in busy), None)
            if row is None:
                return None
            if row.attempts >= MOST_ATTEMPTS:  # whoever works on it dies of it
                row.state, row.failure = "stopped" if row.state == "running" else "failed", "error"
                return None
            row.lease, row.lease_until = new_id(), now + seconds
            row.attempts += 1
        return row

    def held(self, session: Session, batch: OpenBatch, seconds: int) -> ReferralBatch | None:
        """The batch's row, locked and its lease prolonged; None where it is no longer ours to work on."""
        row = session.get(ReferralBatch, batch.id, with_for_update=True, populate_existing=True)
        if row is None or row.lease != batch.row.lease or row.state != batch.row.state:
            return None
        row.lease_until = clock.now() + seconds
        return row

    def give_back(self, batch: ReferralBatch, *, failed: bool = False) -> None:
        """``failed``: after a pause that grows, and for good after some attempts."""
        over = failed and batch.attempts >= MOST_ATTEMPTS
        with self._database.write() as session:
            session.execute(
                update(ReferralBatch)
                .where(ReferralBatch.id == batch.id, ReferralBatch.lease == batch.lease)
                .values(
                    lease=None,
                    lease_until=clock.now() + RETRY_SECONDS * batch.attempts if failed and not over else 0,
                    **(
                        {"state": "stopped" if batch.state == "running" else "failed", "failure": "error"}
                        if over
                        else {}
                    ),
                    **({} if failed else {"attempts": max(0, batch.attempts - 1)}),
                )
            )

    def sweep(self) -> int:
        """Destroys what lay longer than it should. How many batches."""
        with self._database.write() as session:
            gone = session.execute(
                delete(ReferralBatch).where(
                    ReferralBatch.state.not_in(WORKING), ReferralBatch.touched_at < clock.now() - KEPT_SECONDS
                )
            )
            return int(gone.rowcount)  # type: ignore[attr-defined]
