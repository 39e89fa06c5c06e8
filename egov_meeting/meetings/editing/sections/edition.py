"""The edition itself: facts, objectives, phases, committees, sponsors, booths."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.registry import Chapter, Section
from egov_meeting.meetings.editing.rules import in_order
from egov_meeting.meetings.editing.sections.hints import CLAUSE, PLACE
from egov_meeting.meetings.models import (
    Booth,
    Committee,
    CommitteeMember,
    CommitteeSource,
    Edition,
    Objective,
    Phase,
    Sponsor,
)

EDITION_FIELDS = (
    "number",
    "year",
    "noun",
    "name",
    "is_recorded",
    "starts_on",
    "ends_on",
    "city",
    "hall",
    "place_short",
    "host",
    "organiser",
    "parent_ministry",
    "theme",
    "theme_explanation",
    "background",
    "expected_participants",
    "exhibition_from",
    "exhibition_until",
    "sponsors_exhibit",
    "next_expected_year",
    "previous_number",
    "previous_held",
)

FACTS = Section(
    key="maelezo",
    model=Edition,
    name=_("Facts about the meeting"),
    chapter=Chapter.MEETING,
    capability="edition.change",
    of="pk",
    single=True,
    fields=EDITION_FIELDS,
    columns=("name",),
    rules=(in_order("starts_on", "ends_on"), in_order("exhibition_from", "exhibition_until")),
    hints={
        "is_recorded": _("Its figures come from documents, not from registrations in this portal.")
    },
)

SECTIONS = (
    FACTS,
    Section(
        key="malengo",
        model=Objective,
        chapter=Chapter.MEETING,
        capability="edition.change",
        fields=("text",),
        columns=("text",),
        search=("text_sw", "text_en"),
        hints={"text_sw": CLAUSE, "text_en": CLAUSE},
    ),
    Section(
        key="awamu",
        model=Phase,
        chapter=Chapter.MEETING,
        capability="edition.change",
        fields=("kind", "starts_on", "ends_on"),
        columns=("kind", "starts_on", "ends_on"),
        rules=(in_order("starts_on", "ends_on"),),
    ),
    Section(
        key="kamati",
        model=Committee,
        chapter=Chapter.MEETING,
        capability="edition.change",
        fields=("name", "name_printed"),
        columns=("name",),
        search=("name_sw", "name_en"),
    ),
    Section(
        key="wajumbe-wa-kamati",
        model=CommitteeMember,
        chapter=Chapter.MEETING,
        capability="edition.change",
        of="committee__edition",
        parent="kamati",
        parent_field="committee",
        fields=("committee", "appearance", "is_chair"),
        columns=("appearance", "committee", "is_chair"),
        related=("committee", "appearance__person"),
        filters=("committee",),
        search=("appearance__person__full_name", "appearance__office_sw"),
    ),
    Section(
        key="walikotoka-wajumbe",
        model=CommitteeSource,
        chapter=Chapter.MEETING,
        capability="edition.change",
        fields=("institution",),
        columns=("institution",),
        related=("institution",),
        search=("institution__name_sw", "institution__name_en", "institution__acronym"),
    ),
    Section(
        key="wafadhili",
        model=Sponsor,
        chapter=Chapter.MEETING,
        capability="edition.change",
        fields=("institution", "level", "contribution", "amount", "place"),
        columns=("institution", "level", "contribution", "amount"),
        related=("institution",),
        filters=("contribution",),
        search=("institution__name_sw", "institution__name_en", "institution__acronym", "level"),
        hints={"place": PLACE},
    ),
    Section(
        key="mabanda",
        model=Booth,
        chapter=Chapter.MEETING,
        capability="edition.change",
        fields=("code", "institution", "from_date", "until_date"),
        columns=("code", "institution", "from_date", "until_date"),
        related=("institution",),
        search=("code", "institution__name_sw", "institution__name_en", "institution__acronym"),
        rules=(in_order("from_date", "until_date"),),
    ),
)
