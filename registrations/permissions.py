"""Who may see and change registrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.capabilities import has_role
from egov_meeting.accounts.permissions import has_capability
from egov_meeting.accounts.roles import Role
from registrations.workflow import capability_for

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.institutions.models import Institution
    from egov_meeting.meetings.models import Edition
    from registrations.models import (
        BulkAction,
        DelegationImport,
        Exemption,
        RefundClaim,
        Registration,
    )


def can_view_registrations(user: Person, edition: Edition | None = None) -> bool:
    """The staff's lists: who is registered, with masked addresses."""
    return has_capability(user, "registrations.view", edition_id=edition.pk if edition else None)


def can_view_registration(user: Person, registration: Registration) -> bool:
    """One registration with its addresses."""
    return has_capability(user, "registrations.view", edition_id=registration.edition_id)


def can_change_registration(user: Person, registration: Registration) -> bool:
    """Correct, move, substitute, cancel; ask for an exemption."""
    return has_capability(user, "registrations.change", edition_id=registration.edition_id)


def can_change_registrations(user: Person, edition: Edition | None = None) -> bool:
    """The same in an edition: register on the spot, act on many at once."""
    return has_capability(user, "registrations.change", edition_id=edition.pk if edition else None)


def can_decide_exemption(user: Person, exemption: Exemption) -> bool:
    """Another one than who asked, with the right to decide."""
    edition_id = exemption.registration.edition_id
    return (
        has_capability(user, "registrations.exempt", edition_id=edition_id)
        and user.pk != exemption.asked_by_id
    )


def can_view_exemptions(user: Person, edition: Edition | None = None) -> bool:
    """The list of those asked for and decided."""
    return can_view_registrations(user, edition)


def can_settle_claims(user: Person, edition: Edition | None = None) -> bool:
    """Pay or drop claims to refunds: finance."""
    return has_capability(user, "fees.change", edition_id=edition.pk if edition else None)


def can_use_delegation(user: Person, _obj: Any = None) -> bool:
    """A focal person who belongs to an institution."""
    return bool(
        user.is_authenticated
        and getattr(user, "institution_id", None)
        and (has_role(user, Role.FOCAL_PERSON) or has_role(user, Role.MINISTRY_FOCAL_PERSON))
    )


def can_manage_delegation(user: Person, institution: Institution) -> bool:
    """The own institution's people and bills, and nobody else's."""
    return can_use_delegation(user) and getattr(user, "institution_id", None) == institution.pk


def can_manage_delegate(user: Person, registration: Registration) -> bool:
    """One registration of the own institution."""
    return can_use_delegation(user) and (
        registration.institution_id is not None
        and getattr(user, "institution_id", None) == registration.institution_id
    )


def can_see_own_registrations(user: Person, _obj: Any = None) -> bool:
    """Everybody with an account sees the registrations bound to it."""
    return user.is_authenticated and user.is_active


def can_settle_claim(user: Person, claim: RefundClaim) -> bool:
    """One claim, of the own edition."""
    return can_settle_claims(user, claim.registration.edition)


def can_view_bulk_action(user: Person, action: BulkAction) -> bool:
    """What was done with many registrations of the edition."""
    return has_capability(user, "registrations.view", edition_id=action.edition_id)


def can_change_bulk_action(user: Person, action: BulkAction) -> bool:
    """Stop it, or try once more what was left: whoever could have begun it."""
    return has_capability(user, capability_for(action.kind), edition_id=action.edition_id)


def can_change_import(user: Person, sheet: DelegationImport) -> bool:
    """A spreadsheet of any institution, for staff who may change registrations of its edition."""
    return has_capability(user, "registrations.change", edition_id=sheet.edition_id)


def can_manage_import(user: Person, sheet: DelegationImport) -> bool:
    """A spreadsheet of the own institution."""
    return can_manage_delegation(user, sheet.institution)
