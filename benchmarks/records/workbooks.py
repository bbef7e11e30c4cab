"""A small writer of ``.xlsx`` files: fast enough for ten thousand of them, and free to write what libraries refuse."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | float | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STATES = ("visible", "hidden")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class SheetOut:
    """``merges`` as spreadsheets write them (``A1:C1``). ``hidden_rows``: 1-based; ``hidden_columns``: from 0."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: Sequence[str] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)


def letters(index: int) -> str:
    """0 -> A, 26 -> AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def write_xlsx(path: Path, sheets: Sequence[SheetOut]) -> None:
    """Strings go to the shared table, as spreadsheet programs keep them."""
    strings: dict[str, int] = {}
    parts = {f"xl/worksheets/sheet{i}.xml": _sheet(s, strings) for i, s in enumerate(sheets, 1)}
    parts["xl/sharedStrings.xml"] = (
        f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">'
        + "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in strings)
        + "</sst>"
    )
    parts["xl/workbook.xml"] = (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name="{escape(s.name)}" sheetId="{i}" r:id="rId{i}" state="{_STATES[s.hidden]}"/>'
            for i, s in enumerate(sheets, 1)
        )
        + "</sheets></workbook>"
    )
    relations = [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    relations.append(("rIdS", "sharedStrings", "sharedStrings.xml"))
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations)
    parts["_rels/.rels"] = _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}sharedStrings+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{types}worksheet+xml"/>'
            for i in range(1, len(sheets) + 1)
        )
        + "</Types>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2018, 3, 1, 9, 0, 0)), text, zipfile.ZIP_DEFLATED)


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">' + "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in relations
    ) + "</Relationships>"  # fmt: skip


def _sheet(sheet: SheetOut, strings: dict[str, int]) -> str:
    out = [f'{_HEAD}<worksheet xmlns="{_MAIN}">']
    if sheet.hidden_columns:
        out.append("<cols>")
        out += [f'<col min="{c + 1}" max="{c + 1}" width="9" hidden="1"/>' for c in sorted(sheet.hidden_columns)]
        out.append("</cols>")
    out.append("<sheetData>")
    names = [letters(i) for i in range(max((len(r) for r in sheet.rows), default=0))]
    for number, row in enumerate(sheet.rows, 1):
        if not row:
            continue
        out.append(f'<row r="{number}" hidden="1">' if number in sheet.hidden_rows else f'<row r="{number}">')
        for name, value in zip(names, row, strict=False):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                out.append(f'<c r="{name}{number}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>')
            else:
                out.append(f'<c r="{name}{number}"><v>{value!r}</v></c>')
        out.append("</row>")
    out.append("</sheetData>")
    if sheet.merges:
        out.append("<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in sheet.merges) + "</mergeCells>")
    out.append("</worksheet>")
    return "".join(out)
