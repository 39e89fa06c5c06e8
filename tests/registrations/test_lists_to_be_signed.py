"""Lists to be signed by hand: made for a door, in either language, with every name whole."""

from __future__ import annotations

import re

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.choices import JobState
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.documents.services.running import run_job
from registrations.documents_attendance import KEY
from registrations.services.doors import prepare_doors
from tests.registrations.badges import HARD_NAMES, LONG_INSTITUTION, meeting_with, text_of
from tests.registrations.desk import door_on
from tests.registrations.factories import NOON

pytestmark = pytest.mark.django_db


def made(edition, *, language: str, door: int):
    job = request_document(
        kind=KEY,
        edition=edition,
        language=language,
        params={"door": door},
        subject=f"door:{door}",
        by=SYSTEM,
        at=NOON,
    )
    run_job(job_id=job.pk, clock=lambda: NOON)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize(
    ("language", "heading", "sign"),
    [("sw", "Orodha ya mahudhurio", "Saini"), ("en", "Attendance list", "Signature")],
)
def test_everybody_expected_stands_whole_on_the_list(language, heading, sign, tmp_path):
    edition, rows = meeting_with(HARD_NAMES * 4, groups=2)
    prepare_doors(edition=edition, by=SYSTEM, at=NOON)

    job = made(edition, language=language, door=door_on(edition, edition.starts_on).pk)

    assert job.state == JobState.DONE, job.error_detail
    text = text_of(job.document.file.read(), tmp_path).replace("-", "")
    for words in (*HARD_NAMES, LONG_INSTITUTION, heading, sign):
        assert re.sub(r"[\s-]+", "", words) in text
    for row in rows:
        assert row.reference.replace("-", "") in text


def test_a_door_by_which_nobody_is_expected_says_so():
    edition, _rows = meeting_with(())
    prepare_doors(edition=edition, by=SYSTEM, at=NOON)

    for door in (door_on(edition, edition.starts_on).pk, 0):
        job = made(edition, language="sw", door=door)
        assert (job.state, job.error_key) == (JobState.FAILED, "no_people")
