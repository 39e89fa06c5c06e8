"""Who acts through the link to a registration, without an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.audit.actors import Actor
    from registrations.models import Registration


@dataclass(frozen=True)
class LinkHolder:
    """The person a registration is about, known by the link alone (an Actor without any role).

    Without a reference: somebody who is just registering.
    """

    reference: str = ""
    pk: None = None

    @property
    def audit_label(self) -> str:
        return f"{self.reference} (link)" if self.reference else "participant"

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        return False


def actor_of(user: User | AnonymousUser, registration: Registration) -> Actor:
    """The account that is signed in, else the holder of the link."""
    if isinstance(user, AnonymousUser):
        return LinkHolder(registration.reference)
    return user
