"""Receipts: digits of any script, one slow hash, keys that tell nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.store.receipt import Receipt, ReceiptError, ReceiptLock

LOCK = ReceiptLock(b"p" * 32, memory_kib=8 * 1024, passes=1, at_once=1)


def test_a_receipt_is_24_digits_in_six_groups() -> None:
    receipt = Receipt.new()
    assert re.fullmatch(r"\d{24}", receipt.digits)
    assert str(receipt) == " ".join(receipt.groups)
    assert len(receipt.groups) == 6


def test_receipts_do_not_repeat() -> None:
    assert len({Receipt.new().digits for _ in range(2000)}) == 2000


@pytest.mark.parametrize(
    "written",
    [
        "1234 5678 9012 3456 7890 1234",
        "1234-5678-9012-3456-7890-1234",
        "  123456789012345678901234\n",
        "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦ ٧٨٩٠ ١٢٣٤",
        "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴",
        "１２３４ ５６７８ ９０１２ ３４５６ ７８９０ １２３４",
    ],
)
def test_digits_of_any_script_are_read(written: str) -> None:
    assert Receipt.parse(written).digits == "123456789012345678901234"


@given(st.text(max_size=300))
def test_anything_typed_is_a_receipt_or_counted(text: str) -> None:
    digits = sum(unicodedata.decimal(c, None) is not None for c in text)
    if digits == 24:
        assert len(Receipt.parse(text).digits) == 24
    else:
        with pytest.raises(ReceiptError) as refused:
            Receipt.parse(text)
        assert refused.value.digits == digits


def test_keys_are_the_same_each_time_and_change_with_every_digit_and_pepper() -> None:
    receipt = Receipt.new()
    keys = LOCK.open(receipt)
    assert keys == LOCK.open(receipt)
    other = Receipt(receipt.digits[:-1] + str((int(receipt.digits[-1]) + 1) % 10))
    assert LOCK.open(other).lookup != keys.lookup
    assert LOCK.open(other).wrapping != keys.wrapping
    elsewhere = ReceiptLock(b"q" * 32, memory_kib=8 * 1024, passes=1, at_once=1)
    assert elsewhere.open(receipt).lookup != keys.lookup


def test_a_receipt_never_shows_itself_by_accident() -> None:
    receipt = Receipt.new()
    for shown in (repr(receipt), repr(LOCK.open(receipt)), f"{[receipt]}"):
        assert receipt.digits not in shown
        assert LOCK.open(receipt).wrapping.hex() not in shown
