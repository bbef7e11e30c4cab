"""Waking workers up. A wake-up is never the truth: a lost one costs a moment, a doubled one nothing.

Without Redis workers look every second. With it they sleep until somebody pushes, and look once in a while anyway.
"""

from __future__ import annotations

import threading
from typing import Protocol

import structlog

log = structlog.get_logger()
_LIST = "vmf:wake"
_KEPT = 64


class WakeUp(Protocol):
    def wake(self) -> None:
        """Never raises: the work stands in the table of units, whoever hears of it."""
        ...

    def wait(self, stop: threading.Event) -> None:
        """Returns when there may be work, or ``stop`` is set."""
        ...


class Polling:
    def __init__(self, seconds: float = 1.0) -> None:
        self._seconds = seconds

    def wake(self) -> None:
        return None

    def wait(self, stop: threading.Event) -> None:
        stop.wait(self._seconds)


class RedisWakeUp:
    """A short list in Redis or Valkey. It holds the digit 1 and no names, ids or keys."""

    def __init__(self, url: str, seconds: float = 10.0) -> None:
        import redis  # where there is none, nobody waits for its library

        self._unreachable = redis.RedisError
        self._client = redis.Redis.from_url(url, socket_timeout=seconds + 5, socket_connect_timeout=2)
        self._seconds = seconds

    def wake(self) -> None:
        try:
            with self._client.pipeline(transaction=False) as pipe:
                pipe.lpush(_LIST, "1")
                pipe.ltrim(_LIST, 0, _KEPT - 1)
                pipe.execute()
        except self._unreachable as error:
            log.warning("wakeup.unreachable", error=type(error).__name__)

    def wait(self, stop: threading.Event) -> None:
        # In slices, so that a worker that is told to stop does not sleep on.
        for _ in range(max(1, round(self._seconds))):
            if stop.is_set():
                return
            try:
                if self._client.brpop([_LIST], timeout=1) is not None:
                    return
            except self._unreachable as error:
                log.warning("wakeup.unreachable", error=type(error).__name__)
                stop.wait(1.0)
                return


def wakeup(redis_url: str | None) -> WakeUp:
    return RedisWakeUp(redis_url) if redis_url else Polling()
