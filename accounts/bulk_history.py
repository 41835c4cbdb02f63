"""Many new records at once, each with its history row: for imports, where one by one takes minutes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from psycopg import sql

from accounts.models import Record, User


@transaction.atomic
def create_all(records: Sequence[Record], *, by: User | None, why: str, at: datetime) -> None:
    """Copy in new records of one kind, give each its key, and write their history rows.

    What the database fills in itself, such as a reference, is there and not on the objects.
    The database's own rules hold; those of Python, such as a field's choices, are the caller's to ask.
    """
    if not records:
        return
    model = type(records[0])
    table = model._meta.db_table
    fields = [field for field in model._meta.concrete_fields if not _made_by_database(field)]
    with connection.cursor() as wrapped:
        cursor: Any = wrapped
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, len(records)],
        )
        for record, (key,) in zip(records, cursor.fetchall(), strict=True):
            record.pk = key
        with cursor.copy(_copy(table, fields)) as copy:
            for record in records:
                copy.write_row([_value(record, field) for field in fields])
        history: Any = model.history.model
        columns = [field.column for field in history.tracked_fields if not field.generated]
        cursor.execute(
            _history(table, history._meta.db_table, columns),
            [at, why, by and by.pk, [record.pk for record in records]],
        )
    for record in records:
        record._state.adding = False


def _made_by_database(field: "models.Field[Any, Any]") -> bool:
    return field.generated or field.db_default is not models.NOT_PROVIDED


def _value(record: Record, field: "models.Field[Any, Any]") -> Any:
    return field.get_db_prep_save(getattr(record, field.attname), connection)


def _copy(table: str, fields: "Sequence[models.Field[Any, Any]]") -> sql.Composed:
    columns = sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in fields)
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)


def _history(table: str, history: str, columns: Sequence[str]) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(
        "INSERT INTO {history} ({names}, history_type, history_date, history_change_reason, history_user_id) "
        "SELECT {names}, '+', %s, %s, %s FROM {table} WHERE id = ANY(%s) ORDER BY id"
    ).format(history=sql.Identifier(history), names=names, table=sql.Identifier(table))
