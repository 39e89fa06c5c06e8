from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState, MeetingNoun, PhaseKind
from egov_meeting.meetings.workflow import EDITION_WORKFLOW
from egov_meeting.shared.bilingual import Bilingual


class Edition(models.Model):
    """One annual meeting, from announcement to printed report.

    `is_recorded` marks a meeting held before the portal: it has `RecordedFigure` rows with their
    source where later editions have registrations; selectors answer the same questions from both.
    """

    workflow = EDITION_WORKFLOW

    number = models.PositiveSmallIntegerField(_("number"))
    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    noun = models.CharField(
        _("kind of event"),
        max_length=20,
        choices=MeetingNoun.choices,
        default=MeetingNoun.WORKING_SESSION,
    )
    name_sw = models.CharField(_("name in Swahili"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name = Bilingual("name")
    state = models.CharField(
        _("state"), max_length=20, choices=EditionState.choices, default=EditionState.DRAFT
    )
    is_recorded = models.BooleanField(_("held before the portal"), default=False)

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    city = models.CharField(_("city"), max_length=80, blank=True)
    hall_sw = models.CharField(_("hall in Swahili"), max_length=200, blank=True)
    hall_en = models.CharField(_("hall in English"), max_length=200, blank=True)
    hall = Bilingual("hall")
    place_short_sw = models.CharField(_("place on the cover, Swahili"), max_length=120, blank=True)
    place_short_en = models.CharField(_("place on the cover, English"), max_length=120, blank=True)
    place_short = Bilingual("place_short")
    host = models.ForeignKey(
        Institution,
        verbose_name=_("host institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hosted_editions",
    )
    organiser = models.ForeignKey(
        Institution,
        verbose_name=_("organiser"),
        on_delete=models.PROTECT,
        related_name="organised_editions",
    )
    parent_ministry = models.ForeignKey(
        Institution,
        verbose_name=_("ministry of the organiser"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    theme_sw = models.CharField(_("theme in Swahili"), max_length=300, blank=True)
    theme_en = models.CharField(_("theme in English"), max_length=300, blank=True)
    theme = Bilingual("theme")
    theme_explanation_sw = models.TextField(_("meaning of the theme, Swahili"), blank=True)
    theme_explanation_en = models.TextField(_("meaning of the theme, English"), blank=True)
    theme_explanation = Bilingual("theme_explanation")
    background_sw = models.TextField(_("background in Swahili"), blank=True)
    background_en = models.TextField(_("background in English"), blank=True)
    background = Bilingual("background")

    expected_participants = models.PositiveIntegerField(
        _("expected participants"), null=True, blank=True
    )
    exhibition_from = models.DateField(_("exhibition from"), null=True, blank=True)
    exhibition_until = models.DateField(_("exhibition until"), null=True, blank=True)
    sponsors_exhibit = models.BooleanField(_("sponsors exhibit"), default=False)
    next_expected_year = models.PositiveSmallIntegerField(
        _("year promised for the next meeting"), null=True, blank=True
    )
    previous_number = models.PositiveSmallIntegerField(
        _("number of the earlier meeting"), null=True, blank=True
    )
    previous_held_sw = models.CharField(
        _("when and where the earlier meeting was held, Swahili"), max_length=120, blank=True
    )
    previous_held_en = models.CharField(
        _("when and where the earlier meeting was held, English"), max_length=120, blank=True
    )
    previous_held = Bilingual("previous_held")

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(name="edition_number_once", fields=["number"]),
            models.CheckConstraint(
                name="edition_dates_in_order", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="edition_exhibition_in_order",
                condition=Q(exhibition_until__isnull=True)
                | Q(exhibition_from__isnull=True)
                | Q(exhibition_until__gte=F("exhibition_from")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def edition_id(self) -> int | None:
        """The edition an audit event belongs to: itself."""
        return self.pk


class Objective(models.Model):
    """One purpose of the meeting, phrased so that it follows "The purpose was …"."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="objectives")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.CharField(_("text in Swahili"), max_length=300)
    text_en = models.CharField(_("text in English"), max_length=300, blank=True)
    text = Bilingual("text")

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="objective_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)


class Phase(models.Model):
    """A stretch of the edition with its dates; an extended deadline is on record in the audit trail."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(_("phase"), max_length=20, choices=PhaseKind.choices)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["edition_id", "starts_on", "kind"]
        constraints = [
            models.UniqueConstraint(name="phase_once_per_edition", fields=["edition", "kind"]),
            models.CheckConstraint(
                name="phase_dates_in_order",
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
