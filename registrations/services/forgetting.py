"""Personal data that has served its purpose: special needs soon after the meeting, the person later.

Figures stay: a forgotten registration still counts for its group, institution and fees. Bills keep
the payer's name, as the law on public finance asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import record
from egov_meeting.notifications.services.forgetting import FORGOTTEN, forget_messages
from egov_meeting.payments.notifications import ABOUT as ABOUT_BILL
from egov_meeting.payments.selectors import bills_of
from registrations.choices import Purpose, RegistrationState
from registrations.models import Consent, DeskNote, EmailConfirmation, Registration
from registrations.notifications import ABOUT
from registrations.payables import KIND
from registrations.personal_data import forget_what_others_keep
from registrations.services.importing_forgetting import empty_rows_of
from registrations.services.refusals import NotPossible

BATCH = 200
_GIVEN_UP = (RegistrationState.CANCELLED, RegistrationState.LAPSED)


def forget_person(*, registration: Registration, by: Actor, at: datetime) -> None:
    """Take the person out of a registration that no longer stands, at once and for good.

    Raises NotPossible while it stands, or while money is to be given back.
    """
    with transaction.atomic():
        stored = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        if stored.state not in _GIVEN_UP or _has_open_claim(stored):
            raise NotPossible
        _forget([stored.pk], by=by, at=at, label=stored)
    registration.refresh_from_db()


def forget_what_has_served(*, at: datetime) -> int:
    """The nightly work: returns how many registrations were made poorer.

    Needs go settings.RETENTION_NEEDS_DAYS after the meeting, people who gave up their place
    RETENTION_LAPSED_DAYS after it, all others RETENTION_DAYS after it. In batches, each in a
    transaction of its own. What desks wrote beside badges and names that belong to nobody goes last.
    """
    number = forget_needs(at=at) + forget_people(at=at)
    over = _day(at, settings.RETENTION_DAYS)
    DeskNote.objects.filter(act__registration=None, act__edition__ends_on__lt=over).delete()
    return number


def forget_needs(*, at: datetime) -> int:
    """Empty the special needs of meetings that are over."""
    rows = Registration.objects.filter(
        edition__ends_on__lt=_day(at, settings.RETENTION_NEEDS_DAYS)
    ).exclude(needs="")
    number = 0
    while pks := list(rows.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            Registration.objects.filter(pk__in=pks).update(needs="")
            consents = Consent.objects.filter(registration__in=pks, purpose=Purpose.NEEDS)
            consents.filter(withdrawn_at=None).update(withdrawn_at=at)
        number += len(pks)
    return number


def forget_people(*, at: datetime) -> int:
    """Take people out of registrations that are old enough."""
    number = 0
    while pks := list(_old_enough(at).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            first = Registration.objects.get(pk=pks[0])
            _forget(pks, by=SYSTEM, at=at, label=first)
        number += len(pks)
    return number


def _old_enough(at: datetime) -> QuerySet[Registration]:
    given_up = Q(state__in=_GIVEN_UP, edition__ends_on__lt=_day(at, settings.RETENTION_LAPSED_DAYS))
    others = Q(edition__ends_on__lt=_day(at, settings.RETENTION_DAYS))
    return (
        Registration.objects.filter(given_up | others)
        .exclude(full_name=FORGOTTEN)
        .exclude(refund_claims__state="open")
    )


def _day(at: datetime, days: int) -> object:
    return timezone.localdate(at) - timedelta(days=days)


def _has_open_claim(registration: Registration) -> bool:
    return registration.refund_claims.filter(state="open").exists()


def _forget(pks: Iterable[int], *, by: Actor, at: datetime, label: Registration) -> None:
    numbers = list(pks)
    alone = Registration.objects.filter(pk__in=numbers, paid_by_institution=False)
    bills = bills_of(kind=KIND, ids=alone.values_list("pk", flat=True))
    forget_messages(about_kind=ABOUT_BILL, about_ids=bills.values_list("pk", flat=True))
    Registration.objects.filter(pk__in=numbers).update(
        full_name=FORGOTTEN,
        name_key="",
        sort_name="",
        office="",
        email="",
        phone="",
        needs="",
        institution_name="",
        account=None,
        email_confirmed_at=None,
    )
    EmailConfirmation.objects.filter(registration__in=numbers).delete()
    Consent.objects.filter(registration__in=numbers).delete()
    empty_rows_of(registrations=numbers)
    forget_what_others_keep(numbers)
    forget_messages(about_kind=ABOUT, about_ids=numbers)
    label.full_name = FORGOTTEN
    record(
        action="registrations.forgotten",
        obj=label,
        by=by,
        at=at,
        after={"registrations": len(numbers)},
        shown_publicly=False,
    )
