"""An institution is called what it was called on the day."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.institutions.models import Institution
from egov_meeting.institutions.services import end_institution, rename_institution
from tests.exchange.folders import NOON
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db

LAW = datetime.date(2019, 12, 15)


def rename(institution: Institution, name_sw: str, since: datetime.date) -> object:
    return rename_institution(
        institution=institution,
        name_sw=name_sw,
        name_en="e-Government Authority",
        acronym="e-GA",
        since=since,
        by=SYSTEM,
        at=NOON,
        reason="Act No. 10 of 2019",
    )


@pytest.fixture
def agency() -> Institution:
    return InstitutionFactory(
        name_sw="Wakala ya Serikali Mtandao", name_en="e-Government Agency", acronym="eGA"
    )


def test_an_old_edition_still_prints_the_old_name(agency: Institution) -> None:
    rename(agency, "Mamlaka ya Serikali Mtandao", LAW)

    meeting, today = datetime.date(2019, 2, 2), datetime.date(2026, 11, 22)
    assert agency.name_on(meeting, "sw") == "Wakala ya Serikali Mtandao"
    assert agency.name_on(meeting, "en") == "e-Government Agency"
    assert agency.acronym_on(meeting) == "eGA"
    assert agency.name_on(today, "sw") == "Mamlaka ya Serikali Mtandao"
    assert agency.name_on(LAW, "sw") == "Mamlaka ya Serikali Mtandao"


def test_a_second_change_of_name_begins_where_the_first_ended(agency: Institution) -> None:
    rename(agency, "Mamlaka ya Serikali Mtandao", LAW)

    rename(agency, "Mamlaka ya Kidijitali", datetime.date(2025, 7, 1))

    periods = agency.former_names.order_by("until").values_list("since", "until")
    assert list(periods) == [
        (None, datetime.date(2019, 12, 14)),
        (LAW, datetime.date(2025, 6, 30)),
    ]


def test_the_same_name_changes_nothing(agency: Institution) -> None:
    rename(agency, "Mamlaka ya Serikali Mtandao", LAW)
    events = Event.objects.count()

    assert rename(agency, "Mamlaka ya Serikali Mtandao", datetime.date(2025, 7, 1)) is None
    assert Event.objects.count() == events


def test_a_name_cannot_change_before_its_last_change(agency: Institution) -> None:
    rename(agency, "Mamlaka ya Serikali Mtandao", LAW)

    with pytest.raises(ValidationError) as refused:
        rename(agency, "Jina jingine", LAW)

    assert "since" in refused.value.message_dict


def test_a_rename_is_on_record(agency: Institution) -> None:
    rename(agency, "Mamlaka ya Serikali Mtandao", LAW)

    event = Event.objects.get(action="institutions.renamed")
    assert event.before["name_sw"] == "Wakala ya Serikali Mtandao"
    assert event.after["name_sw"] == "Mamlaka ya Serikali Mtandao"
    assert event.reason == "Act No. 10 of 2019"


def test_an_institution_ends_and_names_its_successor(agency: Institution) -> None:
    heir = InstitutionFactory()

    assert end_institution(institution=agency, until=LAW, successor=heir, by=SYSTEM, at=NOON)

    agency.refresh_from_db()
    assert (agency.valid_until, agency.successor) == (LAW, heir)
    assert not end_institution(institution=agency, until=LAW, successor=heir, by=SYSTEM, at=NOON)


def test_successors_cannot_run_in_a_circle(agency: Institution) -> None:
    heir = InstitutionFactory(successor=agency)

    for successor in (agency, heir):
        with pytest.raises(ValidationError):
            end_institution(institution=agency, until=LAW, successor=successor, by=SYSTEM, at=NOON)
