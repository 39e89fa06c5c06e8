"""What anyone may see of an edition."""

from django.db.models import QuerySet

from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition, Photograph


def public_editions() -> QuerySet[Edition]:
    """Editions that have been announced, the latest first, with the institutions a page names."""
    return (
        Edition.objects.exclude(state=EditionState.DRAFT)
        .select_related("host", "organiser", "parent_ministry")
        .prefetch_related("host__former_names", "organiser__former_names")
        .order_by("-year")
    )


def public_photographs(*, edition: Edition) -> QuerySet[Photograph]:
    """Photographs that have a file, in their order."""
    return edition.photographs.exclude(image="")
