"""Statements go in before their records"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("statement") as batch_op:
        batch_op.drop_constraint(op.f("fk_statement_record_id"), type_="foreignkey")


def downgrade() -> None:
    with op.batch_alter_table("statement") as batch_op:
        batch_op.create_foreign_key(op.f("fk_statement_record_id"), "record", ["record_id"], ["id"])
