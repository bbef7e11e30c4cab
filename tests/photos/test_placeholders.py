"""One picture on many records is found; portraits are left alone."""

from __future__ import annotations

import numpy as np

from benchmarks.photos.transforms import jpeg
from service.photos import find_placeholders, signature
from service.photos.grey import Grey


def test_a_silhouette_on_many_records(portraits: list[np.ndarray], silhouette: Grey) -> None:
    card = np.repeat(silhouette[..., None], 3, axis=2)
    carriers = [(20 + i, signature(jpeg(card, 60 + 5 * i))) for i in range(7)]
    items = [*enumerate(map(signature, portraits)), *carriers]
    (found,) = find_placeholders(items)
    assert found.rows == tuple(range(20, 27))
    assert found.signature == carriers[0][1]


def test_a_picture_twice_on_one_person_s_records_is_no_placeholder(portraits: list[np.ndarray]) -> None:
    items = [(i % 3, signature(portraits[i % 2])) for i in range(24)]
    assert find_placeholders(items) == []


def test_the_limit_is_the_callers(portraits: list[np.ndarray]) -> None:
    items = [(i, signature(portraits[0])) for i in range(3)] + [(9, signature(portraits[1]))]
    assert [one.rows for one in find_placeholders(items, most_records=2)] == [(0, 1, 2)]
