"""Groups are admitted, paused and ended"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("advocacy_group", sa.Column("state", sa.String(length=8), nullable=False, server_default="active"))
    op.add_column("advocacy_group", sa.Column("contact", sa.LargeBinary(), nullable=True))
    op.add_column("advocacy_group", sa.Column("admitted_day", sa.Date(), nullable=True))


def downgrade() -> None:
    for column in ("admitted_day", "contact", "state"):
        op.drop_column("advocacy_group", column)
