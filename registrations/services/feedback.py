"""Feedback: a form is begun, opened, answered without a name, closed.

Who has answered and what was answered lie in two tables that nothing joins: no number, no time. For
the same reason an answer leaves no row in the audit trail. Nor do the transactions of the database join
them: each answer is written together with others, drawn by lot and written anew under new numbers. At
the close all of them are, so that not even their place on the disk tells who came first.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import locked, record, save_new
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.celery import app
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.queue import enqueue
from registrations import notifications_feedback
from registrations.choices import FeedbackState, QuestionKind
from registrations.models import (
    FeedbackAnswers,
    FeedbackForm,
    FeedbackGiven,
    FeedbackOption,
    FeedbackQuestion,
    Registration,
)
from registrations.selectors.feedback import people_asked, people_silent
from registrations.starting_feedback import INTRO_EN, INTRO_SW, STARTING_QUESTIONS

# By name: tasks stand above services and are not imported from here.
ASK_TASK = "registrations.tasks.ask_for_feedback"
AT_A_TIME = 200
# Among so many earlier answers each new one is hidden; the first few find fewer.
MIXED_WITH = 20
_OFFERING = (QuestionKind.ONE, QuestionKind.SEVERAL)


class AnsweredAlready(ValidationError):
    """The person has answered; a second answer is not taken."""


class NotOpen(ValidationError):
    """The form is not open, or not to this person."""


def begin_feedback(*, edition: Edition, by: Actor, at: datetime) -> FeedbackForm:
    """Make the edition's form with the questions to begin with; the one that is there stays as it is."""
    with transaction.atomic():
        locked(edition)
        existing = FeedbackForm.objects.filter(edition=edition).first()
        if existing is not None:
            return existing
        form = FeedbackForm(edition=edition, intro_sw=INTRO_SW, intro_en=INTRO_EN)
        save_new(form, by=by, at=at, action="registrations.feedback_begun")
        for order, question in enumerate(STARTING_QUESTIONS, start=1):
            row = FeedbackQuestion.objects.create(
                form=form,
                order=order,
                kind=question.kind,
                text_sw=question.sw,
                text_en=question.en,
                is_required=question.is_required,
            )
            FeedbackOption.objects.bulk_create(
                FeedbackOption(question=row, order=number, text_sw=sw, text_en=en)
                for number, (sw, en) in enumerate(question.options, start=1)
            )
        return form


def open_feedback(*, form: FeedbackForm, by: Actor, at: datetime) -> None:
    """Open the form, or open it again, and write to all who are asked, after commit.

    Raises ValidationError for a form nobody could answer, whose last day is over, or whose results
    were shown: what few people add later would stand out against them.
    """
    with transaction.atomic():
        form = locked(form)
        problems = _problems(form, at)
        if problems:
            raise ValidationError(problems)
        transition(form, to=FeedbackState.OPEN, by=by, at=at)
        enqueue(app.signature(ASK_TASK), form.pk)


def close_feedback(*, form: FeedbackForm, by: Actor, at: datetime) -> None:
    """Close the form; answers are written anew in the order of random numbers."""
    with transaction.atomic():
        form = locked(form)
        transition(form, to=FeedbackState.CLOSED, by=by, at=at)
        _shuffle(form)


def close_overdue_feedback(*, at: datetime) -> int:
    """Close the forms whose last day is over; returns how many."""
    overdue = FeedbackForm.objects.filter(
        state=FeedbackState.OPEN, closes_on__lt=timezone.localdate(at)
    )
    number = 0
    for form in overdue.order_by("pk"):
        with suppress(TransitionRefused):  # staff closed it in the same moment
            close_feedback(form=form, by=SYSTEM, at=at)
            number += 1
    return number


def look_after_feedback(*, at: datetime) -> int:
    """Close what is overdue and write to whoever is asked and was not written to; returns how many letters."""
    close_overdue_feedback(at=at)
    numbers = FeedbackForm.objects.filter(state=FeedbackState.OPEN).values_list("pk", flat=True)
    return sum(ask_for_feedback(form_id=number, at=at) for number in numbers)


def give_feedback(*, registration: Registration, answers: Mapping[str, Any], at: datetime) -> None:
    """Keep the answers, and apart from them that this person has answered.

    Raises NotOpen, AnsweredAlready. Of two at once the first counts.
    """
    with transaction.atomic():
        form = (
            FeedbackForm.objects.select_for_update(of=("self",))
            .filter(edition_id=registration.edition_id)
            .first()
        )
        if form is None or not _is_open(form, at):
            raise NotOpen(_("The form is not open any more."))
        if not people_asked(form=form).filter(pk=registration.pk).exists():
            raise NotOpen(_("This form is for those who attended the meeting."))
        try:
            with transaction.atomic():
                FeedbackGiven.objects.create(form=form, registration=registration)
        except IntegrityError:
            raise AnsweredAlready(_("You have answered already. Thank you.")) from None
        _mix_in(form, dict(answers))


def ask_for_feedback(*, form_id: int, at: datetime) -> int:
    """Write once to everybody who is asked and has not answered; returns how many were written to now.

    May be called as often as one likes: whoever was written to is left out.
    """
    form = FeedbackForm.objects.select_related("edition").filter(pk=form_id).first()
    if form is None or not _is_open(form, at):
        return 0
    told = notifications_feedback.told_already(form)
    waiting = [pk for pk in people_silent(form=form).values_list("pk", flat=True) if pk not in told]
    for start in range(0, len(waiting), AT_A_TIME):
        some = Registration.objects.filter(pk__in=waiting[start : start + AT_A_TIME])
        with transaction.atomic():
            for registration in some.select_related("edition", "group"):
                notifications_feedback.tell_feedback_open(registration, at=at)
    return len(waiting)


def remind_of_feedback(*, form: FeedbackForm, by: Actor, at: datetime) -> int:
    """Write again, once a day at most, to those who have not answered; returns how many. On record."""
    with transaction.atomic():
        form = locked(form)
        if not _is_open(form, at):
            raise NotOpen(_("The form is not open any more."))
        silent = people_silent(form=form).select_related("edition", "group")
        number = 0
        for registration in silent.iterator(chunk_size=AT_A_TIME):
            notifications_feedback.remind_of_feedback(registration, at=at)
            number += 1
        record(
            action="registrations.feedback_reminded",
            obj=form,
            by=by,
            at=at,
            after={"people": number},
            shown_publicly=False,
        )
    return number


def _is_open(form: FeedbackForm, at: datetime) -> bool:
    is_over = form.closes_on is not None and form.closes_on < timezone.localdate(at)
    return form.state == FeedbackState.OPEN and not is_over


def _problems(form: FeedbackForm, at: datetime) -> list[str]:
    questions = list(form.questions.prefetch_related("options"))
    problems = []
    if form.state == FeedbackState.CLOSED and form.answers.count() >= form.fewest_shown:
        problems.append(
            _(
                "The results have been shown. Answers added now could be told from the earlier ones: the form stays closed."
            )
        )
    if not questions:
        problems.append(_("The form has no questions yet."))
    if form.closes_on is not None and form.closes_on < timezone.localdate(at):
        problems.append(_("The last day of the form is over. Give it a later one."))
    problems += [
        _("Question %(number)d offers fewer than two answers.") % {"number": question.order}
        for question in questions
        if question.kind in _OFFERING and len(question.options.all()) < 2
    ]
    return problems


def _mix_in(form: FeedbackForm, new: dict[str, Any]) -> None:
    """Write the answers together with others, so that they share place and transaction."""
    others = dict(form.answers.order_by("?").values_list("pk", "answers")[:MIXED_WITH])
    form.answers.filter(pk__in=others).delete()
    _write(form, [*others.values(), new])


def _shuffle(form: FeedbackForm) -> None:
    answers = list(form.answers.values_list("answers", flat=True))
    form.answers.all().delete()
    _write(form, answers)


def _write(form: FeedbackForm, answers: Iterable[dict[str, Any]]) -> None:
    """Insert them under new random numbers and in the order of these."""
    rows = [FeedbackAnswers(id=uuid.uuid4(), form=form, answers=one) for one in answers]
    FeedbackAnswers.objects.bulk_create(sorted(rows, key=lambda row: row.id), batch_size=500)
