"""Words for relatives, in the languages of records and families, to one code each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.matching.types import Sex
from service.matching.values.gazetteer import read_table
from service.matching.values.script import clean, simplified
from service.matching.values.spelling import spellings

RELATIONS: Final[tuple[str, ...]] = (
    "father", "mother", "parent", "step_parent", "husband", "wife", "spouse", "son", "daughter", "child", "brother",
    "sister", "sibling", "grandparent", "grandchild", "parent_in_law", "child_in_law", "sibling_in_law", "uncle_aunt",
    "nephew_niece", "cousin", "self", "other", "parent_or_child",
)  # fmt: skip

# 长子, 次女, 三儿子, 小女儿, 养子: an ordinal or a manner before the word proper.
_PREFIX = re.compile(
    r"^(?:之|其[他它]|第?[一二三四五六七八九十\d]+|[长次大小幺独养继亡前后生其亲胞]|独生|(?:再|二|离)婚|离异|已故|现任?|户主的?|"
    r"my |his |her |our |the |(?:eld(?:est|er)|old(?:est|er)|young(?:est|er)|first|second|third|middle|only|big|"
    r"little|adopted) |"
    r"(?:старш|младш|средн|перв|втор|трет|приемн|приёмн)(?:ий|ая|ый|ой|яя) |(?:büyük|küçük|ortanca) |(?:үлкен|кіші|"
    r"кенже|тұңғыш) |"
    r"(?:chong|kichik|tunji) |(?:чоң|кичик|тунҗи|улуу|кичүү|кенже) |(?:چوڭ|كىچىك|تۇنجى|ۇلكەن|كىشى) |(?:katta|kichik|"
    r"to'ng'ich) )+"
)
# 养子或继子, 堂兄弟、堂姐妹: as the registers' own list of relations writes them.
_OR = re.compile(r"[或、/]")
# 长子之妻, 妻弟, 儿子的儿子: a relative of a relative.
_OF_RELATIVE: Final = {
    ("child", "spouse"): "child_in_law", ("grandchild", "spouse"): "child_in_law", ("child", "child"): "grandchild",
    ("grandchild", "child"): "grandchild", ("parent", "parent"): "grandparent", ("parent", "sibling"): "uncle_aunt",
    ("uncle_aunt", "spouse"): "uncle_aunt", ("uncle_aunt", "child"): "cousin", ("sibling", "spouse"): "sibling_in_law",
    ("sibling", "child"): "nephew_niece",
    ("spouse", "parent"): "parent_in_law", ("spouse", "sibling"): "sibling_in_law",
}  # fmt: skip
_WIDE: Final = {
    "son": "child", "daughter": "child", "husband": "spouse", "wife": "spouse", "brother": "sibling",
    "sister": "sibling", "father": "parent", "mother": "parent",
}  # fmt: skip
_HAN: Final = re.compile(r"[\u3400-\u9fff]{2,9}")
_SUFFIX = re.compile(r"(?<=..)关系$")
# A word that names both of a pair, the elder first: it says what the two are, and not who is who.
_PAIRS: Final[dict[str, tuple[tuple[str, Sex | None], tuple[str, Sex | None]]]] = {
    "父子": (("father", "m"), ("son", "m")), "父女": (("father", "m"), ("daughter", "f")),
    "母子": (("mother", "f"), ("son", "m")), "母女": (("mother", "f"), ("daughter", "f")),
    "祖孙": (("grandparent", None), ("grandchild", None)), "爷孙": (("grandparent", "m"), ("grandchild", None)),
    "奶孙": (("grandparent", "f"), ("grandchild", None)),
}  # fmt: skip
_GENERATION = 12  # years between the births of two generations, at least
_INVERSE = {
    "father": "child", "mother": "child", "parent": "child", "step_parent": "child",
    "husband": "wife", "wife": "husband", "spouse": "spouse",
    "son": "parent", "daughter": "parent", "child": "parent",
    "brother": "sibling", "sister": "sibling", "sibling": "sibling",
    "grandparent": "grandchild", "grandchild": "grandparent",
    "parent_in_law": "child_in_law", "child_in_law": "parent_in_law", "sibling_in_law": "sibling_in_law",
    "uncle_aunt": "nephew_niece", "nephew_niece": "uncle_aunt", "cousin": "cousin", "self": "self", "other": "other",
    "parent_or_child": "parent_or_child",
}  # fmt: skip


@cache
def _words() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in read_table("relations.tsv"):
        for word in (*row["gb"].split(), *row["words"].split(";"), row["code"], row["code"].replace("_", " ")):
            if word:
                table.setdefault(_key(word), row["code"])
    return table


@cache
def _in_rough_spelling() -> dict[str, str | None]:
    """Longer words as :func:`spellings` spells them; None for one that says two things."""
    found: dict[str, str | None] = {}
    for word, code in _words().items():
        for rough in spellings(word):
            found[rough] = code if found.get(rough, code) == code else None
    return found


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʻʼ`´", "'"))
# Before a word for somebody of one's own house: немере ағасы, қайын інісі, who are of the spouse's.
_FARTHER = (
    (re.compile(r"(?:немере|нәврә|newre|نەۋرە|نەمەرە|nemere|nevre|бөле|böle|بۆلە) "), "cousin"),
    (re.compile(r"(?:қайын|қейин|qéyin|qeyin|قېيىن|قايىن|qaıyn|qaiyn|kayın|кайын|qayin|beau-|belle-)[ -]?"), "spouse"),
)


def _farther(key: str) -> str | None:
    for pattern, code in _FARTHER:
        if match := pattern.match(key):
            near = _words().get(key[match.end() :], "")
            if code != "spouse":
                return code if near else None
            return _OF_RELATIVE.get(("spouse", "parent" if near == "grandparent" else _WIDE.get(near, near)))
    return None


def _key(text: str) -> str:
    key = simplified(clean(text)).casefold().replace("i̇", "i").translate(_APOSTROPHES).strip(" .。:：,;")
    return _SUFFIX.sub("", key)


def _of_mine(key: str) -> list[str]:
    """Forms that may be listed of a Turkic word that says "my": halam, kızım, akam, әкем, دادام."""
    if len(key) < 3 or key[-1] not in "mмم":
        return []
    bare, short = key[:-1], key[:-2]
    mine = [bare, *(bare + end for end in ("sı", "si", "su", "sü", "sy", "сы", "сі", "си", "сү", "سى"))]
    if short[-1] in "aeiouyäöü":  # Mariam is nobody's mari
        return mine
    return [
        *mine,
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
    found = found or next((_words()[word] for word in _of_mine(key) if word in _words()), None) or _farther(key)
    found = found or _put_together(key)
    found = found or next((code for rough in spellings(key) if (code := _in_rough_spelling().get(rough))), None)
    found = found or _in_two_languages(key)
    if found:
        return found
    return None if key.isdigit() or len(key) > 40 else "other"


# 妻子 / ئايالى, Wife | Ehefrau, 儿子 son, xyz (妻子).
_TWICE: Final = re.compile(r"\s*[/|()（）\n、,]\s*")
_HAN_RUN: Final = re.compile(r"\s*([\u3400-\u9fff]+)\s*")


def _in_two_languages(key: str) -> str | None:
    """The code of a word that says the same in two languages: that of both halves, or of the one that is listed where
    they are of two scripts. None for a word of one half, or where they say two things."""
    halves = [half for half in _TWICE.split(key) if half]
    if len(halves) == 1:
        halves = [half for half in _HAN_RUN.split(key) if half]
    if len(halves) != 2:
        return None
    codes = [parse_relation(half) for half in halves]
    told = [code for code in codes if code is not None and code != "other"]
    if len(told) == 2:
        wide, narrow = sorted(told, key=lambda code: code in _WIDE)
        return narrow if compatible(wide, narrow) and (wide == narrow or wide not in _WIDE) else None
    listed = any(_words().get(half) == "other" for half in halves)  # 邻居 / brother says two things
    one_script = _script_of(halves[0]) == _script_of(halves[1])
    return told[0] if told and not listed and not one_script else None


def _script_of(word: str) -> str:
    return "".join(name for name, pattern in _SCRIPTS if pattern.search(word))


_SCRIPTS: Final = tuple(
    (name, re.compile(f"[{letters}]"))
    for name, letters in (("han", "\u3400-\u9fff"), ("arabic", "\u0600-\u06ff"), ("cyrillic", "\u0400-\u04ff"),
                          ("latin", "a-z\u00c0-\u024f"))
)  # fmt: skip


def _put_together(key: str) -> str | None:
    """The code that all alternatives of a Chinese word share, or that of somebody's relative."""
    if len(alternatives := _OR.split(key)) > 1:
        codes = {_one(word) for word in alternatives}
        return codes.pop() if len(codes) == 1 else None
    if _HAN.fullmatch(key) is None:
        return None
    for i in range(1, len(key)):
        whose, who = _one(key[:i].rstrip("之的")), _one(key[i:])
        if whose and who and (code := _OF_RELATIVE.get((_WIDE.get(whose, whose), _WIDE.get(who, who)))):
            return code
    return None


def _one(word: str) -> str | None:
    return _words().get(word) or _words().get(_PREFIX.sub("", word))


def is_pair(text: str) -> bool:
    """Whether the word names both of a pair: 父子, of a row, is father or son."""
    return _key(text) in _PAIRS


def relations_in_pair(text: str, sex: Sex | None, elder_by: int | None) -> tuple[str, str] | None:
    """What somebody is to the other of a pair, and the other to them: 父女 is (``father``, ``daughter``) of a man.

    ``elder_by``: years from the somebody's birth to the other's. None where sex and years do not tell who is who.
    """
    pair = _PAIRS.get(_key(text))
    if pair is None:
        return None
    fits = [i for i, (_, theirs) in enumerate(pair) if sex is None or theirs is None or theirs == sex]
    if elder_by is not None and abs(elder_by) >= _GENERATION:
        fits = [i for i in fits if (i == 0) == (elder_by > 0)]
    elif elder_by is not None:
        return None  # too near to each other: one of the two births is wrong, or the word
    return (pair[fits[0]][0], pair[1 - fits[0]][0]) if len(fits) == 1 else None


def inverse(relation: str, sex: Sex | None = None) -> str:
    """What the other one is: the inverse of ``father`` is ``child``, or ``son``/``daughter`` where the sex is known.

    ``sex`` is that of the person whose relative was named.
    """
    code = _INVERSE.get(relation, "other")
    by_sex = None if sex is None else _BY_SEX.get(code)
    return code if by_sex is None else by_sex[0 if sex == "f" else 1]


# Of a woman, of a man.
_BY_SEX: Final = {
    "child": ("daughter", "son"), "parent": ("mother", "father"), "sibling": ("sister", "brother"),
    "spouse": ("wife", "husband"),
}  # fmt: skip


_SEXES: Final[dict[str, Sex]] = {
    "father": "m", "husband": "m", "son": "m", "brother": "m",
    "mother": "f", "wife": "f", "daughter": "f", "sister": "f",
}  # fmt: skip


def sex_of(relation: str) -> Sex | None:
    """The sex of somebody who is a ``father`` or ``sister``; None where the code tells none."""
    return _SEXES.get(relation)


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two codes can name one tie: ``child`` covers ``son``; an unknown relation goes with any."""
    if a is None or b is None or a == b or "other" in (a, b):
        return True
    wide = {
        "parent_or_child": {"father", "mother", "parent", "step_parent", "son", "daughter", "child"},
        "child": {"son", "daughter"}, "parent": {"father", "mother", "step_parent"}, "sibling": {"brother", "sister"},
        "spouse": {"husband", "wife"}, "step_parent": {"father", "mother"},
    }  # fmt: skip
    return b in wide.get(a, set()) or a in wide.get(b, set())
