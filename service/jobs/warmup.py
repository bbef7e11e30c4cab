"""Compiling the inner loops of a comparison before anybody waits for them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from service.jobs.scoring import current_version, load_scorer
from service.jobs.segments import OpenSegments
from service.matching import Query, best_and_tally
from service.matching.types import PartialDate, RelativeName
from service.photos import query_signature
from service.photos.check import copy_check
from service.photos.prepared import prepare_query, prepare_record
from service.store.casework import Casework

#: Nobody: every comparison has something to compare, in every script that names are read in, pinyin among them.
_NOBODY = Query(
    names=("Invented Nobody", "ئىجاد قىلىنغان", "Ойдан Шығарылған", "虚构·无人", "Xugou Wuren"),
    father_name="Invented",
    birth=PartialDate(1970, 1, 1),
    sex="f",
    places=("653121", "虚构乡"),
    id_number="653121197001010000",
    relatives=(RelativeName("Nobody Else", "husband"),),
)


def warm_up(casework: Casework) -> bool:
    """Compares nobody with all records. False while there are none.

    numba compiles for the kinds of arrays that it meets, so a comparison like all others is what compiles all it needs.
    What was compiled is kept on disk where that can be written (``NUMBA_CACHE_DIR``), for every process.
    """
    version, segments = current_version(casework), OpenSegments(casework).all()
    if version is None or not segments:
        return False
    picture = _patches()
    signature = query_signature(picture)
    query = replace(_NOBODY, photos=() if signature is None else (signature,))
    scorer = load_scorer(casework, version)
    best_and_tally([s.index for s in segments], query, 10, scorer, live=[s.mask for s in segments])
    copy_check(prepare_query(picture), prepare_record(picture))
    return True


def _patches() -> NDArray[np.uint8]:
    """A picture of nothing, with corners enough to be told from others: uint8 of shape [320, 256, 3]."""
    drawn = np.random.default_rng(0).integers(0, 256, (20, 16, 3), dtype=np.uint8)
    return np.kron(drawn, np.ones((16, 16, 1), np.uint8))
