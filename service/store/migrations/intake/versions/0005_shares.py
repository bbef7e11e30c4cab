"""What was passed on, what groups were told, and their webhooks"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "share",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("search_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["search_id"], ["search.id"], name=op.f("fk_share_search_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share")),
    )
    op.create_index(op.f("ix_share_search_id"), "share", ["search_id"], unique=False)
    op.create_table(
        "group_key",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("for_service", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_group_key")),
    )
    op.create_table(
        "group_outcome",
        sa.Column("search_id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("share_id", sa.String(length=32), nullable=False),
        sa.Column("note_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["search_id"], ["search.id"], name=op.f("fk_group_outcome_search_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("search_id", name=op.f("pk_group_outcome")),
    )
    op.create_table(
        "group_hook",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=4), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_day", sa.Date(), nullable=False),
        sa.Column("look_at", sa.BigInteger(), nullable=False),
        sa.Column("failing_since", sa.Date(), nullable=True),
        sa.Column("off_since", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_group_hook")),
    )
    op.create_index(op.f("ix_group_hook_look_at"), "group_hook", ["look_at"], unique=False)
    op.create_table(
        "group_delivery",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("referral_id", sa.String(length=32), nullable=True),
        sa.Column("says", sa.String(length=12), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_delivery")),
    )
    op.create_index("ix_group_delivery_state_due_at", "group_delivery", ["state", "due_at"], unique=False)
    op.create_index(op.f("ix_group_delivery_group_id"), "group_delivery", ["group_id"], unique=False)
    op.add_column("group_token", sa.Column("opens", sa.LargeBinary(), nullable=True))
    op.add_column("group_referral", sa.Column("announced", sa.String(length=12), nullable=False, server_default="open"))


def downgrade() -> None:
    op.drop_column("group_referral", "announced")
    op.drop_column("group_token", "opens")
    for name in ("group_delivery", "group_hook", "group_outcome", "group_key", "share"):
        op.drop_table(name)
