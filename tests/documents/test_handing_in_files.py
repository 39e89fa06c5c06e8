"""Handing in a file with a form: what is taken, what is refused and why."""

from __future__ import annotations

import io
import logging

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.uploading import receive_file, withdraw_upload
from egov_meeting.documents.upload_names import clean_filename
from egov_meeting.documents.upload_refusals import REFUSALS, refusal_words
from tests.documents.factories import NOON, EditionFactory, UserFactory, staff
from tests.documents.nasty_files import nasty_files, pdf, picture, welcome_files
from tests.documents.sample_upload import SAMPLE, register_sample_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sample():
    register_sample_upload()


@pytest.fixture
def edition():
    return EditionFactory()


@pytest.fixture
def officer():
    return staff(Role.PROGRAMME)


def hand_in(edition, by, name="ripoti.pdf", content=None):
    file = SimpleUploadedFile(name, pdf() if content is None else content)
    file._name = name  # as the person's browser wrote it
    return receive_file(
        kind=SAMPLE.key, edition=edition, subject="kitu:1", file=file, by=by, at=NOON
    )


def refusal_of(edition, by, name, content):
    try:
        hand_in(edition, by, name, content)
    except ValidationError as refused:
        return refused.code
    return "taken"


def test_what_people_need_is_taken_and_kept_as_it_is_or_drawn_anew(edition, officer):
    for what, name, content in welcome_files():
        upload = hand_in(edition, officer, name, content)

        assert upload.state == UploadState.READY, what
        with upload.file.open("rb") as stored:
            kept = stored.read()
        assert len(kept) == upload.size == upload.received, what
        if not upload.media_type.startswith("image/"):
            assert kept == content, what


def test_every_nasty_file_is_refused_for_its_own_reason_and_nothing_of_it_is_kept(
    edition, officer, caplog
):
    caplog.set_level(logging.CRITICAL)
    cases = nasty_files()

    found = [
        (what, refusal_of(edition, officer, name, content)) for what, name, content, _why in cases
    ]

    assert found == [(what, why) for what, _name, _content, why in cases]
    assert set(Upload.objects.values_list("state", "file")) == {(UploadState.REFUSED, "")}
    assert not default_storage.exists("uploads")


def test_the_reason_is_said_in_the_readers_language(edition, officer):
    said = {}
    for language in ("sw", "en"):
        with translation.override(language), pytest.raises(ValidationError) as refused:
            hand_in(edition, officer, "a.exe", b"MZ")
        said[language] = refused.value.messages[0]

    assert said["en"].startswith("A file of this type is not taken here.")
    assert "PDF, DOCX, PPTX, XLSX" in said["sw"]
    assert said["sw"] != said["en"]
    with translation.override("sw"):
        assert all(refusal_words(key, SAMPLE) for key in REFUSALS)


def test_where_a_photograph_was_taken_is_not_kept(edition, officer):
    upload = hand_in(edition, officer, "picha.jpg", picture("JPEG", place=True))

    with upload.file.open("rb") as stored:
        kept = stored.read()
    assert b"Secret camera" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_a_file_lies_under_a_name_that_nobody_guesses(edition, officer):
    first, second = hand_in(edition, officer), hand_in(edition, officer)

    assert first.file.name != second.file.name
    assert str(first.pk) not in first.file.name
    assert "ripoti" not in first.file.name


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("../../../etc/cron.d/a.pdf", "a.pdf"),
        ("..\\..\\a.pdf", "a.pdf"),
        ("C:\\Users\\Asha\\Ripoti ya mwaka.pdf", "Ripoti ya mwaka.pdf"),
        ("paper\u202efdp.pdf", "paperfdp.pdf"),
        ("a\r\nX-Injected: 1.pdf", "a X-Injected- 1.pdf"),
        ("a\x00.pdf", "a.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1.tar.pdf", "_lpt1.tar.pdf"),
        (".htaccess.pdf", "htaccess.pdf"),
        ("<img src=x onerror=a()>.pdf", "-img src=x onerror=a()-.pdf"),
        ("Utafiti wa maji – Mwanza é 研究.pdf", "Utafiti wa maji – Mwanza é 研究.pdf"),
        ("a" * 400 + ".pdf", "a" * 146 + ".pdf"),
        ("", "file"),
        ("...", "file"),
        ("a....pdf", "a.pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_do_harm(written, kept):
    assert clean_filename(written) == kept


def test_receiving_refusing_and_withdrawing_are_on_record_in_both_languages(edition, officer):
    upload = hand_in(edition, officer)
    withdraw_upload(upload=upload, by=officer, at=NOON, reason="Toleo la zamani")
    refusal_of(edition, officer, "a.exe", b"MZ")

    actions = Event.objects.order_by("pk").values_list("action", "actor_id", "edition_id")
    assert list(actions) == [
        ("documents.upload_received", officer.pk, edition.pk),
        ("documents.upload_withdrawn", officer.pk, edition.pk),
        ("documents.upload_refused", officer.pk, edition.pk),
    ]


def test_a_withdrawn_file_is_not_withdrawn_twice(edition, officer):
    upload = hand_in(edition, officer)
    withdraw_upload(upload=upload, by=officer, at=NOON)

    with pytest.raises(TransitionRefused):
        withdraw_upload(upload=upload, by=officer, at=NOON)


def test_who_may_not_send_sends_nothing(edition):
    for person in (UserFactory(), staff(Role.AUDITOR), staff(Role.DESK)):
        with pytest.raises(PermissionDenied):
            hand_in(edition, person)

    assert not Upload.objects.exists()


def test_a_file_is_looked_into_in_a_process_of_its_own(edition, officer, settings):
    settings.UPLOADS_CHECK_IN_CHILD = True

    assert hand_in(edition, officer).state == UploadState.READY
    assert hand_in(edition, officer, "a.png", picture()).media_type == "image/png"
    assert refusal_of(edition, officer, "a.pdf", pdf()[:100]) == "damaged"
