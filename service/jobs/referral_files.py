"""What groups asked of the files that they sent: a process of its own does it, started by a worker."""

from __future__ import annotations

from service.jobs.child import ChildWork
from service.store.batches import Batches
from service.store.casework import Casework


class ReferralFiles(ChildWork):
    """To be looked at while the vault is open: nothing of a file can be read without."""

    group = "referrals"

    def __init__(self, casework: Casework) -> None:
        super().__init__()
        self._batches = Batches(casework.intake.database, casework.keys.service_public)

    def owed(self) -> bool:
        return self._batches.owed()
