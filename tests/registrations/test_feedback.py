"""Feedback: begun, opened, answered once and without a name, closed, read."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import FeedbackState, QuestionKind
from registrations.models import FeedbackAnswers, FeedbackForm, FeedbackGiven
from registrations.selectors.feedback import feedback_results
from registrations.services.feedback import (
    AnsweredAlready,
    NotOpen,
    ask_for_feedback,
    begin_feedback,
    close_feedback,
    give_feedback,
    look_after_feedback,
    open_feedback,
    remind_of_feedback,
)
from tests.documents.factories import EditionFactory
from tests.registrations.attending import people_of as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return EditionFactory()


@pytest.fixture
def form(edition) -> FeedbackForm:
    return begin_feedback(edition=edition, by=SYSTEM, at=timezone.now())


@pytest.fixture
def opened(form) -> FeedbackForm:
    open_feedback(form=form, by=SYSTEM, at=timezone.now())
    form.refresh_from_db()
    return form


def question(form: FeedbackForm, kind: str):
    return form.questions.filter(kind=kind).first()


def scale(form: FeedbackForm, value: int) -> dict[str, int]:
    return {str(question(form, QuestionKind.SCALE).pk): value}


def test_a_form_begins_with_questions_in_both_languages_and_only_once(edition, form):
    again = begin_feedback(edition=edition, by=SYSTEM, at=timezone.now())

    assert again == form
    assert form.questions.count() == 7
    assert not form.questions.filter(text_en="").exists()
    assert not form.questions.filter(text_sw="").exists()


def test_an_answer_leaves_no_trace_of_who_gave_it(edition, opened):
    (person,) = people(edition, 1)
    before = Event.objects.count()

    give_feedback(registration=person, answers=scale(opened, 4), at=timezone.now())

    stored = FeedbackAnswers.objects.get()
    assert Event.objects.count() == before
    assert {field.name for field in FeedbackAnswers._meta.fields} == {"id", "form", "answers"}
    assert {field.name for field in FeedbackGiven._meta.fields} == {"id", "form", "registration"}
    assert person.reference not in str(stored.answers)


def test_a_person_answers_once(edition, opened):
    (person,) = people(edition, 1)
    give_feedback(registration=person, answers=scale(opened, 4), at=timezone.now())

    with pytest.raises(AnsweredAlready):
        give_feedback(registration=person, answers=scale(opened, 1), at=timezone.now())
    assert [row.answers for row in FeedbackAnswers.objects.all()] == [scale(opened, 4)]


def test_who_did_not_attend_is_not_asked_and_may_not_answer(edition, opened):
    (away,) = people(edition, 1, attended=False)

    with pytest.raises(NotOpen):
        give_feedback(registration=away, answers=scale(opened, 4), at=timezone.now())
    assert not FeedbackGiven.objects.exists()


def test_nothing_is_taken_before_the_opening_or_after_the_last_day(edition, form):
    (person,) = people(edition, 1)
    with pytest.raises(NotOpen):
        give_feedback(registration=person, answers=scale(form, 4), at=timezone.now())
    open_feedback(form=form, by=SYSTEM, at=timezone.now())
    FeedbackForm.objects.update(closes_on=timezone.localdate() - dt.timedelta(days=1))

    with pytest.raises(NotOpen):
        give_feedback(registration=person, answers=scale(form, 4), at=timezone.now())

    look_after_feedback(at=timezone.now())
    form.refresh_from_db()
    assert form.state == FeedbackState.CLOSED


def test_a_form_that_nobody_could_answer_does_not_open(edition, form):
    question(form, QuestionKind.ONE).options.all().delete()

    with pytest.raises(ValidationError):
        open_feedback(form=form, by=SYSTEM, at=timezone.now())
    form.refresh_from_db()
    assert form.state == FeedbackState.DRAFT


def test_opening_sends_the_work_of_writing_to_those_asked(
    form, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr(
        "celery.canvas.Signature.apply_async",
        lambda task, args, **_how: sent.append((task.task, *args)),
    )

    with django_capture_on_commit_callbacks(execute=True):
        open_feedback(form=form, by=SYSTEM, at=timezone.now())

    assert sent == [("registrations.tasks.ask_for_feedback", form.pk)]


def test_results_are_hidden_until_the_close_and_where_few_answered(edition, opened):
    crowd = people(edition, 6)
    words = str(question(opened, QuestionKind.TEXT).pk)
    for number, person in enumerate(crowd[:5]):
        told = scale(opened, 5 - number % 2) | ({words: "Maji"} if number < 4 else {})
        give_feedback(registration=person, answers=told, at=timezone.now())
    assert feedback_results(form=opened) is None

    close_feedback(form=opened, by=SYSTEM, at=timezone.now())
    opened.refresh_from_db()
    results = feedback_results(form=opened)

    assert results is not None
    assert (results.asked, results.given, results.percent) == (6, 5, 83)
    first = results.questions[0]
    assert [count.number for count in first.counts] == [0, 0, 0, 2, 3]
    assert first.mean == pytest.approx(4.6)
    few = next(one for one in results.questions if one.question.kind == QuestionKind.TEXT)
    assert (few.answered, few.is_shown, few.texts) == (4, False, ())


def test_a_form_whose_results_were_shown_does_not_open_again(edition, opened):
    for person in people(edition, 4):
        give_feedback(registration=person, answers=scale(opened, 4), at=timezone.now())
    close_feedback(form=opened, by=SYSTEM, at=timezone.now())
    open_feedback(form=opened, by=SYSTEM, at=timezone.now())  # too few: nothing was shown
    (last,) = people(edition, 1)
    give_feedback(registration=last, answers=scale(opened, 1), at=timezone.now())
    close_feedback(form=opened, by=SYSTEM, at=timezone.now())

    with pytest.raises(ValidationError):
        open_feedback(form=opened, by=SYSTEM, at=timezone.now())

    opened.refresh_from_db()
    assert opened.state == FeedbackState.CLOSED


def test_the_close_gives_answers_new_numbers(edition, opened):
    for number, person in enumerate(people(edition, 5), start=1):
        give_feedback(registration=person, answers=scale(opened, number), at=timezone.now())
    before = set(FeedbackAnswers.objects.values_list("id", flat=True))

    close_feedback(form=opened, by=SYSTEM, at=timezone.now())

    after = set(FeedbackAnswers.objects.values_list("id", flat=True))
    assert len(after) == 5
    assert not before & after


def test_an_answer_is_written_together_with_others_so_that_no_transaction_tells_whose_it_is(
    edition, opened, monkeypatch
):
    monkeypatch.setattr("registrations.services.feedback.MIXED_WITH", 3)
    seen: list[set] = [set()]
    for value, person in enumerate(people(edition, 5), start=1):
        give_feedback(registration=person, answers=scale(opened, value), at=timezone.now())
        seen.append(set(FeedbackAnswers.objects.values_list("id", flat=True)))

    fresh = [len(after - before) for before, after in itertools.pairwise(seen)]
    assert fresh == [1, 2, 3, 4, 4]
    told = [row.answers for row in FeedbackAnswers.objects.all()]
    assert sorted(told, key=str) == [scale(opened, value) for value in range(1, 6)]


def test_everybody_asked_is_written_to_once_however_often_the_task_runs(edition, opened):
    people(edition, 3)
    people(edition, 1, attended=False)

    assert ask_for_feedback(form_id=opened.pk, at=timezone.now()) == 3
    assert ask_for_feedback(form_id=opened.pk, at=timezone.now()) == 0
    assert OutboxMessage.objects.filter(kind="feedback_asked").count() == 3


def test_a_reminder_goes_to_those_who_have_not_answered_once_a_day(edition, opened):
    first, _second = people(edition, 2)
    give_feedback(registration=first, answers=scale(opened, 3), at=timezone.now())
    now = timezone.now()

    assert remind_of_feedback(form=opened, by=SYSTEM, at=now) == 1
    remind_of_feedback(form=opened, by=SYSTEM, at=now)
    assert OutboxMessage.objects.filter(kind="feedback_reminder").count() == 1


def test_the_number_of_queries_does_not_grow_with_answers(edition, opened):
    counts = []
    for number in (1, 29):
        for person in people(edition, number):
            give_feedback(registration=person, answers=scale(opened, 3), at=timezone.now())
        FeedbackForm.objects.update(state=FeedbackState.CLOSED)
        opened.refresh_from_db()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            feedback_results(form=opened)
        counts.append(len(queries))
        FeedbackForm.objects.update(state=FeedbackState.OPEN)
    assert counts[0] == counts[1]
