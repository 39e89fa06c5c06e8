"""One piece of work at a time on the resolutions of an edition."""

from __future__ import annotations

from egov_meeting.meetings.models import Edition


def locked_edition(edition: Edition) -> Edition:
    """The edition as it stands, locked until the transaction ends.

    Rows that only point to it can still be added, so whoever holds a resolution and makes a draft in
    the edition does not wait for one who holds the edition and waits for the resolution.
    """
    rows = Edition.objects.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=edition.pk)
