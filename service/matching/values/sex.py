"""Sex as tables and families write it."""

from __future__ import annotations

import re
from functools import lru_cache

from service.matching.types import Sex
from service.matching.values.script import clean

# GB/T 2261.1 codes 1 (male) and 2 (female) stand among the words.
_FEMALE = (
    "女 女性 女士 f female woman girl 2 ж жен женский женщина девочка әйел қыз аял қыз-әйел ayal qiz kadın kadin k "
    "bayan kız ئايال قىز аял weiblich frau femme féminin 婦女 妇女 w weibl mädchen fille féminine feminin "
    "ايەل قىز-كەلىنشەك áıel áiel aiel äiel ayol xotin qiz-ayol қиз аёл "
    "kvinna kvinne vrouw mujer femenino femmina donna femminile أنثى انثى امرأة"
)
_MALE = (
    "男 男性 先生 m male man boy 1 м муж мужской мужчина мальчик ер еркек ер-азамат ұл әр er erkek bay oghul e "
    "ئەر ئوغۇل männlich mann homme masculin 男子 h männl junge garçon ەر ەركەك эркек erkak o'g'il оғул эр "
    "hombre varón masculino maschio uomo maschile ذكر رجل"
)
_WORDS: dict[str, Sex] = {}
_WORDS.update(dict.fromkeys(_FEMALE.split(), "f"))
_WORDS.update(dict.fromkeys(_MALE.split(), "m"))


@lru_cache(maxsize=4096)
def parse_sex(text: str) -> Sex | None:
    """``f`` or ``m``, or None where the text says neither."""
    plain = clean(text).casefold().replace("i̇", "i")
    return _WORDS.get(plain.rstrip(". 。")) or _in_two_languages(plain) or _behind_a_code(plain)


_APART = re.compile(
    r"[^\w'’‘ʻ.-]+|(?<=[\u3400-\u9fff])(?=[^\W\u3400-\u9fff])|(?<=[^\W\u3400-\u9fff])(?=[\u3400-\u9fff])"
)


def _in_two_languages(plain: str) -> Sex | None:
    """男 / male, 女(ئايال): what all of the words say, where they say the same."""
    words = [word for word in _APART.split(plain) if word]
    said = {_WORDS.get(word.rstrip(".")) for word in words}
    return said.pop() if len(words) > 1 and len(said) == 1 else None


# 1-男性, 01|男, m-男; 2男1女 counts people.
_CODED = re.compile(r"(?:0?(?P<digit>[0-9])|(?P<letter>[mf]))\s*[-_:.、|/]\s*(?P<word>[男女]性?)")


def _behind_a_code(plain: str) -> Sex | None:
    """The word behind the code of a database; nothing where a letter, or a digit of the standard, says the other."""
    found = _CODED.fullmatch(plain)
    if found is None:
        return None
    word: Sex = "m" if found["word"].startswith("男") else "f"
    code = _WORDS.get(found["digit"] or found["letter"])
    return word if code in {None, word} else None
