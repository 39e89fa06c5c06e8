"""What an account tells of a person who registers, and which registrations it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from registrations.models import Registration

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def has_confirmed_address(*, account: User, email: str) -> bool:
    """Whether the account's owner has shown that this very address is the own one."""
    return EmailAddress.objects.filter(user=account, email__iexact=email, verified=True).exists()


def registrations_of_account(*, account: User) -> QuerySet[Registration]:
    """Those bound to the account, the latest meeting first."""
    return (
        Registration.objects.filter(account=account)
        .select_related("edition", "group", "fee_category")
        .order_by("-edition__year", "group__number", "pk")
    )
