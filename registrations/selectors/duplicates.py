"""Recognising a person who is registered for a group already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import ParticipantGroup
from registrations.choices import STANDING_STATES
from registrations.models import Registration
from registrations.names import are_alike, name_key


class KnownBy(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True)
class Known:
    """A standing registration of the same person and by what it was recognised."""

    registration: Registration
    by: KnownBy


# What is compared; the rest of the row is read by those who go on with it.
_COMPARED = (
    "full_name",
    "name_key",
    "email",
    "phone",
    "institution_id",
    "institution_name",
    "group_id",
    "state",
)


def known_person(
    *,
    group: ParticipantGroup,
    full_name: str,
    email: str,
    phone: str,
    institution: Institution | None,
    institution_name: str = "",
    but: Registration | None = None,
) -> Known | None:
    """The standing registration for `group` that is the same person's, or None. One query.

    The same e-mail address, the same phone with a name that is alike (colleagues may share a phone),
    or the same name in the same institution with nothing that tells the two apart.
    """
    key = name_key(full_name)
    same = Q(name_key=key) & (
        Q(institution=institution)
        if institution is not None
        else Q(institution=None, institution_name__iexact=institution_name)
    )
    wanted = same if key else Q(pk__in=[])
    wanted |= Q(email=email) if email else Q(pk__in=[])
    wanted |= Q(phone=phone) if phone else Q(pk__in=[])
    found = Registration.objects.filter(wanted, group=group, state__in=STANDING_STATES).only(
        *_COMPARED
    )
    rows = list((found.exclude(pk=but.pk) if but else found).order_by("pk"))
    reasons: tuple[tuple[KnownBy, Callable[[Registration], bool]], ...] = (
        (KnownBy.EMAIL, lambda row: bool(email) and row.email == email),
        (
            KnownBy.PHONE,
            lambda row: bool(phone) and row.phone == phone and are_alike(row.full_name, full_name),
        ),
        (
            KnownBy.NAME,
            lambda row: row.name_key == key and _same_place(row, institution, institution_name),
        ),
    )
    return next((Known(row, by) for by, fits in reasons for row in rows if fits(row)), None)


def _same_place(row: Registration, institution: Institution | None, typed: str) -> bool:
    if institution is not None:
        return row.institution_id == institution.pk
    return row.institution_id is None and row.institution_name.casefold() == typed.casefold()
