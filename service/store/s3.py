"""Files in an S3-compatible store, where a folder is outgrown.

An object is a name and bytes: no metadata of ours, no content type, no original name. The store itself keeps the time
at which an object was written, and its operator sees who asks for which name and when (docs/THREAT-MODEL.md).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import structlog

from service.config import Bucket
from service.store.errors import StoreError
from service.store.files import checked_key

log = structlog.get_logger()
# Files on their way to the store at one time.
_AT_ONCE = 8
_MISSING = ("NoSuchKey", "404", "NotFound")
_SAID = {
    "NoSuchBucket": "there is no such bucket",
    "InvalidAccessKeyId": "AWS_ACCESS_KEY_ID is not known there",
    "SignatureDoesNotMatch": "AWS_SECRET_ACCESS_KEY is not the one of AWS_ACCESS_KEY_ID",
    "AccessDenied": "these credentials may not do this; docs/OPERATING.md shows what they must be allowed",
}


class Objects:
    """Bytes and whole files under the prefix of one bucket. Raises StoreError, with a sentence, where it fails."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        with self._told():
            self._client = _client(bucket)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        from boto3.exceptions import Boto3Error
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _MISSING:
                raise FileNotFoundError("no such object") from None
            raise StoreError(f"{self._bucket}: {_SAID.get(code, f'the store refuses ({code})')}.") from error
        except (BotoCoreError, Boto3Error) as error:
            raise StoreError(f"{self._bucket} cannot be reached ({type(error).__name__}).") from error

    def _at(self, name: str) -> dict[str, str]:
        return {"Bucket": self._bucket.name, "Key": self._bucket.prefix + name}

    def put(self, name: str, data: bytes) -> None:
        with self._told():
            self._client.put_object(**self._at(name), Body=data)

    def get(self, name: str) -> bytes:
        """Raises FileNotFoundError."""
        with self._told():
            data: bytes = self._client.get_object(**self._at(name))["Body"].read()
        return data

    def upload(self, name: str, path: Path) -> None:
        """A file of any size, large ones in parts: it appears when all of them are there."""
        with self._told():
            self._client.upload_file(str(path), self._bucket.name, self._bucket.prefix + name)

    def download(self, name: str, path: Path) -> None:
        """Raises FileNotFoundError."""
        with self._told():
            self._client.download_file(self._bucket.name, self._bucket.prefix + name, str(path))

    def delete(self, name: str) -> None:
        with self._told():
            self._client.delete_object(**self._at(name))

    def names(self, under: str) -> list[str]:
        """Names that begin with ``under``, sorted."""
        whole, cut = self._bucket.prefix + under, len(self._bucket.prefix)
        with self._told():
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket.name, Prefix=whole)
            return sorted(found["Key"][cut:] for page in pages for found in page.get("Contents", ()))

    def check(self, *, wipes: bool) -> None:
        """Raises StoreError unless the bucket answers. ``wipes``: nor where deleting leaves the old bytes there."""
        with self._told():
            try:
                self._client.list_objects_v2(Bucket=self._bucket.name, Prefix=self._bucket.prefix, MaxKeys=1)
            except self._client.exceptions.NoSuchBucket as error:
                raise StoreError(f"{self._bucket}: {_SAID['NoSuchBucket']}.") from error
        if wipes and self._versioned():
            raise StoreError(
                f"{self._bucket}: its versioning is on, so that deleting leaves the bytes there. Take a bucket that "
                "never had it."
            )

    def _versioned(self) -> bool:
        """Whether old versions of objects are kept, or were once (suspended)."""
        try:
            with self._told():
                return bool(self._client.get_bucket_versioning(Bucket=self._bucket.name).get("Status"))
        except (StoreError, FileNotFoundError):
            # Not every store knows the question, and not every credential may ask it.
            log.warning("files.versioning_unknown")
            return False


class S3Store:
    """A FileStore whose files are the objects under ``files/``. ``wipes``: deleting must destroy."""

    def __init__(self, objects: Objects, *, wipes: bool) -> None:
        self._objects = objects
        self._wipes = wipes

    def check(self) -> None:
        self._objects.check(wipes=self._wipes)

    def put(self, key: str, data: bytes) -> None:
        self._objects.put("files/" + checked_key(key), data)

    def put_new(self, files: Sequence[tuple[str, bytes]]) -> None:
        with ThreadPoolExecutor(_AT_ONCE) as threads:  # each waits for the store
            list(threads.map(lambda file: self.put(*file), files))

    def get(self, key: str) -> bytes:
        return self._objects.get("files/" + checked_key(key))

    def delete(self, key: str) -> None:
        self._objects.delete("files/" + checked_key(key))

    def stored(self) -> list[str]:
        return [name.removeprefix("files/") for name in self._objects.names("files/")]


def _client(bucket: Bucket) -> Any:
    """A client that knows the settings and nothing else: no file of a home folder, no role of the machine."""
    import boto3
    import botocore.session
    from botocore.config import Config

    session = botocore.session.Session()
    for name in ("config_file", "credentials_file"):
        session.set_config_variable(name, os.devnull)
    return boto3.Session(
        aws_access_key_id=bucket.key_id,
        aws_secret_access_key=bucket.secret,
        aws_session_token=bucket.token,
        region_name=bucket.region,
        botocore_session=session,
    ).client(
        "s3",
        endpoint_url=bucket.endpoint,
        config=Config(
            connect_timeout=5,
            read_timeout=60,
            retries={"mode": "standard", "max_attempts": 4},
            # Which Python and which kernel this is, is nobody's business.
            user_agent="visit-my-family",
            ignore_configured_endpoint_urls=True,
            s3={"addressing_style": "path" if bucket.endpoint else "auto"},
            # What is stored is sealed, or has checksums of its own; older stores do not know these.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
