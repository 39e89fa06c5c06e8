"""Entries of an edition, for the gallery and the report."""

from django.db.models import Count, QuerySet

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from innovations.choices import STANDING_ENTRIES
from innovations.models import Entry


def shown_entries(*, edition: Edition) -> QuerySet[Entry]:
    """Entries that were handed in and neither declined nor withdrawn, with institution and authors."""
    return (
        edition.entries.filter(state__in=STANDING_ENTRIES)
        .select_related("institution")
        .prefetch_related("institution__former_names", "authors")
    )


def institutions_with_entries(*, edition: Edition) -> QuerySet[Institution]:
    """Institutions by the number of their entries, as `entries_count`, the most first."""
    return (
        Institution.objects.filter(entries__in=shown_entries(edition=edition))
        .annotate(entries_count=Count("entries"))
        .prefetch_related("former_names")
        .order_by("-entries_count", "name_sw")
    )
