"""Reading of the tab-separated data files in ``service/names/data``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of ``data/<name>`` as dictionaries; lines that start with ``#`` are comments.

    The first other line names the columns; missing cells at the end of a line are empty strings.
    """
    text = resources.files("service.names.data").joinpath(name).read_text(encoding="utf-8")
    header: list[str] | None = None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=False))


def weighted(cell: str, separator: str | None = None) -> list[tuple[str, int]]:
    """Split a cell such as ``"mE|mA:4"`` into ``[("mE", 0), ("mA", 4)]``; the number is a cost in hundredths."""
    pairs = []
    for item in cell.split(separator):
        value, _, cost = item.partition(":")
        if value:
            pairs.append((value, int(cost or 0)))
    return pairs
