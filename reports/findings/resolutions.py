"""Resolutions nobody has been asked to carry out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from reports.choices import Decision
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said


def resolutions_without_an_owner(edition: Edition) -> Iterator[Finding]:
    """An adopted resolution that names no one who must act."""
    adopted = edition.resolutions.filter(decision=Decision.ADOPTED)
    for resolution in adopted.filter(owners=None):
        yield Finding(
            key=f"resolutions.owner.{resolution.number}",
            area=Area.RESOLUTIONS,
            title=_("Resolution %(number)d names nobody who must act")
            % {"number": resolution.number},
            said=(Said(text=str(resolution.title), place=resolution.place),),
        )
