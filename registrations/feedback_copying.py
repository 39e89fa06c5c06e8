"""The questions of the feedback form, for an edition that is started from an earlier one."""

from egov_meeting.meetings.copying import Copying
from registrations.models import FeedbackForm, FeedbackOption, FeedbackQuestion


def copy_feedback(copying: Copying) -> None:
    """The form in preparation, with its questions and the answers they offer."""
    forms = copying.rows(
        FeedbackForm.objects.filter(edition=copying.source),
        of=lambda row: {"edition": copying.edition},
        dates=("closes_on",),
        leave=("state",),
    )
    questions = copying.rows(
        FeedbackQuestion.objects.filter(form__edition=copying.source),
        of=lambda row: {"form": forms[row.form_id]},
    )
    copying.rows(
        FeedbackOption.objects.filter(question__form__edition=copying.source),
        of=lambda row: {"question": questions[row.question_id]},
    )
