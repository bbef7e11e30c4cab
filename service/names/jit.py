"""Compiled inner loops: numba, cached on disk where its cache folder can be written, in memory where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """``function`` compiled by numba on its first call; releases the GIL while it runs.

    A read-only installation (a container, another Unix user) has no place for the cache: then each process compiles
    for itself, a few seconds once.
    """
    try:
        return cast("F", numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:
        return cast("F", numba.njit(nogil=True)(function))


def inlined(function: F) -> F:
    """``function`` compiled into its callers: a call with many arrays costs more than a row's arithmetic."""
    return cast("F", numba.njit(nogil=True, inline="always")(function))
