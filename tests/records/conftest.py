from __future__ import annotations

import pytest

from tests.staff.scene import Scene, make_scene
from tests.support.deployment import Deployment


@pytest.fixture
def scene(deployment: Deployment) -> Scene:
    return make_scene(deployment)
