"""Portraits of a source: tied by number, refused with a sentence, and placeholders found, listed and not matched."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import select

from service.matching import Segment
from service.photos import query_signature
from service.records.picturesaving import PortraitReport
from service.records.portraits import import_portraits
from service.store.models.records import Portrait, Source
from service.store.models.records import Segment as SegmentRow
from tests.photos.conftest import portraits, silhouette  # noqa: F401 - fixtures
from tests.staff.scene import Scene, make_scene
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person
from tests.test_commands import Operator


def save(picture: np.ndarray, folder: Path, number: int, more: str = "", quality: int = 90) -> None:
    folder.mkdir(exist_ok=True)
    Image.fromarray(picture).convert("RGB").save(folder / f"{person(number)['身份证号']}{more}.jpg", quality=quality)


@pytest.fixture
def imported(
    deployment: Deployment,
    tmp_path: Path,
    portraits: list[np.ndarray],  # noqa: F811
    silhouette: np.ndarray,  # noqa: F811
) -> PortraitReport:
    """Persons 0 to 2 have their own portraits, person 2 six times; 3 to 8 the same card; 9 a blank picture."""
    import_people(deployment.casework, tmp_path, "list", range(12))
    for number in range(3):
        save(portraits[number], tmp_path / "pictures", number)
    for copy in range(5):
        save(portraits[2], tmp_path / "pictures", 2, f"-{copy}", 60 + 5 * copy)
    for number in range(3, 9):
        save(silhouette, tmp_path / "pictures", number, quality=50 + 5 * number)
    save(np.full((250, 200), 240, np.uint8), tmp_path / "pictures", 9)
    (tmp_path / "pictures" / f"{person(10)['身份证号']}.jpg").write_bytes(b"\xff\xd8\xff broken")
    return import_portraits(deployment.casework, "list", tmp_path / "pictures")


def test_a_card_on_many_records_is_a_placeholder_and_many_copies_on_one_are_not(
    deployment: Deployment, imported: PortraitReport
) -> None:
    assert (imported.tied, imported.blank, imported.placeholders) == (15, 1, 6)
    assert len(imported.rejected) == 1
    with deployment.casework.database.read() as session:
        names = session.scalars(select(Portrait.file_name).where(Portrait.placeholder.is_(True)))
        assert sorted(names) == sorted(f"{person(n)['身份证号']}.jpg" for n in range(3, 9))


def test_an_import_keeps_the_pictures_and_nothing_beside_them(deployment: Deployment, imported: PortraitReport) -> None:
    """What a copy check needs of a portrait is made by workers."""
    with deployment.casework.database.read() as session:
        stored = session.scalars(select(Portrait.stored_as)).all()
    assert len(stored) == imported.tied
    assert set(deployment.casework.files.stored()) == set(stored)


def test_placeholders_are_not_matched(
    deployment: Deployment,
    imported: PortraitReport,
    portraits: list[np.ndarray],  # noqa: F811
    silhouette: np.ndarray,  # noqa: F811
) -> None:
    casework = deployment.casework
    with casework.database.read() as session:
        live = session.scalars(select(SegmentRow.id).where(SegmentRow.state == "live")).all()
    segments = [Segment.open(casework.segments.folder(i)) for i in live]
    card, face = query_signature(silhouette), query_signature(portraits[1])
    assert card is not None
    assert face is not None
    indexes = [one.photos for one in segments if one.photos is not None]
    assert indexes
    assert sum(len(index.search(card)) for index in indexes) == 0
    assert sum(len(index.search(face)) for index in indexes) == 1


def test_placeholders_are_listed_for_administrators(deployment: Deployment, imported: PortraitReport) -> None:
    scene: Scene = make_scene(deployment)
    with deployment.casework.database.read() as session:
        source_id = session.scalars(select(Source.id)).one()
    browser = scene.client("erkin")
    page = browser.get(f"/sources/{source_id}")
    assert "6 placeholders" in page.text
    page = browser.get(f"/sources/{source_id}/placeholders")
    assert "On 6 records" in page.text
    images = [image.get("src") or "" for image in page.tree.iter("img")]
    assert len(images) == 1
    answer = browser.request("GET", images[0], 200)
    assert answer.mimetype == "image/jpeg"
    with deployment.casework.database.read() as session:
        other = session.scalars(select(Portrait.id).where(Portrait.placeholder.is_(False))).first()
    browser.request("GET", f"/sources/{source_id}/placeholders/{other}.jpg", 404)
    browser.request("GET", f"/sources/{'0' * 32}/placeholders", 404)


def test_placeholders_are_listed_on_the_command_line(deployment: Deployment, imported: PortraitReport) -> None:
    operator = Operator(deployment.environ)
    shown = operator("records", "placeholders").output
    assert "on 6 records" in shown
    assert person(3)["身份证号"] in shown
    assert "no source" in operator("records", "placeholders", "--source", "nowhere", status=1).output
