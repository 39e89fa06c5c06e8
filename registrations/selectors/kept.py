"""What a registration names, from what is kept in the process."""

from __future__ import annotations

from egov_meeting.institutions.selectors.kept import kept_institution
from egov_meeting.meetings.selectors.kept import kept_fees, kept_group
from registrations.models import Registration


def with_kept_facts(registration: Registration) -> Registration:
    """The same, with edition, group, fee and institution at hand; those are to be read only."""
    group = kept_group(pk=registration.group_id)
    registration.group, registration.edition = group, group.edition
    for fee in kept_fees(group_id=group.pk):
        if fee.pk == registration.fee_category_id:
            registration.fee_category = fee
    if registration.institution_id:
        registration.institution = kept_institution(pk=registration.institution_id)
    return registration
