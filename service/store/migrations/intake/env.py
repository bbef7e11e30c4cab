"""Migrations of the intake database."""

from service.store.migrations.environment import run
from service.store.models import batches, groups, intake  # noqa: F401  (fills the metadata)
from service.store.models.base import IntakeBase

run(IntakeBase.metadata)
