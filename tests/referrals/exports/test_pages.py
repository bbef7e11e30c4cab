"""The pages of exports, as both people see them."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from service.store import clock
from service.store.models.exports import Export
from tests.referrals.exports import cases
from tests.referrals.exports.cases import ready, row_of
from tests.referrals.typesetting.pages import text_of
from tests.staff.scene import Scene

FORM = {"whom": "An embassy in Ankara", "why": "They asked for it.", "language": "en", "days": "14"}


def test_from_the_search_to_the_file(scene: Scene) -> None:
    planted = ready(scene)
    amina, bahar = scene.hold("amina", planted), scene.client("bahar")
    page = amina.get(planted.url())
    page = amina.get(page.links()["Export: dossier, form or letter"])
    page = amina.get(page.links()["Prepare: Dossier"])
    page = amina.submit("Ask for approval", page=page, **FORM, wish="We want to hear his voice.")
    assert "waits for a second person" in page.text
    assert "Somebody else has to approve this." in page.text
    (export,) = _all(scene)
    url = f"/exports/{export.id}"
    draft = amina.request("GET", f"{url}/draft", 200)
    assert draft.headers["Content-Disposition"] == 'attachment; filename="draft-1.pdf"'
    assert "Draft of no. 1, not approved" in text_of(draft.data)
    assert "An embassy in Ankara" not in amina.get("/exports").title
    page = bahar.get(bahar.get("/exports").links()["No. 1"])
    assert "They asked for it." in page.text
    page = bahar.submit("Approve", page=page)
    assert "approved, until" in page.text
    page = amina.get(url)
    answer = amina.post(f"{url}/file", status=200)
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="export-1.pdf"'
    assert "no-store" in answer.headers["Cache-Control"]
    read = text_of(answer.data)
    assert "No. 1, for An embassy in Ankara" in read
    assert "We want to hear his voice." in read
    assert "1 time" in amina.get(url).text
    # Whom it does not concern sees that there is one, and neither for whom nor about whom.
    other = scene.client("celil").get("/exports")
    assert "embassy" not in other.text
    scene.client("celil").get(url, status=404)
    # A senior ends it.
    senior = scene.client("dilnur")
    senior.get(url)
    senior.submit("End it now")
    assert "ended: the file is destroyed" in amina.get(url).text


def _all(scene: Scene) -> list[Export]:
    with scene.casework.database.read() as session:
        return list(session.query(Export))


def test_the_family_reads_to_whom_it_was_handed(scene: Scene) -> None:
    planted = ready(scene)
    export_id = cases.ask(scene, planted)
    cases.approve(scene, export_id)
    cases.hand_out(scene, export_id)
    planted.search.change_form(lambda form: cases.form(base=form))
    bahar = scene.client("bahar")
    bahar.get(f"/exports/{export_id}")
    page = bahar.submit("Take it along", status=409)
    assert "does not agree to it any more" in page.text
    page = bahar.get("/exports")
    assert "Ask UN Working Group, Geneva to destroy their copy." in page.text


def test_what_stands_in_the_way_is_said(scene: Scene) -> None:
    planted = scene.planted(form=cases.form("dossier"))
    page = scene.hold("amina", planted).get(f"/searches/{planted.id}/export")
    assert page.text.count("Not now: The family has not agreed to this") == 3
    assert not [text for text in page.links() if text.startswith("Prepare")]
    scene.client("bahar").get(f"/searches/{planted.id}/export", status=403)


def test_missing_elements_are_named_before_it_is_asked_for_and_what_was_typed_stays(scene: Scene) -> None:
    planted = ready(scene)
    amina = scene.hold("amina", planted)
    page = amina.get(f"/searches/{planted.id}/export/wgeid")
    for element in ("Day, month and year of the disappearance", "Who is believed responsible"):
        assert element in "".join(page.by_class("info")[0].itertext())
    page = amina.submit("Ask for approval", page=page, **FORM, date="12 May 2017", status=400)
    missing = "".join(page.by_class("bad")[0].itertext())
    assert "Who is believed responsible" in missing
    assert "Who reports" in missing
    assert "Day, month and year" not in missing
    form = page.form("Ask for approval")
    assert form.values["date"] == ["12 May 2017"]
    assert form.values["whom"] == [FORM["whom"]]
    assert not _all(scene)
    typed = {"responsible": "The police of Konasheher.", "reporter": "Invented Organisation, Berlin", "language": "fr"}
    amina.submit("Ask for approval", page=page, **typed)
    (export,) = _all(scene)
    cases.approve(scene, export.id)
    read = text_of(cases.hand_out(scene, export.id))
    for words in ("12 May 2017", "The police of Konasheher.", "Invented Organisation, Berlin", "653121198403051234"):
        assert words in read


def test_a_form_for_the_un_comes_in_its_languages_only(scene: Scene) -> None:
    planted = ready(scene)
    page = scene.hold("amina", planted).get(f"/searches/{planted.id}/export/wgeid")
    offered = [option.get("value") for option in page.by_id("language")]
    assert offered == ["en", "zh", "ru", "fr"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_of_cases_holds_those_that_may_leave(scene: Scene, kind: str) -> None:
    ready(scene)
    ready(scene, base=replace(cases.FORM, names=("=HYPERLINK(1)", "＋1")))
    scene.planted(form=cases.form(*cases.AGREED))  # not confirmed
    dilnur = scene.client("dilnur")
    scene.client("amina").get(f"/exports/list/{kind}", status=403)
    page = dilnur.get(f"/exports/list/{kind}")
    assert "2 cases may leave" in page.text
    dilnur.submit("Ask for approval", page=page, **FORM)
    (export,) = _all(scene)
    cases.approve(scene, export.id)
    document = cases.hand_out(scene, export.id, by="dilnur")
    if kind == "csv":
        text = document.decode("utf-8-sig")
        assert '"\'=HYPERLINK(1); ＋1"' in text
        assert text.count("Konasheher police files") == 2
        assert cases.BYSTANDER not in text
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(document)).active
        assert sheet is not None
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
        assert sheet.max_row == 4
    assert row_of(scene, export.id).asked_day == clock.today()


def test_what_another_room_asks_for_is_asked_for_there_alone(scene: Scene) -> None:
    """A booklet without its journey would be an export of nothing."""
    planted = ready(scene)
    scene.client("dilnur").get("/exports/list/booklet", status=404)
    scene.hold("amina", planted).get(f"{planted.url()}/export/booklet", status=404)
    assert "Visit list" not in scene.client("dilnur").get("/exports").links()
