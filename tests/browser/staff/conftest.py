"""Debian's chromium against a running staff app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.staff.scene import Scene, make_scene
from tests.support.deployment import copy_data, running
from tests.support.outside import leave_strings
from tests.support.serving import served


@dataclass(frozen=True)
class Site:
    url: str
    scene: Scene


@pytest.fixture
def site(data_template: Path, tmp_path: Path) -> Iterator[Site]:
    copy_data(data_template, tmp_path / "data")
    with running(tmp_path / "data") as deployment:
        scene = make_scene(deployment)
        leave_strings(scene.app)  # a browser shows what people see
        with served(scene.app) as port:
            yield Site(f"http://127.0.0.1:{port}", scene)
