"""Files of many referrals, and by which a referral is known again"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "referral_batch",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(length=40), nullable=False),
        sa.Column("codes_day", sa.Date(), nullable=True),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_batch")),
    )
    op.create_index(op.f("ix_referral_batch_group_id"), "referral_batch", ["group_id"], unique=False)
    op.create_index(op.f("ix_referral_batch_touched_at"), "referral_batch", ["touched_at"], unique=False)
    op.create_index("ix_referral_batch_state_lease_until", "referral_batch", ["state", "lease_until"], unique=False)
    op.create_table(
        "referral_row",
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=True),
        sa.Column("referral_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["referral_batch.id"], name=op.f("fk_referral_row_batch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "number", name=op.f("pk_referral_row")),
    )
    op.create_index("ix_referral_row_batch_id_state", "referral_row", ["batch_id", "state"], unique=False)
    with op.batch_alter_table("group_referral") as table:
        table.add_column(sa.Column("fingerprint", sa.String(length=32), nullable=True))
        table.create_index("ix_group_referral_group_id_fingerprint", ["group_id", "fingerprint"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("group_referral") as table:
        table.drop_index("ix_group_referral_group_id_fingerprint")
        table.drop_column("fingerprint")
    for name in ("referral_row", "referral_batch"):
        op.drop_table(name)
