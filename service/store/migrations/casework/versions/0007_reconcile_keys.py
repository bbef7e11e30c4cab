"""Keys of researchers' programs"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reconcile_key",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_reconcile_key_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_reconcile_key")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_reconcile_key_secret_hash")),
    )


def downgrade() -> None:
    op.drop_table("reconcile_key")
