"""The link to one's own registration: sent again, and replaced by an account."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from egov_meeting.audit.actors import Actor
from egov_meeting.meetings.models import ParticipantGroup
from registrations import notifications
from registrations.links import LINK_LASTS
from registrations.models import Registration
from registrations.services.locking import locked_registration
from registrations.services.recording import change
from registrations.services.refusals import NotPossible

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

_AT_MOST = 5


def send_links(*, address: str, at: datetime) -> int:
    """Send everybody registered with the e-mail address or phone (digits) the link, to the addresses kept.

    The newest five, of meetings whose links still hold; each at most once in ten minutes. Returns how
    many; whoever asked is not told.
    """
    since = timezone.localdate(at) - LINK_LASTS
    groups = ParticipantGroup.objects.filter(edition__ends_on__gte=since).values_list("pk")
    by_address = Q(email=address) if "@" in address else Q(phone=address)
    found = Registration.objects.filter(by_address, group__in=[pk for (pk,) in groups])
    rows = found.select_related("edition", "group").order_by("-created_at", "-pk")[:_AT_MOST]
    with transaction.atomic():
        for registration in rows:
            notifications.tell_link(registration, at=at)
    return len(rows)


def bind_to_account(*, registration: Registration, account: User, by: Actor, at: datetime) -> bool:
    """Let the account show this registration; False when it does already.

    Raises NotPossible when it belongs to another account.
    """
    with transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if stored.account_id not in (None, account.pk):
            raise NotPossible
        return change(
            stored, fields={"account": account}, action="registrations.bound", by=by, at=at
        )
