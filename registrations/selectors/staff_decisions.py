"""Exemptions that wait for a decision, and money that is to be given back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from egov_meeting.meetings.models import Edition
from registrations.choices import ClaimState, DecisionState
from registrations.models import Exemption, RefundClaim


@dataclass(frozen=True)
class Claims:
    """Numbers and shillings of the claims of an edition."""

    open: int
    open_amount: int
    paid_amount: int


def exemptions_in(*, edition: Edition, state: str = "") -> QuerySet[Exemption]:
    """Those of the edition, the newest first; of one state where it is named."""
    found = Exemption.objects.filter(registration__edition=edition).select_related(
        "registration__group", "registration__institution", "asked_by", "decided_by"
    )
    return found.filter(state=state) if state else found


def waiting_exemptions(*, edition: Edition) -> QuerySet[Exemption]:
    """Those that somebody else must decide, the oldest first."""
    return exemptions_in(edition=edition, state=DecisionState.WAITING).order_by("asked_at", "pk")


def claims_in(*, edition: Edition, state: str = "") -> QuerySet[RefundClaim]:
    """Claims of the edition, the oldest first; of one state where it is named."""
    found = RefundClaim.objects.filter(registration__edition=edition).select_related(
        "registration__institution", "registration__edition", "bill", "refund"
    )
    return (found.filter(state=state) if state else found).order_by("created_at", "pk")


def sums_of_claims(*, edition: Edition) -> Claims:
    """How many are open, and what they and the settled ones come to. One query."""
    sums = RefundClaim.objects.filter(registration__edition=edition).aggregate(
        number=Count("pk", filter=Q(state=ClaimState.OPEN)),
        waiting=Sum("amount", filter=Q(state=ClaimState.OPEN), default=0),
        paid=Sum("amount", filter=Q(state=ClaimState.PAID), default=0),
    )
    return Claims(sums["number"], int(sums["waiting"]), int(sums["paid"]))
