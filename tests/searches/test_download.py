from __future__ import annotations

from service.pfif import check_document, read_document
from tests.searches.conftest import Family


def test_a_family_takes_along_what_it_told(with_search: Family) -> None:
    family = with_search
    page = family.browser.get("/en/download", heading="Download what you told us")
    assert "The file is not locked" in page.text
    form = page.form("Download it")
    response = family.browser.request("POST", form.url, 200, data=form.values)
    assert response.mimetype == "application/xml"
    assert response.headers["Cache-Control"] == "no-store"
    document = read_document(response.data)
    assert check_document(document) == []
    (person,) = document.persons
    assert person.get("full_name") == family.search.form().names[0]
    assert person.get("expiry_date").startswith(family.search.header().expires_day.isoformat())
    assert family.search.id.encode() not in response.data, "nothing in it leads to a row of the database"
    again = family.browser.request("POST", form.url, 200, data=form.values)
    assert again.data == response.data
