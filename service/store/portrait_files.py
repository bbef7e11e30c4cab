"""The two files of a leaked portrait: the picture, and beside it what the copy check needs of it."""

from __future__ import annotations

from service.store.files import FileStore

_PREPARED = "c0"


def prepared_key(stored_as: str) -> str:
    """Where the prepared form of a portrait lies (see ``service.photos.prepared``). Portraits that no worker has
    come to yet have none."""
    return stored_as + _PREPARED


def delete_portrait(files: FileStore, stored_as: str) -> None:
    """Both files; what is not there is no error."""
    files.delete(prepared_key(stored_as))
    files.delete(stored_as)
