import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from registrations.choices import FeedbackState, QuestionKind
from registrations.models.registration import Registration
from registrations.workflow import FEEDBACK_WORKFLOW

FEWEST_SHOWN = 5


class FeedbackForm(models.Model):
    """What participants are asked after the meeting. Answers of fewer than `fewest_shown` are not shown."""

    workflow = FEEDBACK_WORKFLOW

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="feedback_form")
    intro_sw = models.TextField(_("introduction in Swahili"), blank=True)
    intro_en = models.TextField(_("introduction in English"), blank=True)
    intro = Bilingual("intro")
    state = models.CharField(
        _("state"), max_length=8, choices=FeedbackState.choices, default=FeedbackState.DRAFT
    )
    closes_on = models.DateField(_("open until"), null=True, blank=True)
    only_attended = models.BooleanField(_("only those who attended are asked"), default=True)
    fewest_shown = models.PositiveSmallIntegerField(
        _("fewest answers that are shown"),
        default=FEWEST_SHOWN,
        validators=[MinValueValidator(3), MaxValueValidator(50)],
    )

    class Meta:
        verbose_name = _("feedback form")
        verbose_name_plural = _("feedback forms")
        constraints = [
            models.CheckConstraint(name="feedback_fewest_shown", condition=Q(fewest_shown__gte=3))
        ]

    def __str__(self) -> str:
        return str(self.edition)


class FeedbackQuestion(models.Model):
    """One question, in both languages."""

    form = models.ForeignKey(FeedbackForm, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=8, choices=QuestionKind.choices)
    text_sw = models.CharField(_("question in Swahili"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    text = Bilingual("text")
    is_required = models.BooleanField(_("must be answered"), default=False)
    in_report = models.BooleanField(_("goes into the report"), default=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["form", "order"]
        constraints = [
            models.UniqueConstraint(name="feedback_question_order_once", fields=["form", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.form.edition_id


class FeedbackOption(models.Model):
    """An answer that can be ticked."""

    question = models.ForeignKey(FeedbackQuestion, on_delete=models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.CharField(_("answer in Swahili"), max_length=200)
    text_en = models.CharField(_("answer in English"), max_length=200, blank=True)
    text = Bilingual("text")

    class Meta:
        verbose_name = _("answer offered")
        verbose_name_plural = _("answers offered")
        ordering = ["question", "order"]
        constraints = [
            models.UniqueConstraint(name="feedback_option_order_once", fields=["question", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.question.edition_id


class FeedbackGiven(models.Model):
    """That a person has answered, and nothing else: not when, and not what."""

    form = models.ForeignKey(FeedbackForm, on_delete=models.CASCADE, related_name="given")
    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="feedback_given"
    )

    class Meta:
        verbose_name = _("person who answered")
        verbose_name_plural = _("people who answered")

    def __str__(self) -> str:
        return str(self.registration)


class FeedbackAnswers(models.Model):
    """The answers of one person, known by a random number: nothing leads to the person or the time.

    `answers` is {"<question id>": 4 | [option ids] | "words"}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(FeedbackForm, on_delete=models.CASCADE, related_name="answers")
    answers = models.JSONField(_("answers"), editable=False)

    class Meta:
        verbose_name = _("answers to the feedback form")
        verbose_name_plural = _("answers to the feedback form")
        ordering = ["form", "id"]

    def __str__(self) -> str:
        return str(self.id)
