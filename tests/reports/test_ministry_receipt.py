"""The receipt for a ministry's report as PDF: official, tagged, in both languages, for its ministry and staff."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pypdf import PdfReader

from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.running import run_job
from tests.reports import ministries_by_hand as hand
from tests.reports.desk_by_hand import signed_in

pytestmark = pytest.mark.django_db


def test_a_receipt_in_both_languages_is_made_once_verified_by_anybody_and_read_by_its_people(
    settings: Any,
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    settings.DOCUMENTS_BUILD_IN_CHILD = False
    energy = hand.ministry("Wizara ya Nishati")
    call, person = hand.call_out(), hand.focal_person(energy)
    client = signed_in(person)
    with translation.override("sw"):
        place = reverse("reports:ministry_receipt", args=[call.edition.year])
    assert client.post(place, {"language": "both"}).status_code == 404
    report = hand.handed_in(hand.report_of(energy, call), person)

    assert client.post(place, {"language": "xx"}).status_code == 422
    asked = client.post(place, {"language": "both"})
    job = DocumentJob.objects.get()
    assert asked.url.endswith(f"{job.pk}/")
    run_job(job_id=job.pk, clock=timezone.now)
    document = Document.objects.get()
    again = client.post(place, {"language": "both"})

    pdf = PdfReader(io.BytesIO(b"".join(client.get(again.url))))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    version = report.versions.get()
    assert bool(pdf.trailer["/Root"]["/MarkInfo"]["/Marked"])
    assert len(pdf.pages) == 2
    for words in (
        "Stakabadhi ya taarifa ya wizara",
        "Receipt for a ministry's report",
        "Wizara ya Nishati (English)",
        str(version.code),
        person.full_name,
    ):
        assert words in text, words
    assert version.fingerprint in text.replace(" ", "")
    checked = Client().get(reverse("documents:verify_code", args=[document.verification_code]))
    assert document.sha256 in checked.content.decode()
    water = hand.focal_person(hand.ministry("Wizara ya Maji"))
    people = {person: 200, hand.coordinator(): 200, water: 403}
    for reader, status in people.items():
        assert signed_in(reader).get(again.url).status_code == status, reader
