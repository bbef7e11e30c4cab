"""What a dossier says, in each language, and what it never says."""

from __future__ import annotations

import re

import pytest

from service.referrals.typesetting.pictures import small
from service.review.decisions import Judgement
from service.review.sealing import add_reading
from service.web.languages import LANGUAGES
from tests.referrals.exports import cases
from tests.referrals.exports.cases import approve, ask, hand_out, ready
from tests.referrals.typesetting.pages import text_of
from tests.staff.scene import Scene, jpeg

WISH = "بىز ئۇنىڭ ھايات ياكى ئەمەسلىكىنى بىلمەكچى"
ELEMENTS = {
    "name": "Memet, son of Tursun",
    "identifiers": "born in March 1984",
    "date": "spring 2017",
    "place": "the bazaar of Bulaqsu",
    "responsible": "the county police",
    "done": "two calls to the station",
    "reporter": "Invented Organisation",
    "confidential": "yes",
}


def document(scene: Scene, kind: str = "dossier", language: str = "en", **options: str) -> str:
    export_id = ask(scene, ready(scene), kind, language=language, options=options)
    approve(scene, export_id)
    return text_of(hand_out(scene, export_id))


def test_each_statement_stands_with_its_source_file_sheet_and_row(scene: Scene) -> None:
    read = document(scene, wish=WISH)
    for said in (
        "مەمەت تۇرسۇن",
        "Memet Tursun",
        "Мәмәт Турсун",
        "麦麦提·吐尔逊",
        "653121198403051234",
        "Konasheher police files, Invented Archive, 2022.",
        "有期徒刑8年",
        "疏附县看守所",
        "2 people read both sides, none knowing the judgement of another",
        "+15.0",
        "Among 830,000 people in the records, 2 others agree at least this well.",
        "Nothing here recognises faces.",
        "Only one source states this.",
        "Two of its files were typed again by somebody unknown.",
        "The places do not fit",
        WISH,
        "No. 1, for UN Working Group, Geneva",
    ):
        assert said in read, said
    # A viewer puts blanks where a script ends, and the file's name stands in a direction of its own.
    assert re.search(r"Filelist-\w+\.xlsx,sheet名单,row3", re.sub("[ \u2066-\u2069]", "", read))
    # Whoever asks is not named, and neither is anybody else of the same rows.
    for kept_back in ("Nurgul", "nurgul@example.org", cases.BYSTANDER, "known to a friend of ours"):
        assert kept_back not in read, kept_back


def test_whoever_asks_is_named_only_where_the_family_wants_it(scene: Scene) -> None:
    read = document(scene, name_family="1")
    assert "Nurgul Invented (sister)" in read
    assert "nurgul@example.org" in read


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_in_each_language_names_and_records_can_be_found(scene: Scene, language: str) -> None:
    read = document(scene, language=language, wish=WISH)
    for said in ("مەمەت تۇرسۇن", "Memet Tursun", "Мәмәт Турсун", "麦麦提·吐尔逊", "653121198403051234", WISH):
        assert said in read, said


@pytest.mark.parametrize("language", ["en", "fr", "ru", "zh"])
def test_the_form_for_the_working_group_has_all_its_elements(scene: Scene, language: str) -> None:
    read = document(scene, "wgeid", language, **ELEMENTS)
    for code, said in ELEMENTS.items():
        if code != "confidential":
            assert said in read
    assert "Konasheher police files, Invented Archive, 2022." in read
    for kept_back in ("Nurgul", cases.BYSTANDER):
        assert kept_back not in read


def test_a_letter_says_what_was_written_and_what_the_records_state(scene: Scene) -> None:
    read = document(scene, "letter", text='Dear *Sir*,\n\n#read("/etc/passwd") is what we ask.')
    assert 'Dear *Sir*, #read("/etc/passwd") is what we ask.' in read
    assert "1 record was confirmed as this person by at least two people" in read


def test_a_disagreement_that_a_senior_settled_is_said(scene: Scene) -> None:
    planted = scene.planted(form=cases.form(*cases.AGREED))
    scene.read("amina", planted, "same")
    scene.read("bahar", planted, "different")
    key = scene.casework.keychain.casework(planted.id)
    with scene.casework.database.write() as session:
        add_reading(
            session,
            key,
            planted.id,
            planted.candidates[0],
            scene.people["dilnur"],
            Judgement.SAME,
            "settled",
            settles=True,
        )
    cases.establish(scene, planted)
    cases.tell(scene, planted)
    export_id = ask(scene, planted)
    approve(scene, export_id)
    read = text_of(hand_out(scene, export_id))
    assert "1 person read both sides" in read
    assert "One of the readers found a different person; a senior caseworker settled it as the same." in read


def test_the_second_dossier_of_a_search_is_its_second_version(scene: Scene) -> None:
    planted = ready(scene)
    for version in (1, 2):
        refused, export_id = ask(scene, planted), ask(scene, planted)
        cases.exports_of(scene).refuse(scene.person("bahar"), cases.row_of(scene, refused))
        approve(scene, export_id)
        assert f"Version {version}" in text_of(hand_out(scene, export_id))


def test_a_picture_that_does_not_decode_is_left_out() -> None:
    found = small({"good": jpeg((1, 2, 3)), "bad": b"\xff\xd8 not a picture", "none": b""})
    assert set(found) == {"good"}
