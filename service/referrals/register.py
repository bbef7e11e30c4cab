"""Referring from the staff app: the same register as the API's, with its trace in the audit trail at once."""

from __future__ import annotations

from service.store.casework import Casework
from service.store.form import SearchForm
from service.store.receipt import Receipt
from service.store.referrals import Referrals, Referred, trace_new


class Register:
    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._referrals = Referrals(casework.intake)

    def refer(self, staff_id: str, group_id: str, form: SearchForm, referral_id: str) -> Receipt:
        """Takes a family's case in. The receipt exists only in what this returns. Raises ReferredAlready."""
        _, receipt = self._referrals.refer(group_id, staff_id, form, referral_id=referral_id)
        trace_new(self._casework)
        return receipt

    def of_group(self, group_id: str) -> list[Referred]:
        """The group's own referrals, newest first."""
        return self._referrals.of_group(group_id).referrals[::-1]
