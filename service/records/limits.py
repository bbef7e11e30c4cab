"""What a process may take for one task: a hostile file must not take the machine."""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass

# Address space, of which much is only mapped.
MEMORY = 4 * 2**30
# What this process is held to: address space, and seconds that it may have used in all.
_held: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one task: bytes of address space, and seconds of a processor (not of a clock, which goes on while others
    work)."""

    memory: int = MEMORY
    seconds: int | None = None

    def hold(self) -> None:
        """Holds this process to them from here on. Where the time is over the system ends it, whatever it is in."""
        global _held
        until = resource.RLIM_INFINITY if self.seconds is None else int(time.process_time()) + self.seconds + 1
        memory = min(self.memory, MEMORY)
        if _held == (memory, until):
            return  # the system counts in seconds, in which many a file is read
        resource.setrlimit(resource.RLIMIT_AS, (memory, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what a leaked file holds lies nowhere else
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
        _held = memory, until
