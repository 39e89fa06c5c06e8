"""An institution says what it has done about a resolution it owes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_changes, save_new
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.uploading import claim_upload
from egov_meeting.institutions.models import Institution
from reports.choices import Decision, Delivery, ProgressState
from reports.models import Evidence, Obligation, ProgressReport, Resolution
from reports.selectors.owing import SET_ASIDE, Institutions, is_carried_on
from reports.services.follow_up.obliging import obligation_for
from reports.services.follow_up.rolling_up import roll_up

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

# What an institution may say of itself; the rest is for e-GA to say.
REPORTABLE = (
    Delivery.NOT_STARTED,
    Delivery.ON_TRACK,
    Delivery.DELAYED,
    Delivery.BLOCKED,
    Delivery.REPORTED_DONE,
)


@dataclass(frozen=True)
class Said:
    """What a progress report says; `percentage` is a whole number from 0 to 100."""

    delivery: str
    percentage: int
    note: str
    next_step: str = ""
    fall_reason: str = ""


class OwesNothing(ValidationError):
    """The institution has nothing to report on: it does not owe the resolution, or nobody does any more."""


def evidence_subject(*, resolution: Resolution, institution_id: int) -> str:
    """What uploads of evidence are about, before there is a report they belong to."""
    return f"owed:{resolution.pk}:{institution_id}"


def report_progress(
    *,
    resolution: Resolution,
    institution: Institution,
    said: Said,
    form_key: uuid.UUID,
    by: Actor,
    at: datetime,
    uploads: Sequence[Upload] = (),
) -> ProgressReport:
    """Hand in a progress report; it waits for e-GA. The same form sent twice gives the first one back.

    Raises OwesNothing when the institution does not owe the resolution or it is closed or carried on,
    ValidationError (by field) for what is said, or when a report waits already (code "waiting").
    """
    _check(said)
    try:
        with transaction.atomic():
            stored: Resolution = locked(resolution)
            twin = ProgressReport.objects.filter(form_key=form_key).first()
            if twin is not None:
                return _same_sender(twin, by)
            report = _handed_in(stored, institution, said, form_key, uploads, by=by, at=at)
    except IntegrityError as error:
        raise ValidationError(_waiting(), code="waiting") from error
    return report


def refuse_what_is_not_owed(
    resolution: Resolution, institution: Institution, institutions: Institutions
) -> None:
    """Raises OwesNothing, with the reason in words."""
    if resolution.decision != Decision.ADOPTED or not institutions.owes(institution.pk, resolution):
        raise OwesNothing(
            _("%(institution)s does not owe this resolution, so there is nothing to report on.")
            % {"institution": institution},
            code="owes_nothing",
        )
    if resolution.delivery in SET_ASIDE:
        raise OwesNothing(
            _("This resolution is closed: %(state)s. %(reason)s")
            % {"state": resolution.get_delivery_display(), "reason": resolution.delivery_reason},
            code="closed",
        )
    if is_carried_on(resolution):
        raise OwesNothing(
            _("This resolution goes on in a later one: report on that one."), code="carried_on"
        )


def _handed_in(
    stored: Resolution,
    institution: Institution,
    said: Said,
    form_key: uuid.UUID,
    uploads: Sequence[Upload],
    *,
    by: Actor,
    at: datetime,
) -> ProgressReport:
    institutions = Institutions()
    refuse_what_is_not_owed(stored, institution, institutions)
    obligation = obligation_for(
        resolution=stored, institution=institution, institutions=institutions, by=by, at=at
    )
    reports = obligation.reports.all()
    if reports.filter(state=ProgressState.SUBMITTED).exists():
        raise ValidationError(_waiting(), code="waiting")
    _refuse_unexplained_fall(obligation, said)
    last = reports.first()
    report = ProgressReport(
        obligation=obligation,
        number=last.number + 1 if last else 1,
        delivery=said.delivery,
        percentage=said.percentage,
        note=said.note.strip(),
        next_step=said.next_step.strip(),
        fall_reason=said.fall_reason.strip(),
        form_key=form_key,
        by_id=by.pk,
        by_label=by.audit_label[:300],
        at=at,
    )
    save_new(report, by=by, at=at, action="reports.progress_reported", shown_publicly=False)
    subject = evidence_subject(resolution=stored, institution_id=institution.pk)
    for upload in uploads:
        _keep_evidence(report, upload, subject)
    if said.delivery == Delivery.REPORTED_DONE:
        done = {"delivery": Delivery.REPORTED_DONE}
        save_changes(obligation, by=by, at=at, action="reports.reported_done", fields=done)
    roll_up(resolution=stored, by=by, at=at, institutions=institutions)
    return report


def _keep_evidence(report: ProgressReport, upload: Upload, subject: str) -> None:
    # One that still waits for the scanner belongs to the report too; nobody gets it before it is ready.
    if upload.state not in (UploadState.READY, UploadState.CHECKING) or upload.subject != subject:
        raise ValidationError(
            {"evidence": _("“%(file)s” has not been checked yet, or belongs to something else.")
             % {"file": upload}}
        )  # fmt: skip
    claim_upload(upload=upload)
    Evidence.objects.create(report=report, upload=upload)


def _check(said: Said) -> None:
    errors: dict[str, str] = {}
    if said.delivery not in REPORTABLE:
        errors["delivery"] = _("Choose one of the states.")
    if not 0 <= said.percentage <= 100:
        errors["percentage"] = _("Write a whole number from 0 to 100.")
    elif said.delivery == Delivery.REPORTED_DONE and said.percentage != 100:
        errors["percentage"] = _(
            "What is done is 100 per cent. Write 100, or choose another state."
        )
    elif said.delivery == Delivery.NOT_STARTED and said.percentage:
        errors["percentage"] = _("What has not been started is 0 per cent.")
    if not said.note.strip():
        errors["note"] = _("Say what was done.")
    if errors:
        raise ValidationError(errors)


def _refuse_unexplained_fall(obligation: Obligation, said: Said) -> None:
    before = obligation.percentage
    if before is not None and said.percentage < before and not said.fall_reason.strip():
        raise ValidationError(
            {
                "fall_reason": _(
                    "The last accepted report said %(before)s per cent. Say why it is less now."
                )
                % {"before": before}
            }
        )


def _same_sender(twin: ProgressReport, by: Actor) -> ProgressReport:
    if twin.by_id != by.pk:
        raise ValidationError(_("This form was sent already. Open the page again."), code="used")
    return twin


def _waiting() -> str:
    return _(
        "A report about this resolution is waiting for e-GA already. You can report again once it has "
        "been accepted or returned."
    )
