"""Who is asked for feedback, and what was answered; little is shown where few have answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import other_language, text_in
from registrations.choices import FeedbackState, QuestionKind
from registrations.models import (
    FeedbackForm,
    FeedbackGiven,
    FeedbackOption,
    FeedbackQuestion,
    Registration,
)
from registrations.selectors.taking_part import registrations_taking_part

SCALE = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class AnswerCount:
    """How many gave one answer. `percent` is of those who answered the question, in whole per cent."""

    sw: str
    en: str
    number: int
    percent: int

    def label(self, language: str) -> str:
        return self.en if language == "en" else self.sw


@dataclass(frozen=True)
class QuestionResult:
    """What was answered to one question; counts and words are empty where too few answered it."""

    question: FeedbackQuestion
    answered: int
    is_shown: bool
    counts: tuple[AnswerCount, ...] = ()
    mean: float | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeedbackResults:
    """`asked` counts the people who may answer, `given` those who have."""

    form: FeedbackForm
    asked: int
    given: int
    questions: tuple[QuestionResult, ...]

    @property
    def is_shown(self) -> bool:
        return self.given >= self.form.fewest_shown

    @property
    def percent(self) -> int:
        return round(100 * self.given / self.asked) if self.asked else 0


def feedback_form_of(*, edition: Edition) -> FeedbackForm | None:
    """The edition's form with its questions and the answers they offer; None where there is none."""
    return (
        FeedbackForm.objects.filter(edition=edition)
        .select_related("edition")
        .prefetch_related("questions__options")
        .first()
    )


def people_asked(*, form: FeedbackForm) -> QuerySet[Registration]:
    """The registrations that may answer: those taking part, or only those who attended."""
    rows = registrations_taking_part(edition=form.edition)
    return rows.filter(attended=True) if form.only_attended else rows


def people_silent(*, form: FeedbackForm) -> QuerySet[Registration]:
    """Those of them who have not answered."""
    given = FeedbackGiven.objects.filter(form=form, registration=OuterRef("pk"))
    return people_asked(form=form).exclude(Exists(given))


def may_answer(*, registration: Registration) -> bool:
    """Whether the form is open to this registration and it has not answered yet; nobody is asked before the first day."""
    if timezone.localdate() < registration.edition.starts_on:
        return False
    form = FeedbackForm.objects.filter(
        edition_id=registration.edition_id, state=FeedbackState.OPEN
    ).first()
    return form is not None and people_silent(form=form).filter(pk=registration.pk).exists()


def feedback_results(*, form: FeedbackForm) -> FeedbackResults | None:
    """Everything that was answered; None until the form is closed, so that nobody watches answers come in.

    Own words come in the order of random numbers. Three queries whatever the number of answers.
    """
    if form.state != FeedbackState.CLOSED:
        return None
    answers: list[Mapping[str, Any]] = list(
        form.answers.order_by("id").values_list("answers", flat=True)
    )
    given = len(answers)
    shown = given >= form.fewest_shown
    return FeedbackResults(
        form=form,
        asked=max(people_asked(form=form).count(), given),
        given=given,
        questions=tuple(
            _result(question, answers, fewest=form.fewest_shown if shown else given + 1)
            for question in form.questions.all()
        ),
    )


def _result(
    question: FeedbackQuestion, answers: Sequence[Mapping[str, Any]], *, fewest: int
) -> QuestionResult:
    own = [
        one[str(question.pk)] for one in answers if one.get(str(question.pk)) not in (None, "", [])
    ]
    if len(own) < fewest:
        return QuestionResult(question, len(own), is_shown=False)
    if question.kind == QuestionKind.TEXT:
        return QuestionResult(question, len(own), is_shown=True, texts=tuple(map(str, own)))
    counts = tuple(_counts(question, own))
    mean = sum(own) / len(own) if question.kind == QuestionKind.SCALE else None
    return QuestionResult(question, len(own), is_shown=True, counts=counts, mean=mean)


def _counts(question: FeedbackQuestion, own: Sequence[Any]) -> Iterable[AnswerCount]:
    if question.kind == QuestionKind.SCALE:
        chosen = Counter(own)
        offered = [(value, str(value), str(value)) for value in SCALE]
    else:
        chosen = Counter(pk for one in own for pk in (one if isinstance(one, list) else [one]))
        offered = [
            (
                option.pk,
                _words(option, "sw"),
                _words(option, "en"),
            )
            for option in question.options.all()
        ]
    for key, sw, en in offered:
        yield AnswerCount(sw, en, chosen[key], round(100 * chosen[key] / len(own)))


def _words(option: FeedbackOption, language: str) -> str:
    return text_in(option, "text", language) or text_in(option, "text", other_language(language))
