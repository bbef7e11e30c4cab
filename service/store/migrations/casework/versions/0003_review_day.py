"""Cards numbered by their changes, readers' settings, support contacts"""

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
    op.create_table(
        "reader_setting",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_reader_setting_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_reader_setting")),
    )
    op.create_table(
        "support_contact",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("where", sa.String(length=200), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_contact")),
    )
    op.add_column("card", sa.Column("changed", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index("ix_card_changed", "card", ["changed"])


def downgrade() -> None:
    op.drop_index("ix_card_changed", "card")
    op.drop_column("card", "changed")
    op.drop_table("support_contact")
    op.drop_table("reader_setting")
    op.drop_table("change_counter")
