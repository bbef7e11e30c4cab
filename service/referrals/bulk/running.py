"""Referring the good rows of a batch, one after the other, each in one transaction with its row's state.

The slow hash of the family's code is made before that transaction, so many at once as the settings allow. A kill loses
codes that nobody has and no row; what was committed is never done again.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from service.referrals.bulk.checking import Fingerprints, LeaseLost
from service.store import clock
from service.store.batches import Batches, OpenBatch, Row
from service.store.casework import Casework
from service.store.errors import VaultClosed
from service.store.form import SearchForm
from service.store.models.batches import ReferralRow
from service.store.receipt import Receipt, ReceiptKeys
from service.store.referrals import Referrals, ReferredAlready

_AHEAD = 16
_WAKE_AFTER = 50


def run(casework: Casework, batches: Batches, batch: OpenBatch) -> None:
    """From ``running`` to ``done``. Raises LeaseLost once the group stopped it, VaultClosed."""
    intake = casework.intake
    referrals = Referrals(intake)
    Fingerprints(casework, batch.row.group_id).complete()
    rows = batch.rows(["ready"])
    with ThreadPoolExecutor(intake.settings.receipts_at_once) as pool:
        for number, (row, receipt, keys) in enumerate(_with_codes(pool, casework, rows), 1):
            if not casework.vault.is_open:
                raise VaultClosed
            _refer(casework, batches, batch, referrals, row, receipt, keys)
            if number % _WAKE_AFTER == 0:
                intake.workers.wake()
    with intake.database.write() as session:
        held = batches.held(session, batch, casework.settings.lease_seconds)
        if held is None:
            raise LeaseLost(batch.id)
        held.state, held.lease, held.lease_until = "done", None, 0
        held.touched_at = clock.rounded_up(clock.now())
    intake.workers.wake()


def _with_codes(
    pool: ThreadPoolExecutor, casework: Casework, rows: Iterator[Row]
) -> Iterator[tuple[Row, Receipt, ReceiptKeys]]:
    while part := list(islice(rows, _AHEAD)):
        receipts = [Receipt.new() for _ in part]
        yield from zip(part, receipts, pool.map(casework.intake.lock.open, receipts), strict=True)


def _refer(
    casework: Casework,
    batches: Batches,
    batch: OpenBatch,
    referrals: Referrals,
    row: Row,
    receipt: Receipt,
    keys: ReceiptKeys,
) -> None:
    assert row.payload is not None
    with casework.intake.database.write() as session:
        held = batches.held(session, batch, casework.settings.lease_seconds)
        kept = session.get(ReferralRow, (batch.id, row.number))
        if held is None or kept is None or kept.state != "ready":
            raise LeaseLost(batch.id)
        try:
            referrals.add(
                session,
                held.group_id,
                held.by,
                SearchForm.from_json(row.payload["form"]),
                keys,
                referral_id=row.referral_id,
                reference=row.payload["reference"],
                fingerprint=row.payload["fingerprint"],
            )
        except ReferredAlready:  # by the form or the API, since the dry run
            kept.state = "known"
            kept.said = batch.sealed_said(row.number, [*row.said, ["known", {}]])
        else:
            kept.state = "referred"
            kept.code = batch.sealed_code(row.number, receipt.digits)
        kept.payload = None
        held.done += 1
        held.attempts = 0  # what gets on may be ended as often as it likes
