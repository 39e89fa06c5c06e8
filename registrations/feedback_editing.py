"""The feedback form, its questions and the answers they offer, among what staff edit of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.meetings.editing.forms import SectionForm
from egov_meeting.meetings.editing.registry import Chapter, Section
from registrations.choices import FeedbackState
from registrations.models import FeedbackForm, FeedbackOption, FeedbackQuestion


class FeedbackSectionForm(SectionForm):
    """What people were promised when the form opened stays as it was."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        stored = FeedbackForm.objects.filter(pk=self.instance.pk).first()
        if stored is None or stored.state == FeedbackState.DRAFT:
            return
        fewest = cleaned.get("fewest_shown", stored.fewest_shown)
        if stored.state == FeedbackState.CLOSED and fewest != stored.fewest_shown:
            # Else results could be hidden, the form opened for one more answer, and shown again.
            yield "fewest_shown", _("The form is closed: what is shown of it stays as it is.")
        elif fewest < stored.fewest_shown:
            yield "fewest_shown", _("The form has been opened: this may be raised, not lowered.")


class QuestionSectionForm(SectionForm):
    """Questions change until the form opens: later answers would be to other questions."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        form = cleaned.get("form")
        if form is not None and form.state != FeedbackState.DRAFT:
            yield None, _opened()


class OptionSectionForm(SectionForm):
    """The answers offered, likewise."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        question = cleaned.get("question")
        if question is not None and question.form.state != FeedbackState.DRAFT:
            yield None, _opened()


def why_form_kept(row: FeedbackForm) -> str:
    """Why the form is not deleted; "" where it may be."""
    return "" if row.state == FeedbackState.DRAFT else _opened()


def why_question_kept(row: FeedbackQuestion) -> str:
    """Why a question is not deleted; "" where it may be."""
    return "" if row.form.state == FeedbackState.DRAFT else _opened()


def why_option_kept(row: FeedbackOption) -> str:
    """Why an answer offered is not deleted; "" where it may be."""
    return "" if row.question.form.state == FeedbackState.DRAFT else _opened()


def _opened() -> str:
    return _("The form has been opened: its questions stay as people answered them.")


_FEEDBACK: dict[str, Any] = {"chapter": Chapter.DAY, "capability": "feedback.change"}

SECTIONS = (
    Section(
        key="fomu-ya-maoni",
        model=FeedbackForm,
        single=True,
        fields=("intro", "closes_on", "only_attended", "fewest_shown"),
        columns=("state", "closes_on", "only_attended", "fewest_shown"),
        form=FeedbackSectionForm,
        kept=why_form_kept,
        hints={
            "fewest_shown": gettext_lazy(
                "A question that fewer people answered is not shown, to anybody: 3 at least."
            )
        },
        **_FEEDBACK,
    ),
    Section(
        key="maswali-ya-maoni",
        model=FeedbackQuestion,
        of="form__edition",
        parent="fomu-ya-maoni",
        parent_field="form",
        fields=("form", "kind", "text", "is_required", "in_report"),
        columns=("text", "kind", "is_required", "in_report"),
        related=("form",),
        form=QuestionSectionForm,
        kept=why_question_kept,
        **_FEEDBACK,
    ),
    Section(
        key="majibu-ya-maoni",
        model=FeedbackOption,
        of="question__form__edition",
        parent="maswali-ya-maoni",
        parent_field="question",
        fields=("question", "text"),
        columns=("text", "question"),
        related=("question", "question__form"),
        form=OptionSectionForm,
        kept=why_option_kept,
        name=gettext_lazy("Answers offered"),
        **_FEEDBACK,
    ),
)
