"""Small parts that unpack in one step: what is read, and what is refused, is what zipfile reads and refuses."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.records.reading.workbooks.reach import PIECE
from service.records.reading.workbooks.unpacking import Unpacking

SHEET = b"<sheetData>" + b"".join(b'<c r="A%d"><v>%d</v></c>' % (i, i * 7919) for i in range(300)) + b"</sheetData>"
DIRECTORY = 46  # bytes of an entry of the table of contents before the name
CRC, PACKED, SIZE = 16, 20, 24  # where they stand in it


def archive(*parts: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as made:
        for name, data in parts:
            made.writestr(zipfile.ZipInfo(name), data, how)
    return file.getvalue()


def changed(data: bytes, field: int, change: Callable[[int], int]) -> bytes:
    """With another number in the first entry of the table of contents."""
    at = data.index(b"PK\1\2") + field
    return data[:at] + struct.pack("<I", change(*struct.unpack_from("<I", data, at)) % 2**32) + data[at + 4 :]


def read(data: bytes, at_once: bool) -> list[object]:
    """The pieces of each part, or what reading it raises."""
    found: list[object] = []
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        unpacking = Unpacking(opened, data if at_once else None)
        for member in opened.infolist():
            try:
                found.append(list(unpacking.pieces(member)))
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
                found.append((type(error), str(error)))
    return found


GOOD = archive(("xl/a.xml", SHEET), ("xl/名单.xml", SHEET[::-1]), ("empty.xml", b""))


def test_small_parts_are_read_without_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    data = archive(("xl/a.xml", SHEET), ("xl/b.xml", SHEET[::-1]))
    monkeypatch.delattr(zipfile.ZipFile, "open")
    assert read(data, at_once=True) == [[SHEET], [SHEET[::-1]]]


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        archive(("xl/a.xml", SHEET), how=zipfile.ZIP_STORED),
        archive(("xl/a.xml", SHEET), how=zipfile.ZIP_BZIP2),
        archive(("xl/a.xml", b" " * (PIECE - 1))),
        archive(("xl/a.xml", b" " * PIECE)),
        archive(("xl/a.xml", b" " * (PIECE + 5))),
        b"before it" + GOOD,
    ],
    ids=["good", "stored", "otherwise packed", "nearly a piece", "one piece", "two pieces", "something before"],
)
def test_sound_archives(data: bytes) -> None:
    assert read(data, at_once=True) == read(data, at_once=False)
    assert all(isinstance(part, list) for part in read(data, at_once=True))


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (changed(GOOD, SIZE, lambda size: size - 1), True),
        (changed(GOOD, SIZE, lambda size: 10), True),
        (changed(GOOD, SIZE, lambda size: size + 1), False),  # zipfile looks at the checksum alone
        (changed(GOOD, SIZE, lambda size: 0), True),
        (changed(GOOD, CRC, lambda crc: crc ^ 1), True),
        (changed(GOOD, PACKED, lambda packed: packed - 20), True),
        (changed(changed(GOOD, SIZE, lambda size: 20), CRC, lambda crc: zlib.crc32(SHEET[:20])), False),
    ],
    ids=["one less", "much less", "one more", "none", "checksum", "cut", "less, with its checksum"],
)
def test_an_archive_that_lies(data: bytes, refused: bool) -> None:
    found = read(data, at_once=True)
    assert found == read(data, at_once=False)
    assert isinstance(found[0], tuple) is refused


def test_bytes_behind_the_end_of_a_part_say_nothing() -> None:
    packed = zlib.compress(SHEET, wbits=-15) + b"behind it"
    data = archive(("xl/a.xml", packed), how=zipfile.ZIP_STORED)
    for field, value in ((SIZE, len(SHEET)), (CRC, zlib.crc32(SHEET))):
        data = changed(data, field, lambda _, value=value: value)  # type: ignore[misc]
    at = data.index(b"PK\1\2") + 10
    data = data[:at] + struct.pack("<H", zipfile.ZIP_DEFLATED) + data[at + 2 :]
    assert read(data, at_once=True) == read(data, at_once=False) == [[SHEET]]


def test_a_bomb_that_declares_little_is_not_unpacked_whole() -> None:
    data = changed(archive(("xl/a.xml", b" " * 50_000_000)), SIZE, lambda size: 100)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        unpacking = Unpacking(opened, data)
        tracemalloc.start()
        with pytest.raises(zipfile.BadZipFile):
            list(unpacking.pieces(opened.infolist()[0]))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 4 * PIECE


def test_parts_that_lie_over_each_other_are_left_to_the_reader() -> None:
    """Later versions of zipfile refuse them."""
    data = archive(("xl/a.xml", SHEET), ("xl/b.xml", SHEET)).replace(b"xl/b.xml", b"xl/a.xml")
    second = data.rindex(b"PK\1\2")
    over = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    with zipfile.ZipFile(io.BytesIO(over)) as opened:
        unpacking = Unpacking(opened, over)
        assert [unpacking._at_once(member) for member in opened.infolist()] == [None, None]
    assert read(over, at_once=True) == read(over, at_once=False)


def test_a_name_that_only_the_table_of_contents_has_in_utf_8() -> None:
    at = GOOD.rindex(b"PK\3\4", 0, GOOD.index("名单".encode())) + 7
    data = GOOD[:at] + b"\0" + GOOD[at + 1 :]
    found = read(data, at_once=True)
    assert found == read(data, at_once=False)
    assert isinstance(found[1], tuple)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=3))
@example([(6, 1)])
@settings(max_examples=400, deadline=None)
def test_damage_in_any_byte_makes_no_difference(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(GOOD)
    for at, byte in changes:
        damaged[at] = byte
    data = bytes(damaged)
    try:
        zipfile.ZipFile(io.BytesIO(data)).close()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return
    try:
        expected = read(data, at_once=False)
    except RuntimeError:  # it is encrypted
        with pytest.raises(RuntimeError):
            read(data, at_once=True)
        return
    assert read(data, at_once=True) == expected
