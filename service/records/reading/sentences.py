"""Prison terms in months, and the status of a person, from the words of a record."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.months import chinese_digits_to_ascii
from service.matching.values.script import clean, simplified
from service.records.reading.statement import Sentence, Status
from service.records.reading.vocabulary import vocabulary

_YEARS = re.compile(
    r"(\d{1,3}(?:\.\d)?) ?-?(?:年|years?\b|yrs?\b|y(?![a-z])|лет|год\w*|г\b|yıl|yil|يىل|жыл)", re.IGNORECASE
)
_MONTHS = re.compile(r"(\d{1,3}) ?-?(?:个?月|months?\b|mos?\b|mths?\b|m(?![a-z])|мес\w*|ay\b|ئاي|ай\b)", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d ?(?:年|[.\-/])(?: ?\d{1,2} ?(?:月|[.\-/])(?: ?\d{1,2} ?日?)?)?")
_LIFE = re.compile(r"无期|life|пожизнен|müebbet|مۇددەتسىز|өмір", re.IGNORECASE)
_DEATH = re.compile(r"死缓|死刑|death|смертн|idam|ئۆلۈم|өлім", re.IGNORECASE)
_NONE = re.compile(r"^(?:无|没有|未判|未判刑|none|no|нет|yok|-+|—+|/|0)$|免予?(?:于)?刑事处罚|免刑", re.IGNORECASE)
# Numerals as courts and banks write them, so that no stroke can be added.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_AND = re.compile(r"年[零又加]")
# 十 三 年, as cells are spread: no space is one there.
_APART = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_HALF = re.compile(r"年半|半年")


# 原判10年，减刑为9年6个月: what is served is the later one. 减刑1年 is none.
_LATER = re.compile(r"减(?:刑|轻|判)?(?:为|至|到|成)|改判(?:为)?|reduced to")


def _later(text: str) -> str:
    """What follows the last word that a term was changed, as far as a number does."""
    last = max((i for i, c in enumerate(text) if c.isdigit()), default=-1)
    ends = [match.end() for match in _LATER.finditer(text) if match.end() <= last]
    return text[ends[-1] :] if ends else text


@lru_cache(maxsize=65536)
def parse_sentence(text: str, years: bool = False) -> Sentence | None:
    """``15 years 11 months``, ``有期徒刑十五年``; None for a blank cell. ``years``: the column counts whole years."""
    plain = simplified(clean(text))
    if not plain:
        return None
    if _NONE.match(plain):
        return Sentence(text, None, "none")
    if "减" in plain or "改判" in plain or "reduced" in plain:
        plain = _later(chinese_digits_to_ascii(plain.translate(_FORMAL)))
    if _LIFE.search(plain):
        return Sentence(text, None, "life")
    if _DEATH.search(plain):
        return Sentence(text, None, "death")
    if not plain.isascii():
        plain = _APART.sub("", plain)
        plain = chinese_digits_to_ascii(_AND.sub("年", plain.translate(_FORMAL)))
    body = _DATE.sub(" ", plain)
    if re.fullmatch(r"\d{1,2}(\.\d+)?", body.strip()):
        if not years and "." not in body and float(body) > 25:
            return Sentence(text, None, "unreadable")
        return Sentence(text, round(float(body) * 12), "term")
    year, month = _YEARS.search(body), _MONTHS.search(body)
    half = 6 if _HALF.search(body) else 0
    if year is None and month is None and not half:
        return Sentence(text, None, "unreadable")
    months = round(float(year[1]) * 12) if year else 0
    months += int(month[1]) if month else half
    return Sentence(text, months, "term") if 0 < months <= 1200 else Sentence(text, None, "unreadable")


@cache
def _status_words() -> tuple[tuple[str, Status], ...]:
    order: tuple[Status, ...] = ("deceased", "released", "sentenced", "interned")
    return tuple((w.casefold(), code) for code in order for w in vocabulary()["status"][code])


@lru_cache(maxsize=4096)  # the headers of a source are few
def is_status(text: str) -> bool:
    """Whether a text is a word of the vocabulary and nothing else: 判刑, not 有亲属被判刑."""
    plain = simplified(clean(text)).casefold()
    return any(plain == word for word, _ in _status_words())


_NOT = re.compile(
    r"[未待](?:被|宣)?(?:判刑|判处|判决|释放|死亡|收押|拘留|结业)|not (?:yet )?(?:released|sentenced|detained)"
)


@lru_cache(maxsize=65536)
def parse_status(text: str) -> Status | None:
    """``interned``, ``sentenced``, ``released``, ``deceased`` or ``other``; None for a blank cell."""
    plain = simplified(clean(text)).casefold()
    if not plain:
        return None
    plain = _NOT.sub(" ", plain)
    for word, code in _status_words():
        if word in plain:
            return code
    return "other"
