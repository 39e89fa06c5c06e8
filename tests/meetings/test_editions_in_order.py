"""Which edition is the current one, which came before it, and what is open."""

import datetime

import pytest

from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.selectors.editions import (
    current_edition,
    earlier_editions,
    is_open,
    phases_on,
    previous_edition,
)
from tests.meetings.factories import EditionFactory

pytestmark = pytest.mark.django_db


def day(year: int, month: int, number: int) -> datetime.date:
    return datetime.date(year, month, number)


def test_the_current_edition_is_the_next_one_or_the_last_one_held() -> None:
    second, third = EditionFactory(year=2101), EditionFactory(year=2103)
    EditionFactory(year=2104, state=EditionState.DRAFT)

    assert current_edition(on=day(2101, 3, 11)) == second
    assert current_edition(on=day(2101, 3, 13)) == third
    assert current_edition(on=day(2110, 1, 1)) == third


def test_without_an_announced_edition_there_is_no_current_one() -> None:
    EditionFactory(state=EditionState.DRAFT)

    assert current_edition(on=day(2101, 1, 1)) is None


def test_earlier_editions_come_latest_first_and_drafts_not_at_all() -> None:
    first, second = EditionFactory(year=2101), EditionFactory(year=2102)
    EditionFactory(year=2103, state=EditionState.DRAFT)
    fourth = EditionFactory(year=2104)

    assert list(earlier_editions(edition=fourth)) == [second, first]
    assert previous_edition(edition=fourth) == second
    assert previous_edition(edition=first) is None


def test_a_phase_is_open_from_its_first_to_its_last_day() -> None:
    edition = EditionFactory(year=2101)
    edition.phases.create(
        kind=PhaseKind.REGISTRATION, starts_on=day(2101, 1, 1), ends_on=day(2101, 2, 1)
    )
    edition.phases.create(kind=PhaseKind.MINISTRY_REPORTS, starts_on=day(2101, 2, 1))

    assert [phase.kind for phase in phases_on(edition=edition, day=day(2101, 1, 1))] == [
        PhaseKind.REGISTRATION
    ]
    assert is_open(edition=edition, kind=PhaseKind.REGISTRATION, day=day(2101, 2, 1))
    assert not is_open(edition=edition, kind=PhaseKind.REGISTRATION, day=day(2101, 2, 2))
    assert is_open(edition=edition, kind=PhaseKind.MINISTRY_REPORTS, day=day(2101, 12, 31))
