"""The dry run: every row judged, and doubles found, within the file and among the group's own referrals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, select, update

from service.referrals.bulk.reading import FileRefused, Head, RawRow, read_apart
from service.referrals.bulk.rows import Judged, is_example, judge, likeness
from service.store import clock
from service.store.batches import Batches, OpenBatch
from service.store.casework import Casework
from service.store.errors import VaultClosed
from service.store.form import SearchForm
from service.store.models.batches import ReferralBatch, ReferralRow
from service.store.models.groups import GroupReferral
from service.store.models.intake import Search
from service.store.referrals import Referrals
from service.store.seal import token
from service.store.sealed_search import SealedSearch

_TOGETHER = 100


class LeaseLost(Exception):
    """Another worker has the batch, or its group removed or stopped it: nothing more may be done for it here."""


class Fingerprints:
    """By which a group's cases are known again. The key is the vault's: who steals the databases with all keys of the
    data folder cannot try out names. Each group has its own, so that no two groups' cases can ever meet."""

    def __init__(self, casework: Casework, group_id: str) -> None:
        self._casework = casework
        self._group_id = group_id
        self._key = casework.vault.derive("tokens")

    def of(self, form: SearchForm) -> str:
        return token(self._key, f"referral:{self._group_id}", likeness(form))

    def complete(self) -> int:
        """For referrals that came by the form or the API: they are made while the vault may be closed. How many."""
        intake = self._casework.intake
        with intake.database.read() as session:
            missing = session.execute(
                select(GroupReferral.id, GroupReferral.search_id)
                .join(Search, Search.id == GroupReferral.search_id)
                .where(
                    GroupReferral.group_id == self._group_id,
                    GroupReferral.fingerprint.is_(None),
                    GroupReferral.taken_over.is_(False),  # from then on it is the family's own
                )
            ).all()
        for start in range(0, len(missing), _TOGETHER):
            part = missing[start : start + _TOGETHER]
            keys = self._casework.keychain.shared_of(row.search_id for row in part)
            found = {}
            for row in part:
                if row.search_id in keys:
                    search = SealedSearch(row.search_id, keys[row.search_id], intake.database, intake.files)
                    found[row.id] = self.of(search.form())
            with intake.database.write() as session:
                for referral_id, fingerprint in found.items():
                    session.execute(
                        update(GroupReferral)
                        .where(GroupReferral.id == referral_id, GroupReferral.taken_over.is_(False))
                        .values(fingerprint=fingerprint)
                    )
        return len(missing)


class Doubles:
    """Whether a case was referred before, or stands in an earlier row."""

    def __init__(self, casework: Casework, group_id: str) -> None:
        self._referrals = Referrals(casework.intake)
        self._group_id = group_id
        self._marks: dict[str, tuple[int, bool]] = {}
        self._references: dict[str, int] = {}
        with casework.intake.database.read() as session:
            known = session.execute(
                select(GroupReferral.reference, GroupReferral.fingerprint).where(GroupReferral.group_id == group_id)
            ).all()
        self._known = {row.reference for row in known if row.reference}
        self._alike: dict[str, bool] = {}
        for row in known:
            if row.fingerprint:  # False where one of them has no number: then it may be this very case
                numbered = row.reference is not None
                self._alike[row.fingerprint] = self._alike.get(row.fingerprint, True) and numbered

    def state(self, number: int, judged: Judged, fingerprint: str) -> str:
        """ready, known or doubled; what is to be told of it is added to ``judged``."""
        keyed = self._referrals.keyed(self._group_id, judged.reference)
        if keyed is not None:
            if keyed in self._references:
                judged.wrong("doubled_reference", row=self._references[keyed])
                return "doubled"
            if keyed in self._known:
                judged.wrong("known_reference")
                return "known"
        if fingerprint in self._marks:
            row, numbered = self._marks[fingerprint]
            if not (numbered and keyed):
                judged.wrong("doubled", row=row)
                return "doubled"
            judged.hints.append(["alike", {"row": row}])
        elif fingerprint in self._alike:
            if not (self._alike[fingerprint] and keyed):
                judged.wrong("known")
                return "known"
            judged.hints.append(["alike_known", {}])
        numbered = keyed is not None
        if fingerprint in self._marks:
            self._marks[fingerprint] = (self._marks[fingerprint][0], self._marks[fingerprint][1] and numbered)
        else:
            self._marks[fingerprint] = (number, numbered)
        if keyed is not None:
            self._references[keyed] = number
        return "ready"


def check(casework: Casework, batches: Batches, batch: OpenBatch) -> None:
    """From ``checking`` to ``checked`` or ``failed``. Killed, it is done again from the start. Raises LeaseLost,
    VaultClosed."""
    database, seconds = casework.intake.database, casework.settings.lease_seconds
    about = batch.about()
    with database.write() as session:
        _held(batches, session, batch, seconds).done = 0
        session.execute(delete(ReferralRow).where(ReferralRow.batch_id == batch.id))
    fingerprints = Fingerprints(casework, batch.row.group_id)
    fingerprints.complete()
    doubles = Doubles(casework, batch.row.group_id)
    try:
        for part in _in_parts(read_apart(batch.file(), batch.row.kind)):
            if not casework.vault.is_open:  # closed in between: then nothing more is opened here
                raise VaultClosed
            rows = []
            for item in part:
                if isinstance(item, Head):
                    about |= {
                        "unknown": item.unknown,
                        "twice": item.twice,
                        "encoding": item.encoding,
                        "others": list(item.others),
                    }
                elif is_example(item.cells):
                    about["examples"] = about.get("examples", 0) + 1
                else:
                    rows.append(_row(batch, item, about, fingerprints, doubles))
            with database.write() as session:
                held = _held(batches, session, batch, seconds)
                session.add_all(rows)
                held.done += len(rows)
    except FileRefused as refused:
        with database.write() as session:
            held = _held(batches, session, batch, seconds)
            held.state, held.failure, held.file = "failed", refused.code[:40], None
            held.lease, held.lease_until, held.done = None, 0, 0
            session.execute(delete(ReferralRow).where(ReferralRow.batch_id == batch.id))
        return
    with database.write() as session:
        held = _held(batches, session, batch, seconds)
        held.state, held.about, held.file = "checked", batch.sealed_about(about), None
        held.lease, held.lease_until, held.attempts = None, 0, 0
        held.touched_at = clock.rounded_up(clock.now())


def _held(batches: Batches, session: Any, batch: OpenBatch, seconds: int) -> ReferralBatch:
    row = batches.held(session, batch, seconds)
    if row is None:
        raise LeaseLost(batch.id)
    return row


def _in_parts(items: Iterator[Head | RawRow]) -> Iterator[list[Head | RawRow]]:
    part: list[Head | RawRow] = []
    for item in items:
        part.append(item)
        if len(part) >= _TOGETHER:
            yield part
            part = []
    yield part


def _row(
    batch: OpenBatch, raw: RawRow, about: dict[str, Any], fingerprints: Fingerprints, doubles: Doubles
) -> ReferralRow:
    judged = judge(raw.cells, damage=raw.damage, language=batch.row.language, asked=bool(about.get("asked")))
    state, payload = "wrong", None
    if judged.form is not None:
        fingerprint = fingerprints.of(judged.form)
        state = doubles.state(raw.number, judged, fingerprint)
        if state == "ready":
            payload = {
                "form": judged.form.to_json(),
                "reference": judged.reference,
                "fingerprint": fingerprint,
            }
    said = [["reference", {"text": judged.reference[:80]}], *judged.problems, *judged.hints]
    return batch.new_row(raw.number, state, said, payload)
