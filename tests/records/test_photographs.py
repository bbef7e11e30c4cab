"""The profile of the loose photographs: a tree of files with the ID number in their names, taken by one command."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from service.records.reading import id_in_filename
from service.records.trust import SourceRemoved
from service.store.models.records import Portrait, Record, Source
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person
from tests.support.pictures import portrait
from tests.test_commands import Operator

COMMAND = ("--source", "list", "--profile", "xpf-photographs")


@pytest.fixture
def operator(deployment: Deployment) -> Operator:
    return Operator(deployment.environ)


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    """Names as the files may bear them: the number alone, with a time stamp, inside a longer run of digits, with a
    small x, in folders by month; and some that give no one away, or are no picture."""
    folder = tmp_path / "photographs"
    (folder / "2018-01" / "疏附县").mkdir(parents=True)
    numbers = [person(n)["身份证号"] for n in range(4)]
    names = [
        f"{numbers[0]}.jpg",
        f"2018-01/{numbers[1]}_20180115093012.JPG",
        f"2018-01/疏附县/{numbers[2]}20180116101500.jpg",
    ]
    names += [f"2018-01/{_ending_in_x().lower()}-1.jpeg", "2018-01/IMG_0001.jpg", f"{_broken(numbers[3])}.jpg"]
    for n, name in enumerate(names):
        (folder / name).write_bytes(portrait(n))
    (folder / f"{numbers[3]}.jpg").write_bytes(b"\xff\xd8\xff no picture at all")
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(portrait(9))
    (folder / f"{person(8)['身份证号']}.jpg").symlink_to(outside)
    return folder


def _ending_in_x() -> str:
    return next(one for n in range(100, 400) if (one := person(n)["身份证号"]).endswith("X"))


def _broken(number: str) -> str:
    return number[:17] + ("1" if number[17] != "1" else "2")


@pytest.mark.parametrize(
    "command",
    [
        ("import", "--source", "list", "--profile", "xpf-photographs"),
        ("import", "--source", "list"),
        ("photos", "--source", "list"),
    ],
)
def test_a_dry_run_opens_every_picture_and_takes_nothing(
    operator: Operator, deployment: Deployment, photographs: Path, command: tuple[str, ...]
) -> None:
    name, *more = command
    shown = operator("records", name, photographs, *more, "--dry-run").output
    assert "list would be a new source" in shown
    assert "Would take 4 of 7 pictures" in shown
    assert "2018-01/IMG_0001.jpg: no whole ID number in the name" in shown
    assert f"{person(3)['身份证号']}.jpg: the picture file" in shown, "its name is good, the picture is not"
    with deployment.casework.database.read() as session:
        assert session.scalars(select(Portrait)).all() == []
        assert session.scalars(select(Source)).all() == []
    assert "4 of 7 pictures tied to records" in operator("records", name, photographs, *more).output


def test_a_dry_run_of_pictures_stops_where_the_import_would(
    operator: Operator, deployment: Deployment, photographs: Path
) -> None:
    for path in photographs.rglob("*"):
        if path.is_file() and "IMG" not in path.name:
            path.unlink()
    shown = operator("records", "photos", photographs, "--source", "list", "--dry-run", status=1).output
    assert "Would take 0 of 1 picture" in shown
    assert "No picture could be tied to a record." in shown
    import_people(deployment.casework, photographs.parent, "list", range(1))
    with deployment.casework.database.write() as session:
        session.query(Source).one().state = "removed"
    removed = operator("records", "photos", photographs, "--source", "list", "--dry-run", status=1)
    assert isinstance(removed.exception, SourceRemoved)


def test_pictures_find_their_persons_and_the_others_are_told(
    operator: Operator, deployment: Deployment, photographs: Path, tmp_path: Path
) -> None:
    import_people(deployment.casework, tmp_path, "list", range(2))
    shown = operator("records", "import", photographs, *COMMAND).output
    assert "4 of 7 pictures tied to records" in shown
    assert "2018-01/IMG_0001.jpg: no whole ID number in the name" in shown
    assert f"{_broken(person(3)['身份证号'])}.jpg: no whole ID number in the name" in shown, (
        "a wrong check is not mended"
    )
    assert f"{person(3)['身份证号']}.jpg: " in shown
    with deployment.casework.database.read() as session:
        tied = set(session.scalars(select(Portrait.file_name)))
        assert len(session.scalars(select(Record).where(Record.gone.is_(False))).all()) == 4, (
            "two are known by portraits alone"
        )
    assert {id_in_filename(name).text for name in tied} == {  # type: ignore[union-attr]
        *(person(n)["身份证号"] for n in range(3)), _ending_in_x(),
    }  # fmt: skip
    assert "(4 were there already)" in operator("records", "import", photographs, *COMMAND).output


def test_photographs_have_no_headers_and_lie_in_folders(operator: Operator, photographs: Path) -> None:
    refused = operator("records", "import", photographs, *COMMAND, "--map", "a=name", status=1).output
    assert "no headers to map" in refused
    one = photographs / f"{person(0)['身份证号']}.jpg"
    assert "taken from folders" in operator("records", "import", one, *COMMAND, status=1).output
