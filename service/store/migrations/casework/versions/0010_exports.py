"""Exports, their keys, and the searches that they speak of"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("purposes", sa.JSON(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recipient", sa.LargeBinary(), nullable=False),
        sa.Column("file", sa.String(length=32), nullable=True),
        sa.Column("proposal_id", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.String(length=32), nullable=False),
        sa.Column("asked_day", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_day", sa.Date(), nullable=True),
        sa.Column("expires_day", sa.Date(), nullable=False),
        sa.Column("downloads", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
        sa.UniqueConstraint("number", name=op.f("uq_export_number")),
    )
    op.create_index(op.f("ix_export_state"), "export", ["state"], unique=False)
    op.create_table(
        "export_key",
        sa.Column("export_id", sa.String(length=32), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name=op.f("fk_export_key_export_id")),
        sa.PrimaryKeyConstraint("export_id", name=op.f("pk_export_key")),
    )
    op.create_table(
        "export_search",
        sa.Column("export_id", sa.String(length=32), nullable=False),
        sa.Column("search_id", sa.String(length=32), nullable=False),
        sa.Column("share_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name=op.f("fk_export_search_export_id")),
        sa.PrimaryKeyConstraint("export_id", "search_id", name=op.f("pk_export_search")),
    )
    op.create_index(op.f("ix_export_search_search_id"), "export_search", ["search_id"], unique=False)


def downgrade() -> None:
    for name in ("export_search", "export_key", "export"):
        op.drop_table(name)
