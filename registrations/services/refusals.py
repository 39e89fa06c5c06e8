"""Why somebody cannot be registered; each with a sentence for the person."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import ParticipantGroup
from registrations.applicants import Applicant, applicant_of
from registrations.models import Registration
from registrations.phones import is_tanzanian
from registrations.selectors.duplicates import Known, KnownBy, known_person


class AlreadyRegistered(ValidationError):
    """The same person stands in this group already; `registration` is that row."""

    def __init__(self, known: Known) -> None:
        self.registration: Registration = known.registration
        self.by = known.by
        field = {KnownBy.EMAIL: "email", KnownBy.PHONE: "phone"}.get(known.by, "full_name")
        super().__init__({field: [ValidationError(_sentence(known.by), code="registered")]})


class GroupFull(ValidationError):
    """No place is left, and there is no waiting list or it does not fit here."""

    def __init__(self) -> None:
        super().__init__(_("All places of this group are taken."), code="full")


class RegistrationClosed(ValidationError):
    """The group does not take registrations now."""

    def __init__(self, why: str) -> None:
        super().__init__(why, code="closed")


class NotPossible(ValidationError):
    """What is asked for does not fit the state in which the registration is now."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This is not possible any more. Load the page again to see how the registration stands."
            ),
            code="not_possible",
        )


def refuse_known(
    *,
    group: ParticipantGroup,
    applicant: Applicant,
    is_namesake: bool = False,
    but: Registration | None = None,
) -> None:
    """Raises AlreadyRegistered when the same person stands in the group (in another row than `but`).

    `is_namesake` says that whoever has the same name there is another person.
    """
    known = known_person(
        group=group,
        full_name=applicant.full_name,
        email=applicant.email,
        phone=applicant.phone,
        institution=applicant.institution,
        institution_name=applicant.institution_name,
        but=but,
    )
    if known is not None and not (is_namesake and known.by == KnownBy.NAME):
        raise AlreadyRegistered(known)


def refuse_second(registration: Registration) -> None:
    """Raises AlreadyRegistered when the person of this (lapsed) row has another, standing one."""
    refuse_known(
        group=registration.group,
        applicant=applicant_of(registration),
        is_namesake=registration.is_namesake,
        but=registration,
    )


def refuse_unreachable(applicant: Applicant) -> None:
    """Raises ValidationError for somebody to whom neither letter nor SMS nor bill could go."""
    if applicant.email or is_tanzanian(applicant.phone):
        return
    said = (
        _("With a phone from abroad an e-mail address is needed as well.")
        if applicant.phone
        else _("Write an e-mail address or a phone number.")
    )
    raise ValidationError({"email": [said]})


def _sentence(by: KnownBy) -> str:
    if by == KnownBy.EMAIL:
        return _("Somebody with this e-mail address is registered for this group already.")
    if by == KnownBy.PHONE:
        return _(
            "Somebody with this phone and a similar name is registered for this group already."
        )
    return _(
        "Somebody of this name is registered from this institution already. If this is another "
        "person, say so below."
    )
