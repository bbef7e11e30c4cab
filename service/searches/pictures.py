"""The pictures of a search, as they are kept: looked at, and removed again."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug.exceptions import NotFound

from service.searches import visits
from service.searches.blueprint import blueprint
from service.store.errors import Gone
from service.store.sealed_search import SealedSearch


@blueprint.get("/pictures/<picture_id>")
@visits.needs_visit()
def picture(search: SealedSearch, picture_id: str) -> Response:
    # Another tab may have turned the visit to another search of the family.
    for one in (search, *visits.family().searches()):
        try:
            return Response(one.picture(picture_id), mimetype="image/jpeg")
        except Gone:
            continue
    raise NotFound


@blueprint.post("/pictures/<picture_id>/remove")
@visits.needs_visit()
def remove_picture(search: SealedSearch, picture_id: str) -> Any:
    search.remove_picture(picture_id)
    then = "check" if request.form.get("then") == "check" else None
    return redirect(url_for("searches.step", slug="photos", then=then))
