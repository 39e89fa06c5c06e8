"""The report tells what participants answered, where enough of them did."""

from __future__ import annotations

import pytest
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from registrations.choices import FeedbackState, QuestionKind
from registrations.models import FeedbackForm
from registrations.services.feedback import begin_feedback, close_feedback, give_feedback
from reports.figures import figures_of
from reports.generation import generated_text, load_material
from tests.documents.factories import EditionFactory
from tests.registrations.attending import people_of

pytestmark = pytest.mark.django_db


def answered_by(number: int):
    form = begin_feedback(edition=EditionFactory(), by=SYSTEM, at=timezone.now())
    FeedbackForm.objects.update(state=FeedbackState.OPEN)
    form.refresh_from_db()
    scale = form.questions.filter(kind=QuestionKind.SCALE).first()
    text = form.questions.get(kind=QuestionKind.TEXT)
    for person in people_of(form.edition, number):
        told = {str(scale.pk): 4, str(text.pk): "Siri yangu"}
        give_feedback(registration=person, answers=told, at=timezone.now())
    close_feedback(form=form, by=SYSTEM, at=timezone.now())
    return form.edition


def text_of(edition, language: str) -> str:
    return generated_text(
        section="feedback",
        material=load_material(edition),
        figures=figures_of(edition),
        language=language,
    )


@pytest.mark.parametrize(
    ("language", "row", "mean"),
    [
        ("sw", "| 4 | 6 | 100 |", "Wastani: 4.0 kati ya 5."),
        ("en", "| 4 | 6 | 100 |", "Mean: 4.0 of 5."),
    ],
)
def test_the_section_tells_how_often_each_answer_was_given(language, row, mean):
    text = text_of(answered_by(6), language)

    assert "[[feedback.count|noun_both]]" in text
    assert row in text
    assert mean in text
    assert "Siri yangu" not in text


def test_little_is_told_where_few_answered():
    text = text_of(answered_by(4), "en")

    assert "too few answered" in text
    assert "|---" not in text.replace(" ", "")


def test_there_is_no_section_without_a_closed_form():
    assert text_of(EditionFactory(), "en") == ""
