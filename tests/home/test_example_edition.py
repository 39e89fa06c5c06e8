"""The demonstration has a meeting whose registration is open on whatever day it is started."""

import datetime
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from egov_meeting.audit.models import Event
from egov_meeting.home.running.example import keep_example_edition
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition, FeeCategory, GroupDay
from egov_meeting.meetings.selectors.registration import registration_of_groups
from tests.exchange.folders import SHIPPED, load
from tests.meetings.factories import EditionFactory

pytestmark = pytest.mark.django_db

FIRST_START = datetime.datetime(2026, 11, 27, 9, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def _edition_of_2019(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once for the module; whatever a test makes of it is rolled back by its own transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(SHIPPED / "2019")
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def started(_edition_of_2019: None, django_db_blocker: DjangoDbBlocker) -> Edition:
    """The meeting as the first start of the demonstration made it."""
    with django_db_blocker.unblock():
        return keep_example_edition(at=FIRST_START)


@pytest.fixture
def first(started: Edition, db: None) -> Edition:
    return Edition.objects.get(pk=started.pk)


def assert_is_open(edition: Edition, at: datetime.datetime) -> None:
    standing = registration_of_groups(edition=edition, at=at)
    assert [one.is_open for one in standing.values()] == [True] * 4
    days = GroupDay.objects.filter(group__edition=edition)
    assert {day.date for day in days} == {
        edition.starts_on + datetime.timedelta(days=number) for number in range(4)
    }
    assert {day.date for day in edition.programme_days.all()} <= {day.date for day in days}


@pytest.mark.usefixtures("_edition_of_2019")
def test_a_real_meeting_of_that_year_keeps_its_address() -> None:
    EditionFactory(year=2027)

    assert keep_example_edition(at=FIRST_START).year == 2028


def test_it_is_open_says_that_it_is_an_example_and_has_the_fees_of_2019(first: Edition) -> None:
    edition = first

    assert (edition.number, edition.year, edition.state) == (99, 2027, EditionState.REGISTRATION)
    assert edition.name_sw.endswith("(mfano)")
    assert edition.name_en.endswith("(example)")
    assert edition.starts_on == datetime.date(2027, 2, 2)
    fees = FeeCategory.objects.filter(group__edition=edition).order_by("group__number", "order")
    assert [fee.amount for fee in fees] == [400_000, 200_000, 50_000, 20_000, 50_000]
    groups = edition.groups.order_by("number")
    assert [group.capacity for group in groups] == [600, 150, 60, 3]
    assert_is_open(edition, FIRST_START)


def test_a_second_start_keeps_it(first: Edition) -> None:
    events = Event.objects.count()

    again = keep_example_edition(at=FIRST_START + datetime.timedelta(days=40))

    assert (again.pk, again.year) == (first.pk, 2027)
    assert Event.objects.count() == events


@pytest.mark.parametrize("days", [60, 400, 1500])
def test_it_moves_on_when_its_dates_have_passed(days: int, first: Edition) -> None:
    later = FIRST_START + datetime.timedelta(days=days)

    moved = keep_example_edition(at=later)

    assert moved.pk == first.pk
    assert str(moved.year) in moved.name_sw
    assert moved.starts_on > later.date() + datetime.timedelta(weeks=9)
    assert_is_open(Edition.objects.get(pk=moved.pk), later)


def test_once_it_is_in_session_it_is_left_alone(first: Edition) -> None:
    Edition.objects.filter(pk=first.pk).update(state=EditionState.IN_SESSION)

    later = keep_example_edition(at=FIRST_START + datetime.timedelta(days=400))

    assert later.year == 2027
