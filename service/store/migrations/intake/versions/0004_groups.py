"""Advocacy groups: tokens, referrals, kept answers of the API"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_token",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("scopes", sa.String(length=120), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_day", sa.Date(), nullable=False),
        sa.Column("expires_day", sa.Date(), nullable=False),
        sa.Column("revoked_day", sa.Date(), nullable=True),
        sa.Column("used_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_token")),
    )
    op.create_index(op.f("ix_group_token_group_id"), "group_token", ["group_id"], unique=False)
    op.create_table(
        "group_referral",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("search_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=True),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("taken_over", sa.Boolean(), nullable=False),
        sa.Column("traced", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_referral")),
        sa.UniqueConstraint("group_id", "position", name=op.f("uq_group_referral_group_id_position")),
        sa.UniqueConstraint("group_id", "reference", name=op.f("uq_group_referral_group_id_reference")),
        sa.UniqueConstraint("search_id", name=op.f("uq_group_referral_search_id")),
    )
    op.create_index("ix_group_referral_traced", "group_referral", ["traced"], unique=False)
    op.create_table(
        "kept_answer",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_answer")),
    )
    op.create_index(op.f("ix_kept_answer_expires_at"), "kept_answer", ["expires_at"], unique=False)


def downgrade() -> None:
    for name in ("kept_answer", "group_referral", "group_token"):
        op.drop_table(name)
