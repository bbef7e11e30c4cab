"""A family takes along what it told: one PFIF 1.4 document, which other tracing services read as well."""

from __future__ import annotations

import datetime as dt

from flask import Response, make_response, render_template, request

from service.pfif import write_document
from service.pfif.referring import document_of
from service.searches import visits
from service.searches.blueprint import blueprint
from service.searches.places import place_name
from service.store.form import SearchForm
from service.store.seal import derive
from service.store.sealed_search import Header, SealedSearch
from service.web import current_language


@blueprint.get("/download")
@visits.needs_visit()
def download(search: SealedSearch) -> str:
    return render_template("families/download.html")


@blueprint.post("/download")
@visits.needs_visit()
def take_along(search: SealedSearch) -> Response:
    answer = make_response(to_pfif(search, search.form(), search.header(), request.host.partition(":")[0]))
    answer.mimetype = "application/xml"
    # A neutral name: it stands in the list of downloads.
    answer.headers["Content-Disposition"] = 'attachment; filename="document.xml"'
    return answer


def to_pfif(search: SealedSearch, form: SearchForm, header: Header, host: str) -> bytes:
    """``host``: names this service in the record's id, as the format wants it. The id ties the document to nothing
    that is stored: it comes from the search's key, and is the same whenever it is downloaded."""
    mark = derive(search.shared_key, "pfif").hex()[:32]
    domain = host if "." in host else "localhost.localdomain"
    county = place_name(form.county, current_language().code).split(" · ")[0]
    entered = dt.datetime.combine(header.created_day, dt.time(), dt.UTC)
    document = document_of(
        form, record_id=f"{domain}/{mark}", county=county, entered=entered, expires=header.expires_day
    )
    return write_document(document)
