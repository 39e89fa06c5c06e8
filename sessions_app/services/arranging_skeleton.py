"""The skeleton of an earlier programme, for an edition that has none yet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.meetings.copying import Copying
from sessions_app.copying import copy_programme
from sessions_app.services.arranging_places import hold

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition


def take_skeleton(*, edition: Edition, source: Edition, by: Actor, at: dt.datetime) -> None:
    """Days, sessions and items of `source` with kinds, titles and times, as far from the first day as there.

    Nobody who chairs or presents comes along. Groups go by their number; a day of a group that this edition does
    not have is for all. Raises ValidationError when there is a programme already.
    """
    with transaction.atomic():
        hold(edition.pk)
        if edition.programme_days.exists():
            raise ValidationError(_("This edition has a programme already."))
        copying = Copying(source=source, edition=edition)
        own = {group.number: group for group in edition.groups.all()}
        for group in source.groups.all():
            if group.number in own:
                copying.groups[group.pk] = own[group.number]
        try:
            copy_programme(copying)
        except OverflowError:
            raise ValidationError(_("The dates of this edition are too far away.")) from None
        record(
            action="programme.skeleton_taken",
            obj=edition,
            by=by,
            at=at,
            before={"source": source},
            after=dict(copying.copied),
        )
