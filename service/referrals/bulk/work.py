"""Doing what groups asked of their files, one file after the other, in a process that a worker started for it."""

from __future__ import annotations

import structlog
from flask import Flask, g

from service.jobs.worker import failed_at
from service.referrals.bulk.checking import LeaseLost, check
from service.referrals.bulk.running import run
from service.store.batches import Batches
from service.store.casework import Casework
from service.store.errors import Gone, VaultClosed
from service.store.models.batches import ReferralBatch
from service.store.referrals import trace_new
from service.store.seal import new_key
from service.web.application import new_app

log = structlog.get_logger()


def batches_of(casework: Casework) -> Batches:
    return Batches(casework.intake.database, casework.keys.service_public)


def work(casework: Casework) -> int:
    """Does what is owed. How many steps were done. Returns early while the vault is closed."""
    batches, done = batches_of(casework), 0
    # The families' form reads the rows: it needs an application around it, which serves nobody.
    forms = new_app("referrals", secret_key=new_key(), cookie_name="r", https=False)
    while casework.vault.is_open and (row := batches.claim(casework.settings.lease_seconds)) is not None:
        try:
            _step(casework, batches, row, forms)
        except (LeaseLost, Gone):
            log.info("referrals.lease_lost", unit=row.id)
            batches.give_back(row)
        except VaultClosed:
            batches.give_back(row)
        except Exception as error:
            # What a row holds may stand in the text of an error: only its kind is told.
            log.error("referrals.failed", unit=row.id, error=type(error).__name__, where=failed_at(error))
            batches.give_back(row, failed=True)
        except BaseException:  # told to stop: another worker goes on at once
            batches.give_back(row)
            raise
        else:
            done += 1
        while trace_new(casework):
            pass
    return done


def _step(casework: Casework, batches: Batches, row: ReferralBatch, forms: Flask) -> None:
    batch = batches.open(row, casework.vault)
    if row.state == "running":
        run(casework, batches, batch)
        return
    with forms.test_request_context():
        g.language = row.language
        check(casework, batches, batch)
