"""Triggers that let rows be added to a table and nothing else, for PostgreSQL and SQLite."""

from django.db.backends.base.base import BaseDatabaseWrapper

_POSTGRESQL = [
    """
    CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        RAISE EXCEPTION '{table} is append-only: % refused', TG_OP
            USING ERRCODE = 'restrict_violation';
    END
    $body$
    """,
    """
    CREATE TRIGGER {table}_keeps_rows BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
    """,
    """
    CREATE TRIGGER {table}_keeps_all BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()
    """,
]
_POSTGRESQL_UNDO = [
    "DROP TRIGGER IF EXISTS {table}_keeps_rows ON {table}",
    "DROP TRIGGER IF EXISTS {table}_keeps_all ON {table}",
    "DROP FUNCTION IF EXISTS {table}_refuse()",
]
_SQLITE = [
    """
    CREATE TRIGGER {table}_keeps_rows_{verb} BEFORE {verb} ON {table}
    BEGIN
        SELECT RAISE(ABORT, '{table} is append-only: {verb} refused');
    END
    """
]
_SQLITE_UNDO = ["DROP TRIGGER IF EXISTS {table}_keeps_rows_{verb}"]


def install(*, connection: BaseDatabaseWrapper, table: str) -> None:
    """Refuse every UPDATE and DELETE (and TRUNCATE on PostgreSQL) on `table` from now on."""
    remove(connection=connection, table=table)
    _run(connection, table, postgresql=_POSTGRESQL, sqlite=_SQLITE)


def remove(*, connection: BaseDatabaseWrapper, table: str) -> None:
    """Take the triggers away again (migrations backwards, and emptying a test database)."""
    _run(connection, table, postgresql=_POSTGRESQL_UNDO, sqlite=_SQLITE_UNDO)


def _run(
    connection: BaseDatabaseWrapper, table: str, *, postgresql: list[str], sqlite: list[str]
) -> None:
    if connection.vendor == "postgresql":
        statements = [sql.replace("{table}", table) for sql in postgresql]
    else:
        statements = [
            sql.replace("{table}", table).replace("{verb}", verb)
            for sql in sqlite
            for verb in ("UPDATE", "DELETE")
        ]
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
