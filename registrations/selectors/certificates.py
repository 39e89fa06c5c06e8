"""Who has earned a certificate of attendance by the edition's rule, who has one, and where the two differ.

A day counts when the person came through a door of it. Where the rule asks for every day, only the
days of the own group count. Somebody of whom only `attended` is known (from an edition folder) was
there on one day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Greatest

from egov_meeting.documents.certificate_selectors import certificates_about, certificates_of
from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.verification_codes import is_possible_code, normalised_code
from registrations.certificate_rules import counted_states, what_is_missing
from registrations.choices import STANDING_STATES
from registrations.models import Attendance, CertificateRule, Registration
from registrations.selectors.attendance import group_dates, meeting_days
from registrations.selectors.own import own_since

if TYPE_CHECKING:
    import datetime as dt

    from egov_meeting.meetings.models import Edition

KIND = "attendance"
_SUBJECT = "registration:"


@dataclass(frozen=True)
class CertificateFigures:
    """How many have earned one, hold one, are still to get one; and the certificates to look at."""

    earned: int
    held: int
    to_be_given: int
    renamed: int
    baseless: int


def subject_of(registration: Registration) -> str:
    """What a certificate of attendance is about, as documents keeps it: the person who has the place now."""
    return subjects_of(registration.pk, holders=registration.link_version)[-1]


def subjects_of(pk: int, *, holders: int) -> list[str]:
    """The same for everybody who had the place, in order; a place that changed hands counts them."""
    later = [f"{_SUBJECT}{pk}:{holder}" for holder in range(2, holders + 1)]
    return [f"{_SUBJECT}{pk}", *later]


def registration_pk_in(subject: str) -> int:
    """Whose place it is or was; 0 for a certificate about something else."""
    number = subject.removeprefix(_SUBJECT).partition(":")[0]
    return int(number) if subject.startswith(_SUBJECT) and number.isdigit() else 0


def rule_of(*, edition: Edition) -> CertificateRule:
    """The edition's rule; one that is not saved, with what is usual, until staff set their own."""
    found = CertificateRule.objects.filter(edition=edition).first()
    return found or CertificateRule(edition=edition)


def judged(*, edition: Edition, rule: CertificateRule | None = None) -> QuerySet[Any]:
    """Registrations, each with `days_there` that count, `days_needed`, `has_earned`, and `certificate_name`
    as it stands on the valid certificate (None without one). Three queries to prepare it."""
    asked = rule or rule_of(edition=edition)
    dates = _dates_that_count(edition)
    found = Registration.objects.filter(edition=edition).annotate(
        days_there=Greatest(
            _days_there(dates if asked.all_days else None),
            Case(
                When(Q(attended=True) & ~Exists(_doors_of_row()), then=1),
                default=0,
                output_field=IntegerField(),
            ),
        ),
        days_needed=_days_needed(asked, dates),
        holder=Case(
            When(link_version=1, then=Value("")),
            default=Concat(Value(":"), Cast("link_version", CharField())),
            output_field=CharField(),
        ),
        certificate_name=Subquery(_valid(edition).values("full_name")[:1]),
    )
    earns = Q(state__in=counted_states(asked), days_there__gte=F("days_needed"), days_there__gt=0)
    return found.annotate(has_earned=ExpressionWrapper(earns, output_field=BooleanField()))


def to_be_given(*, edition: Edition, rule: CertificateRule | None = None) -> QuerySet[Any]:
    """Those who have earned a certificate and hold none, or one with another name than theirs now."""
    found = judged(edition=edition, rule=rule).filter(has_earned=True)
    return found.filter(Q(certificate_name=None) | _is_renamed())


def not_earned(*, edition: Edition, rule: CertificateRule | None = None) -> QuerySet[Any]:
    """Those registered, and not cancelled, who get none."""
    rows = judged(edition=edition, rule=rule).filter(state__in=STANDING_STATES)
    return rows.filter(has_earned=False)


def renamed(*, edition: Edition) -> QuerySet[Any]:
    """Those whose name was put right after their certificate was given."""
    return judged(edition=edition).filter(_is_renamed(), certificate_name__isnull=False)


def baseless(*, edition: Edition) -> QuerySet[Any]:
    """Those who hold a certificate that they have not earned by what is known now."""
    rows = judged(edition=edition).filter(has_earned=False)
    return rows.filter(certificate_name__isnull=False)


def certificate_figures(*, edition: Edition) -> CertificateFigures:
    """Four queries."""
    held = Q(certificate_name__isnull=False)
    counts = judged(edition=edition).aggregate(
        earned=Count("pk", filter=Q(has_earned=True)),
        held=Count("pk", filter=held),
        to_be_given=Count("pk", filter=Q(has_earned=True, certificate_name=None)),
        renamed=Count("pk", filter=held & _is_renamed()),
        baseless=Count("pk", filter=held & Q(has_earned=False)),
    )
    return CertificateFigures(**counts)


def missing_of(row: Registration, *, rule: CertificateRule) -> str:
    """Why a row of judged() gets none; "" for whoever has earned one."""
    return what_is_missing(
        rule=rule,
        state=row.state,
        days=row.days_there,  # type: ignore[attr-defined]  # annotated
        needed=row.days_needed,  # type: ignore[attr-defined]  # annotated
    )


def judged_registration(*, registration: Registration) -> Registration:
    """One registration as judged() tells of it."""
    found: Registration = (
        judged(edition=registration.edition).select_related("edition").get(pk=registration.pk)
    )
    return found


def certificates_by_name(*, edition: Edition) -> QuerySet[Certificate]:
    """Those of attendance of the edition, by name."""
    rows = certificates_of(edition=edition, kind=KIND)
    return rows.order_by("full_name", "pk")


def own_certificates(*, registration: Registration) -> list[Certificate]:
    """Those of the person who has the place now, the newest first."""
    since = own_since(registration=registration)
    rows = certificates_about(kind=KIND, subject=subject_of(registration))
    return [one for one in rows if one.issued_at >= since]


def found_certificates(*, edition: Edition, q: str, hali: str) -> QuerySet[Certificate]:
    """Those whose name holds all the words, or with this code; in one state where it is named."""
    rows = certificates_by_name(edition=edition)
    if hali:
        rows = rows.filter(state=hali)
    code = normalised_code(q)
    if is_possible_code(code) and rows.filter(verification_code=code).exists():
        return rows.filter(verification_code=code)
    for word in q.split():
        rows = rows.filter(full_name__icontains=word)
    return rows


def registrations_behind(certificates: list[Certificate]) -> dict[str, Registration]:
    """The registrations of these certificates by subject. One query."""
    numbers = [registration_pk_in(one.subject) for one in certificates]
    rows = Registration.objects.filter(pk__in=[number for number in numbers if number])
    places = {row.pk: row for row in rows.select_related("institution", "group")}
    found = ((one.subject, places.get(registration_pk_in(one.subject))) for one in certificates)
    return {subject: place for subject, place in found if place is not None}


def _valid(edition: Edition) -> QuerySet[Certificate]:
    """The valid certificate of the person who has the place of the outer query now."""
    subject = Concat(Value(_SUBJECT), Cast(OuterRef("pk"), CharField()), OuterRef("holder"))
    return Certificate.objects.filter(
        edition=edition, kind=KIND, state=CertificateState.VALID, subject=subject
    )


def _is_renamed() -> Q:
    """The name is another one; a name that was forgotten on either side is none."""
    return ~Q(certificate_name=F("full_name")) & ~Q(certificate_name="") & ~Q(name_key="")


def _doors_of_row() -> QuerySet[Attendance]:
    return Attendance.objects.filter(registration=OuterRef("pk"))


def _days_there(dates: Mapping[int, frozenset[dt.date]] | None) -> Coalesce:
    """On how many days the person came; only days of the own group where `dates` are given."""
    rows = _doors_of_row().filter(is_present=True, holder=F("registration__link_version"))
    if dates is not None:
        own = Q(pk__in=[])
        for group, days in dates.items():
            own |= Q(registration__group=group, checkpoint__date__in=days)
        rows = rows.filter(own)
    number = (
        rows.order_by()
        .values("registration")
        .annotate(number=Count("checkpoint__date", distinct=True))
    )
    return Coalesce(Subquery(number.values("number"), output_field=IntegerField()), 0)


def _days_needed(rule: CertificateRule, dates: Mapping[int, frozenset[dt.date]]) -> Case | Value:
    if not rule.all_days:
        return Value(rule.minimum_days, output_field=IntegerField())
    cases = [When(group=group, then=len(days)) for group, days in dates.items()]
    return Case(*cases, default=1, output_field=IntegerField())


def _dates_that_count(edition: Edition) -> dict[int, frozenset[dt.date]]:
    """The days of each group; those of the meeting for a group that has none of its own."""
    all_days = frozenset(meeting_days(edition=edition))
    return {group: days or all_days for group, days in group_dates(edition=edition).items()}
