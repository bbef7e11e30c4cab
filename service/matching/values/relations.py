"""Words for relatives, in the languages of records and families, to one code each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.matching.types import Sex
from service.matching.values.gazetteer import read_table
from service.matching.values.script import clean, simplified

RELATIONS: Final[tuple[str, ...]] = (
    "father", "mother", "parent", "step_parent", "husband", "wife", "spouse", "son", "daughter", "child", "brother",
    "sister", "sibling", "grandparent", "grandchild", "parent_in_law", "child_in_law", "sibling_in_law", "uncle_aunt",
    "nephew_niece", "cousin", "self", "other",
)  # fmt: skip

# 长子, 次女, 三儿子, 小女儿, 养子: an ordinal or a manner before the word proper.
_PREFIX = re.compile(
    r"^(?:之|第?[一二三四五六七八九十\d]+|[长次大小幺独养继亡前其亲胞]|独生|户主的?|my |his |her |our |the )+"
)
_INVERSE = {
    "father": "child", "mother": "child", "parent": "child", "step_parent": "child",
    "husband": "wife", "wife": "husband", "spouse": "spouse",
    "son": "parent", "daughter": "parent", "child": "parent",
    "brother": "sibling", "sister": "sibling", "sibling": "sibling",
    "grandparent": "grandchild", "grandchild": "grandparent",
    "parent_in_law": "child_in_law", "child_in_law": "parent_in_law", "sibling_in_law": "sibling_in_law",
    "uncle_aunt": "nephew_niece", "nephew_niece": "uncle_aunt", "cousin": "cousin", "self": "self", "other": "other",
}  # fmt: skip


@cache
def _words() -> dict[str, tuple[str, Sex | None]]:
    table: dict[str, tuple[str, Sex | None]] = {}
    for row in read_table("relations.tsv"):
        sex: Sex | None = "f" if row["sex"] == "f" else "m" if row["sex"] == "m" else None
        for word in (*row["gb"].split(), *row["words"].split(";"), row["code"], row["code"].replace("_", " ")):
            if word:
                table.setdefault(_key(word), (row["code"], sex))
    return table


def _key(text: str) -> str:
    return simplified(clean(text)).casefold().replace("i̇", "i").replace("’", "'").strip(" .。:：,;")


def _of_mine(key: str) -> list[str]:
    """Forms that may be listed of a Turkic word that says "my": halam, kızım, akam, әкем, دادام."""
    if len(key) < 3 or key[-1] not in "mмم":
        return []
    bare, short = key[:-1], key[:-2]
    return [
        bare,
        *(bare + end for end in ("sı", "si", "su", "sü", "sy", "сы", "сі", "си", "сү", "سى")),
        *(short + end for end in ("", "i", "isi", "и", "иси", "ى", "ىسى")),
    ]


@lru_cache(maxsize=8192)
def parse_relation(text: str) -> str | None:
    """The code of :data:`RELATIONS` for a word or a GB/T 4761 number; ``other`` where unlisted; None for nothing.

    In a household column the word tells what the person is to the head: 长子 is ``son``.
    """
    key = _key(text)
    if not key:
        return None
    found = _words().get(key) or _words().get(_PREFIX.sub("", key)) or _words().get(re.sub(r"[(（].*", "", key).strip())
    found = found or next((_words()[word] for word in _of_mine(key) if word in _words()), None)
    if found:
        return found[0]
    return None if key.isdigit() or len(key) > 40 else "other"


@lru_cache(maxsize=8192)
def relation_sex(text: str) -> Sex | None:
    """The sex that a relation word or code tells of the relative (``妻`` f, ``son`` m), where it tells one."""
    key = _key(text)
    found = _words().get(key) or _words().get(_PREFIX.sub("", key))
    if found and found[1]:
        return found[1]
    if re.search(r"[女媳婆母姐妹嫂婶姨姑]$|mother|sister|wife|daughter|niece|aunt", key) and not key.endswith("儿女"):
        return "f"
    return "m" if re.search(r"[子父公兄弟夫叔伯舅孙]$|father|brother|husband|\bson|nephew|uncle", key) else None


def inverse(relation: str, sex: Sex | None = None) -> str:
    """What the other one is: the inverse of ``father`` is ``child``, or ``son``/``daughter`` where the sex is known.

    ``sex`` is that of the person whose relative was named.
    """
    code = _INVERSE.get(relation, "other")
    by_sex = {"child": ("daughter", "son"), "parent": ("mother", "father"), "sibling": ("sister", "brother"),
              "spouse": ("wife", "husband")}.get(code)  # fmt: skip
    return code if sex is None or by_sex is None else by_sex[0 if sex == "f" else 1]


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two codes can name one tie: ``child`` covers ``son``; an unknown relation goes with any."""
    if a is None or b is None or a == b or "other" in (a, b):
        return True
    wide = {
        "child": {"son", "daughter"}, "parent": {"father", "mother", "step_parent"}, "sibling": {"brother", "sister"},
        "spouse": {"husband", "wife"}, "step_parent": {"father", "mother"},
    }  # fmt: skip
    return b in wide.get(a, set()) or a in wide.get(b, set())
