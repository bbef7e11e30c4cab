"""The places that show a portrait"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_TOGETHER = 10_000


def upgrade() -> None:
    places = op.create_table(
        "portrait_place",
        sa.Column("portrait_id", sa.String(length=32), nullable=False),
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["portrait_id"], ["portrait.id"], name=op.f("fk_portrait_place_portrait_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("portrait_id", "file_id", "name", name=op.f("pk_portrait_place")),
    )
    op.create_index("ix_portrait_place_source_id_file_id_name", "portrait_place", ["source_id", "file_id", "name"])
    connection = op.get_bind()
    files = sa.table("source_file", *map(sa.column, ("id", "source_id", "name", "state")))
    read = connection.execute(sa.select(files.c.source_id, files.c.name, files.c.id).where(files.c.state == "read"))
    workbooks = {(source_id, name): file_id for source_id, name, file_id in read}
    portraits = sa.table("portrait", *map(sa.column, ("id", "source_id", "file_name")))
    last = ""
    while True:  # in pieces, by their ids: there may be a million
        rows = connection.execute(
            sa.select(portraits.c.id, portraits.c.source_id, portraits.c.file_name)
            .where(portraits.c.id > last)
            .order_by(portraits.c.id)
            .limit(_TOGETHER)
        ).all()
        if not rows:
            return
        op.bulk_insert(
            places,
            [
                {"portrait_id": id, "source_id": source, "file_id": _workbook(workbooks, source, name), "name": name}
                for id, source, name in rows
            ],
        )
        last = rows[-1].id


def _workbook(workbooks: dict[tuple[str, str], str], source_id: str, name: str) -> str:
    """The file in which a picture floats: its name is followed by the sheet and the row."""
    pieces = name.split("#")
    for count in range(len(pieces) - 1, 0, -1):
        if (found := workbooks.get((source_id, "#".join(pieces[:count])))) is not None:
            return found
    return ""


def downgrade() -> None:
    op.drop_index("ix_portrait_place_source_id_file_id_name", "portrait_place")
    op.drop_table("portrait_place")
