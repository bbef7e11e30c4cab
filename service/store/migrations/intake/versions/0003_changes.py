"""Searches numbered by their changes"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    counter = op.create_table(
        "change_counter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_counter")),
    )
    op.bulk_insert(counter, [{"id": 1, "number": 0}])
    # Added in place: SQLite would make the table anew otherwise, and delete what hangs on its rows.
    op.add_column("search", sa.Column("changed", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index("ix_search_changed", "search", ["changed"])


def downgrade() -> None:
    op.drop_index("ix_search_changed", "search")
    op.drop_column("search", "changed")
    op.drop_table("change_counter")
