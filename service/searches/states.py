"""The five states that a family can see. Nothing here derives from candidates or readings.

They come from what the family did (draft, sent, paused), from a message that waits for it, and from the end of the
search. *Received* holds for a draft and on the day it began; from the next day on a sent search is *open*.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.store.clock import today
from service.store.sealed_search import Header

RENEW_WITHIN = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class State:
    code: str
    label: LazyString
    meaning: LazyString


RECEIVED = State(
    "received",
    _l("Received"),
    _l("What you gave us is here, locked, under your receipt."),
)
OPEN = State(
    "open",
    _l("We are looking"),
    _l(
        "We look in what has reached us, and in every list that reaches us later. This says nothing about whether "
        "there is a trace. When we have something to tell you or to ask you, a message waits here."
    ),
)
MESSAGE = State("message", _l("A message is waiting"), _l("There is something for you to read."))
PAUSED = State("paused", _l("Paused"), _l("We do not look while you have paused this. You can go on at any time."))
ENDED = State("ended", _l("Ended"), _l("We no longer look. You can still read our messages here and write to us."))


def state_of(header: Header, *, message_waiting: bool) -> State:
    if message_waiting:
        return MESSAGE
    if header.state == "ended":
        return ENDED
    if header.state == "paused":
        return PAUSED
    if header.state == "draft" or header.created_day >= today():
        return RECEIVED
    return OPEN


def may_renew(expires_day: dt.date) -> bool:
    """Whether the end is near enough to offer more time."""
    return expires_day - today() <= RENEW_WITHIN
