from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.shared.bilingual import Bilingual
from reports.choices import ReportPart, SourceKind
from reports.models.ministry_reports import MinistryReport
from sessions_app.choices import BreakoutPart
from sessions_app.models import BreakoutReport, Contribution

# Both kinds of report have a part on challenges.
_BREAKOUT_PARTS = [choice for choice in BreakoutPart.choices if choice[0] not in ReportPart.values]


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
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
    )
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("key issue")
        verbose_name_plural = _("key issues")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="key_issue_order_once", fields=["edition", "order"]),
            models.CheckConstraint(
                name="key_issue_not_merged_into_itself", condition=~Q(merged_into=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)[:80]


class IssueSource(models.Model):
    """A passage a key issue grew from: the words as they stood, and the place they stand at.

    `start` and `length` count characters of the part's text in `language`; the words are kept, so a
    text changed later is seen to have changed.
    """

    issue = models.ForeignKey(KeyIssue, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(_("source"), max_length=16, choices=SourceKind.choices)
    ministry_report = models.ForeignKey(
        MinistryReport,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="issue_sources",
    )
    breakout_report = models.ForeignKey(
        BreakoutReport,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="issue_sources",
    )
    contribution = models.ForeignKey(
        Contribution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="issue_sources",
    )
    resolution = models.ForeignKey(
        "reports.Resolution",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="issue_sources",
    )
    # A part of a ministry's report or of a breakout group's.
    part = models.CharField(
        _("part"), max_length=16, choices=[*ReportPart.choices, *_BREAKOUT_PARTS], blank=True
    )
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    quote = models.TextField(_("words"))
    start = models.PositiveIntegerField(_("first character"), null=True, blank=True)
    length = models.PositiveIntegerField(_("characters"), null=True, blank=True)
    note = models.CharField(_("where it was found"), max_length=200, blank=True)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("source of a key issue")
        verbose_name_plural = _("sources of key issues")
        ordering = ["issue", "id"]
        constraints = [
            models.CheckConstraint(
                name="issue_source_is_what_it_says",
                condition=Q(kind=SourceKind.MINISTRY_REPORT, ministry_report__isnull=False)
                | Q(kind=SourceKind.BREAKOUT, breakout_report__isnull=False)
                | Q(kind=SourceKind.FLOOR, contribution__isnull=False)
                | Q(kind=SourceKind.RESOLUTION, resolution__isnull=False)
                | Q(kind=SourceKind.OTHER),
            )
        ]

    def __str__(self) -> str:
        return self.quote[:80]

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.issue.edition_id


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
