"""Staff may give one group a later last day of registration, and that is on record."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.meetings.choices import PhaseKind
from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.meetings.selectors.registration import registration_window
from egov_meeting.meetings.services.registration import extend_group_registration
from tests.accounts.factories import UserFactory
from tests.exchange.folders import NOON
from tests.meetings.factories import EditionFactory, GroupFactory

pytestmark = pytest.mark.django_db

END, LATER = datetime.date(2101, 2, 1), datetime.date(2101, 2, 15)
PAGE = "/sw/kazi/vikao/2101/muda-wa-kundi/3/"


@pytest.fixture
def group() -> ParticipantGroup:
    edition = EditionFactory(year=2101, state="registration")
    edition.phases.create(kind=PhaseKind.REGISTRATION, ends_on=END)
    return GroupFactory(edition=edition, number=3)


def extend(group: ParticipantGroup, until: datetime.date, reason: str = "Wengi wameomba") -> bool:
    return extend_group_registration(group=group, until=until, reason=reason, by=SYSTEM, at=NOON)


def test_a_group_gets_a_day_of_its_own_and_it_is_on_record_why(group: ParticipantGroup) -> None:
    assert extend(group, LATER) is True

    event = Event.objects.get(action="meetings.registration_extended")
    assert event.before == {"registration_until": None}
    assert event.after == {"registration_until": "2101-02-15"}
    assert event.reason == "Wengi wameomba"
    assert registration_window(group=ParticipantGroup.objects.get()).closes_on == LATER


def test_the_same_day_changes_nothing(group: ParticipantGroup) -> None:
    assert extend(group, END) is False
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("until", "reason", "field"),
    [
        (END - datetime.timedelta(days=1), "Sababu", "until"),
        (datetime.date(2101, 3, 13), "Sababu", "until"),
        (LATER, "  ", "reason"),
    ],
)
def test_an_earlier_day_one_after_the_meeting_or_no_reason_is_refused(
    until: datetime.date, reason: str, field: str, group: ParticipantGroup
) -> None:
    with pytest.raises(ValidationError) as refused:
        extend(group, until, reason)

    assert list(refused.value.message_dict) == [field]
    assert ParticipantGroup.objects.get().registration_until is None


def test_what_counts_is_the_end_as_it_stands_now(group: ParticipantGroup) -> None:
    stale = ParticipantGroup.objects.get()
    extend(group, datetime.date(2101, 3, 1))

    with pytest.raises(ValidationError):
        extend(stale, LATER)


@pytest.fixture
def coordinator(settings) -> Client:
    settings.STAFF_SECOND_FACTOR = False
    client = Client()
    client.force_login(UserFactory(roles=(Role.COORDINATOR,)))
    return client


def test_the_page_extends_and_refuses_at_the_field(
    group: ParticipantGroup, coordinator: Client
) -> None:
    assert "1 Februari, 2101" in coordinator.get(PAGE).content.decode()

    earlier = coordinator.post(PAGE, {"until": "2101-01-05", "reason": "Wengi"})
    after = coordinator.post(PAGE, {"until": "2101-04-05", "reason": "Wengi"})
    done = coordinator.post(PAGE, {"until": "2101-02-15", "reason": "Wengi"})

    assert list(earlier.context["form"].errors) == ["until"]
    assert list(after.context["form"].errors) == ["until"]
    assert done["Location"] == "/sw/kazi/vikao/2101/"
    assert ParticipantGroup.objects.get().registration_until == LATER


def test_the_edition_page_shows_the_windows_and_leads_there(
    group: ParticipantGroup, coordinator: Client
) -> None:
    page = coordinator.get("/sw/kazi/vikao/2101/").content.decode()

    assert PAGE in page
    assert page.count("1 Februari, 2101") == 2  # the phase, and the group that follows it


@pytest.mark.parametrize("role", sorted(Role.values))
def test_only_a_coordinator_extends(role: str, group: ParticipantGroup, settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    client = Client()
    client.force_login(UserFactory(roles=(Role(role),)))

    assert client.get(PAGE).status_code == (200 if role == Role.COORDINATOR else 403)
