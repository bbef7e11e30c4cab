"""Notices by e-mail, and of which end a family was reminded"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("search_id", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["search_id"], ["search.id"], name=op.f("fk_notice_search_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("search_id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_due_at"), "notice", ["due_at"], unique=False)
    op.add_column("search", sa.Column("reminded_of", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("search", "reminded_of")
    op.drop_index(op.f("ix_notice_due_at"), table_name="notice")
    op.drop_table("notice")
