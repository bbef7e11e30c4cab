"""Referring from the staff app: the same register as the API's, with its trace in the audit trail at once."""

from __future__ import annotations

from service.store.casework import Casework
from service.store.form import SearchForm
from service.store.receipt import Receipt
from service.store.referrals import Referrals, trace_new


class Register:
    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._referrals = Referrals(casework.intake)

    def refer(self, staff_id: str, group_id: str, form: SearchForm, referral_id: str) -> Receipt:
        """Takes a family's case in. The receipt exists only in what this returns. Raises ReferredAlready."""
        _, receipt = self._referrals.refer(group_id, staff_id, form, referral_id=referral_id)
        trace_new(self._casework)
        return receipt

    def new_code(self, staff_id: str, group_id: str, referral_id: str) -> Receipt:
        """Raises Gone, CodeRefused, VaultClosed."""
        receipt = self._referrals.new_code(group_id, referral_id, self._casework.search)
        self._casework.look(staff_id, "referral.new_code", referral_id)
        return receipt
