"""A backup in two parts; what was withdrawn does not come back."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.config import casework_settings
from service.store import backup, clock
from service.store.errors import StoreError
from service.store.form import SearchForm
from service.store.intake import Intake
from service.store.models.base import new_id
from service.store.receipt import Receipt
from service.store.referrals import Referrals
from tests.support.deployment import Deployment, environ_for, running


def _restored(tmp_path: Path, body: Path, keys: Path) -> tuple[Intake, backup.Wiped]:
    settings = casework_settings(environ_for(tmp_path / "again"))
    wiped = backup.restore(settings, body, keys)
    return Intake(settings.intake), wiped


def test_a_restore_brings_searches_back_but_not_withdrawn_ones(deployment: Deployment, tmp_path: Path) -> None:
    intake = deployment.intake
    kept, gone = (intake.start(SearchForm(names=(name,))) for name in ("Kept", "Withdrawn"))
    for _, search in (kept, gone):
        intake.confirm(search)
        search.send()
        search.add_picture(b"jpeg", {})
    backup.make_body(deployment.settings, tmp_path / "body")
    intake.withdraw(gone[1])
    keys = backup.make_keys(deployment.casework, tmp_path / "keys")
    again, wiped = _restored(tmp_path, tmp_path / "body", keys)
    assert wiped == backup.Wiped(withdrawn=1, keyless=0)
    assert again.open(gone[0]) is None
    found = again.open(kept[0])
    assert found is not None
    assert found.form().names == ("Kept",)
    assert found.picture(found.pictures()[0].id) == b"jpeg"
    again.database.dispose()


def test_work_in_progress_is_in_no_backup(deployment: Deployment, tmp_path: Path) -> None:
    done, half = (deployment.settings.segments / name for name in ("done", ".scratch-new.x"))
    for folder in (done, half):
        folder.mkdir()
        (folder / "entries.bin").write_text("names")
    backup.make_body(deployment.settings, tmp_path / "body")
    assert [p.name for p in (tmp_path / "body" / "segments").iterdir()] == ["done"]


def test_the_body_alone_opens_nothing(deployment: Deployment, tmp_path: Path) -> None:
    intake = deployment.intake
    _, search = intake.start(SearchForm(names=("Anybody",)))
    with intake.database.read() as session:
        from service.store.models.intake import SearchKey

        row = session.get_one(SearchKey, search.id)
    backup.make_body(deployment.settings, tmp_path / "body")
    body = b"".join(p.read_bytes() for p in (tmp_path / "body").rglob("*") if p.is_file())
    for secret in (row.for_receipt, row.for_service, row.shred):
        assert secret not in body


def test_old_keys_are_refused_and_destroyed(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make_body(deployment.settings, tmp_path / "body")
    keys = backup.make_keys(deployment.casework, tmp_path / "keys")
    later = clock.now() + 15 * 86400
    day = clock.today() + dt.timedelta(days=15)
    monkeypatch.setattr(backup, "now", lambda: later)
    monkeypatch.setattr(backup, "today", lambda: day)
    with pytest.raises(StoreError, match="older than 14 days"):
        _restored(tmp_path, tmp_path / "body", keys)
    backup.make_keys(deployment.casework, tmp_path / "keys")
    assert not keys.exists()


def test_a_restore_never_overwrites(deployment: Deployment, tmp_path: Path) -> None:
    backup.make_body(deployment.settings, tmp_path / "body")
    keys = backup.make_keys(deployment.casework, tmp_path / "keys")
    with pytest.raises(StoreError, match="not empty"):
        backup.restore(deployment.settings, tmp_path / "body", keys)


def test_a_search_that_was_taken_over_since_opens_with_its_familys_own_receipt(
    deployment: Deployment, tmp_path: Path
) -> None:
    intake = deployment.intake
    group_id = new_id()
    made, code = Referrals(intake).refer(group_id, "somebody", SearchForm(names=("Brought",)))
    backup.make_body(deployment.settings, tmp_path / "body")
    family, own = intake.open_family(code), Receipt.new()
    assert family is not None
    intake.take_over(family, own, Referrals(intake).take_over)
    keys = backup.make_keys(deployment.casework, tmp_path / "keys")
    again, _wiped = _restored(tmp_path, tmp_path / "body", keys)
    assert again.open(code) is None, "the group has seen it"
    found = again.open(own)
    assert found is not None
    assert found.form().names == ("Brought",)
    known = Referrals(again).one(group_id, made.id)
    assert known is not None
    assert known.state == "with_family"
    again.database.dispose()


def test_keys_that_do_not_tell_receipts_still_restore(deployment: Deployment, tmp_path: Path) -> None:
    receipt, _search = deployment.intake.start(SearchForm(names=("Kept",)))
    backup.make_body(deployment.settings, tmp_path / "body")
    keys = backup.make_keys(deployment.casework, tmp_path / "keys")
    stored = json.loads(keys.read_text())
    for key in stored["keys"]:
        del key["lookup"], key["taken_over"]
    keys.write_text(json.dumps(stored))
    again, _wiped = _restored(tmp_path, tmp_path / "body", keys)
    assert again.open(receipt) is not None
    again.database.dispose()


def test_a_search_that_began_after_the_keys_were_saved_is_told_apart(deployment: Deployment, tmp_path: Path) -> None:
    keys = backup.make_keys(deployment.casework, tmp_path / "keys")
    deployment.intake.start(SearchForm(names=("Later",)))
    backup.make_body(deployment.settings, tmp_path / "body")
    again, wiped = _restored(tmp_path, tmp_path / "body", keys)
    again.database.dispose()
    assert wiped == backup.Wiped(withdrawn=0, keyless=1)


def test_a_restore_from_the_wrong_place_says_so_and_makes_nothing(deployment: Deployment, tmp_path: Path) -> None:
    backup.make_body(deployment.settings, tmp_path / "body")
    keys = backup.make_keys(deployment.casework, tmp_path / "keys")
    with pytest.raises(StoreError, match=r"casework.db is missing: BODY is the folder"):
        _restored(tmp_path, tmp_path / "keys", keys)
    assert [path.name for path in (tmp_path / "keys").iterdir()] == [keys.name]
    for text in (b"", b"# Notes", b"[]", b'{"made": 1}', b"\xff\xfe"):
        (tmp_path / "wrong").write_bytes(text)
        with pytest.raises(StoreError, match="KEYS is a file that `backup keys` wrote"):
            _restored(tmp_path, tmp_path / "body", tmp_path / "wrong")
    assert not (tmp_path / "again").exists()


def test_what_lies_in_buckets_is_not_in_the_body_and_the_command_says_so(
    data_copy: Path, bucket_environ: dict[str, str], tmp_path: Path
) -> None:
    with running(data_copy, **bucket_environ) as deployment:
        _, search = deployment.intake.start(SearchForm(names=("Anybody",)))
        search.add_picture(b"jpeg", {})
        deployment.settings.cache.mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "service", "backup", "body", str(tmp_path / "body")],
            env={**os.environ, **deployment.environ},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    for name in ("VMF_INTAKE_FILES", "VMF_CASEWORK_FILES"):
        assert f"Not in it: {bucket_environ[name]}/, which needs a backup of its own" in done.stderr
    kept = {path.name for path in (tmp_path / "body").iterdir()}
    assert kept == {"intake.db", "casework.db", "intake-keys", "casework-keys", "audit-heads"}


def test_a_planted_link_leads_nowhere(deployment: Deployment, tmp_path: Path) -> None:
    """The family process may write in intake: a link there must not carry casework into reach."""
    (deployment.settings.intake.files / "zz").symlink_to(deployment.settings.folder)
    (deployment.settings.intake.files / "link").symlink_to(deployment.settings.vault / "vault.json")
    backup.make_body(deployment.settings, tmp_path / "body")
    assert not list((tmp_path / "body" / "intake-files").rglob("*"))
