"""Whoever imports pictures is told what an importer can do, in the app, its report and on the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from service.photos.reasons import REASONS
from service.records.cli import records
from service.records.picturefaults import FAULTS, SENTENCES
from tests.records.jobs import again, begin, job_of, work
from tests.staff.scene import Scene, jpeg
from tests.support.deployment import Deployment
from tests.support.leak import person

_SAID = "the picture has more than 40 million pixels; make a smaller copy of it"
_NAMES = [f"{person(n)['身份证号']}.png" for n in range(2)]


@pytest.fixture(scope="module")
def vast() -> bytes:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    return out.getvalue()


def test_each_reason_has_a_sentence_for_importers_that_asks_nobody_to_send() -> None:
    assert FAULTS.keys() == REASONS.keys()
    assert [said for said in FAULTS.values() if "send" in said.lower() or "screenshot" in said] == []
    assert set(REASONS.values()) <= SENTENCES, "reports of before hold those"


def test_the_app_and_its_report_say_it(scene: Scene, vast: bytes) -> None:
    client = scene.client("erkin")
    begin(client, "faces", (vast, _NAMES[0]), (jpeg((90, 10, 200)), _NAMES[1]), kind="portraits")
    work(scene)
    page = again(client)
    assert _SAID in page.text
    report = scene.casework.files.get(job_of(scene).report or "").decode()
    assert _SAID in report
    for text in (page.text, report):
        assert "Please send" not in text


def test_the_command_line_says_it(
    deployment: Deployment, tmp_path: Path, vast: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in deployment.environ.items():
        monkeypatch.setenv(name, value)
    (tmp_path / _NAMES[0]).write_bytes(vast)
    (tmp_path / _NAMES[1]).write_bytes(jpeg((90, 10, 200)))
    for more in (["--dry-run"], []):
        told = CliRunner().invoke(records, ["photos", str(tmp_path), "--source", "faces", *more]).output
        assert f"{_NAMES[0]}: {_SAID}" in told
        assert "Please send" not in told
