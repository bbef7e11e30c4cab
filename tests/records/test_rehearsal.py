"""The dry run of the command line says what the import would: what counts, what stops it, what it does to trust."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from openpyxl.drawing.image import Image as Drawing
from sqlalchemy import select, update

from service.records.cli import records
from service.store.models.records import Source
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv
from tests.support.pictures import portrait

Run = Callable[..., Result]


@pytest.fixture
def run(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``records import PATHS --source list``, and what else is given."""
    for name, value in deployment.environ.items():
        monkeypatch.setenv(name, value)

    def command(*arguments: object) -> Result:
        return CliRunner().invoke(records, ["import", "--source", "list", *map(str, arguments)])

    return command


def _mostly_bad(folder: Path) -> Path:
    people = [person(n) for n in range(12)]
    for one in people[3:]:
        one.update(姓名="", 身份证号="", 户籍地址="")
    return write_csv(folder / "bad.csv", people)


def _vouch(deployment: Deployment) -> None:
    with deployment.casework.database.write() as session:
        session.execute(update(Source).values(state="vouched"))


def _state(deployment: Deployment) -> str:
    with deployment.casework.database.read() as session:
        return session.scalars(select(Source.state)).one()


def test_rows_that_mostly_fail_stop_the_dry_run_as_they_stop_the_import(run: Run, tmp_path: Path) -> None:
    bad = _mostly_bad(tmp_path)
    for more in (["--dry-run"], []):
        stopped = run(bad, *more)
        assert stopped.exit_code == 1
        assert "Most rows, or most files, could not be read" in stopped.output
        assert "9 rows could not be read as a person" in stopped.output
        look = "Look at the columns: is a header" if more else "Look at a dry run: is a header"
        assert look in stopped.output, "a dry run sends nobody to a dry run"
    assert "With --yes it takes all as it is" in run(bad, "--dry-run").output
    assert run(bad, "--dry-run", "--yes").exit_code == 0


def test_copies_of_one_list_are_counted_as_repeats_and_stop_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "leak"
    folder.mkdir()
    for name in "abcd":
        write_csv(folder / f"{name}.csv", [person(n) for n in range(6)])
    dry = run(folder, "--dry-run")
    assert dry.exit_code == 1
    assert "Would read 24 rows from 4 files" in dry.output
    assert "18 rows repeat what other files of this source state" in dry.output
    assert "Is it the same list again?" in dry.output
    assert run(folder).exit_code == 1


def test_files_that_are_there_and_files_that_replace_are_told(run: Run, tmp_path: Path) -> None:
    people = [person(n) for n in range(6)]
    same, other = write_csv(tmp_path / "same.csv", people[:3]), write_csv(tmp_path / "other.csv", people[3:])
    assert run(same, other).exit_code == 0
    write_csv(other, people[4:])
    dry = run(same, other, "--dry-run")
    assert dry.exit_code == 0
    assert "Would read 2 rows from 1 file." in dry.output
    assert "1 file is there already, unchanged" in dry.output
    assert "1 file replaces an older one of the same name" in dry.output
    done = run(same, other).output
    assert "2 rows read from 1 file (1 file unchanged)" in done
    again = run(same, other, "--dry-run")
    assert again.exit_code == 0
    assert "Would read 0 rows from 0 files" in again.output


def test_what_is_there_already_does_not_hide_that_all_that_is_new_fails(run: Run, tmp_path: Path) -> None:
    people = [person(n) for n in range(30)]
    fine = write_csv(tmp_path / "fine.csv", people)
    assert run(fine).exit_code == 0
    bad = _mostly_bad(tmp_path)
    assert run(fine, bad, "--dry-run").exit_code == 1
    assert run(fine, bad).exit_code == 1


def test_pictures_are_counted_loose_and_floating(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "leak"
    folder.mkdir()
    people = [person(n) for n in range(4)]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*people[0], "照片"])
    for at, one in enumerate(people):
        sheet.append(list(one.values()))
        sheet.add_image(Drawing(BytesIO(portrait(at + 1))), f"H{at + 2}")
    sheet.add_image(Drawing(BytesIO(portrait(99))), "H60")
    book.save(folder / "list.xlsx")
    (folder / f"{person(7)['身份证号']}.jpg").write_bytes(portrait(50))
    (folder / "nobody.jpg").write_bytes(portrait(51))
    dry = run(folder, "--dry-run").output
    assert "Would take 7 pictures, 5 of them with a person's row or a whole ID number." in dry
    assert "5 of 7 pictures tied" in run(folder).output
    assert "Would take" not in run(folder / "list.xlsx", "--dry-run").output, "they are there already"


def test_a_mapping_that_was_forgotten_stops_the_dry_run_too(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("who,when\n吐尔逊·卡德尔,1980-01-02\n阿依古丽·肉孜,1990\n")
    assert run(table, "--map", "who=name", "--map", "when=birth").exit_code == 0
    dry = run(table, "--map", "who=name", "--dry-run")
    assert dry.exit_code == 1
    assert "as read with --map 'when=birth'" in dry.output
    assert run(table, "--map", "who=name", "--dry-run", "--yes").exit_code == 0


def test_a_vouched_source_goes_back_into_quarantine_with_a_word_before_and_after(
    run: Run, deployment: Deployment, tmp_path: Path
) -> None:
    first = write_csv(tmp_path / "first.csv", [person(n) for n in range(4)])
    assert "vouched for" not in run(first).output
    _vouch(deployment)
    for more in (["--dry-run"], []):
        assert "quarantine" not in run(first, *more).output, "nothing changes by what is there"
    assert _state(deployment) == "vouched"
    second = write_csv(tmp_path / "second.csv", [person(n) for n in range(10, 14)])
    before = run(second, "--dry-run")
    assert "Two people vouched for list: an import that changes it takes it back into quarantine." in before.output
    assert _state(deployment) == "vouched"
    after = run(second)
    assert (before.exit_code, after.exit_code) == (0, 0), "nobody is asked"
    assert "The source was vouched for. This import changed it, and it is in quarantine again" in after.output
    assert _state(deployment) == "quarantine"
    assert "vouched for" not in run(first, second).output


def test_pictures_take_it_back_with_a_word_too(run: Run, deployment: Deployment, tmp_path: Path) -> None:
    assert run(write_csv(tmp_path / "first.csv", [person(n) for n in range(4)])).exit_code == 0
    _vouch(deployment)
    folder = tmp_path / "faces"
    folder.mkdir()
    (folder / f"{person(1)['身份证号']}.jpg").write_bytes(portrait(3))
    assert "takes it back into quarantine" in run(folder, "--dry-run").output
    photos = CliRunner().invoke(records, ["photos", str(folder), "--source", "list"])
    assert "it is in quarantine again" in photos.output
    assert _state(deployment) == "quarantine"


def test_nothing_is_rehearsed_into_a_source_that_was_removed(run: Run, deployment: Deployment, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "first.csv", [person(1)])
    run(table)
    with deployment.casework.database.write() as session:
        session.execute(update(Source).values(state="removed"))
    assert "was removed" in str(run(table, "--dry-run").exception)
