"""The curl session in docs/API.md runs as it is written."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tests.api.conftest import Group
from tests.support.serving import served

PAGE = Path(__file__).parents[2] / "docs" / "API.md"


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_the_session_in_the_docs_runs_as_written(api: Flask, group: Group) -> None:
    script = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[0]
    with served(api) as port:
        assert "127.0.0.1:8002" in script
        script = script.replace("127.0.0.1:8002", f"127.0.0.1:{port}")
        # One answer a line, for reading them here; the token comes as if it were typed.
        script = script.replace("--silent", "--silent --max-time 20 --noproxy 127.0.0.1 --write-out '\\n'")
        ran = subprocess.run(
            ["bash", "-euc", script], input=group.token + "\n", capture_output=True, text=True, timeout=60, check=False
        )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    made, listed, found = (json.loads(line) for line in ran.stdout.splitlines() if line.strip())
    assert len(made["code"].replace(" ", "")) == 24
    assert listed["referrals"] == found["referrals"]
    assert listed["referrals"][0]["id"] == made["id"]
