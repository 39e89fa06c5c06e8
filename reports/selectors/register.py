"""The register of resolutions across editions: found by state, institution, theme, age and owner."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models import TextChoices as Choices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.institutions.selectors import institution_called, nearest_institution
from egov_meeting.meetings.models import Edition
from reports.adopted_text import WORDED
from reports.choices import CorrigendumState, Delivery
from reports.models import Corrigendum, Resolution
from reports.rolling_up import weighted_mean
from reports.selectors.owed import TONES
from reports.selectors.owing import (
    CLOSED,
    Institutions,
    adopted_resolutions,
    before_the_public,
    carried_on,
    owed_by_one,
)


class Across(Choices):
    """States that are told across deliveries."""

    OPEN = "open", _("All open ones")
    CLOSED = "closed", _("All closed ones")
    CARRIED = "carried", _("Carried on in a later one")


class Age(Choices):
    OVERDUE = "overdue", _("Overdue")
    LONG_OVERDUE = "overdue-90", _("Overdue by more than 90 days")
    NO_DAY = "no-day", _("No due day")
    ONE_YEAR = "1", _("Adopted more than a year ago")
    TWO_YEARS = "2", _("Adopted more than two years ago")


class Ownership(Choices):
    NOBODY = "nobody", _("Nobody is named")
    NAMED = "named", _("Institutions by name")
    CLASS = "class", _("A class of institutions")


class Order(Choices):
    NUMBER = "", _("Latest meeting first")
    DUE = "due", pgettext_lazy("order", "Due first")
    LEAST = "least", _("Least carried out first")


@dataclass(frozen=True)
class RegisterQuery:
    """What is looked for; empty fields leave all in. `institution` is text as somebody types it."""

    text: str = ""
    state: str = ""
    year: int | None = None
    theme: int | None = None
    institution: str = ""
    age: str = ""
    ownership: str = ""
    order: str = ""


@dataclass(frozen=True)
class Standing:
    """A resolution as lists show it."""

    resolution: Resolution
    delivery_label: str
    tone: str
    is_open: bool
    is_carried_on: bool
    days_late: int
    owners: str

    @property
    def percentage(self) -> str:
        return percentage_text(self.resolution.percentage)


def found_resolutions(
    query: RegisterQuery, *, today: dt.date, only_public: bool = False
) -> QuerySet[Resolution]:
    """Adopted resolutions that fit, each annotated with `is_carried_on`."""
    found: QuerySet[Resolution] = adopted_resolutions().annotate(is_carried_on=_CARRIED_ON)
    if only_public:
        found = found.filter(before_the_public())
    if query.year is not None:
        found = found.filter(edition__year=query.year)
    if query.theme is not None:
        found = found.filter(theme=query.theme)
    for narrowed in (
        _with_text(query.text),
        _in_state(query.state),
        _of_age(query.age, today),
        _owned(query.ownership),
        _of_institution(query.institution),
    ):
        if narrowed is not None:
            found = found.filter(narrowed)
    return found.prefetch_related("corrigenda").order_by(
        *_ORDERS[query.order if query.order in Order.values else ""]
    )


def standings(
    rows: Iterable[Resolution], *, today: dt.date, with_owners: bool = True
) -> list[Standing]:
    """The rows as lists show them; prefetch `owners__institution` when owners are shown."""
    return [_standing(row, today, with_owners) for row in rows]


def editions_with_resolutions(*, only_public: bool = False) -> list[Edition]:
    """Editions that adopted something, the latest first. One query."""
    numbers = adopted_resolutions().order_by()
    if only_public:
        numbers = numbers.filter(before_the_public())
    return list(Edition.objects.filter(pk__in=numbers.values("edition")).order_by("-year"))


@dataclass(frozen=True)
class Figures:
    """How many resolutions there are, by state and by edition, and how far they are as a whole."""

    total: int
    open: int
    overdue: int
    ownerless: int
    by_state: dict[str, int]
    by_year: dict[int, int]
    done_by_year: dict[int, int]
    assessed: int
    percentage: Decimal | None


def figures_of(*, today: dt.date, only_public: bool = False) -> Figures:
    """Counted from one query; the whole is Σ w·p / Σ w over the resolutions that were assessed."""
    found: Any = found_resolutions(RegisterQuery(), today=today, only_public=only_public)
    rows = list(
        found.order_by().values_list(
            "edition__year",
            "delivery",
            "is_carried_on",
            "due_on",
            "weight",
            "percentage",
            "answering",
        )
    )
    open_rows = [row for row in rows if row[1] not in CLOSED and not row[2]]
    # What is overtaken or dropped says nothing of how far the others are.
    assessed = [
        (row[4], row[5])
        for row in rows
        if row[5] is not None and row[1] not in (Delivery.OVERTAKEN, Delivery.DROPPED)
    ]
    return Figures(
        total=len(rows),
        open=len(open_rows),
        overdue=sum(1 for row in open_rows if row[3] and row[3] < today),
        ownerless=sum(1 for row in open_rows if not row[6]),
        by_state=dict(Counter(row[1] for row in rows)),
        by_year=dict(sorted(Counter(row[0] for row in rows).items())),
        done_by_year=dict(Counter(row[0] for row in rows if row[1] == Delivery.VERIFIED_DONE)),
        assessed=len(assessed),
        percentage=weighted_mean(assessed),
    )


def percentage_text(value: Decimal | None) -> str:
    """ "52.5%"; a dash while nobody was assessed, for that is no nought."""
    if value is None:
        return "–"
    return f"{value.normalize():f}%"


def _standing(row: Resolution, today: dt.date, with_owners: bool) -> Standing:
    carried = bool(getattr(row, "is_carried_on", False))
    is_open = row.delivery not in CLOSED and not carried
    late = (today - row.due_on).days if is_open and row.due_on else 0
    owners = "; ".join(str(owner) for owner in row.owners.all()) if with_owners else ""
    return Standing(
        resolution=row,
        delivery_label=str(Delivery(row.delivery).label),
        tone=TONES.get(row.delivery, ""),
        is_open=is_open,
        is_carried_on=carried,
        days_late=0 if row.delivery == Delivery.REPORTED_DONE else max(late, 0),
        owners=owners,
    )


def _with_text(text: str) -> Q | None:
    text = text.strip()
    if not text:
        return None
    number = re.fullmatch(r"KK/(\d{4})/(\d{1,3})", text.upper())
    if number:
        return Q(edition__year=int(number[1]), number=int(number[2]))
    found = Q()
    for word in text.split()[:8]:
        found &= _says(word)
    return found


def _says(word: str) -> Q:
    """In the words as they were adopted, or as they were corrected."""
    said = Q()
    for name in WORDED:
        said |= Q(**{f"{name}__icontains": word})
    corrected = Corrigendum.objects.filter(said, state=CorrigendumState.CONFIRMED)
    return said | Q(pk__in=corrected.order_by().values("resolution"))


def _in_state(state: str) -> Q | None:
    if state == Across.OPEN:
        return ~Q(delivery__in=CLOSED) & ~carried_on()
    if state == Across.CLOSED:
        return Q(delivery__in=CLOSED)
    if state == Across.CARRIED:
        return carried_on()
    return Q(delivery=state) if state in Delivery.values else None


def _of_age(age: str, today: dt.date) -> Q | None:
    is_open = ~Q(delivery__in=CLOSED) & ~carried_on()
    if age in (Age.OVERDUE, Age.LONG_OVERDUE):
        days = 0 if age == Age.OVERDUE else 90
        return is_open & Q(due_on__lt=today - dt.timedelta(days=days))
    if age == Age.NO_DAY:
        return is_open & Q(due_on__isnull=True)
    if age in (Age.ONE_YEAR, Age.TWO_YEARS):
        return is_open & Q(edition__ends_on__lt=today - dt.timedelta(days=365 * int(age)))
    return None


def _owned(ownership: str) -> Q | None:
    if ownership == Ownership.NOBODY:
        return Q(answering=0)
    named = {"owners__institution__isnull": ownership == Ownership.CLASS, "owners__isnull": False}
    if ownership in (Ownership.NAMED, Ownership.CLASS):
        return Q(pk__in=Resolution.objects.filter(**named).order_by().values("pk"))
    return None


def _of_institution(text: str) -> Q | None:
    if not text.strip():
        return None
    found = institution_called(text=text) or nearest_institution(text=text)
    if found is None:
        return Q(pk__in=[])
    return owed_by_one(found.pk, Institutions())


def named_in(rows: Collection[Resolution]) -> set[int]:
    """The institutions that are owners by name."""
    return {
        owner.institution_id for row in rows for owner in row.owners.all() if owner.institution_id
    }


_CARRIED_ON = ExpressionWrapper(carried_on(), output_field=BooleanField())
_ORDERS = {
    "": ("-edition__year", "number", "pk"),
    "due": ("due_on", "-edition__year", "number", "pk"),
    "least": ("percentage", "-edition__year", "number", "pk"),
}
