"""A trigger that keeps an adopted text: its words change only together with its checksum.

Nothing but the loading of an edition held before the portal takes a new checksum.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from reports.adopted_text import WORDED

TABLE = "reports_resolution"
NAME = f"{TABLE}_keeps_wording"
_REFUSE = f"{TABLE}: an adopted text is frozen"


def install(*, connection: BaseDatabaseWrapper) -> None:
    """Refuse from now on to change title or text of a resolution that has a checksum."""
    remove(connection=connection)
    _run(connection, _postgresql() if connection.vendor == "postgresql" else _sqlite())


def remove(*, connection: BaseDatabaseWrapper) -> None:
    """Take the trigger away again (migrations backwards)."""
    if connection.vendor == "postgresql":
        statements = [
            f"DROP TRIGGER IF EXISTS {NAME} ON {TABLE}",
            f"DROP FUNCTION IF EXISTS {NAME}()",
        ]
    else:
        statements = [f"DROP TRIGGER IF EXISTS {NAME}"]
    _run(connection, statements)


def _postgresql() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in WORDED)
    return [
        f"""
        CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF OLD.adopted_sha256 <> '' AND NEW.adopted_sha256 = OLD.adopted_sha256 AND ({changed})
            THEN
                RAISE EXCEPTION '{_REFUSE}' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END
        $body$
        """,
        f"""
        CREATE TRIGGER {NAME} BEFORE UPDATE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION {NAME}()
        """,
    ]


def _sqlite() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in WORDED)
    return [
        f"""
        CREATE TRIGGER {NAME} BEFORE UPDATE ON {TABLE}
        WHEN OLD.adopted_sha256 <> '' AND NEW.adopted_sha256 = OLD.adopted_sha256 AND ({changed})
        BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END
        """
    ]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
