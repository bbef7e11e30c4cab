"""The parts that imports are made of: content, folders, mappings, the report."""

from __future__ import annotations

import csv
import io
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.config import ConfigError, casework_settings
from service.records.imports import folders, jobs, leases, mappings, uploads
from service.records.imports.folders import FolderRefused
from service.records.imports.mappings import MappingRefused
from service.records.imports.report import MOST_LINES, Report
from service.store.clock import today
from service.store.models.staff import Staff
from service.web.cells import safe
from tests.support.deployment import Deployment, environ_for


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"name,birth\nA,1980\n", "text"),
        ("姓名,身份证号\n".encode("gb18030"), "text"),
        ("姓名\n".encode("utf-16"), "text"),
        (b"\xef\xbb\xbfname\n", "text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "xls"),
        (b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04....word/document.xml", None),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "picture"),
        (b"PK\x03\x04....xl/workbook.xml", "xlsx"),
        (b"<!doctype html><table>", "markup"),
        (b'<?xml version="1.0"?><Workbook>', "markup"),
        (b"<script>1</script>", None),
        ("姓名,性别\n".encode("utf-16-le") * 9, "text"),
        (b"name,birth\n" * 9 + b"\0\0\x1b]0;x\x07,\n", "text"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), None),
        (bytes(range(256)) * 4, None),
        (b"a,b\n" + b"\x01\x02\x03" * 40, None),
    ],
)
def test_a_file_is_what_its_content_says(data: bytes, kind: str | None) -> None:
    assert uploads.kind_of(data) == kind


@given(st.text(max_size=300))
def test_no_name_leads_anywhere(name: str) -> None:
    for kind in ("xlsx", "xls", "text", "markup", "picture", "pdf"):
        shown = uploads.shown_name(name, kind)
        folder = Path("/somewhere")
        assert (folder / shown).parent == folder
        assert shown not in (".", "..")
        assert shown.isprintable() or all(ord(c) >= 32 for c in shown)
        assert len(shown) < 200


def test_names_end_as_their_content_is(tmp_path: Path) -> None:
    assert uploads.shown_name("名单.XLSX", "xlsx") == "名单.XLSX"
    assert uploads.shown_name("名单.et", "xls") == "名单.et"  # as the command line and folders read it
    assert uploads.shown_name("list.xls", "xlsx") == "list.xls"  # an ending may lie
    assert uploads.shown_name("list.xls", "markup") == "list.xls"
    assert uploads.shown_name("list.html", "markup") == "list.html.xls"
    assert uploads.shown_name("names.jpg", "text") == "names.jpg.csv"
    assert uploads.shown_name("face.csv", "picture") == "face.csv.jpg"
    assert uploads.shown_name("C:\\leak\\list.tsv", "text") == "list.tsv"
    assert uploads.shown_name("list", "text") == "list.csv"


def test_a_folder_lies_below_the_import_folder(tmp_path: Path) -> None:
    root = tmp_path / "imports"
    (root / "police" / "2018").mkdir(parents=True)
    (root / ".hidden").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (root / "link").symlink_to(tmp_path / "elsewhere")
    assert folders.choices(root) == [".", "police", "police/2018"]
    assert folders.choices(None) == []
    assert folders.resolve(root, "police/2018") == (root / "police" / "2018").resolve()
    for text, reason in (
        ("../elsewhere", "outside"),
        ("police/../../elsewhere", "outside"),
        (str(tmp_path / "elsewhere"), "outside"),
        ("link", "outside"),
        ("no such", "missing"),
    ):
        with pytest.raises(FolderRefused) as refused:
            folders.resolve(root, text)
        assert refused.value.reason == reason
    with pytest.raises(FolderRefused) as refused:
        folders.resolve(None, ".")
    assert refused.value.reason == "off"


def test_the_import_folder_lies_apart_from_the_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for folder in (data, data / "casework", tmp_path):
        with pytest.raises(ConfigError, match="apart"):
            casework_settings(environ_for(data, VMF_IMPORT_FOLDER=str(folder)))
    settings = casework_settings(environ_for(data, VMF_IMPORT_FOLDER=str(tmp_path / "imports")))
    assert settings.imports == tmp_path / "imports"
    assert casework_settings(environ_for(data)).imports is None


def test_mappings_are_kept_under_their_name(deployment: Deployment) -> None:
    casework = deployment.casework
    mappings.save(casework, "command", "  police   lists ", {"当事人": "name", "x": ""})
    mappings.save(casework, "command", "police lists", {"当事人": "name", "编码": "id"})
    assert [m.name for m in mappings.saved(casework)] == ["police lists"]
    assert mappings.load(casework, "police lists") == {"当事人": "name", "编码": "id"}
    for name, fields, reason in (
        ("", {"a": "name"}, "name"),
        ("x" * 81, {"a": "name"}, "name"),
        ("x", {}, "empty"),
        ("x", {"a": "no such"}, "field"),
        ("x", {str(n): "name" for n in range(501)}, "large"),
    ):
        with pytest.raises(MappingRefused) as refused:
            mappings.save(casework, "command", name, fields)
        assert refused.value.reason == reason
    mappings.remove(casework, "police lists")
    with pytest.raises(MappingRefused):
        mappings.load(casework, "police lists")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", " =", "＝", "＋", "－", "＠", "|", "%", "\u3000="])
def test_no_cell_of_the_report_is_taken_for_a_formula(start: str) -> None:
    report = Report()
    evil = start + "cmd|'/C calc'!A0"
    report.unreadable(evil, evil)
    report.damaged(evil, evil, 3, evil, evil, lost=1)
    lines = list(csv.reader(io.StringIO(report.to_bytes().decode("utf-8-sig"))))
    assert len(lines) == 3
    for line in lines[1:]:
        for cell in line:
            assert cell.lstrip(" \u3000")[:1] not in set("=+-@\t\r\n|%＝＋－＠")


@given(st.text(max_size=80))
def test_a_safe_cell_says_what_was_there(text: str) -> None:
    cell = safe(text)
    shown = "".join(c if c >= " " or c in "\t\r\n" else "\ufffd" for c in text)
    assert cell in (shown, "'" + shown)


def test_a_report_without_end_ends() -> None:
    report = Report()
    for row in range(MOST_LINES + 50):
        report.damaged("f", "s", row, "", "x", lost=0)
    lines = report.to_bytes().count(b"\r\n")
    assert lines == MOST_LINES + 1
    assert report.counts["damaged"] == MOST_LINES + 50
    assert len(report.shown) == 100


def test_two_workers_never_have_two_jobs_of_one_source(any_deployment: Deployment) -> None:
    casework = any_deployment.casework
    who = Staff(username="erkin", name="Erkin", role="administrator", created_day=today())
    with casework.database.write() as session:
        session.add(who)
    for number, source in enumerate(("one", "one", "one", "two")):
        files = uploads.take([("list.csv", f"name,birth\nInvented {number},1980\n".encode())], pictures=False)[0]
        jobs.create(casework, who, source, files=files)  # type: ignore[arg-type]
    begin, claimed = threading.Barrier(4), []

    def claim() -> None:
        begin.wait()
        claimed.append(leases.claim(casework))

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(job.source_name for job in claimed if job) == ["one", "two"]
    first = next(job for job in claimed if job and job.source_name == "one")
    leases.give_back(casework, first)
    again = leases.claim(casework)
    assert again is not None
    assert again.source_name == "one"
    assert not leases.change(casework, first, doing="late"), "the lease that was given back changes nothing"
