"""Starting an edition, empty or from an earlier one."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record, save_new
from egov_meeting.meetings.copying import Copying, copiers
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.services.plans import copy_plan

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.institutions.models import Institution


def start_edition(*, edition: Edition, by: Actor, at: datetime.datetime) -> None:
    """Insert a new edition; it begins as a draft that only the staff see. Raises ValidationError."""
    save_new(edition, by=by, at=at, action="meetings.edition_started")


def start_edition_from(
    *,
    source: Edition,
    number: int,
    year: int,
    starts_on: datetime.date,
    name_sw: str,
    name_en: str = "",
    city: str = "",
    by: Actor,
    at: datetime.datetime,
) -> Edition:
    """Start a draft with the plan of an earlier edition, every date as far from the first day as there.

    The plan: phases, objectives, committees without members, groups with days, members and fees,
    and what other apps registered as copiers. People, place, theme, sponsors and whatever happened
    stay behind; an institution that no longer exists is replaced by its successor. One transaction,
    two events in the trail, the same number of queries for any size. Raises ValidationError.
    """
    with transaction.atomic():
        edition = _new_edition(source, starts_on)
        edition.number, edition.year = number, year
        edition.name_sw, edition.name_en, edition.city = name_sw, name_en, city
        start_edition(edition=edition, by=by, at=at)
        copying = Copying(source=source, edition=edition)
        try:
            for copy in (copy_plan, *copiers()):
                copy(copying)
        except OverflowError:
            raise ValidationError({"starts_on": _("Choose a nearer day.")}) from None
        record(
            action="meetings.edition_copied",
            obj=edition,
            by=by,
            at=at,
            before={"source": source},
            after=dict(copying.copied),
        )
    return edition


def _new_edition(source: Edition, starts_on: datetime.date) -> Edition:
    shift = starts_on - source.starts_on
    try:
        ends_on = source.ends_on + shift
        exhibition = [
            day and day + shift for day in (source.exhibition_from, source.exhibition_until)
        ]
    except OverflowError:
        raise ValidationError({"starts_on": _("Choose a nearer day.")}) from None
    return Edition(
        noun=source.noun,
        starts_on=starts_on,
        ends_on=ends_on,
        exhibition_from=exhibition[0],
        exhibition_until=exhibition[1],
        sponsors_exhibit=source.sponsors_exhibit,
        organiser=_as_of(source.organiser, starts_on),
        parent_ministry=source.parent_ministry and _as_of(source.parent_ministry, starts_on),
        expected_participants=source.expected_participants,
        previous_number=source.number,
    )


def _as_of(institution: Institution, day: datetime.date) -> Institution:
    """The institution itself, or whoever follows it by then."""
    seen = set()
    while institution.successor and institution.pk not in seen:
        if institution.valid_until is None or institution.valid_until >= day:
            break
        seen.add(institution.pk)
        institution = institution.successor
    return institution
