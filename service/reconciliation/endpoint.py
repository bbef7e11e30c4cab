"""What a researcher's program speaks with: manifest, batches of queries, suggested properties. No login, but a key."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, current_app, request, url_for
from werkzeug.exceptions import NotFound

from service.reconciliation.matching import PERSON, PROPERTIES, NotAQuery, read
from service.reconciliation.room import room
from service.staff import public
from service.store import audit
from service.store.limits import address_group

endpoint = Blueprint("reconcile", __name__, url_prefix="/reconcile/with/<key>")
VERSIONS = ["0.2"]
MOST_QUERIES = 50
WRONG_KEYS = "30/hour"


class _Refused(Exception):
    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, headers


@endpoint.errorhandler(_Refused)
def _on_refused(refused: _Refused) -> Response:
    answer = _json({"status": "error", "message": refused.message}, refused.status)
    answer.headers.update(refused.headers)
    return answer


def _json(value: Any, status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status, mimetype="application/json")


def _holder(key: str) -> str:
    """Raises NotFound for a key that is none, alike for one that has ended."""
    address = address_group(request.remote_addr)
    if address is not None and not room().limits.allowed(WRONG_KEYS, "reconcile-key", address):
        raise NotFound
    holder = room().keys.holder(key)
    if holder is None:
        if address is not None:
            room().limits.hit(WRONG_KEYS, "reconcile-key", address)
        raise NotFound
    return holder


@endpoint.route("", methods=["GET", "POST"])
@public
def service(key: str) -> Response:
    """The manifest, or the answers to a batch in ``queries``."""
    holder = _holder(key)
    batch = request.values.get("queries")
    return _json(_manifest(key)) if batch is None else _json(_answers(holder, batch))


def _manifest(key: str) -> dict[str, Any]:
    base = url_for("reconcile.service", key=key, _external=True)
    return {
        "versions": VERSIONS,
        "name": current_app.config["ORGANISATION"],
        "identifierSpace": url_for("reconciliation.page", _external=True),
        "schemaSpace": url_for("reconciliation.page", _external=True) + "#properties",
        "defaultTypes": [PERSON],
        "batchSize": MOST_QUERIES,
        "view": {"url": url_for("reconciliation.page", _external=True) + "/records/{{id}}"},
        "suggest": {"property": {"service_url": base, "service_path": "/suggest/property"}},
    }


def _answers(holder: str, text: str) -> dict[str, Any]:
    try:
        batch = json.loads(text)
    except ValueError:
        raise _Refused(400, "`queries` is no JSON.") from None
    if not isinstance(batch, dict) or not batch:
        raise _Refused(400, "`queries` is an object with one query under each name.")
    if len(batch) > MOST_QUERIES:
        raise _Refused(413, f"A batch holds {MOST_QUERIES} queries at most.")
    try:
        asked = {name: read(value) for name, value in batch.items()}
    except NotAQuery as wrong:
        raise _Refused(400, str(wrong)) from None
    for name in asked:
        if not room().limits.hit(room().rate(), "reconcile", holder):
            raise _Refused(
                429, f"Today's {room().a_day} queries are used up. Go on tomorrow.", **{"Retry-After": "3600"}
            )
        _trace(holder, batch[name])
    return {name: {"result": room().matcher.candidates(one)} for name, one in asked.items()}


def _trace(holder: str, query: Any) -> None:
    """Before it is answered: a query that leaves no trace gets no answer."""
    casework = room().casework
    with casework.database.write() as session:
        audit.append(
            session, casework.keys, holder, "reconcile.query", query=json.dumps(query, ensure_ascii=False)[:2000]
        )


@endpoint.get("/suggest/property")
@public
def suggest_property(key: str) -> Response:
    _holder(key)
    prefix = request.args.get("prefix", "").casefold()
    found = [{"id": pid, "name": name} for pid, name in PROPERTIES.items() if prefix in f"{pid} {name}".casefold()]
    return _json({"result": found})
