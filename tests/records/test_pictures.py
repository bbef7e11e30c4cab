"""Portraits that float in workbooks become portraits of the persons in their rows; one import takes everything."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.drawing.image import Image as Drawing
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from sqlalchemy import select, update

from service.matching import Segment
from service.matching.values.idnumber import parse_id
from service.records.importer import import_files
from service.records.reading import record_id_of_number
from service.records.staging import PICTURES_WAIT
from service.store.models.records import Portrait, SourceFile
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv
from tests.support.pictures import portrait


def _workbook(path: Path, people: list[dict[str, str]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["收押人员名单"])
    sheet.append([*people[0], "照片"])
    for n, one in enumerate(people):
        sheet.append(list(one.values()))
        sheet.row_dimensions[n + 3].height = 80
        drawing = Drawing(BytesIO(portrait(n + 1)))
        # Slightly above its row, as a picture that was dragged there.
        above, below = (
            AnchorMarker(col=4, row=n + 1, rowOff=70 * 12_700),
            AnchorMarker(col=5, row=n + 2, rowOff=60 * 12_700),
        )
        drawing.anchor = TwoCellAnchor(_from=above, to=below)
        sheet.add_image(drawing)
    lonely = Drawing(BytesIO(portrait(99)))
    sheet.add_image(lonely, "H40")
    book.save(path)
    return path


def test_one_import_takes_tables_floating_and_loose_portraits(deployment: Deployment, tmp_path: Path) -> None:
    people = [person(n) for n in range(6)]
    folder = tmp_path / "leak"
    (folder / "照片").mkdir(parents=True)
    _workbook(folder / "收押.xlsx", people[:4])
    write_csv(folder / "register.csv", people)
    (folder / "照片" / f"{people[5]['身份证号']}_20180101.jpg").write_bytes(portrait(50))
    (folder / "照片" / "nobody.jpg").write_bytes(portrait(51))
    report = import_files(deployment.casework, "list", [folder], loose=True)
    assert (report.rows, report.pictures.tied, len(report.pictures.untied)) == (10, 5, 2)
    segment = Segment.open(deployment.casework.segment_folder(report.segment_id or ""))
    pictured = {segment.entry(row).id_numbers[0] for row in range(len(segment)) if segment.entry(row).photos}
    assert pictured == {one["身份证号"] for one in (*people[:4], people[5])}
    again = import_files(deployment.casework, "list", [folder], loose=True)
    assert (again.files_unchanged, again.rows, again.pictures.tied, again.indexed) == (2, 0, 0, 0)


def test_a_picture_beside_several_persons_is_nobodys(deployment: Deployment, tmp_path: Path) -> None:
    """Two lists beside each other: which of the two persons of a row a portrait shows is not told."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    headers = ["姓名", "身份证号"]
    sheet.append([*headers, "刑期", None, *headers, "教育点"])
    for n in range(2):
        left, right = person(n), person(n + 10)
        sheet.append([*(left[h] for h in headers), "7年", None, *(right[h] for h in headers), "第三教育点"])
    sheet.append([*(person(5)[h] for h in headers)])
    for n in range(3):
        sheet.add_image(Drawing(BytesIO(portrait(n + 1))), f"D{n + 2}")
    book.save(tmp_path / "two.xlsx")
    report = import_files(deployment.casework, "list", [tmp_path / "two.xlsx"])
    assert (report.rows, report.pictures.tied, len(report.pictures.untied)) == (5, 1, 2)
    with deployment.casework.database.read() as session:
        assert session.scalars(select(Portrait.record_id)).all() == [_record(person(5))]


def test_a_picture_beside_a_member_is_not_the_head_of_the_household(deployment: Deployment, tmp_path: Path) -> None:
    head, member = person(1), person(2)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["户主姓名", "户主身份证号", "姓名", "身份证号", "照片"])
    sheet.append([head["姓名"], head["身份证号"], member["姓名"], member["身份证号"]])
    sheet.add_image(Drawing(BytesIO(portrait(1))), "E2")
    book.save(tmp_path / "a.xlsx")
    report = import_files(deployment.casework, "list", [tmp_path / "a.xlsx"])
    assert (report.rows, report.records, report.pictures.tied) == (2, 2, 1)
    with deployment.casework.database.read() as session:
        assert session.scalars(select(Portrait.record_id)).all() == [_record(member)]


def _record(one: dict[str, str]) -> str:
    number = parse_id(one["身份证号"])
    assert number is not None
    return record_id_of_number("list", number)


def test_a_workbook_whose_pictures_were_not_taken_is_taken_up_again(deployment: Deployment, tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", [person(n) for n in range(3)])
    import_files(deployment.casework, "list", [path])
    with deployment.casework.database.write() as session:  # as a kill between rows and pictures leaves it
        lost = session.scalars(select(Portrait)).first()
        assert lost is not None
        session.delete(lost)
        session.execute(update(SourceFile).values(reading=PICTURES_WAIT))
    report = import_files(deployment.casework, "list", [path])
    assert (report.pictures.tied, report.pictures.known, report.indexed) == (1, 2, 1)
    assert import_files(deployment.casework, "list", [path]).files_unchanged == 1
