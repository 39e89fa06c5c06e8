"""Files in parts with PostgreSQL, a broker and workers that are killed in the middle."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.upload_checking import check_upload
from egov_meeting.documents.services.upload_parts import (
    PartOutOfPlace,
    begin_upload,
    finish_upload,
    receive_part,
)
from egov_meeting.documents.services.upload_sweeping import check_waiting_uploads
from tests.documents.factories import EditionFactory, staff
from tests.documents.fake_clamd import running_clamd
from tests.documents.nasty_files import pdf
from tests.documents.sample_upload import SAMPLE, register_sample_upload
from tests.worker_process import wait_for

pytestmark = pytest.mark.worker
PART = 1024


@pytest.fixture(autouse=True)
def _sample(settings):
    register_sample_upload()
    settings.UPLOAD_PART = PART
    settings.UPLOAD_CHECKED_AT_ONCE = 0


@pytest.fixture
def content():
    noise = os.urandom(3 * PART)
    return pdf(lambda document: document.Root.__setattr__("Noise", document.make_stream(noise)))


@pytest.fixture
def upload(own_queue, content):
    return begin_upload(
        kind=SAMPLE.key,
        edition=EditionFactory(),
        subject="kitu:1",
        name="slaidi.pdf",
        size=len(content),
        by=staff(Role.PROGRAMME),
        at=timezone.now(),
    )


def send(upload, content):
    for offset in range(upload.received, len(content), PART):
        part = content[offset : offset + PART]
        receive_part(upload=upload, offset=offset, content=part, at=timezone.now())


def is_in(upload, state):
    upload.refresh_from_db()
    return upload.state == state


def at_once(number: int, act: Callable[[], object]) -> list[object]:
    """The same from several threads, each with its own connection, as from several web processes."""

    def one(_number: int) -> object:
        try:
            return act()
        except PartOutOfPlace as elsewhere:
            return elsewhere.received
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(one, range(number)))


def test_a_worker_killed_in_the_middle_leaves_the_file_to_the_next_one(
    upload, content, celery_worker_process, monkeypatch
):
    with running_clamd() as clamd:
        monkeypatch.setenv("CLAMAV_ADDRESS", clamd.address)
        clamd.answers.clear()
        first = celery_worker_process()
        send(upload, content)
        finish_upload(upload=upload, by=upload.sent_by, at=timezone.now())
        wait_for(lambda: clamd.seen, 20, first.log)
        first.kill()
        assert is_in(upload, UploadState.CHECKING)

        clamd.answers.set()
        second = celery_worker_process()
        assert check_waiting_uploads(at=timezone.now() + timedelta(minutes=2)) == 1
        wait_for(lambda: is_in(upload, UploadState.READY), 20, second.log)

    assert clamd.seen == [content, content]
    with upload.file.open("rb") as stored:
        assert stored.read() == content
    assert Event.objects.filter(action="documents.upload_received").count() == 1


def test_the_same_part_from_several_places_at_once_is_taken_once(upload, content):
    first = content[:PART]

    def part():
        return receive_part(
            upload=Upload.objects.get(pk=upload.pk), offset=0, content=first, at=timezone.now()
        )

    assert set(at_once(6, part)) == {PART}
    assert upload.parts.count() == 1


def test_finished_and_checked_from_several_places_at_once_there_is_one_file(upload, content):
    send(upload, content)

    def finish():
        own = Upload.objects.get(pk=upload.pk)
        finish_upload(upload=own, by=own.sent_by, at=timezone.now())
        check_upload(upload_id=own.pk, at=timezone.now())

    at_once(4, finish)

    assert is_in(upload, UploadState.READY)
    assert Event.objects.filter(action="documents.upload_received").count() == 1
    _folders, files = upload.file.storage.listdir(f"uploads/{upload.edition_id}")
    assert len(files) == 1
