"""Staff find registrations: by whatever they know of a person, page after page, at the same cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from registrations.models import Registration
from tests.documents.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.registrations.factories import (
    NOON,
    applicant,
    awaiting_payment,
    open_edition,
    open_group,
    pay,
    registered,
    staff,
)

pytestmark = pytest.mark.django_db
LIST = "/sw/kazi/usajili/"


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def coordinator() -> Client:
    return signed_in(staff())


def names_on(page) -> list[str]:
    return [row.name for row in page.context["rows"]]


@pytest.fixture
def asha() -> Registration:
    institution = InstitutionFactory(
        acronym="TRA", name_sw="Mamlaka ya Mapato", name_en="Revenue Authority", kind="agency"
    )
    group = open_group()
    asha = registered(
        group,
        applicant=applicant(
            full_name="Dkt. Asha Juma Mwinyi",
            email="asha.mwinyi@tra.go.tz",
            phone="255712345678",
            institution=institution,
            needs="ngazi",
        ),
    )
    for _other in range(3):
        registered(group)
    return asha


@pytest.mark.parametrize(
    "typed",
    [
        "mwinyi asha",
        "ASHA Mwi",
        "asha.mwinyi@tra.go.tz",
        "Mwinyi@TRA",
        "0712 345 678",
        "+255 712-345-678",
        "712345678",
        "TRA",
        "Revenue auth",
        "mamlaka ya mapato",
    ],
)
def test_a_person_is_found_by_whatever_is_known(coordinator, asha, typed):
    page = coordinator.get(LIST, {"q": typed})

    assert names_on(page) == ["Dkt. Asha Juma Mwinyi"]


def test_a_person_is_found_by_the_number_in_any_spelling(coordinator, asha):
    bare = asha.reference.removeprefix("KK-")

    for typed in (asha.reference, asha.reference.lower(), bare, bare.lower(), f"kk{bare}"):
        assert names_on(coordinator.get(LIST, {"q": typed})) == [asha.full_name]


def test_somebody_of_an_institution_that_is_not_listed_is_found_by_it(coordinator):
    person = applicant(institution_name="Ofisi ya Mfano")
    registered(open_group(), applicant=person)

    assert names_on(coordinator.get(LIST, {"q": "ya mfano"})) == [person.full_name]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"hali": "unconfirmed"}, 4),
        ({"hali": "confirmed"}, 0),
        ({"hali": "seated"}, 4),
        ({"taasisi": "tra"}, 1),
        ({"aina": "agency"}, 1),
        ({"aina": "ministry"}, 0),
        ({"chanzo": "self"}, 4),
        ({"chanzo": "staff"}, 0),
        ({"malipo": "owing"}, 0),
        ({"malipo": "free"}, 0),
        ({"kuanzia": "2027-01-12", "hadi": "2027-01-12"}, 4),
        ({"kuanzia": "2027-01-13"}, 0),
        ({"hadi": "2027-01-11"}, 0),
        ({"mahitaji": "on"}, 1),
    ],
)
def test_filters_stand_in_the_address(coordinator, asha, filters, found):
    assert len(coordinator.get(LIST, filters).context["rows"]) == found


def test_filters_by_group_fee_and_money(coordinator):
    edition = open_edition()
    cheap, dear = open_group(edition, fee=50_000), open_group(edition)
    paid, owing, other = awaiting_payment(cheap), awaiting_payment(cheap), awaiting_payment(dear)
    pay(paid)

    def found(**filters):
        return {row.reference for row in coordinator.get(LIST, filters).context["rows"]}

    assert found(kundi=cheap.pk) == {paid.reference, owing.reference}
    assert found(ada=dear.fees.get().pk) == {other.reference}
    assert found(malipo="paid") == {paid.reference}
    assert found(malipo="owing", kundi=cheap.pk) == {owing.reference}
    most = coordinator.get(LIST, {"mpangilio": "owed"}).context["rows"]
    assert most[0].reference == other.reference


@pytest.mark.parametrize(
    "filters",
    [
        {"kundi": "x"},
        {"kundi": "999999999999999999999"},
        {"hali": "rubbish"},
        {"kuanzia": "31/31/2027"},
        {"ada": "-1"},
        {"mpangilio": "drop table"},
        {"safu": "siri"},
        {"baada": "KK-0000000"},
        {"kabla": "' or 1=1"},
        {"q": "%_\\'\x00"},
        {"q": "x" * 500},
        {"mwaka": "abc"},
        {"mwaka": "²⁰²⁷"},
    ],
)
def test_filters_that_are_not_understood_are_left_out(coordinator, asha, filters):
    assert coordinator.get(LIST, filters).status_code == 200


def test_every_page_is_reached_forth_and_back(coordinator, monkeypatch):
    monkeypatch.setattr("registrations.views.staff_list.ROWS_ON_A_PAGE", 3)
    group = open_group()
    people = [registered(group, at=NOON + dt.timedelta(minutes=number // 2)) for number in range(8)]
    for order in ("newest", "oldest", "name", "name_back", "owed"):
        page = coordinator.get(LIST, {"mpangilio": order})
        seen, pages = names_on(page), [names_on(page)]
        while page.context["page"].after:
            page = coordinator.get(LIST, {"mpangilio": order, "baada": page.context["page"].after})
            pages.append(names_on(page))
            seen += names_on(page)
        assert sorted(seen) == sorted(person.full_name for person in people)
        back = coordinator.get(LIST, {"mpangilio": order, "kabla": page.context["page"].before})
        assert names_on(back) == pages[-2]


def test_addresses_are_masked_in_the_list(coordinator, asha):
    text = coordinator.get(LIST).content.decode()

    assert "a…@tra.go.tz" in text
    assert "asha.mwinyi@tra.go.tz" not in text
    assert "712345678" not in text
    assert "345 678" not in text


def test_columns_are_chosen_in_the_address_and_kept(coordinator, asha):
    page = coordinator.get(LIST, {"safu": ["ofisi", "ada"]})

    assert [column.key for column in page.context["columns"]] == ["ofisi", "ada"]
    assert "safu=ofisi&safu=ada" in page.context["query"]


def test_the_list_is_in_the_readers_language(coordinator, asha):
    assert ">State<" in coordinator.get("/en/kazi/usajili/").content.decode()
    assert ">Hali<" in coordinator.get(LIST).content.decode()


def test_the_list_costs_the_same_at_one_and_at_thirty_rows(coordinator):
    group = open_group()
    registered(group)
    coordinator.get(LIST)
    with CaptureQueriesContext(connection) as one:
        coordinator.get(LIST, {"q": "a"})
    for _number in range(29):
        registered(group, applicant=applicant(institution=InstitutionFactory()))
    with CaptureQueriesContext(connection) as thirty:
        page = coordinator.get(LIST, {"q": "a"})

    assert len(one) == len(thirty) <= 12
    assert len(page.content) < 60_000


def test_an_edition_of_others_is_refused(asha):
    person = UserFactory()
    other = open_edition()
    RoleAssignment.objects.create(user=person, role=Role.COORDINATOR, edition_id=other.pk)
    client = signed_in(person)

    assert client.get(LIST).context["edition"] == other
    assert client.get(LIST, {"mwaka": asha.edition.year}).status_code == 403


def test_staff_without_any_edition_see_an_empty_page(coordinator):
    assert coordinator.get(LIST).status_code == 200


def test_names_stand_as_they_are_written_whatever_their_titles_and_apostrophes(coordinator):
    group = open_group()
    names = ("Zuhura Abdalla", "Dkt. Ngoma Juma", "ÉMILE Otieno", "Ng'ombe Ali", "Bi. Asha Zuberi")
    for name in names:
        registered(group, applicant=applicant(full_name=name), outside_window=True)

    page = coordinator.get(LIST, {"mpangilio": "name"})

    assert names_on(page) == [names[place] for place in (4, 2, 1, 3, 0)]
