"""Pictures: what the family sent, the portraits of a candidate's record, and both laid over each other. Never stored by
the browser."""

from __future__ import annotations

from flask import Response, make_response, render_template

from service.photos.laying import LAID
from service.review import laying, words
from service.review.room import room
from service.review.views.blueprint import READERS, Page, blueprint, held, open_case
from service.staff import me, requires
from service.store.errors import Gone

_KINDS = ((b"\xff\xd8", "image/jpeg"), (b"\x89PNG", "image/png"), (b"RIFF", "image/webp"))


def picture_answer(data: bytes) -> Response:
    """A picture by its first bytes. Raises Gone for anything else."""
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
    return picture_answer(data)


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
    return picture_answer(data)


@blueprint.get("/searches/<search_id>/candidates/<candidate_id>/laid/<picture_id>/<portrait_id>")
@requires(*READERS)
@held
def laid(search_id: str, candidate_id: str, picture_id: str, portrait_id: str) -> Page:
    """Two pictures laid over each other: for any pair, asked for by the reader, so that it hints at nothing."""
    case = open_case(search_id, "picture.looked", candidate_id, picture=picture_id, portrait=portrait_id)
    view = case.candidate(candidate_id)
    pair = laying.pair_of(case, view, picture_id, portrait_id)
    return render_template(
        "staff/review/laid.html",
        case=case,
        number=view.number,
        candidate_id=candidate_id,
        pair=pair,
        overlay=laying.overlay(room().casework, case, pair),
        words=words,
    )


@blueprint.get("/searches/<search_id>/candidates/<candidate_id>/laid/<picture_id>/<portrait_id>/<part>.jpg")
@requires(*READERS)
@held
def laid_part(search_id: str, candidate_id: str, picture_id: str, portrait_id: str, part: str) -> Page | Response:
    case = open_case(search_id, "picture.looked", candidate_id, picture=picture_id, portrait=portrait_id)
    pair = laying.pair_of(case, case.candidate(candidate_id), picture_id, portrait_id)
    if part not in LAID:
        raise Gone(part)
    return picture_answer(laying.overlay(room().casework, case, pair).jpeg(part))
