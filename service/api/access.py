"""Who asks: the bearer token, its scopes, and how often it may ask."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, g, request

from service.api.problems import Problem
from service.store.intake import Intake
from service.store.limits import Limits, address_group
from service.store.referrals import Referrals
from service.store.tokens import Bearer, Tokens

View = TypeVar("View", bound=Callable[..., Any])
REQUESTS = "600/hour"
WRITES = "6000/day"
WRONG_TOKENS = "60/hour"


@dataclass(frozen=True, slots=True)
class Room:
    """What the API's views work with."""

    intake: Intake
    limits: Limits
    tokens: Tokens
    referrals: Referrals


def room() -> Room:
    return cast(Room, current_app.extensions["groups-api"])


def bearer() -> Bearer:
    """Who sent this request, in a view that requires a scope."""
    return cast(Bearer, g.bearer)


def requires(scope: str) -> Callable[[View], View]:
    """Only for tokens with ``scope``. Counts the request."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            g.bearer = _opened()
            _count(g.bearer)
            if scope not in g.bearer.scopes:
                raise Problem(
                    403,
                    f"This token has not the scope {scope}.",
                    {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope}"'},
                )
            return view(*args, **kwargs)

        guarded.scope = scope  # type: ignore[attr-defined]
        return cast(View, guarded)

    return decorate


def _opened() -> Bearer:
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    address = address_group(request.remote_addr)
    if address is not None and not room().limits.allowed(WRONG_TOKENS, "token", address):
        raise Problem(429, "Too many wrong tokens came from this address.", {"Retry-After": "3600"})
    found = room().tokens.open(text.strip()) if kind.lower() == "bearer" else None
    if found is None:
        if address is not None and text:
            room().limits.hit(WRONG_TOKENS, "token", address)
        raise Problem(401, headers={"WWW-Authenticate": "Bearer"})
    return found


def _count(by: Bearer) -> None:
    allowed = room().limits.hit(REQUESTS, "api", by.id)
    _tell(*room().limits.window(REQUESTS, "api", by.id))
    if not allowed:
        raise Problem(429, headers={"Retry-After": str(max(1, g.limit_headers["RateLimit-Reset"]))})


def count_write() -> None:
    """Each referral costs a slow hash. Raises Problem."""
    by = bearer()
    if not room().limits.hit(WRITES, "api-write", by.group_id):
        _, _, seconds = room().limits.window(WRITES, "api-write", by.group_id)
        raise Problem(
            429, "Your group has referred as many cases as a day allows.", {"Retry-After": str(max(1, seconds))}
        )


def _tell(limit: int, remaining: int, seconds: int) -> None:
    g.limit_headers = {"RateLimit-Limit": limit, "RateLimit-Remaining": remaining, "RateLimit-Reset": seconds}


def init_app(app: Flask) -> None:
    @app.after_request
    def tell_limits(response: Response) -> Response:
        for name, value in g.get("limit_headers", {}).items():
            response.headers[name] = str(value)
        return response
