"""Adopted resolutions, institutions that owe them and people who report, made row by row."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from egov_meeting.accounts.models import User
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from reports.choices import Decision, Delivery
from reports.models import Obligation, ProgressReport, Resolution, ResolutionOwner
from reports.services.follow_up.obliging import ensure_obligations
from reports.services.follow_up.reporting_progress import Said, report_progress
from reports.services.follow_up.reviewing import accept_progress
from tests.accounts.factories import UserFactory
from tests.reports import editions_by_hand as by_hand

NOW = dt.datetime(2031, 2, 3, 9, 0, tzinfo=dt.UTC)


def adopted(of: Edition | None = None, *owners: Institution | str, **fields: Any) -> Resolution:
    """An adopted resolution; an owner is an institution or the name of a class."""
    of = of or by_hand.edition()
    number = fields.pop("number", of.resolutions.count() + 1)
    values = {
        "title_sw": f"Azimio la {number}",
        "title_en": f"Resolution number {number}",
        "text_sw": "Taasisi zijiunge na GovESB.",
        "text_en": "Institutions shall join GovESB.",
        "decided_on": of.ends_on,
        **fields,
    }
    row = Resolution.objects.create(edition=of, number=number, decision=Decision.ADOPTED, **values)
    for order, owner in enumerate(owners, start=1):
        named = {"owner_class": owner} if isinstance(owner, str) else {"institution": owner}
        ResolutionOwner.objects.create(resolution=row, order=order, **named)
    ensure_obligations(resolution=row, by=officer(), at=NOW)
    row.refresh_from_db()
    return row


def officer(**fields: Any) -> User:
    """A member of e-GA's staff who verifies and follows up."""
    return UserFactory(roles=["rapporteur"], **fields)


def focal(institution: Institution, **fields: Any) -> User:
    return UserFactory(roles=["focal_person"], institution=institution, **fields)


def said(percentage: int = 40, delivery: str = Delivery.ON_TRACK, **fields: Any) -> Said:
    return Said(delivery, percentage, fields.pop("note", "Tumeunganisha mifumo miwili."), **fields)


def reported(
    resolution: Resolution, institution: Institution, percentage: int = 40, **fields: Any
) -> ProgressReport:
    """A report that waits for e-GA."""
    by = fields.pop("by", None) or focal(institution)
    at = fields.pop("at", NOW)
    return report_progress(
        resolution=resolution,
        institution=institution,
        said=said(percentage, **fields),
        form_key=uuid.uuid4(),
        by=by,
        at=at,
    )


def accepted(
    resolution: Resolution, institution: Institution, percentage: int = 40, **fields: Any
) -> Obligation:
    """What was reported and accepted, as the obligation stands then."""
    report = reported(resolution, institution, percentage, **fields)
    accept_progress(report=report, by=officer(), at=fields.get("at", NOW))
    report.obligation.refresh_from_db()
    resolution.refresh_from_db()
    return report.obligation


def done(resolution: Resolution, institution: Institution, **fields: Any) -> Obligation:
    return accepted(resolution, institution, 100, delivery=Delivery.REPORTED_DONE, **fields)
