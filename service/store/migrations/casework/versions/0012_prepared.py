"""Portraits are prepared by workers"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("portrait", sa.Column("prepared", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_portrait_prepared", "portrait", ["prepared", "id"])


def downgrade() -> None:
    op.drop_index("ix_portrait_prepared", "portrait")
    op.drop_column("portrait", "prepared")
