"""One file of invented cases through a real worker that is killed on the way.

    python -m benchmarks.referrals.bulk --rows 5000 --kills 5

It makes a data folder with the slow hashes of production, uploads a file to the batches, lets `python -m service
referrals work` check and run it, kills that with SIGKILL at random moments, and counts at the end: every good row
referred once, each code opens its search, no search besides. Prints seconds, rows a second and the processes' peak.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select, update

from service.config import casework_settings
from service.referrals.bulk.work import batches_of
from service.store.models.batches import ReferralBatch, ReferralRow
from service.store.models.groups import GroupReferral
from service.store.models.intake import Search
from service.store.receipt import Receipt
from tests.support.deployment import Deployment, make_data, running

GIVEN = ("Memet", "Aygul", "Tursun", "Patigul", "Erkin", "Rahile", "Qadir", "Gulnar", "Sabir", "Nurgul")
FATHER = ("Hoshur", "Omer", "Abliz", "Yusup", "Emet", "Sidiq", "Barat", "Tohti", "Niyaz", "Imin")


def invented(rows: int, seed: int = 8) -> bytes:
    """A CSV: one row in fifty does not say that the family asked, one in fifty stands twice."""
    chance = random.Random(seed)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Ref", "Name", "Birth", "County", "Relatives", "What happened", "The family asked for this"])
    for number in range(rows):
        name = f"{chance.choice(GIVEN)} {chance.choice(FATHER)}"
        reference = f"R-{number - 1 if number % 50 == 49 else number}"
        asked = "" if number % 50 == 25 else "yes"
        story = "Taken in 2017. " * chance.randint(1, 20)
        relatives = f"{chance.choice(GIVEN)} (sister); {chance.choice(GIVEN)} (father)"
        writer.writerow([reference, name, f"about {1940 + number % 60}", "Yarkand", relatives, story, asked])
    return out.getvalue().encode()


def _state(deployment: Deployment) -> tuple[str, int]:
    with deployment.intake.database.read() as session:
        row = session.scalars(select(ReferralBatch)).one()
        return row.state, row.done


def _work(deployment: Deployment, until: str, kills: int, chance: random.Random) -> tuple[float, int]:
    """Starts workers' children until the batch is in that state. Seconds, and how many were killed."""
    began, killed = time.monotonic(), 0
    while _state(deployment)[0] != until:
        child = subprocess.Popen(
            [sys.executable, "-m", "service", "referrals", "work"],
            env={**os.environ, **deployment.environ, "VMF_LEASE_SECONDS": "5"},
        )
        patience = chance.uniform(4, 25) if killed < kills else 1e9
        started, told = time.monotonic(), time.monotonic()
        while child.poll() is None:
            time.sleep(0.2)
            if time.monotonic() - told > 30:
                told = time.monotonic()
                print(f"  {_state(deployment)[1]} rows after {told - began:.0f} s", flush=True)
            if time.monotonic() - started > patience:
                child.kill()
                child.wait()
                killed += 1
        if _state(deployment)[0] != until:
            with deployment.intake.database.write() as session:  # a lease that ran out, without the wait
                session.execute(update(ReferralBatch).values(lease_until=0))
    return time.monotonic() - began, killed


def measure(rows: int, kills: int, sample: int) -> None:
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        slow = {"VMF_RECEIPT_MEMORY_MIB": "64", "VMF_RECEIPT_PASSES": "3"}
        make_data(data, **slow)
        with running(data, **slow) as deployment:
            assert casework_settings(deployment.environ).intake.receipt_memory_kib == 64 * 1024
            batches = batches_of(deployment.casework)
            data_sent = invented(rows)
            about = {"name": "invented.csv"}
            batch_id = batches.add("g" * 32, "b" * 32, kind="table", data=data_sent, about=about, language="en")
            seconds, _ = _work(deployment, "checked", 0, chance)
            counts = batches.counts(batch_id)
            print(
                f"{len(data_sent) / 2**20:.1f} MiB, {rows} rows. Dry run: {seconds:.1f} s, {rows / seconds:.0f} rows/s"
            )
            print(f"  {counts}")
            batches.ask_run("g" * 32, batch_id)
            seconds, killed = _work(deployment, "done", kills, chance)
            good = counts["ready"]
            print(f"Run: {seconds:.1f} s, {good / seconds:.1f} referrals/s, killed {killed} times")
            _check(deployment, batch_id, good, sample)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"Peak memory of a worker's child: {peak:.0f} MiB")


def _check(deployment: Deployment, batch_id: str, good: int, sample: int) -> None:
    with deployment.intake.database.read() as session:
        searches = session.scalar(select(func.count()).select_from(Search))
        referrals = session.scalar(select(func.count()).select_from(GroupReferral))
        done = select(func.count()).where(ReferralRow.batch_id == batch_id, ReferralRow.state == "referred")
        assert searches == referrals == session.scalar(done) == good, (searches, referrals, good)
        row = session.get_one(ReferralBatch, batch_id)
    taken = batches_of(deployment.casework).open(row, deployment.casework.vault).take_codes("g" * 32, "b" * 32)
    assert len({digits for _, _, digits in taken}) == good
    for _, _, digits in random.Random(2).sample(taken, min(sample, good)):
        assert deployment.intake.open(Receipt(digits)) is not None
    print(f"  {good} searches, each row once; {min(sample, good)} codes tried, each opens its search")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--sample", type=int, default=50)
    given = parser.parse_args()
    measure(given.rows, given.kills, given.sample)


if __name__ == "__main__":
    main()
