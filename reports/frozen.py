"""Triggers that keep history: revisions are only added, and a published version keeps its contents."""

from django.db.backends.base.base import BaseDatabaseWrapper

REVISIONS = "reports_sectionrevision"
VERSIONS = "reports_reportversion"
# What a version may still change once it is published: its state, and why and when it was withdrawn.
FROZEN = (
    "report_id",
    "number",
    "snapshot",
    "fingerprint",
    "accepted",
    "note",
    "made_at",
    "published_at",
)

_REVISIONS_REFUSE = f"{REVISIONS} is append-only"
_VERSIONS_REFUSE = f"{VERSIONS} is frozen once published"


def install(*, connection: BaseDatabaseWrapper) -> None:
    """Refuse to change or delete revisions, and published versions, from now on."""
    statements = _postgresql() if connection.vendor == "postgresql" else _sqlite()
    _run(connection, statements)


def remove(*, connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away again (migrations backwards)."""
    if connection.vendor == "postgresql":
        _run(
            connection,
            [
                statement
                for table in (REVISIONS, VERSIONS)
                for statement in (
                    f"DROP TRIGGER IF EXISTS {table}_keeps ON {table}",
                    f"DROP FUNCTION IF EXISTS {table}_refuse()",
                )
            ],
        )
    else:
        names = [f"{table}_keeps_{verb}" for table in (REVISIONS, VERSIONS) for verb in _VERBS]
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in names])


_VERBS = ("update", "delete")


def _postgresql() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in FROZEN)
    return [
        f"""
        CREATE OR REPLACE FUNCTION {REVISIONS}_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            RAISE EXCEPTION '{_REVISIONS_REFUSE}' USING ERRCODE = 'restrict_violation';
        END
        $body$
        """,
        f"""
        CREATE TRIGGER {REVISIONS}_keeps BEFORE UPDATE OR DELETE ON {REVISIONS}
            FOR EACH ROW EXECUTE FUNCTION {REVISIONS}_refuse()
        """,
        f"""
        CREATE OR REPLACE FUNCTION {VERSIONS}_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF OLD.state = 'draft' THEN
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END IF;
            IF TG_OP = 'DELETE' OR NEW.state = 'draft' OR {changed} THEN
                RAISE EXCEPTION '{_VERSIONS_REFUSE}' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END
        $body$
        """,
        f"""
        CREATE TRIGGER {VERSIONS}_keeps BEFORE UPDATE OR DELETE ON {VERSIONS}
            FOR EACH ROW EXECUTE FUNCTION {VERSIONS}_refuse()
        """,
    ]


def _sqlite() -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FROZEN)
    return [
        *(
            f"""
            CREATE TRIGGER {REVISIONS}_keeps_{verb} BEFORE {verb.upper()} ON {REVISIONS}
            BEGIN SELECT RAISE(ABORT, '{_REVISIONS_REFUSE}'); END
            """
            for verb in _VERBS
        ),
        f"""
        CREATE TRIGGER {VERSIONS}_keeps_update BEFORE UPDATE ON {VERSIONS}
        WHEN OLD.state <> 'draft' AND (NEW.state = 'draft' OR {changed})
        BEGIN SELECT RAISE(ABORT, '{_VERSIONS_REFUSE}'); END
        """,
        f"""
        CREATE TRIGGER {VERSIONS}_keeps_delete BEFORE DELETE ON {VERSIONS}
        WHEN OLD.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, '{_VERSIONS_REFUSE}'); END
        """,
    ]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
