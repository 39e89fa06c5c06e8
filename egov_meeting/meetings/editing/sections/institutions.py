"""Institutions and what belongs to them. They are shared by all editions."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import (
    FormerName,
    Institution,
    InstitutionContact,
    OtherSpelling,
    Supervision,
)
from egov_meeting.meetings.editing.registry import Chapter, Section
from egov_meeting.meetings.editing.rules import different, in_order
from egov_meeting.meetings.editing.sections.hints import KEY


def with_acronym(institution: Institution) -> str:
    """An institution in a list of choices."""
    return f"{institution} ({institution.acronym})" if institution.acronym else str(institution)


SECTIONS = (
    Section(
        key="taasisi",
        model=Institution,
        chapter=Chapter.SHARED,
        capability="institutions.change",
        of=None,
        fields=("name", "acronym", "kind", "key", "valid_from", "valid_until", "successor"),
        columns=("name", "acronym", "kind", "valid_until", "merged_into"),
        related=("merged_into",),
        filters=("kind",),
        search=("name_sw", "name_en", "acronym", "key", "other_spellings__text"),
        rules=(in_order("valid_from", "valid_until"),),
        hints={"key": KEY},
        choice_label=with_acronym,
        further=((_("Merge a duplicate into this one"), "institutions:merge"),),
    ),
    Section(
        key="majina-ya-zamani",
        model=FormerName,
        chapter=Chapter.SHARED,
        capability="institutions.change",
        of=None,
        parent="taasisi",
        parent_field="institution",
        fields=("institution", "name", "acronym", "since", "until"),
        columns=("name", "institution", "acronym", "since", "until"),
        related=("institution",),
        search=("name_sw", "name_en", "acronym", "institution__name_sw"),
        rules=(in_order("since", "until"),),
    ),
    Section(
        key="tahajia",
        model=OtherSpelling,
        chapter=Chapter.SHARED,
        capability="institutions.change",
        of=None,
        parent="taasisi",
        parent_field="institution",
        fields=("institution", "text"),
        columns=("text", "institution"),
        related=("institution",),
        search=("text", "institution__name_sw"),
    ),
    Section(
        key="usimamizi",
        model=Supervision,
        chapter=Chapter.SHARED,
        capability="institutions.change",
        of=None,
        parent="taasisi",
        parent_field="institution",
        fields=("institution", "ministry", "since", "until"),
        columns=("institution", "ministry", "since", "until"),
        related=("institution", "ministry"),
        search=("institution__name_sw", "ministry__name_sw"),
        rules=(in_order("since", "until"), different("institution", "ministry")),
    ),
    Section(
        key="wakuu-wa-taasisi",
        model=InstitutionContact,
        chapter=Chapter.SHARED,
        capability="institutions.change",
        of=None,
        parent="taasisi",
        parent_field="institution",
        fields=("institution", "head_name", "head_title", "head_email"),
        columns=("head_name", "head_title", "institution", "head_email"),
        related=("institution",),
        search=("head_name", "institution__name_sw", "institution__acronym"),
        hints={
            "head_email": _("Written to when a resolution the institution owes is overdue."),
        },
    ),
)
