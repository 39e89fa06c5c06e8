"""The overview of the staff and the page of an edition from within."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from egov_meeting.accounts.roles import STAFF_ROLES, Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.exchange.services.loading import load_edition_folder
from egov_meeting.home.edition_work import WORK
from egov_meeting.home.navigation import address_of
from egov_meeting.meetings.models import Edition, Objective, Phase
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory, InstitutionFactory

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture(scope="module")
def loaded_2019(django_db_setup, django_db_blocker):
    folder = Path(project.BASE_DIR) / "editions" / "2019"
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_edition_folder(path=folder, by=SYSTEM, at=NOW).edition
        transaction.set_rollback(True)


def signed_in(*roles: Role) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=roles))
    return client


@pytest.fixture
def coordinator(db) -> Client:
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def edition(db) -> Edition:
    return EditionFactory(number=31, year=2031)


@pytest.mark.parametrize("role", sorted(Role.values))
def test_only_staff_open_the_work_area(edition, role):
    client = signed_in(Role(role))
    expected = 200 if role in STAFF_ROLES else 403

    for at in ("/sw/kazi/", "/sw/kazi/vikao/", "/sw/kazi/vikao/2031/"):
        assert client.get(at).status_code == expected


@pytest.mark.parametrize("role", sorted(Role.values))
def test_only_a_coordinator_starts_moves_and_extends(edition, role):
    phase = Phase.objects.create(edition=edition, kind="registration", ends_on="2031-01-01")
    client = signed_in(Role(role))
    expected = 200 if role == Role.COORDINATOR else 403

    assert client.get(reverse("meetings:start_edition")).status_code == expected
    assert client.get("/sw/kazi/vikao/2031/hali/announced/").status_code == expected
    assert client.get(f"/sw/kazi/vikao/2031/muda/{phase.pk}/").status_code == expected


@pytest.mark.parametrize("language", ["sw", "en"])
def test_every_figure_of_2019_leads_to_its_list(loaded_2019, coordinator, language):
    page = coordinator.get(f"/{language}/kazi/?mwaka=2019")

    tiles = page.context["tiles"]
    assert [tile.figure for tile in tiles[:5]] == ["786", "16", "6", "24", "0"]
    for tile in tiles:
        assert coordinator.get(tile.address).status_code == 200, tile.label
    for thing in page.context["to_do"]:
        assert thing.address
        assert coordinator.get(thing.address, follow=True).status_code == 200


def test_overview_without_any_edition_says_so(coordinator, monkeypatch):
    monkeypatch.setattr("egov_meeting.home.views.staff.all_editions", Edition.objects.none)

    assert "Hakuna kikao kilichoanzishwa bado" in coordinator.get("/sw/kazi/").content.decode()


def test_staff_of_one_edition_see_that_one(edition, db):
    other = EditionFactory(number=32, year=2032)
    person = UserFactory()
    person.role_assignments.create(role=Role.COORDINATOR, edition_id=edition.pk)
    client = Client()
    client.force_login(person)

    assert client.get("/sw/kazi/").context["edition"] == edition
    assert client.get(f"/sw/kazi/vikao/{other.year}/").status_code == 403


def test_page_of_an_edition_costs_the_same_at_one_and_at_thirty_rows(edition, coordinator):
    Objective.objects.create(edition=edition, order=1, text_sw="kujifunza")
    coordinator.get("/sw/kazi/vikao/2031/")
    with CaptureQueriesContext(connection) as one:
        coordinator.get("/sw/kazi/vikao/2031/")
    for order in range(2, 31):
        Objective.objects.create(edition=edition, order=order, text_sw=f"lengo {order}")
    coordinator.get("/sw/kazi/vikao/2031/")
    with CaptureQueriesContext(connection) as thirty:
        page = coordinator.get("/sw/kazi/vikao/2031/")

    assert len(one) == len(thirty)
    counts = [line.count for chapter in page.context["chapters"] for line in chapter.lines]
    assert 30 in counts


def test_edition_is_started_as_a_draft(db, coordinator):
    organiser = InstitutionFactory()
    answer = coordinator.post(
        reverse("meetings:start_edition"),
        {
            "number": "5",
            "year": "2033",
            "noun": "working_session",
            "name_sw": "Kikao Kazi cha Tano",
            "starts_on": "2033-02-01",
            "ends_on": "2033-02-03",
            "organiser": organiser.pk,
        },
    )

    edition = Edition.objects.get(year=2033)
    assert answer["Location"] == reverse("home:staff_edition", args=[2033])
    assert edition.state == "draft"
    assert Event.objects.filter(action="meetings.edition_started", edition_id=edition.pk).exists()
    assert Client().get("/sw/vikao/2033/").status_code == 404


def test_edition_ending_before_it_begins_is_refused(db, coordinator):
    answer = coordinator.post(
        reverse("meetings:start_edition"),
        {"number": "5", "year": "2033", "starts_on": "2033-02-03", "ends_on": "2033-02-01"},
    )

    assert "ends_on" in answer.context["form"].errors


def test_state_changes_after_a_question_and_stands_on_record(edition, coordinator):
    coordinator.get("/sw/kazi/vikao/2031/hali/announced/")
    edition.refresh_from_db()
    assert edition.state == "draft"

    coordinator.post("/sw/kazi/vikao/2031/hali/announced/", {"reason": "Tayari"})

    edition.refresh_from_db()
    assert edition.state == "announced"
    assert Event.objects.get(action="meetings.edition.announced").reason == "Tayari"


@pytest.mark.parametrize("state", ["published", "draft", "closed"])
def test_step_the_workflow_does_not_have_is_refused(edition, coordinator, state):
    coordinator.post(f"/sw/kazi/vikao/2031/hali/{state}/", {})

    edition.refresh_from_db()
    assert edition.state == "draft"


def test_state_that_is_none_is_not_found(edition, coordinator):
    assert coordinator.get("/sw/kazi/vikao/2031/hali/lost/").status_code == 404


def test_deadline_is_extended_with_a_reason_only(edition, coordinator):
    phase = Phase.objects.create(edition=edition, kind="innovation_call", ends_on="2031-01-10")
    at = f"/sw/kazi/vikao/2031/muda/{phase.pk}/"

    without = coordinator.post(at, {"ends_on": "2031-01-20"})
    earlier = coordinator.post(at, {"ends_on": "2031-01-05", "reason": "Vyuo"})
    coordinator.post(at, {"ends_on": "2031-01-20", "reason": "Vyuo vinahitaji muda"})

    assert list(without.context["form"].errors) == ["reason"]
    assert list(earlier.context["form"].errors) == ["ends_on"]
    phase.refresh_from_db()
    assert phase.ends_on == dt.date(2031, 1, 20)
    event = Event.objects.get(action="meetings.deadline_extended")
    assert (event.reason, event.before) == ("Vyuo vinahitaji muda", {"ends_on": "2031-01-10"})


def test_phase_of_another_edition_is_not_found(edition, coordinator):
    other = EditionFactory(number=32, year=2032)
    phase = Phase.objects.create(edition=other, kind="session")

    assert coordinator.get(f"/sw/kazi/vikao/2031/muda/{phase.pk}/").status_code == 404


@pytest.mark.django_db
def test_the_page_of_an_edition_leads_to_the_work_of_before_on_and_after_the_days(settings):
    settings.STAFF_SECOND_FACTOR = False
    edition = EditionFactory()
    client = Client()
    client.force_login(UserFactory(roles=[Role.COORDINATOR]))

    html = client.get(f"/sw/kazi/vikao/{edition.year}/").content.decode()

    for entry in (entry for _label, entries in WORK for entry in entries):
        address = address_of(entry.url_name, year=edition.year) or address_of(entry.url_name)
        assert address, entry.url_name
        assert f'href="{address}' in html, entry.url_name
