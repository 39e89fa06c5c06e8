"""What becomes of a version once it was asked for: published, given up, withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_changes
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.publishing import publish_document, revoke_document
from egov_meeting.documents.services.requesting import cancel_job
from egov_meeting.meetings.choices import EditionState
from reports.choices import ReportState, VersionState
from reports.figures import figures_of, write_value
from reports.models import MeetingReport, ReportVersion
from reports.services.publishing import KINDS, LANGUAGES
from reports.services.texts import locked_report

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def document_made(document: Document, by: Actor, at: datetime) -> None:
    """Add a finished document to the version it was made for; the last one publishes the version.

    Runs in the transaction that stores the document. Drafts belong to no version. If the data have
    changed since the version was asked for, it is withdrawn instead, for its tables would differ.
    """
    number = document.params.get("report_version")
    if number is None:
        return
    locked_report(document.edition)
    version = ReportVersion.objects.filter(
        report__edition_id=document.edition_id, number=number, state=VersionState.DRAFT
    ).first()
    if version is None:
        return
    version.documents.add(document)
    if version.documents.count() < len(KINDS) * len(LANGUAGES):
        return
    if _data_changed(version):
        reason = _("The data changed while the documents were being made. Publish again.")
        _set_aside(version, reason=reason, by=SYSTEM, at=at)
    else:
        _publish(version, by=_still_permitted(version), at=at)


def give_up_version(*, version: ReportVersion, reason: str, by: Actor, at: datetime) -> None:
    """Stop a version whose documents are still being made. Raises ValidationError without a reason,
    TransitionRefused when it is published already.
    """
    _need_reason(reason)
    with transaction.atomic():
        locked_report(version.report.edition)
        _set_aside(version, reason=reason, by=by, at=at)
    # Not under the report's lock: a worker that is finishing holds its job and waits for the report.
    for job in jobs_of_version(version):
        if job.is_open:
            _cancel(job, by=by, at=at)


def withdraw_version(*, version: ReportVersion, reason: str, by: Actor, at: datetime) -> None:
    """Declare a published version no longer valid, revoke its documents, and say why.

    The newest version still published is in force again; without one the report is not published.
    Raises ValidationError without a reason, TransitionRefused when it is not published.
    """
    _need_reason(reason)
    with transaction.atomic():
        report = locked_report(version.report.edition)
        _set_aside(version, reason=reason, by=by, at=at)
        for document in version.documents.filter(state=DocumentState.PUBLISHED):
            revoke_document(document=document, by=by, at=at, reason=reason)
        others = report.versions.filter(state=VersionState.PUBLISHED)
        _put_in_force(report, others.order_by("-number").first(), by=by, at=at)


def jobs_of_version(version: ReportVersion) -> list[DocumentJob]:
    """The jobs that make, or made, the version's documents."""
    jobs = DocumentJob.objects.filter(
        edition_id=version.report.edition_id,
        kind__in=KINDS,
        params__report_version=version.number,
    )
    return list(jobs.select_related("document").order_by("kind", "language", "created_at"))


def _publish(version: ReportVersion, *, by: Actor, at: datetime) -> None:
    transition(version, to=VersionState.PUBLISHED, by=by, at=at, also={"published_at": at})
    for document in version.documents.filter(state=DocumentState.DRAFT):
        publish_document(document=document, by=by, at=at)
    _put_in_force(version.report, version, by=by, at=at)


def _put_in_force(
    report: MeetingReport, version: ReportVersion | None, *, by: Actor, at: datetime
) -> None:
    state = ReportState.PUBLISHED if version else ReportState.DRAFT
    if report.state == state:
        save_changes(
            report, by=by, at=at, action="reports.in_force", fields={"current_version": version}
        )
    else:
        transition(report, to=state, by=by, at=at, also={"current_version": version})
    _move_edition(report, is_published=version is not None, by=by, at=at)


def _move_edition(report: MeetingReport, *, is_published: bool, by: Actor, at: datetime) -> None:
    """A closed edition counts as published while its report is."""
    edition = report.edition
    if is_published and edition.state == EditionState.CLOSED:
        transition(edition, to=EditionState.PUBLISHED, by=by, at=at)
    elif not is_published and edition.state == EditionState.PUBLISHED:
        transition(edition, to=EditionState.CLOSED, by=by, at=at)


def _set_aside(version: ReportVersion, *, reason: str, by: Actor, at: datetime) -> None:
    transition(
        version,
        to=VersionState.WITHDRAWN,
        by=by,
        at=at,
        reason=reason.strip(),
        also={"withdrawn_at": at, "withdrawal_reason": reason.strip()},
    )


def _data_changed(version: ReportVersion) -> bool:
    now = {
        key: write_value(figure.value) for key, figure in figures_of(version.report.edition).items()
    }
    return bool(now != version.snapshot["figures"])


def _still_permitted(version: ReportVersion) -> Actor:
    """Who asked for the version, if that person still may publish; else the portal finishes it."""
    asker = version.made_by
    if asker and asker.may("report.publish", edition_id=version.edition_id):
        return asker
    return SYSTEM


def _cancel(job: DocumentJob, *, by: Actor, at: datetime) -> None:
    try:
        cancel_job(job=job, by=by, at=at)
    except TransitionRefused:
        return  # it came to its end meanwhile


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
