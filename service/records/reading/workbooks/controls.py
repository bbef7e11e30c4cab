"""Control characters in cells: no writing holds them, and a terminal would obey some. They are dropped, with what they
say to it; line breaks and tabs stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from service.records.reading.patterns import pattern_of

_CONTROLS = pattern_of(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What a terminal takes for one order: the title of its window, colours, moves. A NUL may stand anywhere.
_ORDERS = pattern_of(r"\x1b(?:[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\|\Z)|\[[0-?]*[ -/]*[@-~]|[ -/]+[0-~]|[0-OQ-WYZ\\`-~])")
_T = TypeVar("_T")


def holds_controls(text: str) -> bool:
    return _CONTROLS.search(text) is not None


def without_controls(cells: Sequence[_T]) -> list[_T] | None:
    """The cells of a row without them; None where there is none."""
    if not _CONTROLS.search("\t".join([cell for cell in cells if isinstance(cell, str)])):  # at once: of every row
        return None
    return [_cleaned(cell) if isinstance(cell, str) else cell for cell in cells]  # type: ignore[misc]


def _cleaned(text: str) -> str:
    return _CONTROLS.sub("", _ORDERS.sub("", text.replace("\0", "")))


def cleaned(rows: Iterator[tuple[int, Sequence[_T]]], bad: dict[int, str]) -> Iterator[tuple[int, Sequence[_T]]]:
    """The rows of a sheet without them. ``bad`` is filled, row number -> code, before the row is given."""
    for number, cells in rows:
        if (without := without_controls(cells)) is not None:
            bad.setdefault(number, "control_characters")
            yield number, without
        else:
            yield number, cells
