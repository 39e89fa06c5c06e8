"""Where something stands, in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from egov_meeting.meetings.places import place_label
from egov_meeting.shared.bilingual import active_language
from reports.outline import section_called

OF_THIS_REPORT = "report:"


def shown_place(code: str) -> str:
    """`section:2.4` as "Section 2.4 of the printed report"; also places in the texts of this report."""
    if not code.startswith(OF_THIS_REPORT):
        return str(place_label(code)) if code else ""
    title = section_called(code.removeprefix(OF_THIS_REPORT)).title.in_language(active_language())
    return _("this report: %(title)s") % {"title": title.replace("<", "").replace(">", "")}
