"""Pictures: what the family sent, and the portraits of a candidate's record. Never stored by the browser."""

from __future__ import annotations

from flask import Response, make_response

from service.review.room import room
from service.review.views.blueprint import READERS, Page, blueprint, held, open_case
from service.staff import me, requires
from service.store.errors import Gone

_KINDS = ((b"\xff\xd8", "image/jpeg"), (b"\x89PNG", "image/png"), (b"RIFF", "image/webp"))


def _answer(data: bytes) -> Response:
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), None)
    if kind is None:
        raise Gone("picture")
    answer = make_response(data)
    answer.mimetype = kind
    return answer


@blueprint.get("/searches/<search_id>/pictures/<picture_id>")
@requires(*READERS)
@held
def picture(search_id: str, picture_id: str) -> Page | Response:
    data = room().casework.search(search_id).picture(picture_id)
    room().casework.look(me().id, "picture.looked", search_id, picture=picture_id)
    return _answer(data)


@blueprint.get("/searches/<search_id>/candidates/<candidate_id>/portraits/<portrait_id>")
@requires(*READERS)
@held
def portrait(search_id: str, candidate_id: str, portrait_id: str) -> Page | Response:
    view = open_case(search_id, "picture.looked", candidate_id, portrait=portrait_id).candidate(candidate_id)
    found = next((p for p in view.record.portraits if p.id == portrait_id), None)
    if found is None:
        raise Gone(portrait_id)
    try:
        data = room().casework.files.get(found.stored_as)
    except FileNotFoundError as error:
        raise Gone(portrait_id) from error
    return _answer(data)
