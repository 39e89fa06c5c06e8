"""Everything that is known of one registration, for the staff's page of it. A constant number of queries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from egov_meeting.audit.models import Event
from egov_meeting.audit.wording import Difference, action_name, actor_name, differences
from egov_meeting.notifications.selectors import message_log
from egov_meeting.notifications.selectors.outbox import Line
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors import bills_of
from registrations.choices import RegistrationState
from registrations.models import Consent, Exemption, RefundClaim, Registration
from registrations.payables import KIND

MESSAGES_SHOWN = 50
EVENTS_SHOWN = 100
_SHORT = "SHORT_DATETIME_FORMAT"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*\Z")
VIEWED = "registrations.viewed"
_MESSAGES_ABOUT = "registration"  # notifications.ABOUT, which stands above this module


def bills_for(registration: Registration) -> list[Bill]:
    """Every bill on which the person stands or stood, the newest first."""
    return list(bills_of(kind=KIND, ids=[registration.pk]))


def told_to(registration: Registration, *, bills: Sequence[Bill]) -> list[Line]:
    """What was written to the person, and about the bills, the newest first. One query."""
    about = [(_MESSAGES_ABOUT, registration.pk), *(("bill", bill.pk) for bill in bills)]
    return message_log(about=about, limit=MESSAGES_SHOWN)


def consents_of(registration: Registration) -> QuerySet[Consent]:
    return registration.consents.order_by("purpose", "-given_at")


def exemptions_of(registration: Registration) -> QuerySet[Exemption]:
    return registration.exemptions.select_related("asked_by", "decided_by")


def claims_of(registration: Registration) -> QuerySet[RefundClaim]:
    return registration.refund_claims.select_related("bill", "refund")


def history_of(
    registration: Registration,
    *,
    exemptions: Sequence[Exemption],
    claims: Sequence[RefundClaim],
) -> list[dict[str, Any]]:
    """What the trail knows of the registration, its exemptions and claims, the newest first. One query."""
    about = _of(registration)
    for row in (*exemptions, *claims):
        about |= _of(row)
    found = Event.objects.filter(about).exclude(action=VIEWED).order_by("-pk")
    return [_in_words(event) for event in found[:EVENTS_SHOWN]]


def readers_of(registration: Registration, *, at_most: int = 20) -> list[dict[str, Any]]:
    """Who opened this page, the newest first. One query."""
    found = Event.objects.filter(_of(registration), action=VIEWED).order_by("-pk")
    return [{"at": event.at, "title": actor_name(event)} for event in found[:at_most]]


def was_viewed_since(*, registration: Registration, by_id: int, since: dt.datetime) -> bool:
    """Whether the person's reading is on record already."""
    found = Event.objects.filter(_of(registration), action=VIEWED, actor_id=by_id, at__gt=since)
    return found.exists()


def can_be_extended(registration: Registration) -> bool:
    """Its place is kept until a moment that can be moved."""
    return registration.state == RegistrationState.UNCONFIRMED or (
        registration.state == RegistrationState.PENDING and registration.amount_owed > 0
    )


def can_be_exempted(registration: Registration) -> bool:
    return registration.is_standing and registration.state != RegistrationState.EXEMPT


def _of(row: Any) -> Q:
    return Q(object_type=row._meta.label_lower, object_id=str(row.pk))


def _in_words(event: Event) -> dict[str, Any]:
    for told in (event.before, event.after):
        told.pop("registration", None)  # the page itself
    said = [_said(change) for change in differences(event)]
    return {
        "at": event.at,
        "title": action_name(event.action),
        "who": actor_name(event),
        "text": "; ".join(filter(None, (*said, event.reason))),
    }


def _said(change: Difference) -> str:
    before, after = _moment(change.before), _moment(change.after)
    if before and after:
        return f"{change.field}: {before} → {after}"
    return f"{change.field}: {after}" if after else ""


def _moment(value: str) -> str:
    """A moment as people write it; anything else as it is."""
    if not _MOMENT.match(value):
        return value
    try:
        return date_format(timezone.localtime(dt.datetime.fromisoformat(value)), _SHORT)
    except ValueError:
        return value
