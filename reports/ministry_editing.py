"""Ministry reports on the staff pages of an edition: in a meeting of the portal their state follows the workflow.

For a meeting held before the portal everything may be entered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from egov_meeting.meetings.editing.forms import SectionForm
from reports.choices import MinistryReportState
from reports.ministry_parts import part_fields
from reports.models import MinistryReport

_FOLLOWING = ("state", "submitted_on")


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


def why_kept(report: MinistryReport) -> str:
    """Why a report is not deleted; "" where it may be."""
    if report.edition.is_recorded or report.state == MinistryReportState.EXPECTED:
        return ""
    return _("The ministry has begun its report: it stays on record.")


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
