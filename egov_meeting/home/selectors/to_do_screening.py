"""What of screening and the panel waits, each with the page where it is done."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import ngettext

from egov_meeting.meetings.models import Edition
from innovations.selectors.screening_waiting import screening_waits


def screening_to_do(edition: Edition) -> list[tuple[str, str]]:
    """Entries and judges of the call that wait for somebody: words and address."""
    waits = screening_waits(edition=edition)
    if waits is None:
        return []
    entries = reverse("innovations:entries", args=[edition.year])
    panel = reverse("innovations:panel", args=[edition.year])
    told = (
        (
            waits.to_screen,
            ngettext(
                "%(number)d entry waits for screening.",
                "%(number)d entries wait for screening.",
                waits.to_screen,
            ),
            f"{entries}?hali=submitted",
        ),
        (
            waits.to_clear,
            ngettext(
                "%(number)d entry is not cleared for the judges yet.",
                "%(number)d entries are not cleared for the judges yet.",
                waits.to_clear,
            ),
            f"{entries}?hali=screened",
        ),
        (
            waits.not_attested,
            ngettext(
                "%(number)d judge has not attested relations yet.",
                "%(number)d judges have not attested relations yet.",
                waits.not_attested,
            ),
            panel,
        ),
        (
            waits.short,
            ngettext(
                "%(number)d entry lacks judges.", "%(number)d entries lack judges.", waits.short
            ),
            reverse("innovations:assigning", args=[edition.year, waits.stage]),
        ),
    )
    return [(text % {"number": number}, address) for number, text, address in told if number]
