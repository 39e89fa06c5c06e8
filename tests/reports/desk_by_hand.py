"""A small edition at the report workshop, the people who work on it, and documents made quickly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.test import Client
from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.documents import kinds
from egov_meeting.documents.builds import BuildRequest, BuiltDocument
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.services.running import run_job
from egov_meeting.meetings.models import Edition, RecordedFigure
from reports.figures import figures_of
from reports.models import SectionText
from reports.services.publishing import KINDS
from reports.services.texts import save_section
from tests.accounts.factories import UserFactory
from tests.reports import editions_by_hand as by_hand

NOW = dt.datetime(2030, 3, 8, 9, 0, tzinfo=dt.UTC)


def edition_at_work(**fields: Any) -> Edition:
    """An edition that counted 786 participants."""
    edition = by_hand.edition(is_recorded=True, state="closed", city="Dodoma", **fields)
    by_hand.group(edition, 1)
    participants(edition, 786, preferred=True)
    return edition


def participants(edition: Edition, value: int, **fields: Any) -> RecordedFigure:
    """One more figure of how many took part."""
    order = edition.figures.count() + 1
    fields = {"measure": "participants", "place": f"section:2.{order}", **fields}
    return RecordedFigure.objects.create(edition=edition, order=order, value=value, **fields)


def editor(**fields: Any) -> User:
    return UserFactory(roles=[Role.RAPPORTEUR], **fields)


def coordinator(**fields: Any) -> User:
    return UserFactory(roles=[Role.COORDINATOR], **fields)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def workshop(edition: Edition, page: str = "", *, language: str = "sw") -> str:
    """The address of a page of the edition's workshop."""
    return f"/{language}/kazi/vikao/{edition.year}/taarifa/{page}"


def write(edition: Edition, body: str, *, by: User, revision: int = 0, **place: str) -> SectionText:
    """Put a text into a section (the summary in Swahili, unless told otherwise)."""
    return save_section(
        edition=edition,
        section=place.get("section", "summary"),
        language=place.get("language", "sw"),
        body=body,
        revision=revision,
        figures=figures_of(edition),
        by=by,
        at=NOW,
    )


@contextmanager
def documents_made_quickly() -> Iterator[None]:
    """The report's kinds with a build that takes no time; everything around it is the real thing."""
    real = {key: kinds.kind_called(key) for key in KINDS}
    for key, kind in real.items():
        kinds.unregister(key)
        kinds.register(replace(kind, build=_build))
    try:
        yield
    finally:
        for key, kind in real.items():
            kinds.unregister(key)
            kinds.register(kind)


def run_waiting_jobs() -> None:
    """Do the worker's part for every job that waits."""
    for job in DocumentJob.objects.filter(state="queued").order_by("created_at"):
        run_job(job_id=job.pk, clock=timezone.now)


def _build(request: BuildRequest, progress: Progress) -> BuiltDocument:
    content = f"{request.kind} {request.language} {request.verification_code}".encode()
    return BuiltDocument(content, f"{request.kind}-{request.language}.pdf", "application/pdf")
