"""What processes have in memory before their first task."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Loops that are compiled, or fetched from disk, while names of all kinds are read; in a process that has read none.
_READ = """
import random
from service.names import coding, kernel, spoken
from service.names.lexicon import spellings
from service.records import readiness
from service.records.spellings import _texts, _words

def compiled():
    loops = [loop for room in (coding, kernel, spoken) for loop in vars(room).values()]
    loops = [loop for loop in loops if hasattr(loop, "nopython_signatures")]
    return {(loop.py_func.__name__, str(kind)) for loop in loops for kind in loop.nopython_signatures}

assert not compiled()
readiness.indexing()
ready, rng = compiled(), random.Random(3)
listed = rng.sample(sorted(spellings()), 700)
strange = ["".join(rng.sample(word, len(word))) for word in listed]
for _ in _words(listed + strange):
    pass
names = [rng.choice(listed + strange) + rng.choice((" ", "·", "")) + rng.choice(listed) for _ in range(400)]
for _ in _texts([((name,), ()) for name in names]):
    pass
print(len(ready), sorted(compiled() - ready))
"""


def test_every_loop_that_reads_names_is_compiled_before_processes_are_forked() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _READ], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    count, _, late = done.stdout.strip().partition(" ")
    assert int(count) >= 2
    assert late == "[]"
