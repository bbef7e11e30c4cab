"""The rows of a sheet, of which some are looked at ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from service.records.reading.workbooks.sheets import Value


class Rows:
    """The sheet's rows with look-ahead."""

    def __init__(self, rows: Iterator[tuple[int, Sequence[Value]]]) -> None:
        self._rows = rows
        self._ahead: deque[tuple[int, Sequence[Value]]] = deque()

    def next(self) -> tuple[int, Sequence[Value]] | None:
        return self._ahead.popleft() if self._ahead else next(self._rows, None)

    def put_back(self, row: tuple[int, Sequence[Value]]) -> None:
        """The row that was given last comes again."""
        self._ahead.appendleft(row)

    def peek(self, n: int) -> list[tuple[int, Sequence[Value]]]:
        while len(self._ahead) < n and (row := next(self._rows, None)) is not None:
            self._ahead.append(row)
        return list(self._ahead)[:n]
