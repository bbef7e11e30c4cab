"""What the tables of both databases share."""

from __future__ import annotations

import secrets

from sqlalchemy import LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase

ID = String(32)
Sealed = LargeBinary

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """32 random hexadecimal characters. It says nothing about what it names."""
    return secrets.token_hex(16)


class IntakeBase(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMES)


class CaseworkBase(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMES)
