"""A trigger that keeps corrections of adopted texts: their words never change, and what is decided stays."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "reports_corrigendum"
NAME = f"{TABLE}_keeps"
KEPT = (
    "resolution_id",
    "number",
    "title_sw",
    "title_en",
    "text_sw",
    "text_en",
    "reason_sw",
    "reason_en",
    "proposed_by_id",
    "proposed_by_label",
    "proposed_at",
)
_REFUSE = f"{TABLE}: a correction is kept as it was proposed and decided"
_VERBS = ("update", "delete")


def install(*, connection: BaseDatabaseWrapper) -> None:
    """From now on refuse to delete a correction, to change its words, or anything once it is decided."""
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
        statements = [f"DROP TRIGGER IF EXISTS {NAME}_{verb}" for verb in _VERBS]
    _run(connection, statements)


def _postgresql() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
    return [
        f"""
        CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION '{_REFUSE}' USING ERRCODE = 'restrict_violation';
            ELSIF OLD.state <> 'proposed' OR {changed} THEN
                RAISE EXCEPTION '{_REFUSE}' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END
        $body$
        """,
        f"""
        CREATE TRIGGER {NAME} BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION {NAME}()
        """,
    ]


def _sqlite() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    return [
        f"""
        CREATE TRIGGER {NAME}_update BEFORE UPDATE ON {TABLE}
        WHEN OLD.state <> 'proposed' OR {changed}
        BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END
        """,
        f"""
        CREATE TRIGGER {NAME}_delete BEFORE DELETE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END
        """,
    ]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
