from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.shared.bilingual import Bilingual


class KeyIssue(models.Model):
    """A point (hoja) that came up in reports or discussion."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="key_issues")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.TextField(_("text in Swahili"))
    text_en = models.TextField(_("text in English"), blank=True)
    text = Bilingual("text")
    group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("raised by group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="key_issues",
    )
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("key issue")
        verbose_name_plural = _("key issues")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="key_issue_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)[:80]


class Recommendation(models.Model):
    """A main recommendation of the meeting, phrased to stand in a list."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="recommendations")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.TextField(_("text in Swahili"))
    text_en = models.TextField(_("text in English"), blank=True)
    text = Bilingual("text")
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="recommendation_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)[:80]


class Lesson(models.Model):
    """A lesson learnt, for the next edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="lessons")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.TextField(_("text in Swahili"))
    text_en = models.TextField(_("text in English"), blank=True)
    text = Bilingual("text")
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="lesson_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)[:80]
