"""Named exceptions of the store."""

from __future__ import annotations


class StoreError(Exception):
    """Something in the data folder is not as it must be; the text says what to do."""


class VaultClosed(StoreError):
    """The service's private key is not in memory: two custodians must open the vault first."""


class VaultError(StoreError):
    """The vault cannot be made or opened as asked."""


class Gone(StoreError):
    """The search was withdrawn or expired: its keys are destroyed."""


class Conflict(StoreError):
    """Somebody else changed this in the meantime; nothing was overwritten."""
