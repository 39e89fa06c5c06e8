"""The pages of desks and attendance: who may open them, what they show, and what they ask of the database."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.models import DocumentJob
from registrations.choices import DeskOutcome
from registrations.models import Attendance, Checkpoint, Desk, DeskAct
from registrations.passes import valid_pass_of
from registrations.selectors.desk_list import checksum
from registrations.services.attending import correct_attendance
from registrations.services.badges import revoke_and_reissue
from registrations.services.desks import end_of
from registrations.services.doors import prepare_doors
from tests.meetings.factories import GroupFactory
from tests.registrations.badges import photograph
from tests.registrations.desk import (
    badge,
    desk_of,
    door_on,
    officer,
    outcomes,
    participant,
    sent,
    speak,
)
from tests.registrations.factories import staff
from tests.registrations.pages import edition_open_now

pytestmark = pytest.mark.django_db

PAGES = ("desks", "plain_desk", "desk_board", "desk_board_rows", "desk_acts")
LISTS = ("attendance", "attendance_export", "attendance_sheets")


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def group():
    """A meeting that is on today."""
    today = timezone.localdate()
    edition = edition_open_now(starts_on=today, ends_on=today + dt.timedelta(days=1))
    return GroupFactory(edition=edition)


@pytest.fixture
def desk(group):
    return desk_of(group.edition, at=timezone.now(), last_day=timezone.localdate())


@pytest.fixture
def door(desk):
    return door_on(desk.edition, timezone.localdate())


@pytest.fixture
def client():
    return of(staff())


def of(person):
    client = Client()
    client.force_login(person)
    return client


def address(name, *args):
    return reverse(f"registrations:{name}", args=args)


def device(desk):
    return {"Authorization": f"Desk {desk.token}"}


def test_who_may_open_which_page(group, desk, door):
    person = participant(group)
    may = {
        Role.COORDINATOR: {"desk", "lists", "correct"},
        Role.DESK: {"desk", "lists"},
        Role.FINANCE: {"lists"},
        Role.AUDITOR: {"lists"},
        Role.RAPPORTEUR: set(),
        Role.FOCAL_PERSON: set(),
    }
    pages = {
        "desk": [*map(address, (*PAGES, "desk_page")), address("close_desk", desk.pk)],
        "lists": [*map(address, LISTS)],
        "correct": [address("correct_attendance", person.reference, door.pk)],
    }

    for role, kinds in may.items():
        visitor = of(staff(role))
        for kind, addresses in pages.items():
            wanted = 200 if kind in kinds else 403
            assert {visitor.get(one).status_code for one in addresses} == {wanted}, (role, kind)
    for addresses in pages.values():
        assert {Client().get(one).status_code for one in addresses} == {302}


def test_an_officer_of_another_edition_opens_no_desk_here(group):
    elsewhere = edition_open_now(year=2035, number=77)
    person = officer()
    RoleAssignment.objects.filter(user=person).update(edition_id=elsewhere.pk)

    answer = of(person).get(f"{address('desks')}?mwaka={group.edition.year}")

    assert answer.status_code == 403


class TestOpening:
    def test_the_secret_goes_to_the_device_alone(self, group, client):
        typed = {"name": "Mlango Mkuu", "last_day": timezone.localdate().isoformat()}

        answer = client.post(address("desks"), typed)

        page, _sign, secret = answer["Location"].partition("#siri=")
        desk = Desk.objects.get()
        assert page == address("desk_page")
        assert len(secret) > 40
        assert secret not in str(desk.__dict__)
        assert desk.expires_at == end_of(timezone.localdate())
        assert Event.objects.filter(action="registrations.desk_opened").count() == 1
        assert Checkpoint.objects.count() == 2

    def test_a_desk_without_a_name_is_asked_for_it(self, group, client):
        answer = client.post(address("desks"), {"name": "", "last_day": "2020-01-01"})

        assert answer.status_code == 200
        assert not Desk.objects.exists()
        assert answer.content.decode().count("field-error") == 2

    def test_doors_are_made_once(self, group, client):
        for _twice in range(2):
            prepare_doors(edition=group.edition, by=staff(), at=timezone.now())

        assert Event.objects.filter(action="registrations.doors_prepared").count() == 1


class TestTheDevice:
    def test_the_page_names_nobody_and_may_use_the_camera(self, group):
        person = officer(full_name="Rehema Wa Mlangoni")

        answer = of(person).get(address("desk_page"))

        assert "Rehema" not in answer.content.decode()
        assert "camera=(self)" in answer["Permissions-Policy"]

    def test_the_worker_keeps_what_the_page_needs(self):
        answer = Client().get(address("desk_worker"))

        text = answer.content.decode()
        assert answer["Content-Type"].startswith("text/javascript")
        assert address("desk_page") in text
        assert "desk_page.js" in text
        assert "{{" not in text

    def test_the_list_holds_the_least(self, group, desk):
        person = participant(group, full_name="Ng'wanambiti Bi. Beng'i", phone="255712345678")
        code = valid_pass_of(person).code

        answer = Client().get(address("desk_list"), headers=device(desk))

        [row] = answer.json()["people"]
        assert row[:2] == [person.reference, "Ng'wanambiti Bi. Beng'i"]
        assert row[4:7] == ["exempt", "5678", checksum(salt=str(desk.pk), code=code)]
        text = answer.content.decode()
        assert code not in text
        assert "345678" not in text
        assert person.email not in text
        assert answer["Cache-Control"] == "no-store"

    def test_the_same_list_again_is_not_sent_again(self, group, desk):
        first = Client().get(address("desk_list"), headers=device(desk))
        again = {**device(desk), "If-None-Match": first["ETag"]}

        assert Client().get(address("desk_list"), headers=again).status_code == 304

    @pytest.mark.parametrize("number", [1, 30])
    def test_the_list_asks_as_often_for_thirty(
        self, group, desk, number, django_assert_num_queries
    ):
        for _one in range(number):
            participant(group)

        with django_assert_num_queries(LIST_QUERIES):
            Client().get(address("desk_list"), headers=device(desk))

    @pytest.mark.parametrize("secret", ["", "x", "Desk", "é" * 40])
    def test_without_the_secret_nothing_is_said(self, desk, secret):
        for name in ("desk_list", "desk_sync"):
            answer = Client().get(address(name), headers={"Authorization": f"Desk {secret}"})
            assert (answer.status_code, answer.json()) == (401, {"error": "unknown_desk"})

    def test_a_closed_desk_gets_no_list_but_is_listened_to(self, group, desk, door):
        person = participant(group)
        act = sent(door=door, code=badge(person), at=timezone.now())
        answer = speak(desk, act, close=True)
        assert (outcomes(answer), answer["open"], answer["why"]) == (["done"], False, "closed")

        assert Client().get(address("desk_list"), headers=device(desk)).status_code == 410
        assert outcomes(speak(desk, act)) == ["done"]
        assert outcomes(speak(desk, sent(door=door, ref=person.reference, at=timezone.now()))) == [
            "refused"
        ]

    def test_both_desks_are_told_of_one_badge(self, group, desk, door):
        other = desk_of(group.edition, name="Nyuma", at=timezone.now(), last_day=door.date)
        person = participant(group)
        now = timezone.now()
        speak(desk, sent(door=door, code=badge(person), at=now - dt.timedelta(seconds=1)))
        answer = speak(other, sent(door=door, code=badge(person), at=now))

        told = speak(desk, since=int(now.timestamp() * 1000))

        assert outcomes(answer) == ["again"]
        [[reference, _door, is_in, _at, name]] = answer["arrivals"]
        assert (reference, is_in, name) == (person.reference, True, desk.name)
        assert [row[0] for row in told["again"]] == [person.reference]

    def test_a_message_that_is_none_is_refused(self, desk):
        for body in ("", "[]", "{", "[" * 5000):
            answer = Client().post(
                address("desk_sync"), body, content_type="application/json", headers=device(desk)
            )
            assert answer.status_code == 400

    def test_a_picture_of_a_badge_is_read(self, group, desk):
        text = badge(participant(group))

        def read(content, **headers):
            return Client().post(
                address("desk_picture"),
                content,
                content_type="image/jpeg",
                headers={**device(desk), **headers},
            )

        assert read(photograph(text)).json() == {"text": text}
        assert read(photograph("")).json() == {"text": ""}
        assert read(photograph(text)[:900]).status_code == 400
        assert read(bytes(2 * 1024 * 1024 + 1)).status_code == 413
        assert Client().post(address("desk_picture")).status_code == 401
        speak(desk, close=True)
        assert read(photograph(text)).status_code == 410

    def test_a_moment_before_all_others_is_borne(self, desk):
        answer = speak(desk, since=-62135596800000, now=-62135596800000)

        assert answer["arrivals"] == []

    def test_how_far_its_clock_is_off_is_seen(self, client, desk):
        behind = timezone.now() - dt.timedelta(hours=2)

        speak(desk, now=int(behind.timestamp() * 1000))

        desk.refresh_from_db()
        assert -7205 < desk.clock_off_by <= -7199
        assert "−7" in client.get(address("desks")).content.decode()


def test_a_lost_phone_is_signed_out_with_the_reason(client, desk):
    answer = client.post(address("close_desk", desk.pk), {"reason": "Simu imepotea"})

    desk.refresh_from_db()
    assert answer.status_code == 302
    assert desk.closed_at
    assert Event.objects.get(action="registrations.desk_closed").reason == "Simu imepotea"


def test_letting_in_and_taking_back_without_scripts(group, desk, door, client):
    person = participant(group, full_name="Zuhura Bakari")
    here = f"{address('plain_desk')}?mlango={door.pk}"
    assert "Zuhura Bakari" in client.get(f"{here}&tafuta={badge(person)}").content.decode()

    client.post(here, {"mtu": person.reference})
    assert Attendance.objects.get().is_present
    client.post(here, {"mtu": person.reference, "rudisha": "1"})

    assert not Attendance.objects.get().is_present
    assert [act.kind for act in DeskAct.objects.order_by("received_at")] == ["scan", "undo"]


def test_a_revoked_badge_names_nobody_without_scripts_either(group, desk, door, client):
    person = participant(group, full_name="Zuhura Bakari")
    old = badge(person)
    revoke_and_reissue(registration=person, reason="Imepotea", by=SYSTEM, at=timezone.now())
    here = address("plain_desk")

    page = client.get(here, {"mlango": door.pk, "tafuta": old}).content.decode()

    assert "Zuhura Bakari" not in page
    assert str(DeskOutcome.REVOKED.label) in page
    fresh = client.get(here, {"mlango": door.pk, "tafuta": badge(person)}).content.decode()
    assert "Zuhura Bakari" in fresh
    elsewhere = participant(GroupFactory(edition=edition_open_now(year=2035, number=77)))
    forged = badge(person)[:-1] + ("0" if badge(person)[-1] != "0" else "1")
    for text, said in ((badge(elsewhere), "OTHER_EDITION"), (forged, "UNKNOWN")):
        page = client.get(here, {"mlango": door.pk, "tafuta": text}).content.decode()
        assert str(DeskOutcome[said].label) in page
        assert '<form method="post" action="?mwaka' not in page


def test_the_plain_desk_reads_a_picture_of_a_badge(group, desk, door, client):
    person = participant(group, full_name="Zuhura Bakari")
    here = f"{address('plain_desk')}?mlango={door.pk}"

    def shown(content):
        return client.post(here, {"picha": SimpleUploadedFile("b.jpg", content)}).content.decode()

    assert "Zuhura Bakari" in shown(photograph(badge(person)))
    forged = badge(person)[:-1] + ("0" if badge(person)[-1] != "0" else "1")
    assert str(DeskOutcome.UNKNOWN.label) in shown(photograph(forged))
    for content in (b"", b"GIF89a", photograph(""), photograph("https://example.org")):
        assert "field-error" in shown(content)


def test_the_plain_desk_shows_the_door_by_which_it_lets_in(group, desk, door, client):
    yesterday = door.date - dt.timedelta(days=1)
    Checkpoint.objects.create(edition=group.edition, date=yesterday)
    for asked in ({}, {"mlango": "999"}):
        page = client.get(address("plain_desk"), asked)
        assert page.context["door"] == door
        assert f'<option value="{door.pk}" selected' in page.content.decode()


def test_the_plain_desk_bears_signs_that_no_database_takes(group, desk, door, client):
    here = f"{address('plain_desk')}?mlango={door.pk}"

    assert client.get(f"{here}&tafuta=%00Zuhura%00").context["asked"] == "Zuhura"
    assert client.post(here, {"mtu": "KK-\x00"}).status_code == 302
    assert DeskAct.objects.get().outcome == "unknown"


def test_what_is_to_be_looked_at_is_listed(group, desk, door, client):
    unpaid = participant(group, paid=False)
    now = timezone.now()
    speak(
        desk,
        sent(door=door, ref=unpaid.reference, at=now),
        sent("payment_note", door=door, ref=unpaid.reference, note="NMB 77", at=now),
        sent(door=door, code="KK2019", at=now),
    )

    page = client.get(address("desk_acts")).content.decode()

    assert page.count(unpaid.full_name) == 2
    assert "NMB 77" in page


class TestAttendance:
    def test_a_correction_needs_a_reason_and_is_on_record(self, group, desk, door, client):
        person = participant(group)
        where = address("correct_attendance", person.reference, door.pk)
        assert "field-error" in client.post(where, {"is_present": "1"}).content.decode()

        answer = client.post(where, {"is_present": "1", "reason": "Orodha iliyosainiwa"})

        person.refresh_from_db()
        assert answer.status_code == 302
        assert person.attended
        event = Event.objects.get(action="registrations.attendance_corrected")
        assert event.reason == "Orodha iliyosainiwa"
        assert "Orodha iliyosainiwa" in client.get(address("attendance")).content.decode()

    def test_the_list_is_searched_and_narrowed_down(self, group, desk, door, client):
        come, stay = participant(group), participant(group)
        now = timezone.now()
        correct_attendance(
            registration=come, door=door, is_present=True, reason="x", by=staff(), at=now
        )

        def shown(**query):
            page = client.get(address("attendance"), query).content.decode()
            return [one.reference in page for one in (come, stay)]

        assert shown() == [True, True]
        assert shown(hali="walikuja") == [True, False]
        assert shown(hali="hawakuja") == [False, True]
        assert shown(tafuta=stay.full_name) == [False, True]
        assert shown(mlango="999", kundi="x") == [True, True]

    def test_a_file_is_taken_by_post_and_on_record(self, group, desk, door, client):
        person = participant(group)

        for muundo in ("csv", "xlsx"):
            answer = client.post(address("attendance_export"), {"muundo": muundo})
            content = b"".join(answer)
            assert muundo == "xlsx" or person.full_name in content.decode()

        assert Event.objects.filter(action="registrations.exported").count() == 2

    def test_a_list_to_be_signed_is_asked_for(self, group, desk, door, client):
        participant(group)

        answer = client.post(address("attendance_sheets"), {"door": door.pk, "language": "sw"})

        assert answer.status_code == 302
        assert DocumentJob.objects.get().params == {"door": door.pk}

    @pytest.mark.parametrize("number", [1, 30])
    @pytest.mark.parametrize(("name", "queries"), [("attendance", 14), ("desk_board", 14)])
    def test_pages_ask_as_often_for_thirty(
        self, group, desk, door, client, name, queries, number, django_assert_max_num_queries
    ):
        for _one in range(number):
            speak(desk, sent(door=door, ref=participant(group).reference, at=timezone.now()))
        client.get(address(name))

        with django_assert_max_num_queries(queries):
            assert client.get(address(name)).status_code == 200


LIST_QUERIES = 13


def test_the_manifest_leads_to_the_page():
    told = json.loads(Client().get(address("desk_manifest")).content)

    assert told["scope"] == told["start_url"] == address("desk_page")
