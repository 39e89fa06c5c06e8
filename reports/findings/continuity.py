"""What one edition promised of the next."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said


def promised_year_of_the_next_meeting(edition: Edition) -> Iterator[Finding]:
    """The next meeting was promised for another year than the one it was held in."""
    following = Edition.objects.filter(number=edition.number + 1).first()
    promised = edition.next_expected_year
    if promised and following and following.year != promised:
        yield Finding(
            key="continuity.next_year",
            area=Area.WORDING,
            title=_("The next meeting was held in another year than the one promised"),
            said=(
                Said(text=_("promised for %(year)d") % {"year": promised}, place="section:6.0"),
                Said(
                    text=_("held in %(year)d: %(name)s")
                    % {"year": following.year, "name": following.name},
                    place=f"edition:{following.year}",
                ),
            ),
        )
