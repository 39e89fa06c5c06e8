"""The database itself refuses to change the trail."""

import pytest
from django.db import DatabaseError, connection, transaction

from egov_meeting.audit.models import Event
from tests.audit.events import an_event

pytestmark = pytest.mark.django_db


def refused(act):
    try:
        with transaction.atomic():
            act()
    except DatabaseError as error:
        return "append-only" in str(error)
    return False


def test_row_cannot_be_changed():
    event = an_event(reason="first")

    assert refused(lambda: Event.objects.filter(pk=event.pk).update(reason="other"))
    assert Event.objects.get().reason == "first"


def test_row_cannot_be_saved_again():
    event = an_event()
    event.reason = "other"

    assert refused(event.save)


def test_row_cannot_be_deleted():
    event = an_event()

    assert refused(event.delete)
    assert refused(lambda: Event.objects.all().delete())
    assert Event.objects.count() == 1


def test_table_cannot_be_emptied():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL empties a table by one word")
    an_event()

    def truncate():
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE audit_event")

    assert refused(truncate)


def test_row_without_an_actor_is_refused():
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.create(at="2026-01-01T00:00Z", actor_label="", action="x", object_type="x")
