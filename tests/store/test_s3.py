"""Files in an S3-compatible store: the same promises as a folder's, checked on a real server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.config import Bucket, ConfigError, casework_settings, intake_settings
from service.store.casework import Casework
from service.store.errors import StoreError
from service.store.files import FileStore, open_files, open_objects
from service.store.form import SearchForm
from service.store.intake import Intake
from service.store.models.base import new_id
from service.store.sealed_search import SealedSearch
from tests.support.deployment import Deployment, environ_for, running
from tests.support.objects import client_of

pytestmark = pytest.mark.engines


def _run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **environ},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def bucket(bucket_environ: dict[str, str]) -> Bucket:
    found = intake_settings({**bucket_environ, "VMF_DATA": "/nonexistent"}).bucket
    assert found is not None
    return found


@pytest.fixture
def store(bucket: Bucket) -> FileStore:
    return open_files(Path("/nonexistent"), open_objects(bucket), wipes=True)


def test_what_was_put_is_got_listed_and_deleted(store: FileStore) -> None:
    key = new_id()
    store.check()
    with pytest.raises(FileNotFoundError):
        store.get(key)
    store.put(key, b"one")
    store.put(key, b"two")
    assert store.get(key) == b"two"
    assert store.stored() == [key]
    store.delete(key)
    store.delete(key)
    assert store.stored() == []


def test_many_new_files_are_there_when_it_returns(store: FileStore) -> None:
    many = {new_id(): bytes([i]) for i in range(20)}
    store.put_new(list(many.items()))
    assert {key: store.get(key) for key in store.stored()} == many


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "A" * 32, "0" * 31, "0" * 32 + "/x"])
def test_only_file_keys_are_file_keys(store: FileStore, key: str) -> None:
    for act in (store.get, store.delete, lambda k: store.put(k, b"")):
        with pytest.raises(ValueError, match="not a file key"):
            act(key)


def test_more_files_than_one_answer_lists(store: FileStore) -> None:
    keys = sorted(new_id() for _ in range(1001))
    for key in keys:
        store.put(key, b"")
    assert store.stored() == keys


def test_an_object_says_nothing_of_itself(store: FileStore, bucket: Bucket, bucket_environ: dict[str, str]) -> None:
    key = new_id()
    store.put(key, b"sealed")
    client = client_of(bucket_environ)
    (listed,) = client.list_objects_v2(Bucket=bucket.name)["Contents"]
    assert listed["Key"] == f"sealed/files/{key}"
    about = client.head_object(Bucket=bucket.name, Key=listed["Key"])
    assert about["Metadata"] == {}
    assert about["ContentType"] == "binary/octet-stream"
    assert client.get_object_tagging(Bucket=bucket.name, Key=listed["Key"])["TagSet"] == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"VMF_INTAKE_FILES": "/srv/files"}, "must be s3://BUCKET"),
        ({"VMF_INTAKE_FILES": "s3://Bucket"}, "must be s3://BUCKET"),
        ({"VMF_INTAKE_FILES": "s3://bucket/a?b"}, "must be s3://BUCKET"),
        ({"VMF_S3_ENDPOINT": "http://store.example.org"}, "must be an https address"),
        ({"VMF_S3_ENDPOINT": "store.example.org"}, "must be an https address"),
        ({"AWS_ACCESS_KEY_ID": ""}, "needs AWS_ACCESS_KEY_ID"),
        ({"AWS_SECRET_ACCESS_KEY": ""}, "needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        ({"VMF_CASEWORK_FILES": "s3://family/other"}, "must be two buckets"),
        ({"VMF_DEMONSTRATION": "1"}, "The demonstration keeps its files in folders"),
        ({"VMF_DEMONSTRATION": "1", "VMF_INTAKE_FILES": ""}, "The demonstration keeps its files in folders"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(tmp_path: Path, changed: dict[str, str], sentence: str) -> None:
    environ = {
        "VMF_DATA": str(tmp_path / "data"),
        "VMF_INTAKE_FILES": "s3://family/sealed/",
        "VMF_CASEWORK_FILES": "s3://staff",
        "VMF_S3_ENDPOINT": "https://store.example.org",
        "AWS_ACCESS_KEY_ID": "invented",
        "AWS_SECRET_ACCESS_KEY": "invented too",
    }
    settings = casework_settings(environ)
    assert str(settings.intake.bucket) == "s3://family/sealed/"
    assert str(settings.bucket) == "s3://staff/"
    assert "invented too" not in repr(settings)
    with pytest.raises(ConfigError, match=sentence):
        casework_settings(environ | changed)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"VMF_INTAKE_FILES": "s3://no-such-bucket"}, "s3://no-such-bucket/: there is no such bucket."),
        ({"VMF_CASEWORK_FILES": "s3://no-such-bucket/a"}, "s3://no-such-bucket/a/: there is no such bucket."),
        ({"VMF_S3_ENDPOINT": "http://127.0.0.1:1"}, "cannot be reached (EndpointConnectionError)."),
    ],
)
def test_a_store_that_cannot_keep_files_is_named_before_anything_is_made(
    tmp_path: Path, bucket_environ: dict[str, str], changed: dict[str, str], sentence: str
) -> None:
    done = _run("-m", "service", "init", **environ_for(tmp_path / "data", **{**bucket_environ, **changed}))
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("changed", ["VMF_INTAKE_FILES", "VMF_CASEWORK_FILES"])
def test_an_app_does_not_start_without_its_bucket(
    data_copy: Path, bucket_environ: dict[str, str], changed: str
) -> None:
    settings = casework_settings(environ_for(data_copy, **{**bucket_environ, changed: "s3://no-such-bucket"}))
    casework = Casework(settings)
    with pytest.raises(StoreError, match="there is no such bucket"):
        casework.check()
    casework.dispose()


@pytest.mark.parametrize("status", ["Enabled", "Suspended"])
def test_a_bucket_that_keeps_old_versions_is_refused_for_intake(
    bucket: Bucket, bucket_environ: dict[str, str], status: str
) -> None:
    client = client_of(bucket_environ)
    client.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": status})
    with pytest.raises(StoreError, match="its versioning is on"):
        open_files(Path("/nonexistent"), open_objects(bucket), wipes=True).check()
    open_files(Path("/nonexistent"), open_objects(bucket), wipes=False).check()


@pytest.fixture
def stored(data_copy: Path, bucket_environ: dict[str, str]) -> Iterator[Deployment]:
    """SQLite and an object store: engines are chosen one by one."""
    with running(data_copy, **bucket_environ) as made:
        yield made


def _with_picture(intake: Intake) -> tuple[SealedSearch, str]:
    _, search = intake.start(SearchForm(names=("Anybody",)))
    return search, search.add_picture(b"jpeg", {})


def test_withdrawing_leaves_no_object(stored: Deployment, bucket: Bucket, bucket_environ: dict[str, str]) -> None:
    search, picture = _with_picture(stored.intake)
    assert stored.intake.files.stored() == [picture]
    stored.intake.withdraw(search)
    assert client_of(bucket_environ).list_object_versions(Bucket=bucket.name).get("Versions", []) == []


def test_withdrawing_destroys_the_keys_though_the_store_is_away(
    stored: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    search, picture = _with_picture(stored.intake)

    def away(_key: str) -> None:
        raise StoreError("away")

    monkeypatch.setattr(stored.intake.files, "delete", away)
    stored.intake.withdraw(search)
    with pytest.raises(StoreError):
        stored.casework.search(search.id)
    assert stored.intake.files.stored() == [picture]  # bytes that no key opens


FAMILY_PROCESS = """
import json, sys
import service.web.gunicorn_family  # sets the environment, as gunicorn does
from service import create_family_app
from service.config import intake_settings
from service.store.form import SearchForm
from service.store.intake import Intake
from service.web.confine import confine_family
intake = Intake(intake_settings())
app = create_family_app(intake=intake)
confine_family()
_, search = intake.start(SearchForm(names=("Anybody",)))
picture = search.add_picture(b"jpeg", {})
print(json.dumps([search.picture(picture).decode(), app.test_client().get("/en/").status_code,
                  [m for m in ("service.store.casework", "service.store.snapshots") if m in sys.modules]]))
"""


def test_the_confined_family_process_reaches_its_bucket_with_its_own_settings_alone(
    data_copy: Path, bucket_environ: dict[str, str]
) -> None:
    environ = environ_for(data_copy, **bucket_environ)
    del environ["VMF_CASEWORK_FILES"]
    environ["OPENBLAS_NUM_THREADS"] = environ["OMP_NUM_THREADS"] = "1"  # as gunicorn_family.py sets them
    done = _run("-c", FAMILY_PROCESS, **environ)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == ["jpeg", 200, []]
