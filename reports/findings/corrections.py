"""Facts kept as printed, each with its correction."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said


def facts_printed_wrong(edition: Edition) -> Iterator[Finding]:
    """Every correction: what was printed, what is meant, and how sure that is."""
    for correction in edition.corrections.all():
        meant = (
            _("meant: %(text)s") if correction.certain else _("probably meant: %(text)s")
        ) % {"text": correction.corrected}
        yield Finding(
            key=f"corrections.{correction.order}",
            area=Area.CORRECTIONS,
            title=str(correction.note) or _("Printed in another form"),
            said=(
                Said(text=correction.printed, place=correction.place),
                Said(text=meant, place=""),
            ),
        )
