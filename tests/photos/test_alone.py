"""The engine can be lifted out: all of it works without any other room."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys, tempfile
from pathlib import Path
import numpy as np
from PIL import Image
import service.photos as photos
from service.photos import laying, words

picture = photos.take_in(Path(sys.argv[1]).read_bytes())
for name in photos.__all__:
    getattr(photos, name)
held = photos.signature(picture)
with tempfile.TemporaryDirectory() as folder:
    index = photos.HashIndex.build(Path(folder), [(7, held)])
    pixels = np.ascontiguousarray(picture.pixels()[:, ::-1])
    assert index.search(photos.query_signature(pixels)).rows.tolist() == [7]
record = photos.Prepared.from_bytes(photos.prepare_record(picture).to_bytes())
verdict = photos.copy_check(pixels, record)
assert photos.evidence_bits(verdict) > 10
laying.lay(pixels, picture.pixels(), verdict)
print(words.in_words(verdict.kinds))
print(sorted(m for m in sys.modules if m.startswith("service.") and not m.startswith("service.photos")))
print(sorted(m for m in ("flask", "sqlalchemy", "nacl", "redis") if m in sys.modules))
"""


def test_it_works_with_no_other_room() -> None:
    from tests.photos.conftest import DATA

    picture = sorted(DATA.glob("*.jpg"))[0]
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(picture)], capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:3] == ["mirrored", "[]", "[]"], done.stderr
