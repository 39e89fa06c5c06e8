from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.choices import Language
from reports.choices import RevisionKind, TextSource
from reports.models.meeting_report import MeetingReport


class OfOneSection(models.Model):
    """What is about one section of a report in one language."""

    section = models.CharField(_("section"), max_length=40)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.section}.{self.language}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.report.edition_id


class SectionText(OfOneSection):
    """A section's text as somebody wrote it; a section without a row is generated each time.

    `revision` is the number of its newest SectionRevision: whoever saves says which one the work
    began from, so that nobody overwrites what was not seen.
    """

    report = models.ForeignKey(MeetingReport, on_delete=models.CASCADE, related_name="texts")
    body = models.TextField(_("text"), blank=True)
    source = models.CharField(_("where it comes from"), max_length=10, choices=TextSource.choices)
    revision = models.PositiveIntegerField(_("revision"))
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("edited by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    edited_at = models.DateTimeField(_("edited at"))

    class Meta:
        verbose_name = _("section text")
        verbose_name_plural = _("section texts")
        ordering = ["report", "section", "language"]
        constraints = [
            models.UniqueConstraint(
                name="section_text_once", fields=["report", "section", "language"]
            )
        ]


class SectionRevision(OfOneSection):
    """A state a section's text has been in. Rows are added; triggers refuse to change or remove them."""

    report = models.ForeignKey(MeetingReport, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what was done"), max_length=10, choices=RevisionKind.choices)
    body = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("at"))
    by_id = models.BigIntegerField(null=True, editable=False)
    by_label = models.CharField(_("by"), max_length=300)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("revision of a section")
        verbose_name_plural = _("revisions of sections")
        ordering = ["report", "section", "language", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="section_revision_once", fields=["report", "section", "language", "number"]
            )
        ]


class AutosavedDraft(OfOneSection):
    """What a person has typed into a section and not saved yet; offered on return."""

    report = models.ForeignKey(MeetingReport, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    body = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(_("begun from revision"))
    saved_at = models.DateTimeField(_("kept at"))

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [
            models.UniqueConstraint(
                name="autosaved_draft_once", fields=["user", "report", "section", "language"]
            )
        ]


class KeptFigure(OfOneSection):
    """A figure left in a text although the data say otherwise, and why.

    It speaks for exactly this pair of values: when the data change again, the figure is stale again.
    """

    report = models.ForeignKey(MeetingReport, on_delete=models.CASCADE, related_name="kept_figures")
    key = models.CharField(_("figure"), max_length=120)
    said = models.CharField(_("in the text"), max_length=500)
    current = models.CharField(_("in the data"), max_length=500)
    reason = models.TextField(_("reason"))
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("figure kept on purpose")
        verbose_name_plural = _("figures kept on purpose")
        ordering = ["report", "section", "language", "key"]
        constraints = [
            models.UniqueConstraint(
                name="kept_figure_once",
                fields=["report", "section", "language", "key", "said", "current"],
            ),
            models.CheckConstraint(name="kept_figure_has_reason", condition=~Q(reason="")),
        ]
