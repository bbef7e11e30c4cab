"""What the processes of an import have in memory before their first task, gotten once for all of them.

Each function imports no more than its processes need: the first of them wait for it.
"""

from __future__ import annotations


def reading() -> None:
    """For tables."""
    from service.records import filework  # noqa: F401


# Between them they need every compiled loop that reads names: words listed and not, names dotted, in one run, in each
# script.
_WORDS = ("吐尔逊", "阿卜杜热合曼江", "帕荪图尔")
_NAMES = (
    "吐尔逊江艾力",
    "买买提吐尔逊阿吉",
    "Memet Tursun",
    "Tuerxun Maimaiti",
    "tuerxunmaimaiti",
    "مەمەت تۇرسۇن",
    "Мәмет Турсунов",
)


def indexing() -> None:
    """For collecting and for names: their modules, the lexicon, and what is compiled. What was compiled is kept on
    disk; the first time on a machine it takes many seconds."""
    from service.matching.spellings import Spellings, keys_of_texts, keys_of_words
    from service.records import collecting, spellings  # noqa: F401

    list(keys_of_words(_WORDS))
    list(keys_of_texts([((name,), ()) for name in _NAMES]))
    Spellings().codes([("吐尔逊·艾力",)], [()])
