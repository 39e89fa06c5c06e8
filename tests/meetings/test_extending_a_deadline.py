"""Staff may extend a deadline, and that is on record."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.meetings.choices import PhaseKind
from egov_meeting.meetings.models import Phase
from egov_meeting.meetings.services.phases import extend_phase
from tests.exchange.folders import NOON
from tests.meetings.factories import EditionFactory

pytestmark = pytest.mark.django_db

END = datetime.date(2101, 2, 1)


@pytest.fixture
def phase() -> Phase:
    edition = EditionFactory(year=2101)
    return edition.phases.create(
        kind=PhaseKind.INNOVATION_CALL, starts_on=datetime.date(2101, 1, 1), ends_on=END
    )


def extend(phase: Phase, ends_on: datetime.date, reason: str = "Vyuo vingi viliomba muda") -> bool:
    return extend_phase(phase=phase, ends_on=ends_on, reason=reason, by=SYSTEM, at=NOON)


def test_a_deadline_moves_and_it_is_on_record_why(phase: Phase) -> None:
    later = datetime.date(2101, 2, 15)

    assert extend(phase, later) is True

    event = Event.objects.get(action="meetings.deadline_extended")
    assert (event.before, event.after) == ({"ends_on": "2101-02-01"}, {"ends_on": "2101-02-15"})
    assert event.reason == "Vyuo vingi viliomba muda"
    assert event.edition_id == phase.edition_id
    assert Phase.objects.get().ends_on == later


def test_the_same_day_changes_nothing(phase: Phase) -> None:
    assert extend(phase, END) is False
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("days", "reason", "field"), [(-1, "Sababu", "ends_on"), (1, "  ", "reason")]
)
def test_an_earlier_day_or_no_reason_is_refused(
    days: int, reason: str, field: str, phase: Phase
) -> None:
    with pytest.raises(ValidationError) as refused:
        extend(phase, END + datetime.timedelta(days=days), reason)

    assert list(refused.value.message_dict) == [field]
    assert Phase.objects.get().ends_on == END


def test_a_phase_without_an_end_gets_one_after_its_start(phase: Phase) -> None:
    phase.ends_on = None
    phase.save()

    with pytest.raises(ValidationError):
        extend(phase, datetime.date(2100, 12, 31))
    assert extend(phase, END) is True


def test_what_counts_is_the_end_as_it_stands_now(phase: Phase) -> None:
    stale = Phase.objects.get()
    extend(phase, datetime.date(2101, 3, 1))

    with pytest.raises(ValidationError):
        extend(stale, datetime.date(2101, 2, 15))
