"""Freed memory is kept: told by the kernel, which counts the pages that it had to clear."""

import os
import subprocess
import sys

import pytest

_PIECES = """
import resource, sys
import numpy as np
if sys.argv[1] == "keep":
    from service.photos.memory import keep_freed_memory
    assert keep_freed_memory()
np.ones(1 << 20)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(50):
    np.ones(1 << 20)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def _faults(how: str) -> int:
    bare = {k: v for k, v in os.environ.items() if not k.startswith("MALLOC_")} | {"MALLOC_MMAP_THRESHOLD_": "1000000"}
    done = subprocess.run([sys.executable, "-c", _PIECES, how], env=bare, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a setting of glibc")
def test_pieces_that_come_again_are_not_cleared_again():
    kept, handed_back = _faults("keep"), _faults("not")
    assert kept * 5 < handed_back
