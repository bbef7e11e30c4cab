"""A real S3-compatible server, one for a whole test run, on loopback; and a look into it past the service."""

from __future__ import annotations

import contextlib
import logging
import secrets
from collections.abc import Iterator, Mapping
from typing import Any


@contextlib.contextmanager
def object_store_server() -> Iterator[str]:
    """The address of a fresh S3-compatible store on loopback."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").disabled = True
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def client_of(environ: Mapping[str, str]) -> Any:
    """A plain client of the store that the environment names, beside the service's own."""
    import boto3

    return boto3.client(
        "s3",
        endpoint_url=environ["VMF_S3_ENDPOINT"],
        region_name="us-east-1",
        aws_access_key_id=environ["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environ["AWS_SECRET_ACCESS_KEY"],
    )


def new_buckets(endpoint: str) -> dict[str, str]:
    """The environment of a deployment whose files lie in two new buckets."""
    name = "t" + secrets.token_hex(6)
    environ = {
        "VMF_S3_ENDPOINT": endpoint,
        "VMF_INTAKE_FILES": f"s3://{name}-one/sealed",
        "VMF_CASEWORK_FILES": f"s3://{name}-two",
        "AWS_ACCESS_KEY_ID": "invented",
        "AWS_SECRET_ACCESS_KEY": "invented too",
    }
    client = client_of(environ)
    for bucket in (f"{name}-one", f"{name}-two"):
        client.create_bucket(Bucket=bucket)
    return environ
