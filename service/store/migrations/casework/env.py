"""Migrations of the casework database."""

from service.store.migrations.environment import run
from service.store.models import imports, records, research, staff, work  # noqa: F401  (fills the metadata)
from service.store.models.base import CaseworkBase

run(CaseworkBase.metadata)
