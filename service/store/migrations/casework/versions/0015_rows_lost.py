"""How many rows each damaged place lost"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of what was read before nobody knows; the next import reads every file anew.
    op.add_column("problem", sa.Column("lost", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("problem", "lost")
