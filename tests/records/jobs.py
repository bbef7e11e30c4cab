"""Imports of the staff app in tests: files to send, the form, the worker, the job. Everybody is invented."""

from __future__ import annotations

import csv
import io

import openpyxl
from sqlalchemy import func, select

from service.records.imports import running
from service.store.models.imports import RecordsJob
from tests.staff.scene import Scene
from tests.support.client import CheckedClient, Page

HEADERS = ["姓名", "性别", "身份证号", "户籍地址"]


def csv_of(people: list[dict[str, str]], headers: dict[str, str] | None = None) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([(headers or {}).get(h, h) for h in HEADERS])
    writer.writerows([[p[h] for h in HEADERS] for p in people])
    return out.getvalue().encode()


def xlsx_of(people: list[dict[str, str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(["疏附县人员名单"])
    sheet.append(HEADERS)
    for one in people:
        sheet.append([one[h] for h in HEADERS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def begin(client: CheckedClient, source: str, *files: tuple[bytes, str], status: int = 302, **more: str) -> Page:
    client.get("/imports/new", heading="Import records")
    return client.submit("Look into it", status=status, source=source, files=list(files), **more)


def work(scene: Scene) -> int:
    return running.work(scene.casework)


def job_of(scene: Scene) -> RecordsJob:
    with scene.casework.database.read() as session:
        return session.scalars(select(RecordsJob).order_by(RecordsJob.touched_at.desc())).all()[0]


def again(client: CheckedClient) -> Page:
    assert client.page is not None
    return client.get(client.page.url)


def count(scene: Scene, table: type) -> int:
    with scene.casework.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0
