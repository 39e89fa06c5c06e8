"""What of an edition's own chapters a later one starts with."""

from __future__ import annotations

from egov_meeting.meetings.copying import Copying
from egov_meeting.meetings.models import FeeCategory, GroupDay, GroupMembers

GROUP_DATES = ("registration_from", "registration_until")


def copy_plan(copying: Copying) -> None:
    """Phases, objectives, committees without their members, and groups with days, members and fees."""
    source = copying.source

    def edition(_row: object) -> dict[str, object]:
        return {"edition": copying.edition}

    copying.rows(source.phases.all(), of=edition, dates=("starts_on", "ends_on"))
    copying.rows(source.objectives.all(), of=edition)
    copying.rows(source.committees.all(), of=edition, leave=("name_printed",))
    copying.groups |= copying.rows(source.groups.all(), of=edition, dates=GROUP_DATES)
    _copy_groups_contents(copying)


def _copy_groups_contents(copying: Copying) -> None:
    source = copying.source

    def group(row: GroupDay | GroupMembers | FeeCategory) -> dict[str, object]:
        return {"group": copying.groups[row.group_id]}

    copying.rows(GroupDay.objects.filter(group__edition=source), of=group, dates=("date",))
    copying.rows(GroupMembers.objects.filter(group__edition=source), of=group)
    fees = FeeCategory.objects.filter(group__edition=source)
    copying.rows(fees, of=group, dates=("valid_from", "valid_until"))
