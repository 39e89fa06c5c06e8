"""The trail as staff read it."""

import datetime

import pytest
from django.urls import reverse

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from tests.accounts.factories import UserFactory
from tests.audit.events import NOON, an_event

pytestmark = pytest.mark.django_db

TRAIL = "/sw/kazi/kumbukumbu/"


@pytest.fixture
def auditor(client, settings):
    settings.STAFF_SECOND_FACTOR = False
    user = UserFactory(roles=[Role.AUDITOR])
    client.force_login(user)
    return client


def shown(client, **filters):
    response = client.get(TRAIL, filters)
    return [row["event"].pk for row in response.context["rows"]]


def test_newest_comes_first(auditor):
    first, second = an_event(), an_event()

    assert shown(auditor) == [second.pk, first.pk]


@pytest.mark.parametrize("language", ["sw", "en"])
def test_list_and_record_open_in_both_languages(auditor, language):
    event = an_event()

    assert auditor.get(f"/{language}/kazi/kumbukumbu/").status_code == 200
    page = auditor.get(f"/{language}/kazi/kumbukumbu/{event.pk}/").content.decode()
    assert ("Alibadilisha akaunti" if language == "sw" else "Changed an account") in page


@pytest.mark.parametrize(
    ("filters", "changes"),
    [
        ({"actor": "neema"}, {"actor_label": "Neema Ali"}),
        ({"action": "accounts.invited"}, {"action": "accounts.invited"}),
        ({"object_type": "accounts.roleassignment"}, {"object_type": "accounts.roleassignment"}),
        ({"object_type": "accounts.user", "object_id": "77"}, {"object_id": "77"}),
        ({"object_label": "tarime"}, {"object_label": "Halmashauri ya Tarime"}),
        ({"since": "2026-11-23"}, {"at": NOON + datetime.timedelta(days=1)}),
        ({"until": "2026-11-21"}, {"at": NOON - datetime.timedelta(days=1)}),
    ],
)
def test_filters_in_the_address_leave_only_what_fits(auditor, filters, changes):
    an_event()
    fitting = an_event(**changes)

    assert shown(auditor, **filters) == [fitting.pk]


def test_day_of_the_filter_is_the_day_in_dar_es_salaam(auditor):
    late = an_event(at=datetime.datetime(2026, 11, 22, 22, 30, tzinfo=datetime.UTC))

    assert shown(auditor, since="2026-11-23", until="2026-11-23") == [late.pk]


def test_nonsense_in_the_address_is_left_out(auditor):
    event = an_event()

    nonsense = {"since": "jana", "action": "x", "older_than": "9" * 400, "edition": "x"}
    assert shown(auditor, **nonsense) == [event.pk]


def test_older_page_goes_on_where_the_first_ended(auditor):
    events = [an_event() for _ in range(53)]

    first = auditor.get(TRAIL)
    rest = shown(auditor, older_than=first.context["next_key"])

    assert len(first.context["rows"]) == 50
    assert rest == [event.pk for event in reversed(events[:3])]


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_same_of_the_database_at_any_length(
    auditor, number, django_assert_num_queries
):
    for _ in range(number):
        an_event(before={"full_name": "x"})

    with django_assert_num_queries(5):  # session, person, roles, names of editions, rows
        auditor.get(TRAIL)


def test_record_shows_before_and_after_side_by_side(auditor):
    event = an_event(
        before={"full_name": "Asha", "language": "sw", "institution": None},
        after={"full_name": "Neema", "language": "en", "institution": {"id": 3, "label": "e-GA"}},
    )

    response = auditor.get(f"{TRAIL}{event.pk}/")

    assert [tuple(line) for line in response.context["differences"]] == [
        ("jina kamili", "Asha", "Neema"),
        ("lugha", "Kiswahili", "English"),
        ("taasisi", "", "e-GA (3)"),
    ]


def test_record_of_a_kind_that_is_no_more_can_still_be_read(auditor):
    event = an_event(object_type="gone.thing", action="gone.done", before={"x": [1, True]})

    assert auditor.get(f"{TRAIL}{event.pk}/").status_code == 200


def test_text_of_people_is_not_taken_for_a_page(auditor):
    event = an_event(object_label="<script>1</script>", before={"full_name": "<b>x</b>"})

    page = auditor.get(f"{TRAIL}{event.pk}/").content.decode()

    assert "<script>1" not in page
    assert "<b>x" not in page


@pytest.mark.parametrize("role", [Role.DESK, Role.PARTICIPANT, Role.JUDGE])
def test_others_do_not_see_the_trail(client, settings, role):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(UserFactory(roles=[role]))
    event = an_event()

    assert client.get(TRAIL).status_code == 403
    assert client.get(f"{TRAIL}{event.pk}/").status_code == 403


def test_auditor_of_one_edition_reads_only_what_belongs_to_it(client, settings):
    settings.STAFF_SECOND_FACTOR = False
    user = UserFactory()
    RoleAssignment.objects.create(user=user, role=Role.AUDITOR, edition_id=2)
    client.force_login(user)
    own, other, of_none = an_event(edition_id=2), an_event(edition_id=3), an_event()

    assert shown(client) == [own.pk]
    assert client.get(f"{TRAIL}{own.pk}/").status_code == 200
    assert client.get(f"{TRAIL}{other.pk}/").status_code == 403
    assert client.get(f"{TRAIL}{of_none.pk}/").status_code == 403


def test_nothing_can_be_sent_to_the_trail(auditor):
    event = an_event()

    assert auditor.post(f"{TRAIL}{event.pk}/").status_code == 405
    assert reverse("audit:trail").endswith("/kazi/kumbukumbu/")
