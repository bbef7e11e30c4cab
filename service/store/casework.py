"""What the staff app, the workers and the commands stand on: both databases, the files, and the vault."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.config import CaseworkSettings, casework_settings
from service.store import audit, keyring
from service.store.agent import VaultClient
from service.store.database import Database
from service.store.errors import StoreError
from service.store.files import FileStore, open_files, open_objects
from service.store.intake import Intake
from service.store.keychain import Keychain
from service.store.models.staff import CaseworkDeployment
from service.store.sealed_search import SealedSearch
from service.store.snapshots import Snapshots


class Casework:
    """Raises StoreError where the data folder is not fit. The vault may be open or closed."""

    def __init__(self, settings: CaseworkSettings, vault: VaultClient | None = None) -> None:
        self.settings = settings
        self.keys = keyring.load_casework(settings.keys, settings.demonstration)
        self.intake = Intake(settings.intake)
        self.database = Database("casework", settings.database_url)
        objects = open_objects(settings.bucket)
        self.files: FileStore = open_files(settings.files, objects, wipes=False)
        self.segments = Snapshots(settings.segments, "segments", objects)
        self.scorers = Snapshots(settings.scorers, "scorers", objects)
        self.vault = vault or VaultClient(settings.vault, self.keys.agent)
        self.keychain = Keychain(self.vault, self.intake.database, self.database, self.keys.service_public)

    def check(self) -> None:
        """Raises StoreError unless schemas and purposes fit this process, and files can be kept."""
        self.intake.check()
        self.database.check()
        with self.database.read() as session:
            purpose = session.scalar(select(CaseworkDeployment.purpose)) or ""
        keyring.check_purpose(purpose, self.settings.demonstration, "The casework database")
        self.files.check()

    def search(self, search_id: str) -> SealedSearch:
        """A search with its shared key, by the vault. Raises Gone, VaultClosed."""
        return SealedSearch(search_id, self.keychain.shared(search_id), self.intake.database, self.intake.files)

    def segment_folder(self, segment_id: str) -> Path:
        """To open; fetched first where another host built it."""
        return self.segments.fetch(segment_id)

    @contextlib.contextmanager
    def act(self, actor: str, action: str, subject: str = "", **detail: Any) -> Iterator[Session]:
        """A write transaction whose trace stands in the audit trail, or neither does."""
        with self.database.write() as session:
            yield session
            audit.append(session, self.keys, actor, action, subject, **detail)

    def look(self, actor: str, action: str, subject: str = "", **detail: Any) -> None:
        """A look leaves a trace too."""
        with self.act(actor, action, subject, **detail):
            pass

    def dispose(self) -> None:
        self.intake.database.dispose()
        self.database.dispose()
        self.vault.disconnect()


@contextlib.contextmanager
def opened_casework() -> Iterator[Casework]:
    """For commands: the data folder that the environment names, checked, and closed again at the end."""
    casework = Casework(casework_settings())
    try:
        casework.check()
        yield casework
    finally:
        casework.dispose()


def check_files(settings: CaseworkSettings) -> None:
    """Raises StoreError unless both processes' files can be kept where the settings say."""
    open_files(settings.intake.files, open_objects(settings.intake.bucket), wipes=True).check()
    open_files(settings.files, open_objects(settings.bucket), wipes=False).check()


def ensure_casework(settings: CaseworkSettings, service_public: bytes) -> None:
    """Makes folders, keys, database and the mark of what they are for. Raises StoreError if they stand already."""
    purpose = "demonstration" if settings.demonstration else "service"
    for folder in (settings.folder, settings.files, settings.keys, settings.segments, settings.heads):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        keyring.save(settings.keys, keyring.new_casework_keys(purpose, service_public))
    except FileExistsError as error:
        raise StoreError(f"{settings.keys} holds keys already; they are never overwritten.") from error
    database = Database("casework", settings.database_url)
    database.migrate()
    with database.write() as session:
        if session.scalar(select(CaseworkDeployment.purpose)) is None:
            session.add(CaseworkDeployment(purpose=purpose))
    database.dispose()
