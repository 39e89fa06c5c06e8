"""Institutions for what is done a thousand times in an hour: kept in the process, for reading only."""

from __future__ import annotations

from egov_meeting.institutions.models import Institution
from egov_meeting.shared.kept_facts import kept_fact


def kept_institution(*, pk: int) -> Institution:
    """Raises DoesNotExist."""
    return kept_fact(key=("institution", pk), make=lambda: Institution.objects.get(pk=pk))
