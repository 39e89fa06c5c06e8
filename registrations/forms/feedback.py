"""The feedback form as the participant fills it in, made from its questions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registrations.choices import QuestionKind
from registrations.models import FeedbackForm, FeedbackQuestion

LONGEST_ANSWER = 2_000
_SCALE = (
    (5, _("5: very good")),
    (4, _("4: good")),
    (3, _("3: fair")),
    (2, _("2: poor")),
    (1, _("1: very poor")),
)


class AnswerForm(forms.Form):
    """One field for each question; `answers` gives what was answered, by the number of the question."""

    def __init__(self, *args: Any, form: FeedbackForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(form.questions.all())
        for question in self.questions:
            self.fields[_name(question)] = _field(question)

    @property
    def answers(self) -> dict[str, Any]:
        """Whole numbers for scales and options, lists of them, or words; nothing for what was left empty."""
        found: dict[str, Any] = {}
        for question in self.questions:
            value = self.cleaned_data.get(_name(question))
            if value in (None, "", []):
                continue
            if question.kind == QuestionKind.SEVERAL:
                found[str(question.pk)] = [int(one) for one in value]
            elif question.kind == QuestionKind.TEXT:
                found[str(question.pk)] = value
            else:
                found[str(question.pk)] = int(value)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.answers:
            raise forms.ValidationError(_("Answer one question at least."))
        return cleaned


def _name(question: FeedbackQuestion) -> str:
    return f"q{question.pk}"


def _field(question: FeedbackQuestion) -> forms.Field:
    told: dict[str, Any] = {"label": str(question.text), "required": question.is_required}
    offered = [(str(option.pk), str(option.text)) for option in question.options.all()]
    if question.kind == QuestionKind.SCALE:
        return forms.ChoiceField(choices=_SCALE, widget=forms.RadioSelect, **told)
    if question.kind == QuestionKind.ONE:
        return forms.ChoiceField(choices=offered, widget=forms.RadioSelect, **told)
    if question.kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=offered, widget=forms.CheckboxSelectMultiple, **told
        )
    return forms.CharField(
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Leave out names and whatever else tells who you are."),
        **told,
    )
