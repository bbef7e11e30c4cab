"""Immutable folders that any host opens: whole or not at all, and as they were published."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.config import Bucket, casework_settings
from service.jobs.worker import Worker
from service.store.candidates import candidates_of
from service.store.casework import Casework
from service.store.errors import StoreError
from service.store.files import open_objects
from service.store.form import SearchForm
from service.store.s3 import Objects
from service.store.snapshots import Snapshots
from tests.support.deployment import Deployment, running
from tests.support.leak import import_people, person

pytestmark = pytest.mark.engines


@pytest.fixture
def bucket(bucket_environ: dict[str, str]) -> Bucket:
    found = casework_settings({**bucket_environ, "VMF_DATA": "/nonexistent"}).bucket
    assert found is not None
    return found


@pytest.fixture
def objects(bucket: Bucket) -> Objects:
    found = open_objects(bucket)
    assert found is not None
    return found


def _host(folder: Path, objects: Objects) -> Snapshots:
    return Snapshots(folder, "segments", objects)


def _build(snapshots: Snapshots, name: str) -> dict[str, bytes]:
    files = {"one.npy": b"1" * 5000, "inner/two.npy": b"2", "empty.bin": b"", "manifest.json": b"{}"}
    for inner, data in files.items():
        path = snapshots.folder(name) / inner
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return files


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_another_host_opens_what_was_published(tmp_path: Path, objects: Objects) -> None:
    here, there = _host(tmp_path / "here", objects), _host(tmp_path / "there", objects)
    built = _build(here, "a1")
    here.publish("a1")
    here.publish("a1")
    assert _files(there.fetch("a1")) == built
    assert there.fetch("a1") == tmp_path / "there" / "a1"
    assert [p.name for p in (tmp_path / "there").iterdir()] == ["a1"]


def test_many_workers_of_one_host_fetch_at_once(tmp_path: Path, objects: Objects) -> None:
    here = _host(tmp_path / "here", objects)
    built = _build(here, "a1")
    here.publish("a1")
    with ThreadPoolExecutor(4) as pool:
        fetched = list(pool.map(lambda _: _host(tmp_path / "there", objects).fetch("a1"), range(8)))
    assert all(_files(folder) == built for folder in fetched)
    assert [p.name for p in (tmp_path / "there").iterdir()] == ["a1"]


def test_a_half_upload_is_never_opened_and_can_be_finished(
    tmp_path: Path, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = _host(tmp_path / "here", objects), _host(tmp_path / "there", objects)
    built = _build(here, "a1")
    uploaded: list[str] = []
    upload = Objects.upload

    def killed_at_the_third(self: Objects, name: str, path: Path) -> None:
        if len(uploaded) == 2:
            raise KeyboardInterrupt
        uploaded.append(name)
        upload(self, name, path)

    with monkeypatch.context() as patch:
        patch.setattr(Objects, "upload", killed_at_the_third)
        with pytest.raises(KeyboardInterrupt):
            here.publish("a1")
    assert objects.names("segments/a1/") == uploaded
    with pytest.raises(StoreError, match="never published whole"):
        there.fetch("a1")
    here.publish("a1")
    assert _files(there.fetch("a1")) == built


@pytest.mark.parametrize("damage", ["changed", "cut", "missing"])
def test_what_does_not_arrive_as_it_was_published_is_not_opened(tmp_path: Path, objects: Objects, damage: str) -> None:
    here, there = _host(tmp_path / "here", objects), _host(tmp_path / "there", objects)
    _build(here, "a1")
    here.publish("a1")
    if damage == "missing":
        objects.delete("segments/a1/inner/two.npy")
    else:
        objects.put("segments/a1/inner/two.npy", b"3" if damage == "changed" else b"")
    with pytest.raises(StoreError, match=r"inner/two\.npy is (not what was published|missing)"):
        there.fetch("a1")
    assert list((tmp_path / "there").iterdir()) == []


def test_a_list_of_files_leads_nowhere_else(tmp_path: Path, objects: Objects) -> None:
    for inner in ("../escaped", "/escaped", "a/../../escaped"):
        objects.put("segments/a1/published.json", json.dumps({"files": {inner: {"bytes": 0, "sha256": ""}}}).encode())
        with pytest.raises(StoreError, match="no file of a snapshot"):
            _host(tmp_path / "there", objects).fetch("a1")
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize("name", ["", "..", "a/b", "a.b"])
def test_only_names_are_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a snapshot"):
        Snapshots(tmp_path, "segments", None).fetch(name)


def test_in_folders_they_are_opened_where_they_are_built(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path, "segments", None)
    _build(snapshots, "a1")
    before = _files(tmp_path)
    snapshots.publish("a1")
    assert snapshots.fetch("a1") == snapshots.folder("a1") == tmp_path / "a1"
    assert _files(tmp_path) == before


@pytest.fixture
def deployment_in_buckets(data_copy: Path, bucket_environ: dict[str, str]) -> Iterator[Deployment]:
    with running(data_copy, **bucket_environ) as made:
        yield made


def test_a_worker_on_another_host_finds_segments_and_scorer(deployment_in_buckets: Deployment, tmp_path: Path) -> None:
    deployment = deployment_in_buckets
    import_people(deployment.casework, tmp_path, "list", range(30))
    wanted = person(3)
    form = SearchForm(names=(wanted["姓名"].replace("·", " "),), birth=wanted["身份证号"][6:10], county="653121")
    _, search = deployment.intake.start(form)
    deployment.intake.confirm(search)
    search.send()
    # Another host knows the databases and the buckets, and has nothing in its folders.
    shutil.rmtree(deployment.settings.cache)
    elsewhere = Casework(deployment.settings)
    deployment.others.append(elsewhere)
    Worker(elsewhere).drain()
    assert candidates_of(elsewhere, search.id)
    kept = {p.relative_to(deployment.settings.cache).parts[0] for p in deployment.settings.cache.rglob("*.npy")}
    assert kept == {"segments", "scorers"}
    assert not (deployment.settings.folder / "segments").exists() or not any(
        (deployment.settings.folder / "segments").iterdir()
    )
