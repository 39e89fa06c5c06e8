"""Authors and the supervisor confirm an entry by their own link; files belong to it and to nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.documents.services.uploading import receive_file
from egov_meeting.documents.upload_permissions import can_get_upload
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import ConfirmationState, EntryState
from innovations.confirming_links import confirmation_link
from innovations.models import Confirmation, Entry
from innovations.services.confirming import ask_again
from innovations.services.entering import Person, keep_entry, submit_entry, withdraw_entry
from innovations.services.entrant_files import add_file, change_file, remove_file
from innovations.uploads import KEY, subject_of
from tests.accounts.factories import UserFactory
from tests.innovations.factories import CLOSED, NOON, call_with_criteria, whole_draft

pytestmark = pytest.mark.django_db

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4"
    b"\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(autouse=True)
def noon(monkeypatch, settings):
    settings.STAFF_SECOND_FACTOR = False
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def handed_in() -> Entry:
    """An entry of two authors and a supervisor."""
    entry = whole_draft(
        call=call_with_criteria(), supervisor="Dkt. Neema", supervisor_email="neema@example.org"
    )
    people = [Person(entry.owner.full_name, entry.owner.email), Person("Juma", "juma@example.org")]
    keep_entry(entry=entry, fields={}, authors=people, revision=0, by=entry.owner, at=NOON)
    submit_entry(entry=entry, by=entry.owner, at=NOON)
    entry.refresh_from_db()
    return entry


def path_of(confirmation: Confirmation) -> str:
    return "/" + confirmation_link(confirmation, language="sw").split("/", 3)[3]


def test_each_is_asked_once_but_the_owner_has_confirmed():
    entry = handed_in()

    states = {one.email: one.state for one in entry.confirmations.all()}

    assert states == {
        entry.owner.email: ConfirmationState.CONFIRMED,
        "juma@example.org": ConfirmationState.ASKED,
        "neema@example.org": ConfirmationState.ASKED,
    }
    asked = OutboxMessage.objects.filter(kind="entry_confirmation_asked")
    assert sorted(asked.values_list("address", flat=True)) == [
        "juma@example.org",
        "neema@example.org",
    ]


def test_a_link_shows_the_entry_and_takes_the_answer_after_a_press():
    entry = handed_in()
    juma = entry.confirmations.get(email="juma@example.org")
    client = Client()

    page = client.get(path_of(juma))
    juma.refresh_from_db()
    assert juma.state == ConfirmationState.ASKED
    client.post(path_of(juma), {"answer": "no", "note": "Sikushiriki."})

    juma.refresh_from_db()
    assert entry.title in page.content.decode()
    assert (juma.state, juma.note) == (ConfirmationState.DECLINED, "Sikushiriki.")
    told = OutboxMessage.objects.get(kind="entry_confirmation_declined")
    assert told.address == entry.owner.email
    assert "Sikushiriki." in told.text


def test_links_that_are_not_good_are_not_found():
    entry = handed_in()
    juma = entry.confirmations.get(email="juma@example.org")
    path = path_of(juma)

    assert Client().get(path[:-3] + "xx/").status_code == 404
    withdraw_entry(entry=entry, by=entry.owner, at=NOON)
    assert Client().post(path, {"answer": "yes"}).status_code == 409
    juma.delete()
    assert Client().get(path).status_code == 404


def test_who_is_named_no_more_is_not_asked_any_longer():
    entry = handed_in()
    entry.state = EntryState.RETURNED
    entry.save()
    entry.authors.filter(email="juma@example.org").delete()

    submit_entry(entry=entry, by=entry.owner, at=CLOSED)

    assert not entry.confirmations.filter(email="juma@example.org").exists()
    assert entry.versions.count() == 2


def test_asking_again_within_minutes_sends_one_letter():
    entry = handed_in()
    juma = entry.confirmations.get(email="juma@example.org")

    for _ in "ab":
        ask_again(confirmation=juma, by=entry.owner, at=NOON)

    letters = OutboxMessage.objects.filter(address="juma@example.org")
    assert letters.count() == 2


def test_addresses_stay_out_of_the_trail():
    handed_in()

    for event in Event.objects.all():
        assert "juma@example.org" not in str(event.after) + str(event.before), event.action


def test_a_picture_is_shown_only_with_agreement_and_files_only_to_those_who_may():
    call = call_with_criteria()
    entry = whole_draft(call=call)
    sent = SimpleUploadedFile("picha.png", PICTURE, "image/png")
    upload = receive_file(
        kind=KEY,
        edition=call.edition,
        subject=subject_of(entry),
        file=sent,
        by=entry.owner,
        at=NOON,
    )
    file = add_file(entry=entry, upload=upload, caption="", shown=False, by=entry.owner, at=NOON)
    again = add_file(entry=entry, upload=upload, caption="", shown=False, by=entry.owner, at=NOON)
    officer, stranger = UserFactory(roles=[Role.INNOVATION]), UserFactory()

    assert again == file
    assert file.purpose == "picture"
    assert can_get_upload(entry.owner, upload)
    assert can_get_upload(officer, upload)
    assert not can_get_upload(stranger, upload)
    change_file(file=file, caption="Programu", shown=True, by=entry.owner, at=NOON)
    assert not can_get_upload(stranger, upload)
    submit_entry(entry=entry, by=entry.owner, at=NOON)
    call.selection_locked_at = call.results_published_at = NOON
    call.save()
    assert can_get_upload(stranger, upload)


def test_a_file_that_was_never_handed_in_is_withdrawn_when_it_is_taken_out():
    call = call_with_criteria()
    entry = whole_draft(call=call)
    upload = receive_file(
        kind=KEY,
        edition=call.edition,
        subject=subject_of(entry),
        file=SimpleUploadedFile("picha.png", PICTURE, "image/png"),
        by=entry.owner,
        at=NOON,
    )
    file = add_file(entry=entry, upload=upload, caption="", shown=False, by=entry.owner, at=NOON)
    client = Client()
    client.force_login(entry.owner)

    page = client.get(reverse("innovations:entry_files", args=[entry.pk]))
    remove_file(file=file, by=entry.owner, at=NOON)

    upload.refresh_from_db()
    assert "picha.png" in page.content.decode()
    assert upload.state == "withdrawn"
    stranger = Client()
    stranger.force_login(UserFactory())
    address = reverse("innovations:entry_file", args=[entry.pk, file.pk])
    assert stranger.get(address).status_code == 404


def test_a_link_ends_when_the_entry_names_the_address_no_more_also_before_it_is_handed_in():
    entry = handed_in()
    juma, neema = (
        entry.confirmations.get(email=f"{name}@example.org") for name in ("juma", "neema")
    )
    entry.authors.filter(email="juma@example.org").delete()
    Entry.objects.filter(pk=entry.pk).update(supervisor_email="")

    assert [Client().get(path_of(one)).status_code for one in (juma, neema)] == [404, 404]


def test_the_same_answer_sent_twice_is_told_once(monkeypatch):
    entry = handed_in()
    juma = entry.confirmations.get(email="juma@example.org")

    for minute in (1, 2):
        now = NOON + dt.timedelta(minutes=minute)
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        Client().post(path_of(juma), {"answer": "no", "note": "Sikushiriki."})

    assert OutboxMessage.objects.filter(kind="entry_confirmation_declined").count() == 1
