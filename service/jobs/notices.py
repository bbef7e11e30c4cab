"""Sending the notices that are due, while the vault is open: the address lies sealed in the search."""

from __future__ import annotations

import structlog

from service.jobs.mail import Mailer, NotSent, Stopped
from service.store import clock
from service.store.casework import Casework
from service.store.errors import Gone, VaultClosed
from service.store.form import is_address
from service.store.models.intake import Notice
from service.store.notices import REMIND_WITHIN, Due
from service.store.sealed_search import SealedSearch

log = structlog.get_logger()

AT_ONCE = 5  # so that a slow mail server does not keep a worker from comparing


class Notices:
    """Without mail settings nothing is sent, and what would have been due goes."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._due = Due(casework.intake.database)
        mail = casework.settings.mail
        self._mailer = Mailer(mail) if mail else None

    def send_due(self) -> int:
        """How many were handed to the mail server. Raises VaultClosed."""
        sent = 0
        for _ in range(AT_ONCE):
            notice = self._due.claim()
            if notice is None:
                break
            sent += self._look_at(notice)
        return sent

    def _look_at(self, notice: Notice) -> bool:
        try:
            told = self._address(self._casework.search(notice.search_id)) if self._mailer else None
        except Gone:
            told = None
        except VaultClosed:
            self._due.later(notice, failed=False)
            raise
        if told is None or self._mailer is None:
            self._due.over(notice)
            return False
        try:
            self._mailer.send(*told, leaves=lambda: self._due.leaves(notice))
        except Stopped:
            return False
        except NotSent as failure:
            log.warning("notice.not_sent", why=str(failure))
            if failure.again and not failure.unsure:
                self._due.later(notice, failed=True)
            else:
                self._due.over(notice)
            return False
        except Exception as error:  # one notice must not keep a worker from everything else
            log.error("notice.failed", error=type(error).__name__)
            self._due.later(notice, failed=True)
            return False
        self._due.over(notice)
        return True

    @staticmethod
    def _address(search: SealedSearch) -> tuple[str, str] | None:
        """(address, language) where the family wants notices and has something to read."""
        form = search.form()
        if not is_address(form.notice):
            return None
        ends_soon = search.header().expires_day <= clock.today() + REMIND_WITHIN
        return (form.notice, form.language) if ends_soon or search.has_unread(from_family=False) else None
