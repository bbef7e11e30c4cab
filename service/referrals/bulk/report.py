"""The report by row and the list of codes, as tables that no spreadsheet takes for formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from service.referrals.bulk.words import row_label, said
from service.store.batches import OpenBatch, Row
from service.store.receipt import Receipt
from service.web.cells import to_csv


def sentences(row: Row, language: str) -> list[str]:
    return [said(code, values, language) for code, values in row.said if code != "reference"]


def reference(row: Row) -> str:
    return next((str(values["text"]) for code, values in row.said if code == "reference"), "")


def report(batch: OpenBatch, language: str) -> bytes:
    """Every row of the file that was read, in its order."""

    def lines() -> Iterable[Sequence[object]]:
        yield [_("Row"), _("Your number"), _("State"), _("What there is to say")]
        for row in batch.rows():
            yield [row.number, reference(row), row_label(row.state), " ".join(sentences(row, language))]

    return to_csv(lines())


def codes(taken: Iterable[tuple[int, str, str]]) -> bytes:
    """``taken``: (row, the group's own number, digits)."""

    def lines() -> Iterable[Sequence[object]]:
        yield [_("Row"), _("Your number"), _("The family's code")]
        for number, own, digits in taken:
            yield [number, own, str(Receipt(digits))]

    return to_csv(lines())
