"""Debian's chromium against a running family app."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from service import create_family_app
from service.config import intake_settings
from service.store.intake import Intake
from service.web.languages import PSEUDO_LANGUAGES
from tests.support.deployment import copy_data, environ_for


@dataclass(frozen=True)
class Site:
    url: str
    intake: Intake


@pytest.fixture(scope="package")
def site(data_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("family-site") / "data"
    copy_data(data_template, data)
    intake = Intake(intake_settings(environ_for(data, VMF_NOTICE_FROM="post@example.net")))
    app = create_family_app(intake=intake)
    app.extensions["languages"] = app.extensions["languages"] | PSEUDO_LANGUAGES
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", intake)
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()
    intake.database.dispose()
