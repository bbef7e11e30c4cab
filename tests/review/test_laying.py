"""Both pictures laid over each other: what a reader sees, when, and what it must not tell them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.photos.transforms import apply
from service.matching.types import Evidence
from service.photos.laying import LAID
from service.store.models.base import new_id
from service.store.models.records import Portrait
from tests.staff.scene import EVIDENCE, Planted, Scene

DATA = Path(__file__).parents[1] / "photos" / "data"


def picture(number: int) -> np.ndarray:
    return np.asarray(Image.open(sorted(DATA.glob("*.jpg"))[number]).convert("RGB"))


def jpeg(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=92)
    return out.getvalue()


def planted(scene: Scene, sent: np.ndarray, held: np.ndarray) -> tuple[Planted, str]:
    """A search with one picture and a candidate with one portrait, and where the two are laid over each other."""
    search = scene.search(picture=jpeg(sent))
    record_id = scene.record(scene.source(new_id()[:8]), portrait=jpeg(held))
    with scene.casework.database.read() as session:
        portrait = session.query(Portrait).filter(Portrait.record_id == record_id).one()
        portrait_id, stored_as = portrait.id, portrait.stored_as
    values = {"photo": 1, "reference": stored_as, "changes": "cropped mirrored"}
    scene.candidate(search, record_id, (*EVIDENCE, Evidence("photo", "same_picture", 14.0, values)))
    return search, search.url(0, f"/laid/{search.search.pictures()[0].id}/{portrait_id}")


@pytest.fixture
def copied(scene: Scene) -> tuple[Planted, str]:
    held = picture(3)
    return planted(scene, apply("cropped, mirrored", held, [held], 2), held)


def test_a_reader_asks_for_the_overlay_before_reading(scene: Scene, copied: tuple[Planted, str]) -> None:
    search, url = copied
    browser = scene.hold("amina", search)
    page = browser.get(search.url(0))
    assert url in page.html
    assert "laid over" not in page.text
    page = browser.get(url)
    images = [image.get("src") or "" for image in page.tree.iter("img")]
    assert images == [f"{url}/{part}.jpg" for part in LAID]
    assert "No face is found, measured or recognised here." in page.text
    # Nothing of what the machine thinks: the page is for blind readers too.
    for word in ("bits", "score", "cropped", "mirrored", "14.0"):
        assert word not in page.html, word


def test_the_parts_show_the_record_where_the_family_has_it(scene: Scene, copied: tuple[Planted, str]) -> None:
    search, url = copied
    browser = scene.hold("amina", search)
    shown = {}
    for part in LAID:
        answer = browser.request("GET", f"{url}/{part}.jpg", 200)
        assert answer.mimetype == "image/jpeg"
        assert answer.headers["Cache-Control"] == "no-store"
        shown[part] = np.asarray(Image.open(io.BytesIO(answer.get_data())).convert("L"), np.float64)
    assert shown["record"].shape == shown["part"].shape == shown["squares"].shape == shown["blend"].shape
    middle = tuple(slice(side // 4, 3 * side // 4) for side in shown["record"].shape)
    for part in ("part", "squares", "blend"):
        assert np.abs(shown[part][middle] - shown["record"][middle]).mean() < 8, part
    browser.request("GET", f"{url}/other.jpg", 404)


def test_after_the_reading_the_overlay_stands_with_the_evidence(scene: Scene, copied: tuple[Planted, str]) -> None:
    search, url = copied
    browser = scene.hold("amina", search)
    browser.get(search.url(0))
    page = browser.submit("Keep my reading", judgement="same", reason="The same picture.")
    assert "the same picture, cropped and mirrored" in page.text
    assert f"{url}/blend.jpg" in page.html


def test_other_pictures_cannot_be_laid_over_each_other(scene: Scene) -> None:
    search, url = planted(scene, picture(1), picture(2))
    browser = scene.hold("amina", search)
    page = browser.get(url)
    assert "says nothing about who is on them" in page.text
    assert "No face is found, measured or recognised here." in page.text
    assert "/blend.jpg" not in page.html
    browser.request("GET", f"{url}/blend.jpg", 404)


def test_only_pictures_of_this_search_and_this_record_are_laid(scene: Scene, copied: tuple[Planted, str]) -> None:
    search, url = copied
    stranger, other = planted(scene, picture(1), picture(2))
    browser = scene.hold("amina", search)
    ours, theirs = url.split("/laid/")[1].split("/"), other.split("/laid/")[1].split("/")
    for pair in ((ours[0], theirs[1]), (theirs[0], ours[1]), (new_id(), ours[1])):
        browser.request("GET", search.url(0, f"/laid/{pair[0]}/{pair[1]}"), 404)
    assert stranger.id != search.id
    browser.request("GET", other, 403)


def test_a_portrait_whose_file_is_gone_is_not_there(scene: Scene, copied: tuple[Planted, str]) -> None:
    search, url = copied
    with scene.casework.database.read() as session:
        scene.casework.files.delete(session.query(Portrait).one().stored_as)
    scene.hold("amina", search).request("GET", url, 404)
