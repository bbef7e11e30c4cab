"""Freed memory stays with the process: pictures come and go in pieces that the C library would hand back to the kernel,
which clears them page by page for the next picture. Half of a copy check's time went there.
"""

from __future__ import annotations

import ctypes
import sys

# From glibc's malloc.h. Other C libraries know neither, and keep what they have as they like.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_TRIM, _MMAP = 256 << 20, 32 << 20
#: For the environment of a process that is about to be started.
KEEPING = {"MALLOC_TRIM_THRESHOLD_": str(64 << 20), "MALLOC_MMAP_THRESHOLD_": str(_MMAP)}


def keep_freed_memory() -> bool:
    """For this process, from now on: up to 256 MiB at the end of its heap. False where the C library has no such
    setting."""
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_M_MMAP_THRESHOLD, _MMAP) and mallopt(_M_TRIM_THRESHOLD, _TRIM))
