"""The addresses of uploads: who gets a file, how it is served, and sending in parts as a browser does."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.uploading import receive_file, withdraw_upload
from egov_meeting.documents.upload_field import UploadField, received_upload
from egov_meeting.documents.upload_tickets import UploadPlace
from tests.documents.factories import NOON, EditionFactory, UserFactory, staff
from tests.documents.nasty_files import pdf
from tests.documents.sample_upload import (
    LINKS,
    PUBLIC,
    SAMPLE,
    Holder,
    register_sample_upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sample(settings):
    register_sample_upload()
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def edition():
    return EditionFactory()


@pytest.fixture
def officer():
    return staff(Role.PROGRAMME)


@pytest.fixture
def upload(edition, officer):
    return kept(edition, officer)


def kept(edition, by, name="Ripoti ya “mwaka”.pdf"):
    return receive_file(
        kind=SAMPLE.key,
        edition=edition,
        subject="kitu:1",
        file=SimpleUploadedFile(name, pdf()),
        by=by,
        at=NOON,
    )


def client_of(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def address(name, *args):
    with translation.override("sw"):
        return reverse(f"documents:{name}", args=args)


def sender(person, place):
    """Posts as upload.js does."""
    client = client_of(person)

    def post(name, *args, body=b"", offset=None, form=None):
        headers = {"Upload-Ticket": place.ticket}
        if offset is not None:
            headers["Upload-Offset"] = str(offset)
        given = {"data": form} if form else {"data": body, "content_type": "application/octet-stream"}  # fmt: skip
        answer = client.post(address(name, *args), headers=headers, **given)
        return answer.status_code, json.loads(answer.content)

    return post


def test_a_file_is_served_as_an_attachment_that_does_nothing(upload, officer):
    answer = client_of(officer).get(address("upload", upload.pk))

    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_who_gets_a_file_is_the_word_of_its_kind(upload, officer):
    path = address("upload", upload.pk)
    expected = {Role.PROGRAMME: 200, Role.COORDINATOR: 200}

    found = {role: client_of(staff(role)).get(path).status_code for role in Role}

    assert found == {role: expected.get(role, 403) for role in Role}
    assert client_of(UserFactory()).get(path).status_code == 403
    assert client_of(None).get(path).status_code == 302

    PUBLIC.add(upload.subject)
    assert client_of(None).get(path).status_code == 200


def test_reading_a_personal_file_is_on_record_and_reading_a_public_one_is_not(upload, officer):
    client_of(officer).get(address("upload", upload.pk))
    PUBLIC.add(upload.subject)
    client_of(officer).get(address("upload", upload.pk))

    read = Event.objects.filter(action="documents.upload_read")
    assert [(event.actor_id, event.object_id) for event in read] == [(officer.pk, str(upload.pk))]


def test_nobody_gets_what_was_withdrawn_or_is_not_ready(upload, officer):
    PUBLIC.add(upload.subject)
    withdraw_upload(upload=upload, by=officer, at=NOON)

    assert client_of(officer).get(address("upload", upload.pk)).status_code == 404
    assert client_of(None).get(address("upload", upload.pk)).status_code == 302


def test_a_kind_that_is_gone_gives_its_files_to_nobody(upload, officer):
    Upload.objects.filter(pk=upload.pk).update(kind="gone")

    assert client_of(officer).get(address("upload", upload.pk)).status_code == 403


def test_a_browser_sends_a_file_in_parts_and_the_form_takes_it(edition, officer, settings):
    settings.UPLOAD_PART = 256
    content = pdf()
    place = UploadPlace(SAMPLE.key, edition, "kitu:1", officer)
    post = sender(officer, place)

    status, told = post("begin_upload", form={"name": "a.pdf", "size": len(content)})
    assert (status, told["received"], told["state"]) == (201, 0, "receiving")
    number = told["id"]
    assert post("upload_part", number, body=content[:256], offset=0) == (200, {"received": 256})
    assert post("upload_part", number, body=b"x" * 99, offset=300) == (409, {"received": 256})
    assert post("finish_upload", number) == (409, {"received": 256})
    assert post("upload_standing", number)[1]["received"] == 256
    for offset in range(256, len(content), 256):
        post("upload_part", number, body=content[offset : offset + 256], offset=offset)
    assert post("finish_upload", number)[1]["state"] == "ready"

    form = form_with({"file_sent": number}, edition, officer)
    assert form.is_valid()
    assert str(received_upload(form, "file", at=NOON).pk) == number


def test_the_refusal_of_a_file_in_parts_is_told_in_words(edition, officer):
    post = sender(officer, UploadPlace(SAMPLE.key, edition, "kitu:1", officer))
    number = post("begin_upload", form={"name": "a.pdf", "size": 6})[1]["id"]
    post("upload_part", number, body=b"<html>", offset=0)

    status, told = post("finish_upload", number)
    assert (status, told["state"]) == (200, "refused")
    assert "PDF" in told["error"]
    status, told = post("begin_upload", form={"name": "a.exe", "size": 6})
    assert status == 422
    assert told["error"]
    assert post("begin_upload", form={"name": "a.pdf", "size": "-1"})[0] == 422


def test_a_cancelled_file_is_taken_no_further(edition, officer):
    post = sender(officer, UploadPlace(SAMPLE.key, edition, "kitu:1", officer))
    number = post("begin_upload", form={"name": "a.pdf", "size": 600})[1]["id"]

    assert post("cancel_upload", number)[1]["state"] == "withdrawn"
    assert post("upload_part", number, body=b"x" * 600, offset=0)[0] == 409
    assert post("cancel_upload", number)[1]["state"] == "withdrawn"


def test_an_upload_of_somebody_else_is_not_there(edition, officer):
    place = UploadPlace(SAMPLE.key, edition, "kitu:1", officer)
    number = sender(officer, place)("begin_upload", form={"name": "a.pdf", "size": 600})[1]["id"]
    other = staff(Role.PROGRAMME)
    strangers = sender(other, UploadPlace(SAMPLE.key, edition, "kitu:1", other))
    elsewhere = sender(officer, UploadPlace(SAMPLE.key, edition, "kitu:2", officer))

    for post in (strangers, elsewhere):
        for name in ("upload_standing", "upload_part", "finish_upload", "cancel_upload"):
            assert post(name, number, body=b"x", offset=0)[0] == 404
    form = form_with({"file_sent": number}, edition, other)
    assert "file" in form.errors


def test_a_ticket_is_good_for_the_person_it_was_given_to_and_while_that_person_may(
    edition, officer
):
    place = UploadPlace(SAMPLE.key, edition, "kitu:1", officer)
    asked = {"form": {"name": "a.pdf", "size": 600}}

    assert sender(staff(Role.PROGRAMME), place)("begin_upload", **asked)[0] == 403
    assert sender(None, place)("begin_upload", **asked)[0] == 403
    forged = UploadPlace(SAMPLE.key, edition, "kitu:1", UserFactory())
    assert sender(forged.by, forged)("begin_upload", **asked)[0] == 403
    officer.role_assignments.all().delete()
    assert sender(officer, place)("begin_upload", **asked)[0] == 403
    client = client_of(officer)
    assert client.post(address("begin_upload"), headers={"Upload-Ticket": "x"}).status_code == 403
    assert client.post(address("begin_upload")).status_code == 403
    assert client.get(address("begin_upload")).status_code in (403, 405)


def test_somebody_with_a_link_sends_until_the_link_ends(edition):
    LINKS.add("7.1")
    post = sender(None, UploadPlace(SAMPLE.key, edition, "kitu:1", Holder("7.1")))

    number = post("begin_upload", form={"name": "a.pdf", "size": 600})[1]["id"]
    assert post("upload_part", number, body=b"x" * 600, offset=0)[0] == 200
    LINKS.clear()
    assert post("finish_upload", number)[0] == 403


def test_the_parts_ask_for_the_token_against_forged_requests(edition, officer):
    place = UploadPlace(SAMPLE.key, edition, "kitu:1", officer)
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    answer = client.post(
        address("begin_upload"),
        {"name": "a.pdf", "size": 600},
        headers={"Upload-Ticket": place.ticket},
    )

    assert answer.status_code == 403
    assert not Upload.objects.exists()


def test_the_page_of_an_upload_tells_how_far_it_is(edition, officer, upload):
    client = client_of(officer)
    page = client.get(address("upload_progress", upload.pk)).content.decode()
    assert address("upload", upload.pk) in page

    for state, refusal in (
        ("receiving", ""),
        ("checking", ""),
        ("refused", "encrypted"),
        ("withdrawn", ""),
    ):
        Upload.objects.filter(pk=upload.pk).update(state=state, refusal=refusal)
        page = client.get(address("upload_progress", upload.pk)).content.decode()
        assert address("upload", upload.pk) + '"' not in page
        assert ("nenosiri" in page) == (state == "refused")
    assert client_of(UserFactory()).get(address("upload_progress", upload.pk)).status_code == 403


def test_the_form_without_a_script_says_at_the_field_why_a_file_is_refused(edition, officer):
    form = form_with({}, edition, officer, file=SimpleUploadedFile("a.pdf", b"<html>"))

    assert form.is_valid()
    assert received_upload(form, "file", at=NOON) is None
    assert not form.is_valid()
    assert form.errors["file"]


def test_a_form_asks_for_the_file_and_keeps_what_came_in_parts(edition, officer, upload):
    assert form_with({}, edition, officer).errors["file"]
    assert form_with({"file_sent": "rubbish"}, edition, officer).errors["file"]

    form = form_with({"file_sent": str(upload.pk)}, edition, officer)
    drawn = str(form["file"])
    assert f'value="{upload.pk}"' in drawn
    assert 'accept=".pdf,.docx' in drawn
    assert "data-ticket=" in drawn


def test_a_request_that_announces_far_too_much_is_refused_unread(settings):
    settings.UPLOAD_LARGEST_REQUEST = 1000
    answer = Client().post(address("begin_upload"), {"name": "x" * 2000})

    assert answer.status_code == 413
    assert Client().get("/sw/", headers={"Kikao-Too-Large": "1"}).status_code == 413


def form_with(data, edition, by, **files):
    from django import forms

    class SampleForm(forms.Form):
        file = UploadField(kind=SAMPLE.key, label="Faili")

    request = RequestFactory().post("/", {**data, **files})
    form = SampleForm(request.POST, request.FILES)
    form.fields["file"].belongs_to(edition=edition, subject="kitu:1", by=by)
    return form
