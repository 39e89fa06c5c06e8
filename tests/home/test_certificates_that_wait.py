"""What the overview says of certificates once the meeting is over."""

import datetime as dt

import pytest
from django.utils import translation

from egov_meeting.home.selectors.certificates_waiting import certificates_waiting
from registrations.models import Attendance, Registration
from tests.registrations.certificates import DAYS, came, certified
from tests.registrations.factories import open_group

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_swahili():
    with translation.override("sw"):
        yield


DURING, AFTER = DAYS[0], DAYS[-1] + dt.timedelta(days=1)


def test_what_waits_is_told_after_the_meeting_and_leads_to_where_it_is_done():
    group = open_group()
    came(group, DAYS[0])
    renamed, gone = came(group, DAYS[0]), came(group, DAYS[0])
    for row in (renamed, gone):
        certified(row)
    Registration.objects.filter(pk=renamed.pk).update(full_name="Jina Lililosahihishwa")
    Attendance.objects.filter(registration=gone).update(is_present=False)

    assert certificates_waiting(edition=group.edition, today=DURING) == []
    waiting = certificates_waiting(edition=group.edition, today=AFTER)

    assert [text[:10] for text, _address in waiting] == ["Mtu 1 anas", "Cheti 1 ki", "Cheti 1 ha"]
    assert [address.split("?")[0] for _text, address in waiting] == [
        "/sw/kazi/vyeti/toa/",
        "/sw/kazi/vyeti/toa/",
        "/sw/kazi/vyeti/batilisha/",
    ]
