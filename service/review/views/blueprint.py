"""The blueprint of the pages around a claimed search, and how a view gets at one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response as Answer

from service.review.case import Case
from service.review.room import room
from service.staff import me
from service.staff.typed import typed_texts
from service.store.models.base import new_id

blueprint = Blueprint("review", __name__)
READERS = ("caseworker", "senior")
View = TypeVar("View", bound=Callable[..., Any])
_NONCE = re.compile(r"[0-9a-f]{32}")
_ID = re.compile(r"[0-9a-f]{32}")


def held(view: View) -> View:
    """For views on one search: only for whoever holds it now. Working on it extends the lease."""

    @wraps(view)
    def guarded(search_id: str, **kwargs: Any) -> Any:
        if not _ID.fullmatch(search_id) or not room().claims.extend(search_id, me().id):
            return not_held(search_id)
        return view(search_id, **kwargs)

    return cast(View, guarded)


def not_held(search_id: str) -> tuple[str, int]:
    """The same page for a search that is free, that another person holds, and that never existed."""
    return render_template("staff/review/not_held.html", search_id=search_id[:32], texts=typed_texts()), 403


def open_case(search_id: str, look: str, candidate_id: str = "", **detail: str) -> Case:
    """The search, for this reader, and the trace that it was opened: whichever way a page was asked for, and whether
    or not the form on it was right, nobody sees a search without this. Raises Gone, VaultClosed."""
    case = room().desk.open(me(), search_id)
    if candidate_id:
        detail = {"candidate": candidate_id, "record": case.candidate(candidate_id).candidate.record_id, **detail}
    room().casework.look(me().id, look, search_id, **detail)
    return case


def nonce() -> str:
    """What makes sending twice sending once: from the form, or a new one."""
    given = request.form.get("nonce", "")
    return given if _NONCE.fullmatch(given) else new_id()


Page = Answer | str | tuple[str, int]
