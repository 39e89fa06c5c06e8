"""The dates and the state of an edition say whether a group can be registered for."""

import datetime
from typing import Any

import pytest
from django.utils import translation

from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.registration import (
    Window,
    registration_is_open,
    registration_of_groups,
    registration_window,
    why_closed,
)
from tests.meetings.factories import EditionFactory, GroupFactory

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY = datetime.date(2101, 1, 5), datetime.date(2101, 2, 20)


def at(day: datetime.date, hour: int = 12) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, hour, tzinfo=datetime.UTC)


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory(year=2101, state=EditionState.REGISTRATION)
    edition.phases.create(kind=PhaseKind.REGISTRATION, starts_on=JANUARY, ends_on=FEBRUARY)
    return edition


def test_a_group_follows_the_phase_of_its_edition(edition: Edition) -> None:
    assert registration_window(group=GroupFactory(edition=edition)) == Window(JANUARY, FEBRUARY)


def test_a_group_with_dates_of_its_own_follows_them(edition: Edition) -> None:
    later = datetime.date(2101, 3, 1)

    assert registration_window(
        group=GroupFactory(edition=edition, registration_until=later)
    ) == Window(JANUARY, later)


def test_without_any_date_registration_ends_with_the_meeting() -> None:
    group = GroupFactory(edition__year=2101, edition__state=EditionState.REGISTRATION)

    assert registration_window(group=group) == Window(None, datetime.date(2101, 3, 12))
    assert registration_is_open(group=group, at=at(JANUARY))
    assert not registration_is_open(group=group, at=at(datetime.date(2101, 3, 13)))


def test_first_and_last_day_belong_to_it_by_the_clock_of_tanzania(edition: Edition) -> None:
    group = GroupFactory(edition=edition)
    day = datetime.timedelta(days=1)

    assert registration_is_open(group=group, at=at(JANUARY))
    assert registration_is_open(group=group, at=at(FEBRUARY, hour=20))
    assert registration_is_open(group=group, at=at(JANUARY - day, hour=22))
    assert not registration_is_open(group=group, at=at(FEBRUARY, hour=22))


@pytest.mark.parametrize(
    ("state", "day", "said"),
    [
        (EditionState.REGISTRATION, FEBRUARY, ""),
        (EditionState.REGISTRATION, datetime.date(2101, 1, 4), "Registration opens on 5 January"),
        (EditionState.ANNOUNCED, datetime.date(2101, 1, 4), "Registration opens on 5 January"),
        (EditionState.REGISTRATION, datetime.date(2101, 2, 21), "Registration closed on 20 Febru"),
        (EditionState.PUBLISHED, datetime.date(2101, 2, 21), "Registration closed on 20 February"),
        (EditionState.ANNOUNCED, FEBRUARY, "Registration has not been opened yet."),
        (EditionState.DRAFT, FEBRUARY, "Registration has not been opened yet."),
        (EditionState.IN_SESSION, FEBRUARY, "The meeting is in session; registration is at its"),
        (EditionState.CLOSED, FEBRUARY, "Registration is closed."),
    ],
)
def test_a_closed_registration_says_why(
    state: str, day: datetime.date, said: str, edition: Edition
) -> None:
    edition.state = state
    edition.save()
    group = GroupFactory(edition=edition)

    with translation.override("en"):
        assert why_closed(group=group, at=at(day))[: len(said) or None] == said
    assert registration_is_open(group=group, at=at(day)) is (said == "")


@pytest.mark.parametrize("count", [1, 30])
def test_all_groups_are_answered_for_in_two_queries(
    count: int, edition: Edition, django_assert_num_queries: Any
) -> None:
    groups = GroupFactory.create_batch(count, edition=edition)
    closed = GroupFactory(edition=edition, registration_until=JANUARY)

    with django_assert_num_queries(2):
        found = registration_of_groups(edition=edition, at=at(FEBRUARY))

    assert [found[group.pk].is_open for group in groups] == [True] * count
    assert found[closed.pk].window == Window(JANUARY, JANUARY)
    assert not found[closed.pk].is_open
    assert found == registration_of_groups(
        edition=edition, at=at(FEBRUARY), groups=[*groups, closed]
    )
