"""A command starts fast: it loads its own room, and nothing heavy that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.__main__ import COMMANDS, cli

ROOT = Path(__file__).parents[1]


def test_help_lists_every_command() -> None:
    text = CliRunner().invoke(cli, ["--help"]).output
    assert [line.split()[0] for line in text.split("Commands:")[1].strip().splitlines()] == sorted(COMMANDS)


def test_a_command_that_is_none_is_told() -> None:
    result = CliRunner().invoke(cli, ["metch"])
    assert result.exit_code == 2
    assert "No such command 'metch'" in result.output


@pytest.mark.parametrize(
    ("command", "idle"),
    [("init", {"numba", "pypdf", "webauthn", "redis", "flask"}), ("worker", {"pypdf", "webauthn", "redis"})],
)
def test_a_command_loads_only_what_it_uses(command: str, idle: set[str]) -> None:
    program = (
        "import sys; from service.__main__ import main; sys.argv = ['vmf', *sys.argv[1:]]\n"
        "try: main()\nfinally: print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "click" in loaded
    assert not idle & loaded
