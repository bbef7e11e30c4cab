from __future__ import annotations

import pytest

from tests.staff.scene import Scene, make_scene
from tests.support.deployment import Deployment


@pytest.fixture
def scene(deployment: Deployment) -> Scene:
    return make_scene(deployment)


@pytest.fixture(autouse=True)
def few_processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a process for each step of each import costs a second; those marked so do as in earnest."""
    if request.node.get_closest_marker("processes") is None:
        monkeypatch.setattr("service.records.imports.face.LEAST_PROCESSES", 0)
