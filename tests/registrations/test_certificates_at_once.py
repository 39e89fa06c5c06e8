"""Several workers give certificates at the same moment, in threads on PostgreSQL: everybody gets one."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.services.certificates import correct_certificate
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import BulkState, CertificateLanguage
from registrations.services import bulk
from registrations.services.certificates_many import begin_giving
from tests.registrations.certificates import AFTER, DAYS, came, certified
from tests.registrations.factories import open_group, staff

pytestmark = [pytest.mark.django_db(transaction=True)]

WORKERS = 6
GIVEN = "documents.certificate_given"


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time; this is about many (DATABASE_URL)")


def at_once(work: Callable[[], Any]) -> list[Any]:
    """Do the same in threads; each gives its result, or the exception it raised."""

    def done(_number: int) -> Any:
        try:
            return work()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(done, range(WORKERS)))


def test_workers_share_an_action_and_give_nobody_two() -> None:
    group = open_group()
    people = [came(group, DAYS[0]) for _number in range(20)]
    action = begin_giving(
        edition=group.edition,
        language=CertificateLanguage.OWN,
        is_told=True,
        form_key=uuid.uuid4(),
        by=staff(),
        at=AFTER,
    )

    at_once(lambda: bulk.run_bulk_action(action_id=action.pk, clock=lambda: AFTER))

    action.refresh_from_db()
    assert action.state == BulkState.DONE
    assert Certificate.objects.count() == len(people)
    assert Certificate.objects.values("subject").distinct().count() == len(people)
    assert Event.objects.filter(action=GIVEN).count() == len(people)
    told = OutboxMessage.objects.filter(kind="registration_certificate")
    assert told.count() == len(people)


def test_the_same_person_asked_for_at_once_gets_one() -> None:
    row = came(open_group(), DAYS[0])

    answers = at_once(lambda: certified(row))

    assert len(set(answers)) == 1
    assert Certificate.objects.count() == 1
    assert Event.objects.filter(action=GIVEN).count() == 1


def test_a_name_put_right_by_several_at_once_is_put_right_once() -> None:
    certificate = certified(came(open_group(), DAYS[0]))

    def correct() -> Certificate:
        stored = Certificate.objects.get(pk=certificate.pk)
        return correct_certificate(
            certificate=stored, full_name="Beng'i Ng'ong'o", by=SYSTEM, at=AFTER
        )

    at_once(correct)

    states = sorted(Certificate.objects.values_list("state", flat=True))
    assert states == ["replaced", "valid"]
