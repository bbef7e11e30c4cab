"""What a process may take for one task: a hostile file must not take the machine."""

from __future__ import annotations

import resource
from dataclasses import dataclass

# Address space, of which much is only mapped.
MEMORY = 4 * 2**30


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one task: bytes of address space, and seconds of a processor (not of a clock, which goes on while others
    work)."""

    memory: int = MEMORY
    seconds: int | None = None

    def hold(self) -> None:
        """Holds this process to them from here on. Where the time is over the system ends it, whatever it is in."""
        resource.setrlimit(resource.RLIMIT_AS, (min(self.memory, MEMORY), MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what a leaked file holds lies nowhere else
        until = resource.RLIM_INFINITY
        if self.seconds is not None:
            used = resource.getrusage(resource.RUSAGE_SELF)
            until = int(used.ru_utime + used.ru_stime) + self.seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
