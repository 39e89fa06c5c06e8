"""Ministry reports on the staff pages of an edition: in a meeting of the portal their state follows the workflow.

For a meeting held before the portal everything may be entered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from egov_meeting.meetings.editing.forms import SectionForm
from reports.choices import MinistryReportState
from reports.ministry_parts import part_fields
from reports.models import CoveredInstitution, MinistryCall, MinistryReport

_FOLLOWING = ("state", "submitted_on")
_IN = (MinistryReportState.SUBMITTED, MinistryReportState.ACCEPTED)


class MinistryReportSectionForm(SectionForm):
    """A ministry's report entered by hand; what was handed in is changed by returning it."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        """What this page may not change in a meeting of the portal."""
        if self.edition is None or self.edition.is_recorded:
            return
        stored = MinistryReport.objects.filter(pk=self.instance.pk).first()
        stands = stored or MinistryReport(state=MinistryReportState.EXPECTED)
        for name in _FOLLOWING:
            if name in cleaned and cleaned[name] != getattr(stands, name):
                yield name, _("This follows from handing in, returning and accepting the report.")
        if stored is None or not stored.versions.exists():
            return
        if "institution" in cleaned and cleaned["institution"].pk != stored.institution_id:
            yield "institution", _("The report has been handed in: it stays with its ministry.")
        for name in part_fields():
            if name in cleaned and _plain(cleaned[name]) != _plain(getattr(stored, name)):
                yield (
                    name,
                    _("The report has been handed in: return it, and the ministry mends it."),
                )


class CoverageSectionForm(SectionForm):
    """An institution covered or not, entered by hand while the report is not in."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        """Nothing for a meeting held before the portal, nor for a report that can be written."""
        rows = CoveredInstitution.objects.select_related("report__edition")
        stored = rows.filter(pk=self.instance.pk).first() if self.instance.pk else None
        for report in (cleaned.get("report"), stored.report if stored else None):
            why = _why_it_stands(report) if report is not None else ""
            if why:
                yield None, why
                return


def why_line_kept(line: CoveredInstitution) -> str:
    """Why an institution stays on the list of its report; "" where it may be taken off."""
    return _why_it_stands(line.report)


def report_behind(line: CoveredInstitution) -> QuerySet[MinistryReport]:
    """The reports that decide whether the line may still be changed: the one it is on, and was on."""
    was_on = CoveredInstitution.objects.filter(pk=line.pk).values("report")
    return MinistryReport.objects.filter(Q(pk=line.report_id) | Q(pk__in=was_on))


def why_kept(report: MinistryReport) -> str:
    """Why a report is not deleted; "" where it may be."""
    if report.edition.is_recorded or report.state == MinistryReportState.EXPECTED:
        return ""
    return _("The ministry has begun its report: it stays on record.")


def _why_it_stands(report: MinistryReport) -> str:
    """Why the list of a report is no longer changed by hand; "" where it may be. Reads it anew."""
    if report.edition.is_recorded:
        return ""
    if MinistryCall.objects.filter(edition=report.edition_id, frozen__isnull=False).exists():
        return _("The call is closed: its tables stand. Open the call again, on record.")
    rows = MinistryReport.objects.filter(pk=report.pk, state__in=_IN, versions__isnull=False)
    if rows.exists():
        return _("The report has been handed in: return it, and the ministry mends it.")
    return ""


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
