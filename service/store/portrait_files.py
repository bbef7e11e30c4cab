"""The two files of a leaked portrait: the picture, and beside it what the copy check needs of it."""

from __future__ import annotations

import secrets

from service.store.files import FileStore

_PREPARED = "c0"


def new_key(source_id: str) -> str:
    """Where a new portrait lies: 28 random hexadecimal characters, and then the source's, so that a file whose row
    was never written goes with its source too."""
    return secrets.token_hex(14) + source_id


def prepared_key(stored_as: str) -> str:
    """Where the prepared form of a portrait lies (see ``service.photos.prepared``). Portraits that no worker has
    come to yet have none."""
    return stored_as + _PREPARED


def left_of_source(files: FileStore, source_id: str) -> list[str]:
    """Keys of all that still lies there of its portraits."""
    return [key for key in files.stored() if key.endswith((source_id, prepared_key(source_id)))]


def delete_portrait(files: FileStore, stored_as: str) -> None:
    """Both files; what is not there is no error."""
    files.delete(prepared_key(stored_as))
    files.delete(stored_as)
