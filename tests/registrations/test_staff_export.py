"""The list leaves as a file: what the filter shows, safe to open, on record, long ones in the background."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.documents.builds import BuildRequest
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.progress import silent_progress
from registrations import exports
from registrations.documents import build_list, can_view_list
from registrations.models import Registration
from registrations.selectors.staff_list import ListQuery
from tests.documents.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.registrations.factories import NOON, applicant, open_group, registered, staff

pytestmark = pytest.mark.django_db
EXPORT = "/sw/kazi/usajili/pakua/"
EVERYTHING = [column.key for column in exports.LIST_COLUMNS]


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(staff())
    return client


def lines(answer) -> list[list[str]]:
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def test_the_file_has_what_the_filter_shows_in_the_chosen_columns(client):
    group = open_group()
    wanted = registered(group, applicant=applicant(full_name="Asha Juma", office="Mkurugenzi"))
    registered(group)

    answer = client.post(f"{EXPORT}?q=asha", {"safu": ["jina", "ofisi", "hali"], "muundo": "csv"})

    assert lines(answer) == [
        ["Jina kamili", "Wadhifa", "Hali"],
        ["Asha Juma", "Mkurugenzi", str(wanted.get_state_display())],
    ]


def test_a_formula_in_a_name_is_only_text(client):
    group = open_group()
    person = registered(group)
    Registration.objects.filter(pk=person.pk).update(
        full_name='=HYPERLINK("http://mbaya.example")',
        office="@SUM(1)",
        needs="-2+3",
        email="+x@y.tz",
    )
    columns = ["jina", "ofisi", "mahitaji", "barua"]

    told = lines(client.post(EXPORT, {"safu": columns, "muundo": "csv"}))[1]
    answer = client.post(EXPORT, {"safu": columns, "muundo": "xlsx"})
    sheet = load_workbook(io.BytesIO(answer.content)).active

    assert all(cell.startswith("'") for cell in told)
    assert [cell.data_type for cell in sheet[2]] == ["s"] * 4
    assert all(str(cell.value).startswith("'") for cell in sheet[2])


def test_the_headings_are_in_the_readers_language(client):
    registered(open_group())

    answer = client.post(
        EXPORT.replace("/sw/", "/en/"), {"safu": ["jina", "hali"], "muundo": "csv"}
    )

    assert lines(answer)[0] == ["Full name", "State"]


def test_addresses_and_needs_are_not_ticked_by_themselves(client):
    registered(open_group())
    ticked = client.get(EXPORT).context["form"].fields["safu"].initial

    assert not {"barua", "simu", "mahitaji"} & set(ticked)


def test_an_export_is_on_record_with_filter_columns_and_number(client):
    registered(open_group())

    client.post(f"{EXPORT}?hali=unconfirmed", {"safu": ["jina"], "muundo": "csv"})

    event = Event.objects.get(action="registrations.exported")
    assert event.after == {
        "list": "registrations",
        "query": {"state": "unconfirmed"},
        "columns": ["jina"],
        "format": "csv",
        "rows": 1,
    }


@pytest.mark.parametrize(
    "typed", [{}, {"safu": ["siri"], "muundo": "csv"}, {"safu": ["jina"], "muundo": "exe"}]
)
def test_a_wrong_choice_is_told_and_nothing_leaves(client, typed):
    registered(open_group())

    assert client.post(EXPORT, typed).context["form"].errors
    assert not Event.objects.filter(action="registrations.exported").exists()


def test_a_file_costs_the_same_queries_at_one_and_at_thirty_rows():
    group = open_group()

    def cost() -> int:
        found = Registration.objects.filter(edition=group.edition).order_by("pk")
        with CaptureQueriesContext(connection) as queries:
            list(exports.registration_rows(edition=group.edition, found=found, chosen=EVERYTHING))
        return len(queries)

    registered(group, applicant=applicant(institution=InstitutionFactory()))
    one = cost()
    for _number in range(29):
        registered(group, applicant=applicant(institution=InstitutionFactory()))

    assert cost() == one <= 6


def test_a_long_list_is_made_in_the_background(client, monkeypatch):
    monkeypatch.setattr(exports, "LONGEST_AT_ONCE", 1)
    group = open_group()
    people = [registered(group) for _number in range(3)]

    answer = client.post(
        f"{EXPORT}?mpangilio=oldest", {"safu": ["namba"], "muundo": "csv"}, follow=True
    )

    job = DocumentJob.objects.get()
    assert answer.status_code == 200
    assert (job.kind, job.subject) == ("registrations_list", "registrations")
    built = build_list(request_of(job), silent_progress())
    told = built.content.decode("utf-8-sig").splitlines()
    assert told[1:] == [person.reference for person in people]
    assert built.filename.endswith(".csv")


def request_of(job: DocumentJob) -> BuildRequest:
    return BuildRequest(
        kind=job.kind,
        edition=job.edition,
        language=job.language,
        params=job.params,
        version=1,
        verification_code="",
        verification_address="",
        requested_by=None,
        requested_at=NOON,
    )


def test_a_long_list_is_for_those_who_may_see_the_registrations():
    group = open_group()
    document = Document(edition=group.edition, kind="registrations_list")

    assert can_view_list(staff(Role.AUDITOR), document)
    assert not can_view_list(staff(Role.PROGRAMME), document)
    assert not can_view_list(UserFactory(), document)


def test_a_filter_survives_the_way_to_the_worker():
    query = ListQuery(
        text="asha", group=3, since=NOON.date(), has_needs=True, money="owing", order="name"
    )

    assert ListQuery.from_plain(query.as_plain()) == query
    assert ListQuery.from_plain({"unknown": 1}) == ListQuery()
