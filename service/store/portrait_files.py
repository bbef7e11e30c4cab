"""The two files of a leaked portrait: the picture, and beside it what the copy check needs of it."""

from __future__ import annotations

from service.store.files import FileStore

_PREPARED = "c0"


def prepared_key(stored_as: str) -> str:
    """Where the prepared form of a portrait lies (see ``service.photos.prepared``). Portraits that no check has asked
    for have none yet."""
    return stored_as + _PREPARED


def keep_prepared(files: FileStore, stored_as: str, prepared: bytes) -> None:
    """Keeps the prepared form, unless the portrait is gone: both are deleted together, also at this moment."""
    files.put(prepared_key(stored_as), prepared)
    try:
        files.get(stored_as)
    except FileNotFoundError:
        files.delete(prepared_key(stored_as))


def delete_portrait(files: FileStore, stored_as: str) -> None:
    """Both files; what is not there is no error."""
    files.delete(prepared_key(stored_as))
    files.delete(stored_as)
