"""After the days of the invented meeting that was held: certificates, and what people thought of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.utils import timezone

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.home.running.example_held_people import account_of
from egov_meeting.meetings.models import Edition
from innovations.models import Call
from innovations.services.certifying import certify_selected
from registrations.applicants import applicant_of
from registrations.choices import CertificateLanguage, QuestionKind
from registrations.models import FeedbackForm, FeedbackQuestion, Registration
from registrations.selectors.attendance import door_of_day
from registrations.selectors.certificates import to_be_given
from registrations.selectors.feedback import people_asked
from registrations.services.attending import correct_attendance
from registrations.services.certificates import give_by_rule, revoke_if_baseless, set_rule
from registrations.services.correcting import correct_by_staff
from registrations.services.feedback import (
    begin_feedback,
    close_feedback,
    give_feedback,
    open_feedback,
)

# The name as it was typed at first, and as it is.
MISSPELT, SPELT = "Tumsifu Masawe", "Tumsifu Massawe"
# Let in on the badge of a colleague who was away; without that day there are too few.
BASELESS = "Fatuma Mzee"
ANSWERS = 24
_SCALES = (
    (3, 4, 2, 4, 5, 3, 4, 1, 3, 4, 5),
    (5, 4, 5, 4, 5, 3, 4, 5, 4, 2, 5),
    (4, 4, 5, 3, 4, 5, 4, 4, 3, 5, 4),
    (5, 5, 4, 5, 5, 4, 5, 3, 5, 5, 4),
)
_TEXTS = (
    "Muda wa majadiliano uongezwe.", "More time for questions after each presentation.",
    "Mada zitumwe mapema ili tujiandae.", "Usajili mlangoni ulikuwa wa haraka sana; endeleeni hivyo.",
    "Intaneti ya ukumbini iwe imara zaidi.", "Please share the slides on the first day.",
    "Maonesho ya ubunifu yawe na nafasi kubwa zaidi.", "Taasisi za mikoani zipewe nafasi ya kuwasilisha.",
    "Tafsiri ya lugha ya alama iwepo siku zote.", "Vyeti vimetoka mapema, asanteni.",
)  # fmt: skip


def give_certificates(*, edition: Edition, call: Call) -> None:
    """Two days earn one; one name is put right afterwards, and one certificate is taken back."""
    at, by = _days_after(edition, 1), account_of(Role.COORDINATOR)
    set_rule(edition=edition, all_days=False, minimum_days=2, only_paid=True, by=by, at=at)
    _give(edition, at)
    certify_selected(call=call, by=account_of(Role.INNOVATION), at=at)
    _correct_name(edition, _days_after(edition, 3))
    _take_back(edition, _days_after(edition, 4))


def close_feedback_form(*, edition: Edition) -> None:
    """Most who came have answered; the form is closed, so that the answers can be looked at."""
    form = begin_feedback(edition=edition, by=SYSTEM, at=_days_after(edition, 0))
    open_feedback(form=form, by=SYSTEM, at=_days_after(edition, 0))
    asked = list(people_asked(form=form).order_by("pk")[:ANSWERS])
    for number, registration in enumerate(asked):
        at = _days_after(edition, 1 + number % 5)
        give_feedback(registration=registration, answers=_answers(form, number), at=at)
    close_feedback(form=form, by=SYSTEM, at=_days_after(edition, 7))


def _give(edition: Edition, at: dt.datetime) -> None:
    by = account_of(Role.COORDINATOR)
    for registration in to_be_given(edition=edition).order_by("sort_name", "pk"):
        give_by_rule(
            registration=registration,
            language=CertificateLanguage.OWN,
            is_told=False,
            by=by,
            at=at,
        )


def _correct_name(edition: Edition, at: dt.datetime) -> None:
    person = Registration.objects.get(edition=edition, full_name=MISSPELT)
    told = replace(applicant_of(person), full_name=SPELT)
    correct_by_staff(registration=person, applicant=told, by=account_of(Role.COORDINATOR), at=at)
    _give(edition, at)


def _take_back(edition: Edition, at: dt.datetime) -> None:
    person = Registration.objects.get(edition=edition, full_name=BASELESS)
    door = door_of_day(edition=edition, date=edition.ends_on - dt.timedelta(days=1))
    assert door is not None  # it was open on that day
    by = account_of(Role.COORDINATOR)
    reason = "Beji yake ilitumiwa na mwenzake siku hiyo (mfano)."
    correct_attendance(
        registration=person, door=door, is_present=False, reason=reason, by=by, at=at
    )
    revoke_if_baseless(registration=person, reason=reason, by=by, at=at)


def _answers(form: FeedbackForm, number: int) -> dict[str, Any]:
    """Mostly content, here and there not, and not every question is answered by all."""
    questions = form.questions.prefetch_related("options").order_by("order")
    found = {str(one.pk): _answer(one, number + one.order * 3) for one in questions}
    return {key: value for key, value in found.items() if value}


def _answer(question: FeedbackQuestion, seed: int) -> Any:
    if question.kind == QuestionKind.SCALE:
        return _SCALES[question.order % len(_SCALES)][seed % 11]
    if question.kind == QuestionKind.TEXT:
        return _TEXTS[seed // 2 % len(_TEXTS)] if seed % 2 == 0 else ""
    options = [option.pk for option in question.options.all()]
    if question.kind == QuestionKind.ONE:
        return options[(0, 1, 1, 2, 1, 1, 0)[seed % 7]]
    return [pk for place, pk in enumerate(options) if (seed * (place + 2)) % 5 < 3]


def _days_after(edition: Edition, days: int) -> dt.datetime:
    day = edition.ends_on + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(19)))
