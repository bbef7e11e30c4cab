"""Debian's chromium against a running family app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service import create_family_app
from service.config import intake_settings
from service.store.intake import Intake
from service.web.languages import PSEUDO_LANGUAGES
from tests.support.deployment import copy_data, environ_for
from tests.support.serving import served


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
    with served(app) as port:
        yield Site(f"http://127.0.0.1:{port}", intake)
    intake.database.dispose()
