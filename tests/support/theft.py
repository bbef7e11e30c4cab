"""Stealing everything at rest, and looking in it for what was planted, in every encoding that the service writes."""

from __future__ import annotations

import base64
import json
import unicodedata
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import redis
from sqlalchemy import inspect, text

from service.store.database import Database
from tests.support.objects import client_of


@dataclass(frozen=True)
class Loot:
    """Something stolen: where it lay, and its bytes."""

    where: str
    data: bytes


def files_under(*folders: Path) -> Iterator[Loot]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield Loot(str(path), path.read_bytes())


def dump_of(database: Database) -> Iterator[Loot]:
    """Every value of every table, as bytes and as text, whatever the engine."""
    with database.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                for column, value in row.items():
                    if isinstance(value, bytes | memoryview):
                        yield Loot(f"{table}.{column}", bytes(value))
                    elif value is not None:
                        yield Loot(f"{table}.{column}", str(value).encode())
                        yield Loot(f"{table}.{column}", json.dumps(value, default=str).encode())


def valkey_dump(url: str) -> Iterator[Loot]:
    with redis.Redis.from_url(url) as client:
        for key in client.keys("*"):
            yield Loot("valkey", key)
            kind = client.type(key)
            value = client.lrange(key, 0, -1) if kind == b"list" else [client.get(key)] if kind == b"string" else []
            yield from (Loot(f"valkey {key!r}", v) for v in value if v is not None)
            yield Loot(f"valkey {key!r}", client.dump(key) or b"")


def objects_of(environ: Mapping[str, str]) -> Iterator[Loot]:
    """Every object of every bucket of the store: its name, bytes, metadata and headers, old versions too."""
    client = client_of(environ)
    for bucket in client.list_buckets()["Buckets"]:
        if f"s3://{bucket['Name']}" not in (environ["VMF_INTAKE_FILES"] + " " + environ["VMF_CASEWORK_FILES"]):
            continue
        for listed in client.list_object_versions(Bucket=bucket["Name"]).get("Versions", ()):
            place = {"Bucket": bucket["Name"], "Key": listed["Key"], "VersionId": listed["VersionId"]}
            answer = client.get_object(**place)
            where = f"{bucket['Name']}/{listed['Key']}"
            yield Loot(where, answer["Body"].read())
            yield Loot(f"name of {where}", listed["Key"].encode())
            yield Loot(f"about {where}", json.dumps(answer["ResponseMetadata"], default=str).encode())
            yield Loot(f"about {where}", json.dumps(answer["Metadata"]).encode())
            yield Loot(f"about {where}", json.dumps(client.get_object_tagging(**place)["TagSet"]).encode())


def process_loot(pid: int) -> Iterator[Loot]:
    """A running process's environment, command line and memory-mapped files."""
    proc = Path("/proc") / str(pid)
    yield Loot("environ", (proc / "environ").read_bytes())
    yield Loot("cmdline", (proc / "cmdline").read_bytes())
    yield Loot("maps", (proc / "maps").read_bytes())


def encodings(planted: str | bytes) -> set[bytes]:
    """The forms in which a planted value could lie somewhere."""
    if isinstance(planted, bytes):
        raw = {planted}
    else:
        forms = {unicodedata.normalize(form, planted) for form in ("NFC", "NFD", "NFKC", "NFKD")}
        forms |= {form.casefold() for form in forms} | {form.upper() for form in forms}
        raw = set()
        for form in forms:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"):
                raw.add(form.encode(encoding))
            raw.add(json.dumps(form)[1:-1].encode())
            raw.add(json.dumps(json.dumps(form)[1:-1])[1:-1].encode())
            raw.add(urllib.parse.quote(form).encode())
            raw.add(urllib.parse.quote_plus(form).encode())
    found = set(raw)
    for one in raw:
        found |= {one.hex().encode(), one.hex().upper().encode(), one[::-1]}
        for shift in range(3):
            # The middle of the base64 text is the same wherever the value stands in what was encoded.
            for alphabet in (base64.b64encode, base64.urlsafe_b64encode):
                body = alphabet(bytes(shift) + one)
                found.add(body[-(-8 * shift // 6) + 1 : len(body) - 4].strip(b"="))
    return {f for f in found if len(f) >= 6}


def search(loot: Iterable[Loot], planted: dict[str, str | bytes]) -> list[str]:
    """Where which planted value was found. Empty is what we want."""
    wanted = {name: encodings(value) for name, value in planted.items()}
    assert all(wanted.values()), "a planted value is too short to be looked for"
    return [
        f"{name} in {one.where}"
        for one in loot
        for name, forms in wanted.items()
        if any(form in one.data for form in forms)
    ]
