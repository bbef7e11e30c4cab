"""The compiled loops, also where nothing can be kept on disk."""

from __future__ import annotations

import numba
import numpy as np
import pytest

from service.photos import kernels


def test_loops_are_compiled_where_no_cache_folder_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = numba.njit

    def no_folder(cache: bool = False, **options: object) -> object:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return plain(**options)

    monkeypatch.setattr(numba, "njit", no_folder)
    loop = kernels.compiled(lambda values: values.sum() + 1)
    assert loop(np.arange(4)) == 7
    assert loop.signatures
