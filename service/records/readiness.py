"""What the processes of an import have in memory before their first task, gotten once for all of them.

Each function imports no more than its processes need: the first of them wait for it.
"""

from __future__ import annotations


def reading() -> None:
    """For tables."""
    from service.records import filework  # noqa: F401


def indexing() -> None:
    """For collecting and for names: their modules, the lexicon, and what is compiled."""
    from service.matching.spellings import Spellings, keys_of_texts
    from service.records import collecting, spellings  # noqa: F401

    list(keys_of_texts([(("吐尔逊江艾力",), ())]))
    Spellings().codes([("吐尔逊·艾力",)], [()])
