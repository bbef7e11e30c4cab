"""The operating manual's policies for an object store, put to a real server that enforces them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from service.config import intake_settings
from service.store.errors import StoreError
from service.store.files import open_objects
from service.store.s3 import Objects, S3Store

MANUAL = (Path(__file__).parents[2] / "docs" / "OPERATING.md").read_text()
pytestmark = pytest.mark.engines
# How much is asked while the server is set up; from then on it looks at who asks.
FREE = 8


def policies() -> list[str]:
    """The family's, the staff side's, and the buckets' own."""
    section = MANUAL.split("### Object store")[1].split("\n## ")[0]
    return [block.split("```")[0] for block in section.split("```json\n")[1:]]


def _client(service: str, endpoint: str, key: dict[str, str] | None = None) -> Any:
    key = key or {"AccessKeyId": "nobody", "SecretAccessKey": "nobody"}
    return boto3.client(
        service,  # type: ignore[call-overload]
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
    )


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A server of its own process: whom it believes is set for all of it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        env={**os.environ, "INITIAL_NO_AUTH_ACTION_COUNT": str(FREE)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def keys(endpoint: str) -> dict[str, dict[str, str]]:
    """Credentials of the family app and of the staff side, each with its policy of the manual."""
    found = {}
    store, people = _client("s3", endpoint), _client("iam", endpoint)
    for bucket in ("vmf-intake", "vmf-casework"):
        store.create_bucket(Bucket=bucket)
    for name, policy in zip(("family", "staff"), policies(), strict=False):
        people.create_user(UserName=name)
        people.put_user_policy(UserName=name, PolicyName=name, PolicyDocument=policy)
        found[name] = people.create_access_key(UserName=name)["AccessKey"]
    return found


def _objects(endpoint: str, key: dict[str, str], bucket: str) -> Objects:
    settings = intake_settings(
        {
            "VMF_DATA": "/nonexistent",
            "VMF_INTAKE_FILES": f"s3://{bucket}",
            "VMF_S3_ENDPOINT": endpoint,
            "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
        }
    )
    found = open_objects(settings.bucket)
    assert found is not None
    return found


def test_each_side_works_with_what_the_manual_allows_it(endpoint: str, keys: dict[str, dict[str, str]]) -> None:
    for who, bucket in (("family", "vmf-intake"), ("staff", "vmf-intake"), ("staff", "vmf-casework")):
        store = S3Store(_objects(endpoint, keys[who], bucket), wipes=True)
        store.check()
        store.put("0" * 32, b"sealed")
        assert store.get("0" * 32) == b"sealed"
        assert store.stored() == ["0" * 32]
        store.delete("0" * 32)
        with pytest.raises(FileNotFoundError):
            store.get("0" * 32)


def test_the_family_credential_opens_nothing_of_casework(endpoint: str, keys: dict[str, dict[str, str]]) -> None:
    _objects(endpoint, keys["staff"], "vmf-casework").put("files/secret", b"a portrait")
    family = _objects(endpoint, keys["family"], "vmf-casework")
    for act in (
        lambda: family.check(wipes=False),
        lambda: family.get("files/secret"),
        lambda: family.put("files/secret", b""),
        lambda: family.delete("files/secret"),
        lambda: family.names(""),
    ):
        with pytest.raises(StoreError, match="may not"):
            act()
    assert _objects(endpoint, keys["staff"], "vmf-casework").get("files/secret") == b"a portrait"


def test_a_wrong_secret_is_named(endpoint: str, keys: dict[str, dict[str, str]]) -> None:
    wrong = {**keys["family"], "SecretAccessKey": "wrong"}
    with pytest.raises(StoreError, match="AWS_SECRET_ACCESS_KEY is not the one"):
        _objects(endpoint, wrong, "vmf-intake").check(wipes=True)


def test_the_policies_of_the_manual_are_whole() -> None:
    family, staff, bucket = map(json.loads, policies())
    assert "casework" not in json.dumps(family)
    assert {a for s in family["Statement"] for a in s["Action"]} == {a for s in staff["Statement"] for a in s["Action"]}
    assert bucket["Statement"][0]["Effect"] == "Deny"
