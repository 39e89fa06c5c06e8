from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Appearance, Edition
from egov_meeting.shared.bilingual import Bilingual

LOWEST_SCORE, HIGHEST_SCORE = 0, 10


class Call(models.Model):
    """The call for research and innovation of one edition.

    It closes at the end of `closes_on`, or at `closes_at` of that day, in the time of the meeting.
    """

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, related_name="innovation_call"
    )
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    closes_at = models.TimeField(_("closes at"), null=True, blank=True)
    minimum_days = models.PositiveSmallIntegerField(
        _("days that entrants should have at least"), default=30
    )
    exhibition_places = models.PositiveSmallIntegerField(_("places in the exhibition"), default=10)
    stage_places = models.PositiveSmallIntegerField(_("places on the stage"), default=4)
    purpose_sw = models.TextField(_("purpose in Swahili"), blank=True)
    purpose_en = models.TextField(_("purpose in English"), blank=True)
    purpose = Bilingual("purpose")
    most_words = models.PositiveSmallIntegerField(_("most words of an abstract"), default=300)
    takes_research = models.BooleanField(_("research may be entered"), default=True)
    takes_innovations = models.BooleanField(_("innovations may be entered"), default=True)
    is_blind = models.BooleanField(_("judges do not learn whose an entry is"), default=True)
    has_second_stage = models.BooleanField(_("the best are scored a second time"), default=False)
    judges_each = models.PositiveSmallIntegerField(
        _("judges of an entry"), default=5, validators=[MinValueValidator(1)]
    )
    sends_remarks = models.BooleanField(_("entrants get the remarks of the judges"), default=True)
    certificates_by = models.ForeignKey(
        Appearance,
        verbose_name=_("certificates given by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    jury_sw = models.CharField(_("jury in Swahili"), max_length=150, blank=True)
    jury_en = models.CharField(_("jury in English"), max_length=150, blank=True)
    jury = Bilingual("jury")
    selection_locked_at = models.DateTimeField(
        _("selection locked at"), null=True, blank=True, editable=False
    )
    results_published_at = models.DateTimeField(
        _("results published at"), null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("call for research and innovation")
        verbose_name_plural = _("calls for research and innovation")
        constraints = [
            models.CheckConstraint(
                name="call_dates_in_order",
                condition=Q(closes_on__isnull=True)
                | Q(opens_on__isnull=True)
                | Q(closes_on__gte=F("opens_on")),
            ),
            models.CheckConstraint(name="call_has_judges", condition=Q(judges_each__gte=1)),
            models.CheckConstraint(
                name="call_published_is_locked",
                condition=Q(results_published_at__isnull=True)
                | Q(selection_locked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition)


class InvitedBody(models.Model):
    """A kind of body invited to enter ("universities")."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="invited")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.CharField(_("text in Swahili"), max_length=200)
    text_en = models.CharField(_("text in English"), max_length=200, blank=True)
    text = Bilingual("text")

    class Meta:
        verbose_name = _("body invited")
        verbose_name_plural = _("bodies invited")
        ordering = ["call", "order"]
        constraints = [models.UniqueConstraint(name="invited_order_once", fields=["call", "order"])]

    def __str__(self) -> str:
        return str(self.text)


class _OfCall(models.Model):
    """An ordered line of the call with a name in both languages."""

    order = models.PositiveSmallIntegerField(_("order"))
    name_sw = models.CharField(_("name in Swahili"), max_length=150)
    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
    name = Bilingual("name")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return int(self.call.edition_id)  # type: ignore[attr-defined]  # each child has its call


class Track(_OfCall):
    """A field of work that entries and the expertise of judges are sorted by."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="tracks")

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["call", "order"]
        constraints = [models.UniqueConstraint(name="track_order_once", fields=["call", "order"])]


class Criterion(_OfCall):
    """What judges score from 0 to 10. The weights of a call sum to 1 before the first sheet."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    description_sw = models.TextField(_("description in Swahili"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    description = Bilingual("description")
    weight = models.DecimalField(
        _("weight"),
        max_digits=4,
        decimal_places=3,
        validators=[MinValueValidator(Decimal("0.001")), MaxValueValidator(Decimal(1))],
    )

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["call", "order"]
        constraints = [
            models.UniqueConstraint(name="criterion_order_once", fields=["call", "order"]),
            models.CheckConstraint(
                name="criterion_weight_range", condition=Q(weight__gt=0, weight__lte=1)
            ),
        ]


class CriterionStep(models.Model):
    """What a score of a criterion means, in words."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="steps")
    score = models.PositiveSmallIntegerField(
        _("score"), validators=[MaxValueValidator(HIGHEST_SCORE)]
    )
    text_sw = models.CharField(_("text in Swahili"), max_length=300)
    text_en = models.CharField(_("text in English"), max_length=300, blank=True)
    text = Bilingual("text")

    class Meta:
        verbose_name = _("step of a criterion")
        verbose_name_plural = _("steps of a criterion")
        ordering = ["criterion", "score"]
        constraints = [
            models.UniqueConstraint(name="criterion_step_once", fields=["criterion", "score"]),
            models.CheckConstraint(
                name="criterion_step_range", condition=Q(score__lte=HIGHEST_SCORE)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score}: {self.text}"


class Award(_OfCall):
    """An honour that the call offers, such as the best innovation."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="awards")

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["call", "order"]
        constraints = [models.UniqueConstraint(name="award_order_once", fields=["call", "order"])]
