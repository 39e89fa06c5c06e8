"""Sending a file in parts over a bad connection: nothing is lost, nothing is taken twice."""

from __future__ import annotations

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload, UploadPart
from egov_meeting.documents.services import upload_checking, upload_parts, upload_sweeping
from egov_meeting.documents.services.upload_checking import MOST_ATTEMPTS, check_upload
from egov_meeting.documents.services.upload_parts import (
    PartOutOfPlace,
    begin_upload,
    finish_upload,
    receive_part,
    take_received,
)
from egov_meeting.documents.services.uploading import claim_upload, withdraw_upload
from registrations.models import BadgeDesign
from tests.documents.factories import NOON, EditionFactory, UserFactory, staff
from tests.documents.nasty_files import pdf
from tests.documents.sample_upload import SAMPLE, register_sample_upload

pytestmark = pytest.mark.django_db
PART = 1024


@pytest.fixture(autouse=True)
def _sample(settings):
    register_sample_upload()
    settings.UPLOAD_PART = PART


@pytest.fixture
def edition():
    return EditionFactory()


@pytest.fixture
def officer():
    return staff(Role.PROGRAMME)


@pytest.fixture
def content():
    """A PDF of a few parts, another one each time."""
    noise = os.urandom(3 * PART + 300)
    return pdf(lambda document: document.Root.__setattr__("Noise", document.make_stream(noise)))


def begin(edition, by, content, name="slaidi.pdf"):
    return begin_upload(
        kind=SAMPLE.key,
        edition=edition,
        subject="kitu:1",
        name=name,
        size=len(content),
        by=by,
        at=NOON,
    )


def send(upload, content, *, until=None):
    for offset in range(upload.received, until or len(content), PART):
        receive_part(upload=upload, offset=offset, content=content[offset : offset + PART], at=NOON)


def parts_stored():
    if not default_storage.exists("uploads/parts"):
        return 0
    folders, _files = default_storage.listdir("uploads/parts")
    return sum(len(default_storage.listdir(f"uploads/parts/{folder}")[1]) for folder in folders)


def stored(upload):
    with upload.file.open("rb") as file:
        return file.read()


def test_a_file_in_parts_is_put_together_checked_and_kept(edition, officer, content, django_capture_on_commit_callbacks):  # fmt: skip
    upload = begin(edition, officer, content)
    send(upload, content)

    with django_capture_on_commit_callbacks(execute=True):
        finished = finish_upload(upload=upload, by=officer, at=NOON)

    assert finished.state == UploadState.READY
    assert stored(finished) == content
    assert (UploadPart.objects.count(), parts_stored()) == (0, 0)
    assert Event.objects.filter(action="documents.upload_received").count() == 1


def test_a_connection_cut_near_the_end_goes_on_where_it_stopped(edition, officer, content):
    upload = begin(edition, officer, content)
    send(upload, content, until=3 * PART)

    again = Upload.objects.get(pk=upload.pk)
    assert again.received == 3 * PART
    with pytest.raises(PartOutOfPlace) as missing:
        finish_upload(upload=again, by=officer, at=NOON)
    assert missing.value.received == 3 * PART
    send(again, content)

    assert stored(finish_upload(upload=again, by=officer, at=NOON)) == content


def test_a_part_that_comes_twice_is_taken_once(edition, officer, content):
    upload = begin(edition, officer, content)
    first = content[:PART]

    assert receive_part(upload=upload, offset=0, content=first, at=NOON) == PART
    assert receive_part(upload=upload, offset=0, content=first, at=NOON) == PART

    assert (upload.parts.count(), parts_stored()) == (1, 1)


def test_of_the_same_part_twice_in_one_moment_one_is_kept(edition, officer, content):
    upload = begin(edition, officer, content)
    one, other = Upload.objects.get(pk=upload.pk), Upload.objects.get(pk=upload.pk)
    receive_part(upload=one, offset=0, content=content[:PART], at=NOON)

    with pytest.raises(PartOutOfPlace) as here:
        receive_part(upload=other, offset=0, content=content[:PART], at=NOON)

    assert here.value.received == PART
    assert (upload.parts.count(), parts_stored()) == (1, 1)


def test_a_part_out_of_place_is_answered_with_how_far_it_is(edition, officer, content):
    upload = begin(edition, officer, content)
    send(upload, content, until=PART)

    for offset, length in ((2 * PART, PART), (PART - 1, PART), (PART, 10), (PART, 0)):
        with pytest.raises(PartOutOfPlace) as here:
            receive_part(upload=upload, offset=offset, content=b"x" * length, at=NOON)
        assert here.value.received == PART


def test_more_than_was_announced_is_refused(edition, officer, content):
    upload = begin(edition, officer, content)

    with pytest.raises(ValidationError):
        receive_part(upload=upload, offset=len(content) - 1, content=b"xx", at=NOON)
    with pytest.raises(ValidationError):
        receive_part(upload=upload, offset=0, content=b"x" * (PART + 1), at=NOON)

    assert parts_stored() == 0


def test_name_and_size_are_checked_before_anything_is_sent(edition, officer):
    for name, size, why in (
        ("a.exe", 10, "type"),
        ("a.pdf", 0, "empty"),
        ("a.pdf", 300 * 1024 * 1024, "too_large"),
    ):
        with pytest.raises(ValidationError) as refused:
            begin_upload(
                kind=SAMPLE.key, edition=edition, subject="kitu:1", name=name, size=size, by=officer, at=NOON
            )  # fmt: skip
        assert refused.value.code == why
    assert not Upload.objects.exists()


def test_one_person_has_so_many_files_on_the_way_and_others_are_not_held_up(
    edition, officer, content, settings
):
    settings.UPLOADS_OPEN_AT_ONCE = 2
    begin(edition, officer, content)
    begin(edition, officer, content)

    with pytest.raises(ValidationError) as refused:
        begin(edition, officer, content)
    assert refused.value.code == "too_many"
    begin(edition, staff(Role.PROGRAMME), content)


def test_one_person_has_so_many_bytes_on_the_way(edition, officer, content, settings):
    settings.UPLOAD_BYTES_OPEN_AT_ONCE = len(content) + 10
    begin(edition, officer, content)

    with pytest.raises(ValidationError):
        begin(edition, officer, content)


def test_finishing_twice_gives_one_file(edition, officer, content):
    upload = begin(edition, officer, content)
    send(upload, content)

    first = finish_upload(upload=upload, by=officer, at=NOON)
    second = finish_upload(upload=upload, by=officer, at=NOON)

    assert first.file.name == second.file.name
    assert Event.objects.filter(action="documents.upload_received").count() == 1


def test_of_two_checks_at_once_the_first_to_end_counts_and_the_other_leaves_nothing(
    edition, officer, content, settings, monkeypatch
):
    """The second check begins, finds the file good, and comes to keep it when the first has."""
    settings.UPLOAD_CHECKED_AT_ONCE = 0
    upload = begin(edition, officer, content)
    send(upload, content)
    finish_upload(upload=upload, by=officer, at=NOON)
    judge = upload_checking.judge

    def slow(path, file_type):
        monkeypatch.setattr(upload_checking, "judge", judge)
        check_upload(upload_id=upload.pk, at=NOON)
        return judge(path, file_type)

    monkeypatch.setattr(upload_checking, "judge", slow)
    check_upload(upload_id=upload.pk, at=NOON)

    upload.refresh_from_db()
    assert upload.state == UploadState.READY
    _folders, files = default_storage.listdir(f"uploads/{edition.pk}")
    assert [f"uploads/{edition.pk}/{name}" for name in files] == [upload.file.name]


def test_a_large_file_is_left_to_a_worker(edition, officer, content, settings, monkeypatch):
    settings.UPLOAD_CHECKED_AT_ONCE = PART
    sent = []
    monkeypatch.setattr(upload_parts, "send_upload", lambda upload: sent.append(upload.pk))
    upload = begin(edition, officer, content)
    send(upload, content)

    assert finish_upload(upload=upload, by=officer, at=NOON).state == UploadState.CHECKING
    assert sent == [upload.pk]


def test_what_a_worker_left_when_it_died_is_done_again(
    edition, officer, content, settings, monkeypatch
):
    settings.UPLOAD_CHECKED_AT_ONCE = 0
    sent = []
    monkeypatch.setattr(upload_sweeping, "send_upload", lambda upload: sent.append(upload.pk))
    upload = begin(edition, officer, content)
    send(upload, content)
    finish_upload(upload=upload, by=officer, at=NOON)
    dies_at(monkeypatch, "judge", upload)

    upload.refresh_from_db()
    assert upload.state == UploadState.CHECKING
    assert upload_sweeping.check_waiting_uploads(at=NOON + timedelta(seconds=30)) == 0
    assert upload_sweeping.check_waiting_uploads(at=NOON + timedelta(seconds=90)) == 1
    assert sent == [upload.pk]
    check_upload(upload_id=upload.pk, at=NOON)

    upload.refresh_from_db()
    assert upload.state == UploadState.READY
    assert stored(upload) == content


def test_a_file_at_which_workers_die_is_refused_at_last(
    edition, officer, content, settings, monkeypatch
):
    settings.UPLOAD_CHECKED_AT_ONCE = 0
    upload = begin(edition, officer, content)
    send(upload, content)
    finish_upload(upload=upload, by=officer, at=NOON)

    for _attempt in range(MOST_ATTEMPTS):
        dies_at(monkeypatch, "judge", upload)
    check_upload(upload_id=upload.pk, at=NOON)

    upload.refresh_from_db()
    assert (upload.state, upload.refusal) == (UploadState.REFUSED, "not_checked")


def test_a_lost_part_is_told_and_not_waited_for(edition, officer, content):
    upload = begin(edition, officer, content)
    send(upload, content)
    default_storage.delete(upload.parts.first().file.name)

    finished = finish_upload(upload=upload, by=officer, at=NOON)

    assert (finished.state, finished.refusal) == (UploadState.REFUSED, "lost")


def test_a_nasty_file_in_parts_is_refused_as_one_in_a_form_is(edition, officer):
    content = b"<html>" * 500
    upload = begin(edition, officer, content)
    send(upload, content)

    finished = finish_upload(upload=upload, by=officer, at=NOON)

    assert (finished.state, finished.refusal, finished.file.name) == (
        UploadState.REFUSED,
        "other_content",
        "",
    )


def test_what_nobody_finishes_within_a_day_is_given_up_with_all_its_parts(
    edition, officer, content, django_capture_on_commit_callbacks
):
    upload, fresh = begin(edition, officer, content), begin(edition, officer, content)
    send(upload, content, until=2 * PART)
    fresh.last_part_at = NOON + timedelta(hours=20)
    fresh.save()

    with django_capture_on_commit_callbacks(execute=True):
        upload_sweeping.remove_abandoned_uploads(at=NOON + timedelta(hours=25))

    upload.refresh_from_db()
    fresh.refresh_from_db()
    assert (upload.state, upload.refusal, parts_stored()) == (
        UploadState.REFUSED,
        "abandoned",
        0,
    )
    assert fresh.state == UploadState.RECEIVING


def test_a_checked_file_of_which_no_form_came_goes_after_a_day_with_its_bytes(
    edition, officer, content, django_capture_on_commit_callbacks
):
    unsent, named = (_finished(edition, officer, content) for _number in range(2))
    BadgeDesign.objects.create(edition=edition, logo=named)
    path = default_storage.path(unsent.file.name)

    def sweep(hours: int) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            upload_sweeping.remove_abandoned_uploads(at=NOON + timedelta(hours=hours))

    sweep(hours=23)
    assert os.path.exists(path)
    sweep(hours=25)

    unsent.refresh_from_db()
    named.refresh_from_db()
    assert (unsent.state, unsent.file.name, os.path.exists(path)) == ("withdrawn", "", False)
    assert named.state == "ready"
    assert default_storage.exists(named.file.name)
    assert Event.objects.filter(action="documents.upload_unused").count() == 1
    with transaction.atomic():
        claim_upload(upload=named)
        with pytest.raises(ValidationError):
            claim_upload(upload=unsent)


def _finished(edition, officer, content):
    upload = begin(edition, officer, content)
    send(upload, content)
    return finish_upload(upload=upload, by=officer, at=NOON)


def test_files_that_nothing_names_are_swept_and_withdrawn_ones_after_a_month(
    edition, officer, content
):
    stays, withdrawn = (_finished(edition, officer, content) for _number in range(2))
    BadgeDesign.objects.create(edition=edition, logo=stays)
    withdraw_upload(upload=withdrawn, by=officer, at=NOON)
    orphan = default_storage.save("uploads/1/nobody.pdf", stays.file.open("rb"))
    for name in (stays.file.name, withdrawn.file.name, orphan):
        os.utime(default_storage.path(name), (0, 0))

    upload_sweeping.remove_abandoned_uploads(at=NOON + timedelta(days=29))
    assert not default_storage.exists(orphan)
    assert default_storage.exists(withdrawn.file.name)
    upload_sweeping.remove_abandoned_uploads(at=NOON + timedelta(days=31))

    assert not default_storage.exists(withdrawn.file.name)
    assert default_storage.exists(stays.file.name)


def test_a_form_takes_only_what_was_sent_for_it_by_the_same_person(edition, officer, content):
    upload = begin(edition, officer, content)
    send(upload, content)
    upload = finish_upload(upload=upload, by=officer, at=NOON)
    asked = {"upload": upload, "kind": SAMPLE.key, "edition": edition, "subject": "kitu:1"}

    assert take_received(**asked, by=officer) == upload
    for other in ({"subject": "kitu:2"}, {"kind": "another"}, {"edition": EditionFactory()}):
        with pytest.raises(ValidationError):
            take_received(**{**asked, **other}, by=officer)
    with pytest.raises(ValidationError):
        take_received(**asked, by=UserFactory())


def test_nobody_checks_an_upload_that_is_not_there():
    check_upload(upload_id=uuid4(), at=NOON)


class WorkerDied(BaseException):
    """As if the process were killed: nothing after it runs."""


def dies_at(monkeypatch, step, upload):
    def die(*_args):
        raise WorkerDied

    with monkeypatch.context() as patched:
        patched.setattr(upload_checking, step, die)
        with pytest.raises(WorkerDied):
            check_upload(upload_id=upload.pk, at=NOON)


def test_what_stands_still_for_an_hour_holds_up_no_other_file(edition, officer, content, settings):
    settings.UPLOADS_OPEN_AT_ONCE = 1
    begin(edition, officer, content)
    later = {"kind": SAMPLE.key, "edition": edition, "subject": "kitu:1", "by": officer}

    with pytest.raises(ValidationError):
        begin_upload(name="a.pdf", size=9, at=NOON + timedelta(minutes=59), **later)
    assert begin_upload(name="a.pdf", size=9, at=NOON + timedelta(minutes=61), **later).pk
