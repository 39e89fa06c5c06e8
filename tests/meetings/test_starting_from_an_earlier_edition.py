"""A new edition can be started from an earlier one, its dates moved with the first day."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.exchange.services.dumping import plain_files
from egov_meeting.meetings.choices import PhaseKind
from egov_meeting.meetings.models import (
    Appearance,
    Edition,
    FeeCategory,
    GroupDay,
    GroupMembers,
    Objective,
    ParticipantGroup,
)
from egov_meeting.meetings.services.editions import start_edition_from
from sessions_app.models import Day, Item, Session, SessionRole
from tests.accounts.factories import UserFactory
from tests.exchange.folders import NOON, SHIPPED, load, write_folder
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory, GroupFactory

pytestmark = pytest.mark.django_db

PAGE = "/sw/kazi/vikao/ongeza/kutoka/"


def start(source: Edition, **changes: Any) -> Edition:
    values: dict[str, Any] = {
        "number": 900,
        "year": 2030,
        "starts_on": datetime.date(2030, 2, 4),
        "name_sw": "Kikao Kazi kijacho",
        "city": "Arusha",
    }
    return start_edition_from(source=source, by=SYSTEM, at=NOON, **(values | changes))


@pytest.fixture
def source_of_2019() -> Edition:
    return load(SHIPPED / "2019").edition


def test_the_plan_of_2019_is_taken_over_with_its_dates_moved(source_of_2019: Edition) -> None:
    edition = Edition.objects.get(pk=start(source_of_2019).pk)

    assert (edition.number, edition.year, edition.state) == (900, 2030, "draft")
    assert (edition.ends_on, edition.is_recorded) == (datetime.date(2030, 2, 7), False)
    assert (edition.city, edition.theme_sw, edition.previous_number) == ("Arusha", "", 2)
    groups = edition.groups.order_by("number")
    assert list(groups.values_list("number", "name_sw")) == list(
        source_of_2019.groups.order_by("number").values_list("number", "name_sw")
    )
    days = GroupDay.objects.filter(group__edition=edition).order_by("date")
    assert [day.date.day for day in days] == [4, 5, 6, 7]
    fees = FeeCategory.objects.filter(group__edition=edition).order_by("group__number", "order")
    assert [fee.amount for fee in fees] == [400_000, 200_000, 50_000, 20_000]
    assert edition.objectives.count() == source_of_2019.objectives.count() > 0
    assert edition.committees.count() == source_of_2019.committees.count() > 0


def test_the_programme_comes_without_the_people(source_of_2019: Edition) -> None:
    edition = start(source_of_2019)

    days = Day.objects.filter(edition=edition).order_by("number")
    assert days[0].date == datetime.date(2030, 2, 4)
    assert {day.group.edition_id for day in days if day.group} == {edition.pk}
    items = Item.objects.filter(session__day__edition=edition)
    assert items.count() == Item.objects.filter(session__day__edition=source_of_2019).count() > 0
    assert list(items.values_list("title_sw", "starts_at")) == list(
        Item.objects.filter(session__day__edition=source_of_2019).values_list(
            "title_sw", "starts_at"
        )
    )
    assert not items.exclude(presenter=None, ministry=None, presenter_note_sw="").exists()
    assert not SessionRole.objects.filter(session__day__edition=edition).exists()
    assert not Appearance.objects.filter(edition=edition).exists()


def test_it_can_be_written_out_and_loaded_again(source_of_2019: Edition, tmp_path: Path) -> None:
    files = plain_files(edition=start(source_of_2019))

    assert plain_files(edition=load(write_folder(tmp_path, files)).edition) == files


def test_registration_and_fees_keep_their_distance_from_the_first_day() -> None:
    source = EditionFactory(year=2101)  # from 10 March
    source.phases.create(
        kind=PhaseKind.REGISTRATION, starts_on=datetime.date(2101, 3, 1), ends_on=None
    )
    group = GroupFactory(edition=source, registration_until=datetime.date(2101, 3, 5))
    group.fees.create(order=1, name_sw="Mapema", amount=1000, valid_until=datetime.date(2101, 3, 2))

    edition = start(source, starts_on=datetime.date(2031, 4, 10), year=2031)

    assert edition.phases.get().starts_on == datetime.date(2031, 4, 1)
    assert edition.phases.get().ends_on is None
    copy = edition.groups.get()
    assert copy.registration_from is None
    assert copy.registration_until == datetime.date(2031, 4, 5)
    assert copy.fees.get().valid_until == datetime.date(2031, 4, 2)


def test_an_organiser_that_is_gone_is_followed_by_its_successor() -> None:
    successor = InstitutionFactory()
    gone = InstitutionFactory(valid_until=datetime.date(2026, 1, 1), successor=successor)

    assert start(EditionFactory(organiser=gone)).organiser == successor
    assert (
        start(
            EditionFactory(organiser=gone),
            number=901,
            year=2025,
            starts_on=datetime.date(2025, 1, 1),
        ).organiser
        == gone
    )


def test_the_trail_says_what_was_taken_over(source_of_2019: Edition) -> None:
    edition = start(source_of_2019)

    assert Event.objects.get(action="meetings.edition_started").edition_id == edition.pk
    event = Event.objects.get(action="meetings.edition_copied")
    assert event.before["source"]["id"] == source_of_2019.pk
    assert event.after["meetings.participantgroup"] == 3
    assert event.after["meetings.feecategory"] == 4


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": 2101}, "year"),
        ({"number": 77}, "number"),
        ({"name_sw": ""}, "name_sw"),
        ({"starts_on": datetime.date(9999, 12, 31)}, "starts_on"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_left(
    changes: dict[str, Any], field: str
) -> None:
    source = EditionFactory(year=2101, number=77)
    GroupFactory(edition=source)

    with pytest.raises(ValidationError) as refused:
        start(source, **changes)

    assert list(refused.value.message_dict) == [field]
    assert ParticipantGroup.objects.count() == Edition.objects.count() == 1
    assert not Event.objects.exists()


def queries_of_a_start(rows: int) -> int:
    source = EditionFactory()
    for order in range(1, rows + 1):
        Objective.objects.create(edition=source, order=order, text_sw="kujifunza")
        group = GroupFactory(edition=source, number=order)
        GroupDay.objects.create(group=group, date=source.starts_on)
        GroupMembers.objects.create(group=group, order=1, text_sw="Wakaguzi")
        FeeCategory.objects.create(group=group, order=1, name_sw="Ada", amount=5000)
        day = Day.objects.create(edition=source, number=order, date=source.starts_on, group=group)
        session = Session.objects.create(day=day, order=1)
        Item.objects.create(session=session, order=1, kind="break", title_sw="Chai")
    with CaptureQueriesContext(connection) as queries:
        start(source, number=900 + rows, year=2030 + rows)
    return len(queries)


def test_thirty_rows_of_each_cost_as_many_queries_as_one() -> None:
    assert queries_of_a_start(1) == queries_of_a_start(30)


@pytest.fixture
def coordinator(settings) -> Client:
    settings.STAFF_SECOND_FACTOR = False
    client = Client()
    client.force_login(UserFactory(roles=(Role.COORDINATOR,)))
    return client


def test_the_page_starts_a_draft_and_leads_to_it(coordinator: Client) -> None:
    source = EditionFactory(year=2101, number=77)
    GroupFactory(edition=source)
    assert PAGE in coordinator.get("/sw/kazi/vikao/ongeza/").content.decode()
    typed = {
        "source": source.pk,
        "number": 78,
        "year": 2102,
        "name_sw": "Kikao Kazi cha 78",
        "starts_on": "2102-03-06",
    }

    taken = coordinator.post(PAGE, typed | {"number": 77})
    done = coordinator.post(PAGE, typed)

    assert list(taken.context["form"].errors) == ["number"]
    assert done["Location"] == "/sw/kazi/vikao/2102/"
    assert Edition.objects.get(year=2102).groups.count() == 1


@pytest.mark.parametrize("role", sorted(Role.values))
def test_only_a_coordinator_starts_one(role: str, settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    client = Client()
    client.force_login(UserFactory(roles=(Role(role),)))

    assert client.get(PAGE).status_code == (200 if role == Role.COORDINATOR else 403)
