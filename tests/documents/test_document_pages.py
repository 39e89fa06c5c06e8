"""What staff and the public see of documents."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.documents.choices import JobState
from egov_meeting.documents.forms import LARGEST_COMPARED
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.leases import claim_job
from egov_meeting.documents.services.publishing import publish_document, revoke_document
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.documents.services.running import run_job
from egov_meeting.documents.throttling import MISSES_ALLOWED
from tests.documents.factories import NOON, EditionFactory, UserFactory, staff

LATER = NOON + datetime.timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def asha(db):
    return staff()


@pytest.fixture
def edition(db):
    return EditionFactory(year=2019)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def address(name, *args, language="sw"):
    with translation.override(language):
        return reverse(f"documents:{name}", args=args)


def ask(edition, by, how="quick", language="sw"):
    return request_document(
        kind="sample", edition=edition, language=language, by=by, at=NOON, params={"how": how}
    )


def made(edition, by, **options):
    job = ask(edition, by, **options)
    run_job(job_id=job.pk, clock=lambda: LATER)
    job.refresh_from_db()
    return job


def published(edition, by):
    document = made(edition, by).document
    return publish_document(document=document, by=by, at=LATER)


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_button_leads_to_the_page_of_the_job(edition, asha):
    client = signed_in(asha)
    page = address("edition_documents", 2019)
    response = client.post(page, {"kind": "sample", "language": "sw"})
    job = DocumentJob.objects.get()
    assert response["Location"] == address("job", job.pk)
    assert client.post(page, {"kind": "sample", "language": "sw"})["Location"] == address(
        "job", job.pk
    )


def test_request_for_nothing_is_told_beside_the_field(edition, asha):
    response = signed_in(asha).post(address("edition_documents", 2019), {"kind": "none"})
    assert response.status_code == 200
    assert DocumentJob.objects.count() == 0
    assert "error-summary" in text(response)


@pytest.mark.parametrize(
    ("language", "words"), [("sw", "Linasubiri zamu yake"), ("en", "Waiting its turn")]
)
def test_open_job_shows_its_bar_and_loads_itself_again(edition, asha, language, words):
    job = ask(edition, asha)
    page = text(signed_in(asha).get(address("job", job.pk, language=language)))
    assert words in page
    assert '<progress id="job-progress" max="100" value="0"' in page
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    assert address("job_status", job.pk, language=language) in page


def test_status_alone_is_small_and_asks_for_the_page_when_the_job_has_ended(edition, asha):
    job = ask(edition, asha)
    client = signed_in(asha)
    claim_job(job_id=job.pk, at=NOON)
    DocumentJob.objects.update(progress=42, step="layout", step_count=7)
    response = client.get(address("job_status", job.pk, language="en"))
    assert "HX-Refresh" not in response.headers
    assert "Laying out the pages: 7 pages so far" in text(response)
    assert 'value="42"' in text(response)
    assert len(response.content) < 600
    DocumentJob.objects.update(state=JobState.CANCELLED)
    assert client.get(address("job_status", job.pk))["HX-Refresh"] == "true"


def test_finished_job_offers_the_file(edition, asha):
    job = made(edition, asha)
    page = text(signed_in(asha).get(address("job", job.pk)))
    assert address("download", job.document.pk) in page
    assert "refresh" not in page


def test_failed_job_says_why_and_can_be_run_again(edition, asha):
    job = made(edition, asha, how="refused")
    client = signed_in(asha)
    page = text(client.get(address("job", job.pk)))
    assert "Toleo hili halina ratiba bado." in page
    assert "edition has 0 sessions" not in page
    client.post(address("retry_job", job.pk))
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_technical_detail_is_for_administrators(edition, asha):
    job = made(edition, asha, how="broken")
    page = text(signed_in(staff(Role.ADMINISTRATOR)).get(address("job", job.pk)))
    assert "ZeroDivisionError" in page
    assert "ZeroDivisionError" not in text(signed_in(asha).get(address("job", job.pk)))


def test_cancelling_a_finished_job_says_that_it_is_too_late(edition, asha):
    job = made(edition, asha)
    page = text(signed_in(asha).post(address("cancel_job", job.pk), follow=True))
    job.refresh_from_db()
    assert job.state == JobState.DONE
    assert "notice-warning" in page


@pytest.mark.parametrize("name", ["job", "job_status"])
def test_jobs_are_for_staff(edition, asha, name):
    job = ask(edition, asha)
    assert Client().get(address(name, job.pk)).status_code == 302
    assert signed_in(UserFactory()).get(address(name, job.pk)).status_code == 403


def test_queue_shows_only_editions_the_reader_may_look_into(edition, asha):
    other = EditionFactory()
    ask(edition, asha)
    ask(other, asha)
    desk = UserFactory()
    RoleAssignment.objects.create(user=desk, role=Role.DESK, edition_id=other.pk)

    seen = signed_in(desk).get(address("jobs")).context["page"].object_list

    assert [job.edition for job in seen] == [other]


def test_download_is_an_attachment_that_browsers_do_not_guess_about(edition, asha):
    document = made(edition, asha).document
    response = signed_in(asha).get(address("download", document.pk))
    content = b"".join(response.streaming_content)
    assert content == document.file.read()
    assert response["Content-Disposition"] == 'attachment; filename="sampuli-sw.txt"'
    assert response["Content-Type"] == "text/plain"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    again = signed_in(asha).get(
        address("download", document.pk), headers={"If-None-Match": response["ETag"]}
    )
    assert again.status_code == 304


def test_draft_is_closed_and_published_file_is_open(edition, asha):
    document = made(edition, asha).document
    assert Client().get(address("download", document.pk)).status_code == 302
    publish_document(document=document, by=asha, at=LATER)
    assert Client().get(address("download", document.pk)).status_code == 200
    revoke_document(document=document, by=asha, at=LATER, reason="Kosa")
    assert Client().get(address("download", document.pk)).status_code == 302


def test_file_that_is_gone_is_a_missing_page(edition, asha):
    document = made(edition, asha).document
    document.file.storage.delete(document.file.name)
    assert signed_in(asha).get(address("download", document.pk)).status_code == 404


def test_staff_publish_and_revoke_with_a_reason(edition, asha):
    document = made(edition, asha).document
    client = signed_in(asha)
    client.post(address("publish", document.pk))
    response = client.post(address("revoke", document.pk), {"reason": ""})
    assert "error-summary" in text(response)
    client.post(address("revoke", document.pk), {"reason": "Idadi si sahihi"})
    document.refresh_from_db()
    assert (document.state, document.revocation_reason) == ("revoked", "Idadi si sahihi")


@pytest.mark.parametrize(
    ("language", "words"), [("sw", "Waraka huu ni halali"), ("en", "This document is valid")]
)
def test_published_document_is_verified(edition, asha, language, words):
    document = published(edition, asha)
    response = Client().get(address("verify_code", document.code, language=language))
    assert words in text(response)
    assert document.sha256 in text(response)
    assert asha.full_name not in text(response)


def test_typed_code_leads_to_its_page(edition, asha):
    document = published(edition, asha)
    response = Client().get(address("verify"), {"code": document.code.lower().replace("0", "o")})
    assert response["Location"] == address("verify_code", document.code)


def test_code_that_cannot_be_one_is_told_beside_the_field(db):
    response = Client().get(address("verify"), {"code": "ABC"})
    assert response.status_code == 200
    assert 'value="ABC"' in text(response)
    assert "error-summary" in text(response)


def test_revoked_and_draft_documents_are_told_apart(edition, asha):
    document = published(edition, asha)
    revoke_document(document=document, by=asha, at=LATER, reason="Siri ya ofisi")
    page = text(Client().get(address("verify_code", document.code)))
    assert "umebatilishwa" in page
    assert "Siri ya ofisi" not in page
    draft = made(edition, asha, language="en").document
    assert "rasimu" in text(Client().get(address("verify_code", draft.code)))


def test_unknown_code_is_answered_kindly_and_bulk_tries_are_slowed(edition, asha):
    document = published(edition, asha)
    client = Client()
    for _attempt in range(MISSES_ALLOWED):
        response = client.get(address("verify_code", "0000-0000-0000"))
        assert response.status_code == 404
        assert "0000-0000-0000" in text(response)
    slowed = client.get(address("verify_code", "0000-0000-0001"))
    assert (slowed.status_code, slowed["Retry-After"]) == (429, "600")
    assert client.get(address("verify_code", document.code)).status_code == 200
    other = Client(REMOTE_ADDR="10.0.0.9")
    assert other.get(address("verify_code", "0000-0000-0000")).status_code == 404


@pytest.mark.parametrize("code", ["<script>", "..%2f..", "%00", "x" * 3000, "0000-0000-000é"])
def test_nonsense_codes_are_unknown(db, code):
    response = Client().get(address("verify_code", "A").replace("/A/", f"/{code}/"))
    assert response.status_code in (302, 404)
    assert b"<script>" not in response.content


def test_file_is_compared_and_forgotten(edition, asha, settings):
    document = published(edition, asha)
    before = sorted(settings.MEDIA_ROOT.rglob("*"))
    page = address("verify_code", document.code, language="en")
    same = SimpleUploadedFile("jina.pdf", document.file.read())
    assert "Yes: the file you chose is this document" in text(Client().post(page, {"file": same}))
    other = SimpleUploadedFile("jina.pdf", b"another")
    assert "No: the file you chose is not this document" in text(
        Client().post(page, {"file": other})
    )
    assert sorted(settings.MEDIA_ROOT.rglob("*")) == before


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (None, "Choose the file"),
        (SimpleUploadedFile("a.pdf", b""), "This file is empty"),
    ],
)
def test_bad_upload_is_told_beside_the_field(edition, asha, file, words):
    page = address("verify_code", published(edition, asha).code, language="en")
    response = Client().post(page, {"file": file} if file else {})
    assert words in text(response)


def test_upload_beyond_the_limit_is_refused(edition, asha, monkeypatch):
    monkeypatch.setattr("egov_meeting.documents.forms.LARGEST_COMPARED", 10)
    assert LARGEST_COMPARED == 25 * 1024 * 1024
    page = address("verify_code", published(edition, asha).code, language="en")
    big = SimpleUploadedFile("a.pdf", b"x" * 11)
    assert "larger than 25 MB" in text(Client().post(page, {"file": big}))


@pytest.mark.parametrize("count", [1, 25])
def test_lists_ask_the_database_the_same_number_of_questions(
    edition, asha, count, django_assert_num_queries
):
    for number in range(count):
        job = request_document(
            kind="sample", edition=edition, language="sw", by=staff(), at=NOON, params={"n": number}
        )
        if number % 2 == 0:
            run_job(job_id=job.pk, clock=lambda: LATER)
    client = signed_in(asha)
    client.get(address("jobs"))
    with django_assert_num_queries(5):
        client.get(address("jobs"))
    with django_assert_num_queries(7):
        client.get(address("edition_documents", 2019))
    assert Document.objects.count() == (count + 1) // 2
