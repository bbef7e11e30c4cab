"""Portrait files: whose they are, by the 18-digit number in the name or by a mapping file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from service.matching.values.idnumber import IdNumber, parse_id
from service.matching.values.script import clean
from service.records.reading.errors import FileUnreadableError
from service.records.reading.formats.delimited import decode, find_delimiter
from service.records.reading.lying import FILE, LINK, Lying, lying_under
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.workbooks.filenames import readable, shown

_NUMBER = pattern_of(r"(?<!\d)\d{17}[\dXxⅩ](?!\d)")
_RUN = pattern_of(r"\d{18,}[Xx]?")
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".bmp", ".gif", ".tif", ".tiff"})


def id_in_filename(name: str) -> IdNumber | None:
    """The one sound ID number in a file's name, alone or inside a longer run of digits (a time stamp); else None."""
    stem = clean(PurePosixPath(name.replace("\\", "/")).name)
    found = {n.text: n for text in _NUMBER.findall(stem) if (n := parse_id(text)) is not None and n.sound}
    if not found:
        for run in _RUN.findall(stem):
            for i in range(len(run) - 17):
                number = parse_id(run[i : i + 18])
                if number is not None and number.sound and number.text.startswith("65"):
                    found[number.text] = number
    return next(iter(found.values())) if len(found) == 1 else None


def picture_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """(path, relative name) of every picture under ``folder``, sorted; links are not followed out of it."""
    pictures = [one for one in lying_under(folder) if one.suffix in PICTURES]
    for one, name in zip(pictures, shown([one.name for one in pictures]), strict=True):
        if is_inside(folder, one):
            yield folder / one.name, name


def is_inside(folder: Path, one: Lying) -> bool:
    """Whether what lies under ``folder`` is a file, or a link to one that lies there too."""
    if one.kind != LINK:
        return one.kind == FILE
    path = folder / one.name
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def read_photo_mapping(path: Path) -> dict[str, IdNumber]:
    """File name -> ID number from a table of two columns (a header is optional). Raises for one that gives nothing."""
    called = readable(path.name)
    text, _ = decode(path.read_bytes(), called)
    delimiter = find_delimiter(text)
    result: dict[str, IdNumber] = {}
    for line in text.splitlines():
        cells = [c.strip().strip('"') for c in line.split(delimiter)]
        if len(cells) < 2 or header_key(cells[0]) in {"file", "filename", "文件", "文件名"}:
            continue
        if (number := parse_id(cells[1])) is not None and number.sound:
            result[cells[0].replace("\\", "/")] = number
    if not result:
        raise FileUnreadableError("no_mapping", called, "no line names a file and a whole ID number")
    return result
