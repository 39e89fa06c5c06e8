"""Where there is a virus scanner it has the last word, also when it comes back late."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from egov_meeting.accounts.roles import Role
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.services import upload_sweeping
from egov_meeting.documents.services.upload_checking import MOST_ATTEMPTS, check_upload
from egov_meeting.documents.services.uploading import receive_file
from tests.documents.factories import NOON, EditionFactory, staff
from tests.documents.fake_clamd import running_clamd
from tests.documents.nasty_files import pdf, picture
from tests.documents.sample_upload import SAMPLE, register_sample_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sample():
    register_sample_upload()


@pytest.fixture
def hand_in():
    edition, officer = EditionFactory(), staff(Role.PROGRAMME)

    def hand_in(content=None, name="ripoti.pdf"):
        return receive_file(
            kind=SAMPLE.key,
            edition=edition,
            subject="kitu:1",
            file=SimpleUploadedFile(name, pdf() if content is None else content),
            by=officer,
            at=NOON,
        )

    return hand_in


@pytest.fixture
def nobody_listens():
    """An address at which nothing answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"


def test_the_scanner_is_given_every_byte_as_it_was_sent(hand_in, settings):
    content = picture("JPEG", place=True)
    with running_clamd() as clamd:
        settings.CLAMAV_ADDRESS = clamd.address
        upload = hand_in(content, "picha.jpg")

        assert upload.state == UploadState.READY
        assert clamd.seen == [content]


def test_what_the_scanner_finds_is_refused(hand_in, settings):
    with running_clamd(finds=b"%PDF") as clamd:
        settings.CLAMAV_ADDRESS = clamd.address

        with pytest.raises(ValidationError) as refused:
            hand_in()

    assert refused.value.code == "virus"


def test_while_the_scanner_is_away_a_file_waits_and_is_scanned_later(
    hand_in, settings, nobody_listens, monkeypatch
):
    monkeypatch.setattr(upload_sweeping, "send_upload", lambda upload: None)
    settings.CLAMAV_ADDRESS = nobody_listens
    upload = hand_in()

    for _minute in range(MOST_ATTEMPTS + 3):
        check_upload(upload_id=upload.pk, at=NOON)
    upload.refresh_from_db()
    assert (upload.state, upload.file.name) == (UploadState.CHECKING, "")

    assert upload_sweeping.check_waiting_uploads(at=NOON + timedelta(minutes=2)) == 1
    with running_clamd() as clamd:
        settings.CLAMAV_ADDRESS = clamd.address
        check_upload(upload_id=upload.pk, at=NOON)
    upload.refresh_from_db()
    assert upload.state == UploadState.READY


def test_a_file_that_waited_is_refused_when_the_scanner_finds_something(
    hand_in, settings, nobody_listens
):
    settings.CLAMAV_ADDRESS = nobody_listens
    upload = hand_in()

    with running_clamd(finds=b"%PDF") as clamd:
        settings.CLAMAV_ADDRESS = clamd.address
        check_upload(upload_id=upload.pk, at=NOON)

    upload.refresh_from_db()
    assert (upload.state, upload.refusal) == (UploadState.REFUSED, "virus")


def test_no_verdict_is_not_taken_for_a_good_one(hand_in, settings):
    for said in (b"INSTREAM size limit exceeded. ERROR", b"UNKNOWN COMMAND", b""):
        with running_clamd(says=said or b"\0") as clamd:
            settings.CLAMAV_ADDRESS = clamd.address

            assert hand_in().state == UploadState.CHECKING
