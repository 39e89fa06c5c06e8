"""What waits about certificates of participation."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import ngettext

from egov_meeting.meetings.models import Edition
from registrations.selectors.certificates import certificate_figures


def certificates_waiting(*, edition: Edition, today: dt.date) -> list[tuple[str, str]]:
    """Once the meeting is over: who is still to get one, and which bear a wrong name or were not earned.

    Pairs of words and the page where it is done. Four queries, none before the end.
    """
    if edition.is_recorded or edition.ends_on >= today:
        return []
    figures = certificate_figures(edition=edition)
    year = f"?mwaka={edition.year}"
    told = (
        (
            figures.to_be_given,
            ngettext(
                "%(number)d person has earned a certificate and holds none yet.",
                "%(number)d people have earned a certificate and hold none yet.",
                figures.to_be_given,
            ),
            reverse("registrations:give_certificates"),
        ),
        (
            figures.renamed,
            ngettext(
                "%(number)d certificate bears a name that was put right since.",
                "%(number)d certificates bear names that were put right since.",
                figures.renamed,
            ),
            reverse("registrations:give_certificates"),
        ),
        (
            figures.baseless,
            ngettext(
                "%(number)d certificate was not earned by what is known now.",
                "%(number)d certificates were not earned by what is known now.",
                figures.baseless,
            ),
            reverse("registrations:revoke_certificates"),
        ),
    )
    return [(text % {"number": number}, address + year) for number, text, address in told if number]
