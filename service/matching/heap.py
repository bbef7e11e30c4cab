"""A heap of the best rows so far, as two arrays: units and row."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from service.names.jit import compiled

Array = NDArray[Any]
#: Python's int where Python calls, a machine word within compiled code.
Int = Any


@compiled
def push(heap_units: Array, heap_rows: Array, size: Int, capacity: Int, units: Int, row: Int) -> Int:
    """Add to a heap whose root is the worst (fewest units, then highest row); returns the new size."""
    if size < capacity:
        i = size
        size += 1
        while i > 0:
            up = (i - 1) >> 1
            if heap_units[up] < units or (heap_units[up] == units and heap_rows[up] > row):
                break
            heap_units[i], heap_rows[i] = heap_units[up], heap_rows[up]
            i = up
        heap_units[i], heap_rows[i] = units, row
        return size
    if heap_units[0] > units or (heap_units[0] == units and heap_rows[0] < row):
        return size
    i = 0
    while True:
        down = 2 * i + 1
        if down >= size:
            break
        other = down + 1
        if other < size and (
            heap_units[other] < heap_units[down]
            or (heap_units[other] == heap_units[down] and heap_rows[other] > heap_rows[down])
        ):
            down = other
        if heap_units[down] > units or (heap_units[down] == units and heap_rows[down] < row):
            break
        heap_units[i], heap_rows[i] = heap_units[down], heap_rows[down]
        i = down
    heap_units[i], heap_rows[i] = units, row
    return size
