"""Requests, leases and endings, without a worker: the database alone decides."""

import dataclasses
import datetime
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction

from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents import kinds
from egov_meeting.documents.choices import DocumentState, JobState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.selectors import documents_of, latest_document
from egov_meeting.documents.services.leases import (
    LEASE_LASTS,
    MAX_ATTEMPTS,
    claim_job,
    requeue_stalled_jobs,
)
from egov_meeting.documents.services.publishing import publish_document, revoke_document
from egov_meeting.documents.services.requesting import cancel_job, request_document, retry_job
from egov_meeting.documents.services.running import run_job
from egov_meeting.documents.services.sweeping import (
    remove_orphan_files,
    remove_outlived_documents,
)
from tests.documents.factories import NOON, EditionFactory, staff

LATER = NOON + datetime.timedelta(minutes=5)


def ask(edition, by, how="quick", language="sw", at=NOON, subject="", **params):
    return request_document(
        kind="sample",
        edition=edition,
        language=language,
        by=by,
        at=at,
        params={"how": how, **params},
        subject=subject,
    )


def run(job):
    run_job(job_id=job.pk, clock=lambda: LATER)
    job.refresh_from_db()
    return job


@pytest.fixture
def asha(db):
    return staff()


@pytest.fixture
def edition(db):
    return EditionFactory()


def test_button_pressed_twice_asks_once(edition, asha):
    assert ask(edition, asha) == ask(edition, asha)
    assert DocumentJob.objects.count() == 1


def test_other_language_is_another_document(edition, asha):
    swahili, english = run(ask(edition, asha)), run(ask(edition, asha, language="en"))
    assert (swahili.document.version, english.document.version) == (1, 1)
    assert swahili.document.filename == "sampuli-sw.txt"


def test_versions_count_up_and_a_cancelled_one_leaves_no_gap(edition, asha):
    assert run(ask(edition, asha)).document.version == 1
    gone = ask(edition, asha)
    claim_job(job_id=gone.pk, at=NOON)
    cancel_job(job=gone, by=asha, at=NOON)
    assert run(ask(edition, asha)).document.version == 2


def test_versions_are_counted_for_each_thing_a_document_is_about(edition, asha):
    first, other = ask(edition, asha, subject="bill:1"), ask(edition, asha, subject="bill:2")
    again = ask(edition, asha, "again", subject="bill:1")
    assert len({first.pk, other.pk, again.pk}) == 3
    assert [run(job).document.version for job in (first, other, again)] == [1, 1, 2]
    assert run(ask(edition, asha)).document.version == 1
    newest = latest_document(edition=edition, kind="sample", language="sw", subject="bill:1")
    assert newest == again.document


def test_lists_of_an_edition_leave_out_what_is_about_a_part_of_it(edition, asha):
    whole = run(ask(edition, asha)).document
    run(ask(edition, asha, subject="bill:1"))
    assert list(documents_of(edition=edition)) == [whole]


def test_unknown_kind_is_refused(edition, asha):
    with pytest.raises(kinds.UnknownKind):
        request_document(kind="none", edition=edition, language="sw", by=asha, at=NOON)


def test_unknown_language_is_refused(edition, asha):
    with pytest.raises(ValueError, match="fr"):
        ask(edition, asha, language="fr")


def test_same_message_twice_makes_one_document(edition, asha):
    job = ask(edition, asha)
    run(job)
    run(job)
    assert Document.objects.count() == 1
    assert job.attempts == 1


def test_job_that_is_claimed_cannot_be_claimed_again(edition, asha):
    job = ask(edition, asha)
    assert claim_job(job_id=job.pk, at=NOON)
    assert claim_job(job_id=job.pk, at=NOON) is None


def test_cancelled_before_its_turn_is_never_built(edition, asha):
    job = ask(edition, asha)
    cancel_job(job=job, by=asha, at=NOON)
    assert run(job).state == JobState.CANCELLED
    assert Document.objects.count() == 0


def test_finished_job_cannot_be_cancelled(edition, asha):
    job = run(ask(edition, asha))
    with pytest.raises(TransitionRefused):
        cancel_job(job=job, by=asha, at=LATER)


def test_failed_job_can_be_run_again(edition, asha, monkeypatch):
    job = run(ask(edition, asha, "refused"))
    assert (job.state, job.error_key) == (JobState.FAILED, "no_programme")
    assert job.error_detail == "edition has 0 sessions"
    DocumentJob.objects.filter(pk=job.pk).update(params={"how": "quick"})
    job.refresh_from_db()
    assert retry_job(job=job, by=asha, at=LATER) == job
    assert run(job).state == JobState.DONE


def test_running_again_while_the_same_wish_is_open_gives_that_one(edition, asha):
    failed = run(ask(edition, asha, "refused"))
    fresh = ask(edition, asha, "refused", at=LATER)
    assert retry_job(job=failed, by=asha, at=LATER) == fresh


def test_mistake_of_a_kind_is_told_to_administrators_only_in_detail(edition, asha):
    job = run(ask(edition, asha, "broken"))
    assert job.error_key == "unexpected"
    assert "ZeroDivisionError: a mistake of ours" in job.error_detail


def test_worker_that_lost_its_job_writes_nothing(edition, asha, settings):
    job = ask(edition, asha)
    held = claim_job(job_id=job.pk, at=NOON)
    requeue_stalled_jobs(at=NOON + LEASE_LASTS + datetime.timedelta(seconds=1))
    from egov_meeting.documents.builds import BuiltDocument, Cancelled
    from egov_meeting.documents.services.finishing import finish_job

    with pytest.raises(Cancelled):
        finish_job(job=held, built=BuiltDocument(b"x", "x.txt", "text/plain"), at=LATER)
    assert Document.objects.count() == 0
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_job_that_kills_every_worker_fails_in_the_end(edition, asha):
    job, at = ask(edition, asha), NOON
    for _attempt in range(MAX_ATTEMPTS):
        claim_job(job_id=job.pk, at=at)
        at += LEASE_LASTS + datetime.timedelta(seconds=1)
        requeue_stalled_jobs(at=at)
    job.refresh_from_db()
    assert (job.state, job.error_key) == (JobState.FAILED, "too_many_attempts")


def test_lost_message_is_sent_again_less_and_less_often(edition, asha):
    job = ask(edition, asha)
    sent = [
        second
        for second in range(0, 700, 10)
        if requeue_stalled_jobs(at=NOON + datetime.timedelta(seconds=second))
    ]
    assert sent == [40, 100, 220, 460]
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_job_at_work_is_left_alone(edition, asha):
    job = ask(edition, asha)
    claim_job(job_id=job.pk, at=NOON)
    assert requeue_stalled_jobs(at=NOON + LEASE_LASTS) == 0


def test_every_step_of_a_job_is_on_record(edition, asha):
    job = run(ask(edition, asha))
    told = Event.objects.filter(object_id__in=[job.pk, job.document.pk]).order_by("pk")
    assert list(told.values_list("action", flat=True)) == [
        "documents.requested",
        "documents.documentjob.running",
        "documents.made",
        "documents.documentjob.done",
    ]
    assert told[0].actor_id == asha.pk


def test_same_wish_at_the_same_moment_gives_the_same_bytes(edition, asha):
    first = run(ask(edition, asha)).document
    Document.objects.all().delete()
    DocumentJob.objects.all().delete()
    second = run(ask(edition, asha)).document
    assert first.sha256 == second.sha256


def test_published_document_cannot_be_published_again(edition, asha):
    document = run(ask(edition, asha)).document
    publish_document(document=document, by=asha, at=LATER)
    assert (document.state, document.published_at) == (DocumentState.PUBLISHED, LATER)
    with pytest.raises(TransitionRefused):
        publish_document(document=Document.objects.get(), by=asha, at=LATER)


def test_revoking_needs_a_reason(edition, asha):
    document = run(ask(edition, asha)).document
    publish_document(document=document, by=asha, at=LATER)
    with pytest.raises(ValidationError):
        revoke_document(document=document, by=asha, at=LATER, reason="  ")
    revoke_document(document=document, by=asha, at=LATER, reason="Idadi si sahihi")
    assert document.state == DocumentState.REVOKED


def test_draft_cannot_be_revoked(edition, asha):
    document = run(ask(edition, asha)).document
    with pytest.raises(TransitionRefused):
        revoke_document(document=document, by=asha, at=LATER, reason="x")


def test_files_without_a_row_are_removed_after_an_hour(edition, asha, settings):
    document = run(ask(edition, asha)).document
    orphan = settings.MEDIA_ROOT / "documents" / "1" / "sample" / "left-behind.txt"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_text("half a docu")
    now = datetime.datetime.now(datetime.UTC)
    assert remove_orphan_files(at=now) == 0
    assert remove_orphan_files(at=now + datetime.timedelta(hours=2)) == 1
    assert not orphan.exists()
    assert document.file.storage.exists(document.file.name)


def test_documents_of_a_kind_that_is_not_kept_are_deleted_on_record(edition, asha, monkeypatch):
    brief = dataclasses.replace(
        kinds.kind_called("sample"), key="brief", kept_for=datetime.timedelta(hours=24)
    )
    monkeypatch.setitem(kinds._kinds, "brief", brief)
    kept = run(ask(edition, asha)).document
    job = run(request_document(kind="brief", edition=edition, language="sw", by=asha, at=NOON))
    document = job.document
    assert document.file.storage.exists(document.file.name)

    assert remove_outlived_documents(at=LATER + datetime.timedelta(hours=23)) == 0
    assert remove_outlived_documents(at=LATER + datetime.timedelta(hours=24)) == 1

    assert list(Document.objects.all()) == [kept]
    assert not DocumentJob.objects.filter(pk=job.pk).exists()
    assert not document.file.storage.exists(document.file.name)
    assert Event.objects.get(action="documents.outlived").object_id == str(document.pk)
    again = run(request_document(kind="brief", edition=edition, language="sw", by=asha, at=LATER))
    assert again.state == JobState.DONE


@pytest.mark.django_db(transaction=True)
def test_eight_people_pressing_at_once_ask_once():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    edition, asha = EditionFactory(), staff()
    start, got = threading.Barrier(8), []

    def press():
        start.wait()
        got.append(ask(edition, asha).pk)
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len(set(got)) == 1


@pytest.mark.django_db(transaction=True)
def test_jobs_claimed_at_once_get_each_its_version_and_lock_no_edition():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    edition, asha = EditionFactory(), staff()
    jobs = [ask(edition, asha, f"{n}", subject=f"bill:{n % 2}") for n in range(8)]
    start, got = threading.Barrier(8), []

    def claim(pk):
        start.wait()
        taken = claim_job(job_id=pk, at=NOON)
        got.append((taken.subject, taken.version))
        connections.close_all()

    threads = [threading.Thread(target=claim, args=(job.pk,)) for job in jobs]
    with transaction.atomic():
        type(edition).objects.select_for_update().get(pk=edition.pk)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)
    assert sorted(got) == [(f"bill:{n}", version) for n in (0, 1) for version in (1, 2, 3, 4)]


@pytest.mark.django_db(transaction=True)
def test_two_people_publishing_at_once_publish_once():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    asha = staff()
    document = run(ask(EditionFactory(), asha)).document
    start, refused = threading.Barrier(2), []

    def press():
        own = Document.objects.get(pk=document.pk)
        start.wait()
        try:
            publish_document(document=own, by=asha, at=LATER)
        except TransitionRefused as refusal:
            refused.append(refusal)
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Event.objects.filter(action="documents.document.published").count() == 1
