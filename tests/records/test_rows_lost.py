"""Rows that name nobody, or cannot be read, are counted once and alike: dry run, import, page, table, brake."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from service.records.cli import records
from service.records.importer import import_files
from service.store.models.records import Problem as ProblemRow
from tests.records.jobs import HEADERS, again, begin, job_of, work
from tests.staff.scene import Scene
from tests.support.client import CheckedClient
from tests.support.deployment import Deployment
from tests.support.leak import person

_FINE, _NOBODY, _WITHOUT_HEADER = 40, 3, 12
_LOST = _NOBODY + _WITHOUT_HEADER


def _workbook() -> bytes:
    """A list with rows of nobody and a header that is too short, and a sheet of which no column is understood."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(HEADERS)
    for n in range(_FINE):
        sheet.append([person(n)[h] for h in HEADERS])
    for _ in range(_NOBODY):
        sheet.append(["？？", "男", "", "疏附县乌帕尔镇3村"])
    other = book.create_sheet("其他")
    for n in range(_WITHOUT_HEADER):
        other.append([f"x{n}", n * 7, "第三号"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _go_through(client: CheckedClient, scene: Scene) -> dict[str, Any]:
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    before: dict[str, Any] = job_of(scene).results["rehearsal"]
    again(client)
    client.submit("Import now")
    work(scene)
    return before


def test_the_staff_app_says_the_same_before_and_after(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (_workbook(), "list.xlsx"))
    before = _go_through(client, scene)
    run = job_of(scene).results["run"]
    assert (before["lost"], run["lost"]) == (_LOST, _LOST)
    assert (before["damaged"], before["rows"]) == (run["damaged"], run["rows"]) == (0, _FINE)
    assert before["shown"] == run["shown"]
    page = client.get(f"/imports/{job_of(scene).id}")
    assert str(_LOST) in page.text
    report = client.request("GET", page.links()["Download the whole report (CSV)"], 200)
    lines = list(csv.DictReader(io.StringIO(report.get_data().decode("utf-8-sig"))))
    assert sum(int(line["rows lost"] or 0) for line in lines) == _LOST


def test_the_command_line_says_the_same_before_and_after(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in deployment.environ.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "list.xlsx").write_bytes(_workbook())
    command = ["import", str(tmp_path / "list.xlsx"), "--source", "list"]
    told = [CliRunner().invoke(records, [*command, *more]).output for more in (["--dry-run"], [])]
    assert all(f"{_LOST} rows could not be read as a person" in one for one in told)


class Killed(BaseException):
    pass


def _killed_at(step: str, deployment: Deployment, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(step, killed)
        with pytest.raises(Killed):
            import_files(deployment.casework, "list", [path])


def test_it_is_told_again_by_the_import_that_goes_on(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(_workbook())

    for step in ("service.records.importer._accept", "service.records.indexing.build"):
        _killed_at(step, deployment, path, monkeypatch)
    report = import_files(deployment.casework, "list", [path])
    assert (report.rows, report.lost, report.damaged) == (_FINE, _LOST, _NOBODY + 1)
    assert [p.code for p in report.problems] == ["no_person"] * _NOBODY + ["no_table"]
    with deployment.casework.database.read() as session:
        assert sorted(p.lost for p in session.query(ProblemRow)) == [1, 1, 1, _WITHOUT_HEADER]


def test_a_brake_holds_for_what_another_import_had_read(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("姓名,身份证号\n" + "买买提·依明,\n" * 4 + "？？,12\n" * 16, "utf-8")

    _killed_at("service.records.importer._accept", deployment, path, monkeypatch)
    report = import_files(deployment.casework, "list", [path])
    assert (report.brakes, report.lost) == (["failing"], 16)


def test_a_header_that_is_damaged_is_no_row_lost(scene: Scene) -> None:
    client = scene.client("erkin")
    text = "姓名,身份证号" + "," * 2100 + "\n" + "买买提·依明,653121197005031238\n" * 4
    begin(client, "list", (text.encode(), "list.csv"))
    _go_through(client, scene)
    run = job_of(scene).results["run"]
    assert (run["lost"], run["rows"]) == (0, 4)
    assert {line[0] for line in run["shown"]} == {"damaged"}
