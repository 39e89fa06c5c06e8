"""What goes on record, and in which shape."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import RequestFactory
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.audit.origin import OriginMiddleware, client_address, current_origin
from egov_meeting.audit.services import delete, record, save_changes, save_new
from egov_meeting.audit.values import plain, plain_fields, snapshot
from egov_meeting.institutions.models import Institution
from egov_meeting.shared.public_cache import content_version
from tests.accounts.factories import UserFactory
from tests.audit.events import NOON

pytestmark = pytest.mark.django_db


def test_record_says_who_did_what_to_what():
    actor, person = UserFactory(full_name="Asha", email="asha@mfano.go.tz"), UserFactory()

    event = record(action="accounts.changed", obj=person, by=actor, at=NOON, reason="ombi")

    assert (event.actor_id, event.actor_label) == (actor.pk, "Asha (asha@mfano.go.tz)")
    assert (event.object_type, event.object_id) == ("accounts.user", str(person.pk))
    assert (event.at, event.reason, event.edition_id) == (NOON, "ombi", None)


def test_record_knows_the_edition_of_its_object():
    assignment = RoleAssignment.objects.create(
        user=UserFactory(), role=Role.RAPPORTEUR, edition_id=2
    )

    event = record(action="accounts.role_given", obj=assignment, by=SYSTEM, at=NOON)

    assert event.edition_id == 2


def test_portal_itself_can_be_the_actor():
    event = record(action="x.y", obj=UserFactory(), by=SYSTEM, at=NOON)

    assert (event.actor_id, event.actor_label) == (None, "system")


def test_trace_is_undone_with_the_write_that_fails():
    person = UserFactory()

    def write_and_fail():
        with transaction.atomic():
            record(action="x.y", obj=person, by=SYSTEM, at=NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()

    assert Event.objects.count() == 0


def test_only_what_differs_is_saved_and_recorded():
    person = UserFactory(full_name="Asha Juma", language="sw")

    changed = save_changes(
        person,
        by=SYSTEM,
        at=NOON,
        action="accounts.changed",
        fields={"full_name": "Asha J. Juma", "language": "sw"},
    )

    event = Event.objects.get()
    assert changed is True
    assert event.before == {"full_name": "Asha Juma"}
    assert event.after == {"full_name": "Asha J. Juma"}


def test_nothing_different_writes_nothing():
    person = UserFactory()

    changed = save_changes(
        person, by=SYSTEM, at=NOON, action="x.y", fields={"full_name": person.full_name}
    )

    assert changed is False
    assert Event.objects.count() == 0


def test_before_is_what_the_database_held_even_if_a_form_was_there_first():
    person = UserFactory(full_name="Asha")
    person.full_name = "Neema"

    save_changes(person, by=SYSTEM, at=NOON, action="x.y", fields={"full_name": "Neema"})

    assert Event.objects.get().before == {"full_name": "Asha"}


def test_invalid_change_is_refused_and_leaves_no_trace():
    person = UserFactory()

    with pytest.raises(ValidationError):
        save_changes(person, by=SYSTEM, at=NOON, action="x.y", fields={"language": "fr"})

    assert User.objects.get(pk=person.pk).language == "sw"
    assert Event.objects.count() == 0


def test_foreign_key_is_recorded_with_number_and_name():
    ministry = Institution.objects.create(key="afya", name_sw="Wizara ya Afya", kind="ministry")
    person = UserFactory()

    save_changes(person, by=SYSTEM, at=NOON, action="x.y", fields={"institution": ministry})

    event = Event.objects.get()
    assert event.before == {"institution": None}
    assert event.after == {"institution": {"id": ministry.pk, "label": "Wizara ya Afya"}}


def test_new_and_deleted_records_leave_what_they_were():
    assignment = RoleAssignment(user=UserFactory(), role=Role.DESK)

    save_new(assignment, by=SYSTEM, at=NOON, action="accounts.role_given")
    number = assignment.pk
    delete(assignment, by=SYSTEM, at=NOON, action="accounts.role_taken")

    given, taken = Event.objects.order_by("pk")
    assert given.after["role"] == taken.before["role"] == "desk"
    assert given.object_id == taken.object_id == str(number)


def test_passwords_are_blotted_out():
    assert snapshot(UserFactory())["password"] == "***"
    assert plain_fields({"password": "siri"}) == {"password": "***"}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (datetime.date(2019, 1, 30), "2019-01-30"),
        (datetime.time(8, 30), "08:30:00"),
        (NOON, "2026-11-22T09:00:00+00:00"),
        (Decimal("1.50"), "1.50"),
        (gettext_lazy("x"), "x"),
        ("a\x00b", "ab"),
        (None, None),
        (True, True),
        ([1, datetime.date(2019, 1, 30)], [1, "2019-01-30"]),
        ({"day": datetime.date(2019, 1, 30)}, {"day": "2019-01-30"}),
        (float("nan"), "nan"),
    ],
)
def test_values_are_kept_as_plain_json(value, kept):
    assert plain(value) == kept


def test_any_record_makes_kept_public_pages_stale(django_capture_on_commit_callbacks):
    before = content_version()

    with django_capture_on_commit_callbacks(execute=True) as hooks:
        for _ in range(3):
            record(action="x.y", obj=UserFactory(), by=SYSTEM, at=NOON)

    assert content_version() != before
    assert len(hooks) == 1


def test_sign_ins_leave_kept_public_pages_alone(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as hooks:
        record(action="x.y", obj=UserFactory(), by=SYSTEM, at=NOON, shown_publicly=False)

    assert hooks == []


def test_changes_that_no_public_page_shows_leave_kept_pages_alone(
    django_capture_on_commit_callbacks,
):
    organiser = Institution(key="ega", name_sw="e-GA", kind="agency")
    unseen = {"by": SYSTEM, "at": NOON, "shown_publicly": False}

    with django_capture_on_commit_callbacks() as hooks:
        save_new(organiser, action="x.added", **unseen)
        save_changes(organiser, action="x.changed", fields={"name_sw": "eGA"}, **unseen)
        delete(organiser, action="x.deleted", **unseen)

    assert hooks == []


def request_from(**headers):
    return RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", **headers)


def test_address_claimed_by_the_client_is_not_believed():
    assert client_address(request_from(HTTP_X_FORWARDED_FOR="1.2.3.4")) == "10.0.0.9"


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.9"),
        (1, "nonsense", None),
        (1, "", "10.0.0.9"),
    ],
)
def test_only_entries_of_our_own_proxies_are_believed(settings, proxies, header, address):
    settings.TRUSTED_PROXIES = proxies

    assert client_address(request_from(HTTP_X_FORWARDED_FOR=header)) == address


def test_address_is_known_during_the_request_only():
    seen = []
    OriginMiddleware(lambda request: seen.append(current_origin()))(request_from())

    assert seen == ["10.0.0.9"]
    assert current_origin() is None
