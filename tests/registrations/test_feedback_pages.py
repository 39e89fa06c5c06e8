"""The pages of feedback: the participant's form, and the staff's results."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from egov_meeting.accounts.roles import CAPABILITIES, STAFF_ROLES, Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from registrations.choices import FeedbackState, QuestionKind
from registrations.links import own_token
from registrations.models import FeedbackAnswers, FeedbackForm
from registrations.services.feedback import begin_feedback, close_feedback, give_feedback
from tests.documents.factories import EditionFactory
from tests.meetings.editing.conftest import signed_in
from tests.registrations.attending import people_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    """The second step of signing in has tests of its own."""
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def feedback() -> FeedbackForm:
    form = begin_feedback(edition=EditionFactory(), by=SYSTEM, at=timezone.now())
    FeedbackForm.objects.update(state=FeedbackState.OPEN)
    form.refresh_from_db()
    return form


def came(form: FeedbackForm):
    return people_of(form.edition)[0]


def own_address(registration, language: str = "sw") -> str:
    page = reverse("registrations:own_feedback", args=[own_token(registration)])
    return page.replace("/sw/", f"/{language}/")


def filled_in(form: FeedbackForm) -> dict[str, object]:
    return {
        f"q{question.pk}": {
            QuestionKind.SCALE: "4",
            QuestionKind.ONE: str(getattr(question.options.first(), "pk", "")),
            QuestionKind.SEVERAL: [str(option.pk) for option in question.options.all()[:2]],
            QuestionKind.TEXT: "Muda zaidi wa maswali",
        }[QuestionKind(question.kind)]
        for question in form.questions.all()
    }


@pytest.mark.parametrize(("language", "thanks"), [("sw", "Asante"), ("en", "Thank you")])
def test_a_participant_answers_and_is_thanked(feedback, language, thanks):
    person, client = came(feedback), Client()
    at = own_address(person, language)

    own = client.get(reverse("registrations:own", args=[own_token(person)]))
    assert b'/maoni/">' in own.content
    answer = client.post(at, filled_in(feedback), follow=True)

    assert thanks in answer.content.decode()
    assert len(FeedbackAnswers.objects.get().answers) == 7
    again = client.post(at, filled_in(feedback), follow=True)
    assert thanks in again.content.decode()
    assert FeedbackAnswers.objects.count() == 1


def test_what_was_typed_stays_when_something_is_missing(feedback):
    person = came(feedback)
    told = filled_in(feedback)
    required = feedback.questions.get(is_required=True)
    told.pop(f"q{required.pk}")

    answer = Client().post(own_address(person), told)

    assert answer.status_code == 200
    assert "Muda zaidi wa maswali" in answer.content.decode()
    assert f"q{required.pk}" in answer.context["form"].errors
    assert not FeedbackAnswers.objects.exists()


@pytest.mark.parametrize("value", ["9", "-1", "x", "1" * 400, "<script>"])
def test_an_answer_that_was_not_offered_is_refused(feedback, value):
    question = feedback.questions.filter(kind=QuestionKind.SCALE).first()

    answer = Client().post(
        own_address(came(feedback)), filled_in(feedback) | {f"q{question.pk}": value}
    )

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not FeedbackAnswers.objects.exists()


def test_results_are_read_by_staff_and_changed_by_the_coordinator_alone(feedback):
    for number in range(6):
        question = feedback.questions.first()
        give_feedback(
            registration=came(feedback),
            answers={str(question.pk): 1 + number % 5},
            at=timezone.now(),
        )
    close_feedback(form=feedback, by=SYSTEM, at=timezone.now())
    year = feedback.edition.year
    read = [
        reverse("registrations:feedback", args=[year]),
        reverse("registrations:feedback_preview", args=[year]),
    ]
    read += [
        reverse("registrations:feedback_export", args=[year, kind]) for kind in ("csv", "xlsx")
    ]
    change = [
        reverse(f"registrations:feedback_{act}", args=[year])
        for act in ("begin", "open", "close", "remind")
    ]

    for role in Role:
        client = signed_in(role)
        for at in read:
            assert client.get(at).status_code == (200 if role in STAFF_ROLES else 403), (role, at)
        if "feedback.change" not in CAPABILITIES[role]:
            for at in change:
                assert client.post(at).status_code == 403, (role, at)
    assert all(Client().get(at).status_code == 302 for at in read)


def test_the_file_says_how_often_and_not_who(feedback):
    persons = [came(feedback) for _number in range(5)]
    for person in persons:
        give_feedback(
            registration=person, answers={str(feedback.questions.first().pk): 5}, at=timezone.now()
        )
    close_feedback(form=feedback, by=SYSTEM, at=timezone.now())

    at = reverse("registrations:feedback_export", args=[feedback.edition.year, "csv"])
    text = b"".join(signed_in(Role.COORDINATOR).get(at)).decode()

    assert ",5,5,100" in text
    assert not any(person.full_name in text for person in persons)


def test_questions_stay_once_the_form_was_opened(feedback):
    client = signed_in(Role.COORDINATOR)
    question = feedback.questions.first()
    section = section_called("maswali-ya-maoni")
    at = address(section, feedback.edition, "row", question.pk)
    told = {
        "form": feedback.pk,
        "kind": QuestionKind.TEXT,
        "text_sw": "Jingine?",
        "text_en": "Another?",
    }

    answer = client.post(at, told)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    question.refresh_from_db()
    assert question.kind == QuestionKind.SCALE


def test_what_is_shown_of_a_closed_form_stays_as_it_is(feedback):
    close_feedback(form=feedback, by=SYSTEM, at=timezone.now())
    at = address(section_called("fomu-ya-maoni"), feedback.edition, "row", feedback.pk)

    answer = signed_in(Role.COORDINATOR).post(at, {"intro_sw": "x", "fewest_shown": 6})

    assert answer.status_code == 200
    assert "fewest_shown" in answer.context["form"].errors
    feedback.refresh_from_db()
    assert feedback.fewest_shown == 5
