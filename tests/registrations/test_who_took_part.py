"""An edition from before the portal and one held in it answer the same questions."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, ParticipantGroup
from registrations.choices import RegistrationState
from registrations.models import Registration
from registrations.selectors import fees_owed, participants_by_group, participants_total
from tests.exchange.folders import SHIPPED, load
from tests.meetings.factories import EditionFactory, GroupFactory

pytestmark = pytest.mark.django_db

MOMENT = datetime.datetime(2101, 1, 1, tzinfo=datetime.UTC)


def register(group: ParticipantGroup, state: str, amount: int, count: int = 1) -> None:
    Registration.objects.bulk_create(
        Registration(
            edition=group.edition,
            group=group,
            full_name=f"Mshiriki wa {number}",
            amount_due=amount,
            state=state,
            created_at=MOMENT,
        )
        for number in range(count)
    )


@pytest.fixture
def edition() -> Edition:
    return EditionFactory()


def test_the_printed_report_of_2019_says_786() -> None:
    edition = load(SHIPPED / "2019").edition

    assert participants_total(edition=edition) == 786
    assert fees_owed(edition=edition) is None


def test_the_preferred_figure_answers_else_the_first(edition: Edition) -> None:
    edition.is_recorded = True
    edition.save()
    for order, value in enumerate((753, 786), start=1):
        edition.figures.create(
            order=order, measure=Measure.PARTICIPANTS, value=value, place="cover"
        )

    assert participants_total(edition=edition) == 753
    edition.figures.filter(value=786).update(preferred=True)
    assert participants_total(edition=edition) == 786


def test_a_recorded_edition_answers_by_group_where_a_document_does(edition: Edition) -> None:
    edition.is_recorded = True
    edition.save()
    first, second = GroupFactory(edition=edition), GroupFactory(edition=edition)
    edition.figures.create(
        order=1, measure=Measure.PARTICIPANTS, value=606, group=first, place="speech:3"
    )

    assert participants_by_group(edition=edition) == {first: 606, second: None}
    assert participants_total(edition=edition) is None


def test_rows_answer_for_an_edition_of_the_portal(edition: Edition) -> None:
    first, second, third = (GroupFactory(edition=edition) for _number in range(3))
    register(first, RegistrationState.CONFIRMED, 400_000, count=2)
    register(first, RegistrationState.PENDING, 400_000)
    register(second, RegistrationState.EXEMPT, 0)
    register(second, RegistrationState.CANCELLED, 200_000)

    assert participants_total(edition=edition) == 3
    assert participants_by_group(edition=edition) == {first: 2, second: 1, third: 0}
    assert fees_owed(edition=edition) == 1_200_000


def test_an_edition_nobody_registered_for_counts_nought(edition: Edition) -> None:
    assert participants_total(edition=edition) == 0
    assert fees_owed(edition=edition) == 0


@pytest.mark.parametrize("is_recorded", [True, False])
def test_the_number_of_queries_does_not_grow_with_the_groups(
    is_recorded: bool, edition: Edition
) -> None:
    edition.is_recorded = is_recorded
    edition.save()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            participants_by_group(edition=edition)
        return len(captured)

    GroupFactory(edition=edition)
    one = queries()
    for _number in range(29):
        GroupFactory(edition=edition)

    assert queries() == one
