"""What the editions are called where roles and the audit trail speak of them by number."""

from egov_meeting.meetings.models import Edition


def edition_names() -> list[tuple[int, str]]:
    """Pairs of an edition's number in the database and its year with its name, newest first."""
    editions = Edition.objects.only("year", "name_sw", "name_en").order_by("-year")
    return [(edition.pk, f"{edition.year}: {edition}") for edition in editions]
