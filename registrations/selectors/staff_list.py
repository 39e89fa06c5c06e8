"""Finding registrations among a hundred thousand: by name in any order, number, address, institution, and by how they stand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.institutions.models import Institution
from egov_meeting.institutions.selectors.spelling import plain
from egov_meeting.meetings.models import Edition
from registrations.choices import (
    SEATED_STATES,
    STANDING_STATES,
    RegistrationState,
)
from registrations.models import Registration
from registrations.names import name_key


class Standing(models.TextChoices):
    """How registrations stand across several states: what the figures of the overview count."""

    SEATED = "seated", _("With a place: not waiting, lapsed or cancelled")
    STANDING = "standing", _("Standing: with a place or waiting")


class Money(models.TextChoices):
    OWING = "owing", _("Something is still to be paid")
    PAID = "paid", _("Paid in full")
    PART = "part", _("Paid in part")
    SOME = "some", _("Something has been paid")
    FREE = "free", _("Nothing to pay")


class Order(models.TextChoices):
    NEWEST = "newest", pgettext_lazy("order of registrations", "Newest first")
    OLDEST = "oldest", pgettext_lazy("order of registrations", "Oldest first")
    NAME = "name", pgettext_lazy("order of registrations", "By name")
    NAME_BACK = "name_back", pgettext_lazy("order of registrations", "By name, from the end")
    OWED = "owed", pgettext_lazy("order of registrations", "Most owed first")


OWED = F("amount_due") - F("amount_paid")
OWING = Q(
    state__in=[RegistrationState.PENDING, RegistrationState.CONFIRMED],
    amount_due__gt=F("amount_paid"),
)
MONEY = {
    Money.OWING: OWING,
    Money.PAID: Q(
        state=RegistrationState.CONFIRMED, amount_due__gt=0, amount_paid__gte=F("amount_due")
    ),
    Money.PART: Q(amount_paid__gt=0, amount_paid__lt=F("amount_due")),
    Money.SOME: Q(amount_paid__gt=0),
    Money.FREE: Q(amount_due=0),
}
_STANDINGS: dict[str, tuple[str, ...]] = {
    Standing.SEATED: SEATED_STATES,
    Standing.STANDING: STANDING_STATES,
}
# The last one is the number of the row, so that the order is the same on every page.
ORDERS: dict[str, tuple[str, ...]] = {
    Order.NEWEST: ("-created_at", "-pk"),
    Order.OLDEST: ("created_at", "pk"),
    Order.NAME: ("sort_name", "pk"),
    Order.NAME_BACK: ("-sort_name", "-pk"),
    Order.OWED: ("-owed", "-pk"),
}
_REFERENCE = re.compile(r"(?i)(?:kk-?)?([0-9A-HJKMNP-TV-Z]{7})")
_BETWEEN_DIGITS = re.compile(r"[\s.()+\u00a0\u2010-\u2015/-]")
SHORTEST_NUMBER = 4
# Stands for institutions that were typed and are not in the register.
UNLISTED = "unlisted"
_NOBODY = Q(pk__in=[])


@dataclass(frozen=True)
class ListQuery:
    """What is looked for in an edition; empty fields leave all in."""

    text: str = ""
    state: str = ""
    group: int | None = None
    institution: str = ""
    kind: str = ""
    fee: int | None = None
    source: str = ""
    money: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    has_needs: bool = False
    order: str = ""

    def as_plain(self) -> dict[str, Any]:
        """What was chosen, as JSON can carry it."""
        return {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in asdict(self).items()
            if value
        }

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> ListQuery:
        """The query that `as_plain` told of."""
        known = {field.name for field in fields(cls)}
        told = {name: value for name, value in values.items() if name in known}
        for name in {"since", "until"} & told.keys():
            told[name] = dt.date.fromisoformat(told[name])
        return cls(**told)


def found_registrations(*, edition: Edition, query: ListQuery) -> QuerySet[Registration]:
    """The registrations of the edition that fit, in order. Naming an institution costs a query of its own."""
    found = Registration.objects.filter(edition=edition)
    for condition in _conditions(query):
        found = found.filter(condition)
    if query.order == Order.OWED:
        found = found.annotate(owed=OWED)
    return found.order_by(*ORDERS[Order(query.order or Order.NEWEST)])


def _conditions(query: ListQuery) -> list[Q]:
    wanted = [
        (query.state, lambda: _in_state(query.state)),
        (query.group, lambda: Q(group=query.group)),
        (query.institution, lambda: Q(institution__in=institutions_named(query.institution))),
        (query.kind, lambda: _of_kind(query.kind)),
        (query.fee, lambda: Q(fee_category=query.fee)),
        (query.source, lambda: Q(source=query.source)),
        (query.money, lambda: MONEY[Money(query.money)]),
        (query.since, lambda: Q(created_at__gte=start_of(query.since))),
        (query.until, lambda: Q(created_at__lt=start_of(query.until, days_later=1))),
        (query.has_needs, lambda: ~Q(needs="")),
        (query.text, lambda: _told(query.text)),
    ]
    return [condition() for is_asked, condition in wanted if is_asked]


def start_of(day: dt.date | None, *, days_later: int = 0) -> dt.datetime:
    """The first moment of the day in Dar es Salaam."""
    assert day is not None
    later = day + dt.timedelta(days=days_later)
    return timezone.make_aware(dt.datetime.combine(later, dt.time.min))


def institutions_named(text: str) -> list[int]:
    """Their numbers: one by its key or acronym, else all with the words in a name. One query."""
    exactly = Q(key=text) | Q(acronym__iexact=text)
    named = Q(name_sw__icontains=text) | Q(name_en__icontains=text)
    rows = Institution.objects.order_by().filter(exactly | named)
    found = list(rows.values_list("pk", "key", "acronym"))
    exact = [pk for pk, key, acronym in found if text == key or text.lower() == acronym.lower()]
    return exact or [pk for pk, _key, _acronym in found]


def _in_state(state: str) -> Q:
    return Q(state__in=_STANDINGS[state]) if state in _STANDINGS else Q(state=state)


def _of_kind(kind: str) -> Q:
    if kind == UNLISTED:
        return Q(institution=None)
    rows = Institution.objects.order_by().filter(kind=kind)
    return Q(institution__in=list(rows.values_list("pk", flat=True)))


def _told(text: str) -> Q:
    """What one box of search means: an address, a phone, a number of registration, a name or an institution."""
    text = text.strip().lower()
    if "@" in text:
        return Q(email__contains=text)
    digits = _BETWEEN_DIGITS.sub("", text)
    if digits.isascii() and digits.isdigit():
        return Q(phone__contains=digits.lstrip("0")) if len(digits) >= SHORTEST_NUMBER else _NOBODY
    words = name_key(text).split() or plain(text).split()
    named = _NOBODY
    if words:
        named = Q(*(Q(name_key__contains=word) for word in words))
    named |= Q(email__contains=text) | Q(institution__in=institutions_named(text))
    number = _REFERENCE.fullmatch(text)
    if number is not None:
        named |= Q(reference=f"KK-{number[1].upper()}")
    elif text.startswith("kk-"):
        named |= Q(reference__startswith=text.upper())
    return named | Q(institution_name__icontains=text)
