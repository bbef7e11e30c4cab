"""Words of warning about what was typed. Never a refusal: what was typed is already kept as it stands."""

from __future__ import annotations

import re

from service.matching.values.dates import parse_date
from service.matching.values.idnumber import has_look_alikes, parse_id
from service.matching.values.script import clean
from service.store.clock import today
from service.store.form import is_address, is_birth_year
from service.web.words import gettext as _

_CHINESE_PHONE = re.compile(
    r"(?:\+|00)\s?86[\s\-\d]{6,}|\(\+?86\)|(?<!\d)(?:86[\s\-]?)?1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}(?!\d)"
)
_CHINESE_MAIL = re.compile(
    r"@(?:[\w\-]+\.)*(?:qq|foxmail|163|126|188|139|189|yeah|sina|sohu|tom|21cn|aliyun|263|wo|88|eyou|chinaren)\.(?:com|net|cn)\b"
    r"|@[\w.\-]+\.cn\b",
    re.IGNORECASE,
)
_CHINESE_APP = re.compile(
    r"we ?chat|weixin|微信|\bqq\b|ۋېيشىن|ۈندىدار|үндідар|вичат|ундидар|"
    r"dingtalk|钉钉|weibo|微博|douyin|抖音",
    re.IGNORECASE,
)


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


def notice_warning(notice: str) -> str | None:
    """An address that mail cannot be sent to, or one that officials in China may be able to read along."""
    if not notice:
        return None
    if not is_address(notice):
        return _("This does not look like an e-mail address, so nothing can be sent to it.")
    return reach_warning(notice)


def county_warning(typed: str, meant: list[str]) -> str | None:
    """``meant``: the codes that the words can mean."""
    if not typed or len(meant) == 1:
        return None
    if meant:
        return _("This can be more than one place. We look in all of them, unless you choose one.")
    return _(
        "The computer does not know this place. It stays as you wrote it, and a caseworker reads it. If it is a "
        "village, write the county above it, or choose the county from the list."
    )


def reach_unclear(reach: str, *, agreed: bool) -> str | None:
    if reach and not agreed:
        return _(
            "You wrote how to reach you, and did not say yes to it in “What you agree to”. So we only write to you "
            "here."
        )
    if agreed and not reach:
        return _(
            "You said that a caseworker may get in touch with you, and wrote no way. So we only write to you here."
        )
    return None


def birth_warning(birth: str) -> str | None:
    this_year = today().year
    meant = parse_date(birth, reference_year=this_year)
    if not birth or (meant is not None and is_birth_year(meant.year, this_year)):
        return None
    return _(
        "We could not tell a year from the birth that you wrote. A caseworker will read it as it stands. For the "
        "computer to understand it, write a year (1968), “about 1968”, or “58 years old”."
    )


def id_warning(id_number: str) -> str | None:
    if not id_number:
        return None
    number = parse_id(id_number)
    if number is None or has_look_alikes(id_number):
        return _("We could not read the ID number. Please look whether it has letters or too many digits.")
    if number.kind == "whole_bad_check":
        return _("The last character of the ID number does not fit the others. Maybe one digit is wrong.")
    return None


def spell_out_age(birth: str) -> str:
    """An age is only true today, so the year it means is written beside it: ``58 years (~1968)``,
    ``35 (~1991)``.

    A sign, not a word, because families read it again in their own language.
    """
    this_year = today().year
    if parse_date(birth) is not None:
        return birth
    meant = parse_date(birth, reference_year=this_year)
    return birth if meant is None else f"{birth} (~{meant.year})"
