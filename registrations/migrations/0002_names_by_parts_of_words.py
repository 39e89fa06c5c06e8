"""An index for parts of names and addresses, where the database is PostgreSQL and may have pg_trgm.

The extension is a trusted one: whoever may create things in the database may add it. Where that is
refused, or the package is missing, the search finds the same, only more slowly.
"""

import logging
from typing import Any

from django.db import DatabaseError, migrations, transaction

logger = logging.getLogger(__name__)

INDEX = """
CREATE INDEX IF NOT EXISTS registration_search ON registrations_registration USING gin (
    name_key gin_trgm_ops,
    email gin_trgm_ops,
    phone gin_trgm_ops,
    upper(institution_name::text) gin_trgm_ops
)
"""


def add(apps: Any, schema_editor: Any) -> None:
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        try:
            with transaction.atomic(using=connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError as refused:
            logger.warning("Search goes without an index, pg_trgm cannot be added: %s", refused)
            return
        cursor.execute(INDEX)


def remove(apps: Any, schema_editor: Any) -> None:
    # The extension stays: others may use it.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS registration_search")


class Migration(migrations.Migration):
    dependencies = [("registrations", "0001_tables")]

    operations = [migrations.RunPython(add, remove)]
