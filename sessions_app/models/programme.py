from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition, ParticipantGroup
from egov_meeting.shared.bilingual import Bilingual
from sessions_app.choices import FloorState, ItemKind, SessionPart


class Day(models.Model):
    """One day of the programme, for one group."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="programme_days")
    number = models.PositiveSmallIntegerField(_("number"))
    date = models.DateField(_("date"))
    group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="programme_days",
    )
    starts_at = models.TimeField(_("the day begins"), null=True, blank=True)
    ends_at = models.TimeField(_("the day ends"), null=True, blank=True)
    date_printed = models.CharField(_("date as printed"), max_length=80, blank=True)
    theme_printed = models.CharField(_("theme as printed"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("day")
        verbose_name_plural = _("days")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="day_number_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="day_hours_in_order",
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.date.isoformat()


class Session(models.Model):
    """A part of a day under one chair. `number` is empty for what stands outside the sessions."""

    day = models.ForeignKey(Day, on_delete=models.CASCADE, related_name="sessions")
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("number"), max_length=10, blank=True)
    title_sw = models.CharField(_("title in Swahili"), max_length=250, blank=True)
    title_en = models.CharField(_("title in English"), max_length=250, blank=True)
    title = Bilingual("title")
    summary_sw = models.TextField(_("introduction in Swahili"), blank=True)
    summary_en = models.TextField(_("introduction in English"), blank=True)
    summary = Bilingual("summary")
    stated_start = models.TimeField(_("stated start"), null=True, blank=True)
    stated_end = models.TimeField(_("stated end"), null=True, blank=True)
    hall_sw = models.CharField(_("hall, Swahili"), max_length=120, blank=True)
    hall_en = models.CharField(_("hall, English"), max_length=120, blank=True)
    hall = Bilingual("hall")

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["day", "order"]
        constraints = [models.UniqueConstraint(name="session_order_once", fields=["day", "order"])]

    def __str__(self) -> str:
        return " ".join(part for part in (self.number, str(self.title)) if part)


class SessionRole(models.Model):
    """Who chairs, facilitates or sits on the panel of a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="roles")
    part = models.CharField(_("part"), max_length=12, choices=SessionPart.choices)
    order = models.PositiveSmallIntegerField(_("order"))
    appearance = models.ForeignKey(
        Appearance,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="session_roles",
    )

    class Meta:
        verbose_name = _("part in a session")
        verbose_name_plural = _("parts in sessions")
        ordering = ["session", "part", "order"]
        constraints = [
            models.UniqueConstraint(
                name="session_role_order_once", fields=["session", "part", "order"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.appearance}"


class Item(models.Model):
    """One line of the programme. Times may be missing in an old source; inferred ones are marked."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind.choices)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    times_inferred = models.BooleanField(_("times inferred"), default=False)
    title_sw = models.CharField(_("title in Swahili"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    title = Bilingual("title")
    summary_sw = models.TextField(_("summary in Swahili"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary = Bilingual("summary")
    presenter = models.ForeignKey(
        Appearance,
        verbose_name=_("presenter"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
    )
    presenter_note_sw = models.CharField(
        _("presenter, in words, Swahili"), max_length=150, blank=True
    )
    presenter_note_en = models.CharField(
        _("presenter, in words, English"), max_length=150, blank=True
    )
    presenter_note = Bilingual("presenter_note")
    ministry = models.ForeignKey(
        Institution,
        verbose_name=_("ministry"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programme_items",
    )
    ministry_certain = models.BooleanField(_("ministry is certain"), default=True)
    institutions_printed = models.CharField(
        _("institutions named beside it"), max_length=400, blank=True
    )
    floor = models.CharField(
        _("questions from the floor"),
        max_length=8,
        choices=FloorState.choices,
        default=FloorState.CLOSED,
    )
    # Whether the clock opens and closes the floor; whoever does it by hand takes it from the clock.
    floor_by_time = models.BooleanField(_("the floor opens by time"), default=False)

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")
        ordering = ["session", "order"]
        constraints = [
            models.UniqueConstraint(name="item_order_once", fields=["session", "order"]),
            models.CheckConstraint(
                name="item_times_in_order",
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.session.day.edition_id
