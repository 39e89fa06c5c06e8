"""Rows of owners, added and removed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.audit.services import delete, save_new
from egov_meeting.institutions.models import Institution
from reports.models import Resolution, ResolutionOwner

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def owner_added(
    resolution: Resolution,
    *,
    part: str,
    institution: Institution | None,
    owner_class: str,
    by: Actor,
    at: datetime,
) -> ResolutionOwner:
    """Put an owner behind the others. Hold the resolution's lock. Raises ValidationError."""
    if (institution is None) == (not owner_class):
        raise ValidationError(_("Name an institution, or else choose a class of owners."))
    same = resolution.owners.filter(institution=institution, owner_class=owner_class)
    if same.exists():
        raise ValidationError(_("This owner is named already."))
    last = resolution.owners.aggregate(last=Max("order"))["last"] or 0
    owner = ResolutionOwner(
        resolution=resolution,
        order=last + 1,
        part=part,
        institution=institution,
        owner_class=owner_class,
    )
    owner.edition_id = resolution.edition_id  # type: ignore[attr-defined]  # for the audit trail
    save_new(owner, by=by, at=at, action="reports.owner_named")
    return owner


def owner_removed(owner: ResolutionOwner, *, by: Actor, at: datetime) -> None:
    """Hold the resolution's lock."""
    owner.edition_id = owner.resolution.edition_id  # type: ignore[attr-defined]
    delete(owner, by=by, at=at, action="reports.owner_taken")
