"""Participant groups with their days, members and fees."""

from egov_meeting.meetings.editing.registry import Chapter, Section
from egov_meeting.meetings.editing.rules import in_order
from egov_meeting.meetings.models import FeeCategory, GroupDay, GroupMembers, ParticipantGroup

SECTIONS = (
    Section(
        key="makundi",
        model=ParticipantGroup,
        chapter=Chapter.MEETING,
        capability="edition.change",
        fields=("number", "name", "title", "character", "day_name", "capacity"),
        columns=("name", "number", "title", "capacity"),
        search=("name_sw", "name_en", "title_sw", "title_en"),
    ),
    Section(
        key="siku-za-makundi",
        model=GroupDay,
        chapter=Chapter.MEETING,
        capability="edition.change",
        of="group__edition",
        parent="makundi",
        parent_field="group",
        fields=("group", "date"),
        columns=("date", "group"),
        related=("group",),
        filters=("group",),
    ),
    Section(
        key="walengwa-wa-makundi",
        model=GroupMembers,
        chapter=Chapter.MEETING,
        capability="edition.change",
        of="group__edition",
        parent="makundi",
        parent_field="group",
        fields=("group", "text", "in_speeches"),
        columns=("text", "group", "in_speeches"),
        related=("group",),
        filters=("group",),
        search=("text_sw", "text_en"),
    ),
    Section(
        key="ada",
        model=FeeCategory,
        chapter=Chapter.MEETING,
        capability="edition.change",
        other_capability="fees.change",
        of="group__edition",
        parent="makundi",
        parent_field="group",
        fields=("group", "name", "amount", "valid_from", "valid_until"),
        columns=("name", "group", "amount", "valid_from", "valid_until"),
        related=("group",),
        filters=("group",),
        search=("name_sw", "name_en"),
        rules=(in_order("valid_from", "valid_until"),),
    ),
)
