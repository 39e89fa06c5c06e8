"""Finding bills among a hundred thousand: by number, payer or institution, and by how they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.payments.choices import OPEN_BILL_STATES, BillState
from egov_meeting.payments.control_numbers import control_number_in
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors.days import start_of
from egov_meeting.payments.selectors.ledgers import OPEN, SUMS, Ledger, ledger_from
from egov_meeting.payments.selectors.open_matters import numberless


class Standing(models.TextChoices):
    """How bills stand across several states: what the figures of the overview count."""

    BILLED = "billed", _("Billed: not cancelled, refused or expired")
    OWED = "owed", _("Owed: something is still to be paid")
    WITH_MONEY = "with_money", _("Something has been paid")
    OVERPAID = "overpaid", _("More was paid than billed")
    REFUNDED = "refunded", _("Something was given back")
    NUMBERLESS = "numberless", _("Without a control number for too long, or refused")


class Order(models.TextChoices):
    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
    PAYER = "payer", _("By payer")
    AMOUNT = "amount", _("Largest amount first")
    OWED = "owed", _("Most owed first")
    EXPIRY = "expiry", _("First to expire first")


_STANDINGS = {
    Standing.BILLED: Q(state__in=[*OPEN_BILL_STATES, BillState.PAID]),
    Standing.OWED: OPEN,
    Standing.WITH_MONEY: Q(paid_amount__gt=0),
    Standing.OVERPAID: Q(paid_amount__gt=F("amount") + F("refunded_amount")),
    Standing.REFUNDED: Q(refunded_amount__gt=0),
}

# Numbers of rows follow the dates of issue, and their index is there already.
_ORDERS: dict[str, tuple[str, ...]] = {
    Order.NEWEST: ("-pk",),
    Order.OLDEST: ("pk",),
    Order.PAYER: ("payer_name", "-pk"),
    Order.AMOUNT: ("-amount", "-pk"),
    Order.OWED: ("-still_owed", "-pk"),
    Order.EXPIRY: ("expires_at", "-pk"),
}


@dataclass(frozen=True)
class BillQuery:
    """What is looked for; empty fields leave all in. `editions` are those the reader may see (None: all)."""

    at: datetime
    text: str = ""
    standing: str = ""
    institution: str = ""
    edition_id: int | None = None
    editions: Collection[int] | None = None
    since: date | None = None
    until: date | None = None
    order: str = ""

    def as_plain(self) -> dict[str, Any]:
        """What JSON can carry; read back by `from_plain`."""
        plain = {name: value for name, value in vars(self).items() if value not in ("", None)}
        for name in ("at", "since", "until"):
            if name in plain:
                plain[name] = plain[name].isoformat()
        return plain if self.editions is None else {**plain, "editions": sorted(self.editions)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> BillQuery:
        """The query again. Raises KeyError, TypeError or ValueError for what as_plain never gave."""
        days = {
            name: date.fromisoformat(plain[name]) for name in ("since", "until") if name in plain
        }
        editions = frozenset(plain["editions"]) if "editions" in plain else None
        at = datetime.fromisoformat(plain["at"])
        return cls(**{**plain, **days, "at": at, "editions": editions})


def found_bills(query: BillQuery) -> QuerySet[Bill]:
    """The bills that fit, in order, each with its `still_owed`. Looking up a name costs a query of its own."""
    owed = Case(When(OPEN, then=F("amount") - F("paid_amount")), default=Value(0))
    found = Bill.objects.annotate(still_owed=owed)
    if query.editions is not None:
        found = found.filter(edition__in=query.editions)
    if query.edition_id is not None:
        found = found.filter(edition=query.edition_id)
    if query.standing in BillState.values:
        found = found.filter(state=query.standing)
    elif query.standing == Standing.NUMBERLESS:
        found = found.filter(numberless(at=query.at))
    elif query.standing:
        found = found.filter(_STANDINGS[Standing(query.standing)])
    if query.institution:
        found = found.filter(institution__in=_institutions(query.institution))
    if query.since is not None:
        found = found.filter(generated_at__gte=start_of(query.since))
    if query.until is not None:
        found = found.filter(generated_at__lt=start_of(query.until, days_later=1))
    if query.text:
        found = found.filter(_named(query.text))
    return found.order_by(*_ORDERS[Order(query.order or Order.NEWEST)])


def counted_bills(found: QuerySet[Bill]) -> tuple[int, Ledger]:
    """How many they are and what they sum to, in one query."""
    sums = found.order_by().aggregate(number=Count("pk"), **SUMS)
    return int(sums.pop("number")), ledger_from(sums)


def bill_called(*, text: str, editions: Collection[int] | None = None) -> Bill | None:
    """The one bill of that bill number or control number, however it was typed."""
    try:
        called = Q(control_number=control_number_in(text))
    except ValueError:
        called = Q(number__iexact=text.strip())
    found = Bill.objects.select_related("edition", "institution").filter(called)
    return (found if editions is None else found.filter(edition__in=editions)).first()


def _named(text: str) -> Q:
    text = text.strip()
    digits = re.sub(r"[\s.\u2010-\u2015-]", "", text)
    if re.fullmatch(r"255[0-9]{9}", digits):
        return Q(control_number=digits) | Q(payer_phone=digits)
    if re.fullmatch(r"[0-9]{12}", digits):
        return Q(control_number=digits)  # by its index
    if re.fullmatch(r"[0-9]+", digits):
        return Q(control_number__startswith=digits) | Q(number__endswith=digits)
    if re.fullmatch(r"(?i)kk[0-9]+-[0-9]*", text):
        return Q(number__startswith=text.upper())
    return (
        Q(payer_name__icontains=text)
        | Q(payer_email__iexact=text)
        | Q(institution__in=_institutions(text))
    )


def _institutions(text: str) -> list[int]:
    """Their numbers: one by its key or acronym, else all with the words in a name."""
    exactly = Q(key=text) | Q(acronym__iexact=text)
    named = Q(name_sw__icontains=text) | Q(name_en__icontains=text)
    rows = (
        Institution.objects.order_by().filter(exactly | named).values_list("pk", "key", "acronym")
    )
    found = list(rows)
    exact = [pk for pk, key, acronym in found if text == key or text.lower() == acronym.lower()]
    return exact or [pk for pk, _key, _acronym in found]
