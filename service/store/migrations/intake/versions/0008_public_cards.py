"""Public cards"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "public_card",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("county", sa.String(length=6), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.Column("share", sa.LargeBinary(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("taken_down", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_card")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("public_card")
