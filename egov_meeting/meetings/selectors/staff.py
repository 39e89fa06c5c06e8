"""What the staff see of editions."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition


def all_editions(*, among: Collection[int] | None = None) -> QuerySet[Edition]:
    """Every edition, drafts too, the latest first; only those of these numbers where any are given."""
    rows = Edition.objects.select_related("organiser").order_by("-year")
    return rows if among is None else rows.filter(pk__in=among)


def edition_in_hand() -> Edition | None:
    """The edition the staff work on: the latest that is not finished, else the latest of all."""
    rows = all_editions()
    return rows.exclude(state=EditionState.PUBLISHED).first() or rows.first()
