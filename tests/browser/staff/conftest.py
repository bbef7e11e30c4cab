"""Debian's chromium against a running staff app."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from tests.staff.scene import Scene, make_scene
from tests.support.deployment import copy_data, running
from tests.support.outside import leave_strings


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
        server = make_server("127.0.0.1", 0, scene.app, threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Site(f"http://127.0.0.1:{server.server_port}", scene)
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()
