"""How ministry reports, issues, lessons and resolutions are edited."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.offered import offer_choices
from egov_meeting.meetings.editing.registry import Chapter, Section, register
from egov_meeting.meetings.editing.rules import one_of
from egov_meeting.meetings.editing.sections.hints import PLACE
from egov_meeting.meetings.models import Edition
from reports.ministry_editing import (
    CoverageSectionForm,
    MinistryReportSectionForm,
    report_behind,
    why_line_kept,
)
from reports.ministry_editing import why_kept as why_report_kept
from reports.models import (
    CoveredInstitution,
    KeyIssue,
    Lesson,
    MinistryReport,
    Recommendation,
    Resolution,
    ResolutionOwner,
)
from reports.resolution_editing import (
    OwnerSectionForm,
    ResolutionSectionForm,
    why_kept,
    why_owner_kept,
)
from reports.section_titles import TITLES


def earlier_resolutions(edition: Edition | None) -> QuerySet[Resolution]:
    """What a resolution may continue: those of earlier editions."""
    rows = Resolution.objects.filter(number__isnull=False).select_related("edition")
    rows = rows.order_by("-edition__year", "number")
    return rows.filter(edition__year__lt=edition.year) if edition else rows


def numbered(resolution: Resolution) -> str:
    """A resolution in a list of choices."""
    number = resolution.register_number
    return f"{number}: {resolution}" if number else str(resolution)


def sections_for_photographs() -> list[tuple[str, str]]:
    """The sections of the report in which a photograph can stand."""
    plain = ((key, str(title)) for key, title in TITLES.items() if key not in ("cover", "contents"))
    return [(key, _without_blanks(title)) for key, title in plain if "{edition}" not in title]


def _without_blanks(title: str) -> str:
    """Without the parts that an edition fills in; where nothing else is left, they are dotted out."""
    parts = title.replace(">", "<").split("<")
    kept = "".join(part for part in parts if "{" not in part)
    return kept or "…"


_MINISTRIES: dict[str, Any] = {
    "chapter": Chapter.MINISTRIES,
    "capability": "ministry_reports.change",
}
_OUTCOMES: dict[str, Any] = {"chapter": Chapter.OUTCOMES, "capability": "resolutions.change"}

SECTIONS = (
    Section(
        key="taarifa-za-wizara",
        model=MinistryReport,
        fields=(
            "institution",
            "state",
            "submitted_on",
            "name_printed_sw",
            "name_printed_en",
            "more_institutions",
            "implementation",
            "benefits",
            "challenges",
            "proposals",
        ),
        columns=("institution", "state", "submitted_on"),
        related=("institution", "edition"),
        filters=("state",),
        search=("institution__name_sw", "institution__name_en", "name_printed_sw"),
        form=MinistryReportSectionForm,
        kept=why_report_kept,
        **_MINISTRIES,
    ),
    Section(
        key="taasisi-zilizoguswa",
        model=CoveredInstitution,
        of="report__edition",
        parent="taarifa-za-wizara",
        parent_field="report",
        fields=("report", "name_printed", "institution", "coverage", "reason"),
        columns=("name_printed", "institution", "coverage", "report"),
        related=("report__institution", "institution"),
        filters=("coverage", "report"),
        search=("name_printed", "institution__name_sw", "institution__name_en"),
        form=CoverageSectionForm,
        kept=why_line_kept,
        behind=report_behind,
        **_MINISTRIES,
    ),
    *(
        Section(
            key=key,
            model=model,
            fields=("text", *more, "place"),
            columns=("text", *more, "place"),
            related=more,
            filters=more,
            search=("text_sw", "text_en", "place"),
            hints={"place": PLACE},
            **_OUTCOMES,
        )
        for key, model, more in (
            ("hoja", KeyIssue, ("group",)),
            ("mapendekezo", Recommendation, ()),
            ("mafunzo", Lesson, ()),
        )
    ),
    Section(
        key="maazimio",
        model=Resolution,
        fields=(
            "number",
            "title",
            "text",
            "decision",
            "delivery",
            "due_on",
            "measure",
            "continues",
            "place",
        ),
        columns=("title", "number", "decision", "delivery", "due_on"),
        filters=("decision", "delivery"),
        search=("title_sw", "title_en", "text_sw", "text_en"),
        hints={"place": PLACE, "continues": _("The resolution of an earlier meeting.")},
        choices={"continues": earlier_resolutions},
        choice_label=numbered,
        related=("edition",),
        form=ResolutionSectionForm,
        kept=why_kept,
        **_OUTCOMES,
    ),
    Section(
        key="wahusika-wa-maazimio",
        model=ResolutionOwner,
        of="resolution__edition",
        parent="maazimio",
        parent_field="resolution",
        fields=("resolution", "part", "institution", "owner_class"),
        columns=("institution", "owner_class", "part", "resolution"),
        related=("resolution__edition", "institution"),
        filters=("part", "owner_class", "resolution"),
        search=("institution__name_sw", "institution__name_en"),
        rules=(one_of("institution", "owner_class"),),
        form=OwnerSectionForm,
        kept=why_owner_kept,
        **_OUTCOMES,
    ),
)

for _section in SECTIONS:
    register(_section)
offer_choices("photograph.section", sections_for_photographs)
