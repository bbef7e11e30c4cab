"""Sealed books, changes of weights, tokens of pictures"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sealed_book",
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sealed_book")),
    )
    op.create_table(
        "weight_change",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("pairs", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("adopted", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weight_change")),
        sa.UniqueConstraint("adopted", name=op.f("uq_weight_change_adopted")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        # Candidates from before meet nobody by their picture until they are matched anew.
        batch_op.add_column(sa.Column("picture_token", sa.String(length=32), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_candidate_picture_token"), ["picture_token"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidate_picture_token"))
        batch_op.drop_column("picture_token")
    op.drop_table("weight_change")
    op.drop_table("sealed_book")
