"""Words of warning about what was typed. Never a refusal: what was typed is already kept as it stands."""

from __future__ import annotations

import re

from service.matching.values.dates import parse_date
from service.matching.values.idnumber import parse_id
from service.matching.values.script import clean
from service.store.clock import today
from service.web.words import gettext as _

_CHINESE_PHONE = re.compile(r"(?:\+|00)\s?86[\s\-\d]{6,}|(?<!\d)1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}(?!\d)")
_CHINESE_MAIL = re.compile(
    r"@(?:[\w\-]+\.)*(?:qq|foxmail|163|126|139|189|yeah|sina|sohu|tom|21cn|aliyun|263|wo)\.(?:com|net|cn)\b"
    r"|@[\w.\-]+\.cn\b",
    re.IGNORECASE,
)
_CHINESE_APP = re.compile(r"we ?chat|weixin|微信|\bqq\b|ۋېيشىن|ۈندىدار|үндідар|вичат|ундидар", re.IGNORECASE)


def reach_warning(reach: str) -> str | None:
    """A way to be reached that officials in China may be able to read along."""
    text = clean(reach)
    if not (_CHINESE_PHONE.search(text) or _CHINESE_MAIL.search(text) or _CHINESE_APP.search(text)):
        return None
    return _(
        "Officials in China may be able to read what is sent to a Chinese phone number, to WeChat or QQ, or to a "
        "mailbox in China. Another way is safer: for example Signal, or a mailbox outside China. You can also leave "
        "this empty and read our messages here."
    )


def birth_warning(birth: str) -> str | None:
    if not birth or parse_date(birth, reference_year=today().year) is not None:
        return None
    return _(
        "We could not tell a year from the birth that you wrote. A caseworker will read it as it stands. For the "
        "computer to understand it, write a year (1968), “about 1968”, or “58 years old”."
    )


def id_warning(id_number: str) -> str | None:
    if not id_number:
        return None
    number = parse_id(id_number)
    if number is None:
        return _("We could not read the ID number. Please look whether it has letters or too many digits.")
    if number.kind == "whole_bad_check":
        return _("The last character of the ID number does not fit the others. Maybe one digit is wrong.")
    return None


def spell_out_age(birth: str) -> str:
    """An age is only true today, so the year it means is written beside it: ``58 years (~1968)``.

    A sign, not a word, because families read it again in their own language.
    """
    this_year = today().year
    if parse_date(birth) is not None:
        return birth
    meant = parse_date(birth, reference_year=this_year)
    return birth if meant is None else f"{birth} (~{meant.year})"
