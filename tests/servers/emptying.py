"""The database of a test that really commits, emptied afterwards: only the tables that hold something.

Django's own way empties every table and fills in content types and permissions anew; with some 160
tables that takes longer than most tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

# What migrating filled in and no test changes.
KEPT = frozenset({"auth_permission", "django_content_type", "django_migrations"})


def empty_filled_tables(*, connection: BaseDatabaseWrapper) -> None:
    """Delete every row that a test left in PostgreSQL, also of tables that keep history."""
    tables = sorted({*_tables(connection)} - KEPT)
    quoted = [connection.ops.quote_name(table) for table in tables]
    asked = " UNION ALL ".join(
        f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {table})"
        for number, table in enumerate(quoted)
    )
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(asked)
        filled = [quoted[number] for (number,) in cursor.fetchall()]
        # Neither foreign keys nor the triggers of what is only added to hold here.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in filled:
            cursor.execute(f"DELETE FROM {table}")


def _tables(connection: BaseDatabaseWrapper) -> list[str]:
    return connection.introspection.django_table_names(only_existing=True, include_views=False)
