"""What documents of an edition say, each with its place, so that contradictions show themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models.edition import Edition
from egov_meeting.meetings.models.groups import ParticipantGroup
from egov_meeting.shared.bilingual import Bilingual


class RecordedFigure(models.Model):
    """A figure as a document states it. The `preferred` one of a measure is used in the report.

    A row with `part_of` is a part of another figure's total (106 + 606 + 41 of 753).
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="figures")
    order = models.PositiveSmallIntegerField(_("order"))
    measure = models.CharField(_("measure"), max_length=30, choices=Measure.choices)
    group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("group"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="figures",
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    label_sw = models.CharField(_("label in Swahili"), max_length=150, blank=True)
    label_en = models.CharField(_("label in English"), max_length=150, blank=True)
    label = Bilingual("label")
    value = models.PositiveBigIntegerField(_("value"))
    approximate = models.BooleanField(_("approximate"), default=False)
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="parts",
    )
    preferred = models.BooleanField(_("used in the report"), default=False)
    place = models.CharField(_("place in the source"), max_length=120)

    class Meta:
        verbose_name = _("recorded figure")
        verbose_name_plural = _("recorded figures")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="figure_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()}: {self.value} ({self.place})"


class Statement(models.Model):
    """What a document says about a subject, word for word in short ("theme" → a wording, a place).

    Two statements of one subject that differ are a finding.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="statements")
    order = models.PositiveSmallIntegerField(_("order"))
    subject = models.CharField(_("subject"), max_length=80)
    text = models.CharField(_("what is said"), max_length=400)
    language = models.CharField(_("language"), max_length=2, blank=True)
    place = models.CharField(_("place in the source"), max_length=120)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="statement_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.text}"


class Correction(models.Model):
    """A fact kept as printed, with what was meant beside it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="corrections")
    order = models.PositiveSmallIntegerField(_("order"))
    printed = models.CharField(_("as printed"), max_length=300)
    corrected = models.CharField(_("corrected"), max_length=300)
    certain = models.BooleanField(_("certain"), default=True)
    note_sw = models.CharField(_("note in Swahili"), max_length=300, blank=True)
    note_en = models.CharField(_("note in English"), max_length=300, blank=True)
    note = Bilingual("note")
    place = models.CharField(_("place in the source"), max_length=120)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="correction_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return f"{self.printed} → {self.corrected}"


class PrintedHeading(models.Model):
    """A heading of the printed report; `covers` names its matters, so that repeats and gaps show."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="printed_headings")
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("number"), max_length=20, blank=True)
    title = models.CharField(_("title as printed"), max_length=250)
    level = models.PositiveSmallIntegerField(_("level"), default=1)
    page = models.CharField(_("page"), max_length=10, blank=True)
    covers = models.JSONField(_("matters covered"), default=list, blank=True)

    class Meta:
        verbose_name = _("printed heading")
        verbose_name_plural = _("printed headings")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="heading_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class PrintedReference(models.Model):
    """A reference in the printed text to another part; an empty `target` was cut off in print."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="printed_references"
    )
    order = models.PositiveSmallIntegerField(_("order"))
    place = models.CharField(_("place in the source"), max_length=120)
    target = models.CharField(_("refers to"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("printed reference")
        verbose_name_plural = _("printed references")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="reference_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return f"{self.place} → {self.target}"
