"""``/api/v1/referrals``: refer a case, list the group's own, read one. Nothing here derives from what was
found, but what a caseworker told the group with the family's consent."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import urlencode

from flask import request
from flask.views import MethodView

from service.api.access import bearer, count_write, requires, room
from service.api.idempotency import Kept
from service.api.parsing import DescribedBlueprint
from service.api.problems import Problem
from service.api.schemas import (
    MadeReferralSchema,
    NewReferralSchema,
    PageQuerySchema,
    ReferralSchema,
    ReferralsPageSchema,
    to_form,
)
from service.store.referrals import STEPS, ReferredAlready
from service.store.tokens import READ, WRITE

blueprint = DescribedBlueprint(
    "referrals", "referrals", url_prefix="/api/v1/referrals", description="The group's own referrals"
)
_KEY = re.compile(r"[\x21-\x7e]{8,128}")
_LIMITS = {
    name: {"schema": {"type": "integer"}, "description": about}
    for name, about in (
        ("RateLimit-Limit", "Requests that an hour allows."),
        ("RateLimit-Remaining", "How many of them are left."),
        ("RateLimit-Reset", "In how many seconds they begin anew."),
    )
}
_KEY_HEADER = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "description": "8 to 128 characters of your choice, new for each case. The same request with the same key is done "
    "once and answered alike for a day.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 128, "pattern": "^[!-~]{8,128}$"},
}


@blueprint.route("")
class Many(MethodView):
    @requires(READ)
    @blueprint.arguments(PageQuerySchema, location="query")
    @blueprint.response(200, ReferralsPageSchema, headers=_LIMITS)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """List your group's referrals, oldest first."""
        page = room().referrals.of_group(
            bearer().group_id,
            after=query["after"],
            most=query["limit"],
            reference=query["reference"],
            private=bearer().opens,
        )
        following = None
        if page.after is not None:
            following = "/api/v1/referrals?" + urlencode({"after": page.after, "limit": query["limit"]})
        return {"referrals": page.referrals, "next": following}

    @requires(WRITE)
    @blueprint.doc(parameters=[_KEY_HEADER])
    @blueprint.arguments(NewReferralSchema)
    @blueprint.response(201, MadeReferralSchema, headers={**_LIMITS, "Location": {"schema": {"type": "string"}}})
    def post(self, data: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
        """Refer a case that a family asked you to refer. What you send is sealed at once: you cannot read it again."""
        key = request.headers.get("Idempotency-Key", "")
        if not _KEY.fullmatch(key):
            raise Problem(400, "Send an Idempotency-Key: 8 to 128 printable characters, new for each case.")
        kept = Kept(room().intake.database, bearer(), key, request.get_data())
        answer = kept.begin()
        if answer is None:
            try:
                count_write()
                answer = _refer(data)
            except BaseException:
                kept.forget()
                raise
            kept.finish(answer)
        answer = {**answer, "day": dt.date.fromisoformat(answer["day"])}
        return answer, 201, {"Location": f"/api/v1/referrals/{answer['id']}"}


def _refer(data: dict[str, Any]) -> dict[str, Any]:
    by = bearer()
    try:
        made, receipt = room().referrals.refer(by.group_id, by.id, to_form(data, STEPS), reference=data["reference"])
    except ReferredAlready as known:
        raise Problem(409, "Your group has referred a case with this reference before.", referral=known.id) from None
    return {
        "id": made.id,
        "number": made.number,
        "day": made.day.isoformat(),
        "state": made.state,
        "outcome": made.outcome,
        "code": str(receipt),
    }


@blueprint.route("/<referral_id>")
class One(MethodView):
    @requires(READ)
    @blueprint.response(200, ReferralSchema, headers=_LIMITS)
    def get(self, referral_id: str) -> Any:
        """Read the state of one of your group's referrals."""
        found = room().referrals.one(bearer().group_id, referral_id, private=bearer().opens)
        if found is None:
            raise Problem(404)
        return found
