"""The cards are opened as soon as the vault is, not at somebody's first look; and they are forgotten as soon as it is
closed, also where nobody looks any more.
"""

from __future__ import annotations

import threading

import structlog

from service.review.queue import Queue
from service.store.errors import VaultClosed

log = structlog.get_logger()

#: Seconds between two looks at the vault. A look at which nothing changed costs four small questions.
EVERY = 5.0


class Warming(threading.Thread):
    """Keeps the board of one process as the cards are. Ends with the process, or when ``stop`` is set."""

    def __init__(self, queue: Queue, *, every: float = EVERY) -> None:
        super().__init__(name="warming", daemon=True)
        self.stop = threading.Event()
        self._queue, self._every = queue, every

    def run(self) -> None:
        while True:
            try:
                with self._queue.board():
                    pass
            except VaultClosed:
                pass
            except Exception as error:  # the database or the agent is away: pages say so, this tries again
                log.warning("warming.failed", error=type(error).__name__)
            if self.stop.wait(self._every):
                return
