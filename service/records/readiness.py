"""What the processes of an import have in memory before their first task, gotten once for all of them."""

from __future__ import annotations

from service.matching.spellings import Spellings, keys_of_texts
from service.records.filework import read_file
from service.records.picturework import take_loose

__all__ = ["indexing", "read_file", "reading", "take_loose"]


def reading() -> None:
    """For tables and pictures: to import this module is all."""


def indexing() -> None:
    """For collecting and for names: their modules, the lexicon, and what is compiled."""
    from service.records import collecting, spellings  # noqa: F401 - those who read tables need not wait for them

    list(keys_of_texts([(("吐尔逊江艾力",), ())]))
    Spellings().codes([("吐尔逊·艾力",)], [()])
