import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import Bilingual
from registrations.choices import AttendanceSource, CheckpointKind, DeskActKind, DeskOutcome
from registrations.models.registration import Registration


class Checkpoint(models.Model):
    """A door people go through: a day of the meeting, or one session of it.

    `subject` names the session ("session:12"); it is empty for the day. A day that no group has is a
    day for everybody.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="checkpoints")
    kind = models.CharField(
        _("kind"), max_length=10, choices=CheckpointKind.choices, default=CheckpointKind.DAY
    )
    date = models.DateField(_("date"))
    subject = models.CharField(_("about"), max_length=80, blank=True)
    name_sw = models.CharField(_("name in Swahili"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name = Bilingual("name")

    class Meta:
        verbose_name = _("door")
        verbose_name_plural = _("doors")
        ordering = ["edition", "date", "kind", "id"]
        constraints = [
            models.UniqueConstraint(
                name="checkpoint_day_once",
                fields=["edition", "date"],
                condition=Q(kind=CheckpointKind.DAY),
            ),
            models.UniqueConstraint(
                name="checkpoint_session_once",
                fields=["edition", "subject"],
                condition=Q(kind=CheckpointKind.SESSION),
            ),
            models.CheckConstraint(
                name="checkpoint_session_named",
                condition=Q(kind=CheckpointKind.DAY, subject="")
                | (Q(kind=CheckpointKind.SESSION) & ~Q(subject="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name) or self.date.isoformat()


class Desk(models.Model):
    """A phone or computer on which an officer lets people in, until it is signed out or its time ends.

    `token_hash` is the SHA-256 of the secret that the device keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="desks")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        on_delete=models.PROTECT,
        related_name="desks",
    )
    name = models.CharField(_("name of the desk"), max_length=60)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    opened_at = models.DateTimeField(_("opened at"))
    expires_at = models.DateTimeField(_("good until"))
    last_seen_at = models.DateTimeField(_("last heard of"), null=True, blank=True)
    # How far the clock of the device was from ours when it last spoke, in seconds.
    clock_off_by = models.IntegerField(_("clock off by (seconds)"), default=0)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        ordering = ["edition", "name"]

    def __str__(self) -> str:
        return self.name


class DeskAct(models.Model):
    """One thing a desk did, with what became of it. The number is given by the device: sent twice, it counts once.

    `at` is when it happened, set right by what is known of the clock of the device; `payload` what was
    sent, but for what the officer wrote (`DeskNote`). Rows are only added.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="desk_acts")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(_("what was done"), max_length=12, choices=DeskActKind.choices)
    checkpoint = models.ForeignKey(
        Checkpoint, null=True, blank=True, on_delete=models.PROTECT, related_name="acts"
    )
    # Without a constraint: the act stays when the person is forgotten.
    registration = models.ForeignKey(
        Registration,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="desk_acts",
    )
    at = models.DateTimeField(_("at"))
    received_at = models.DateTimeField(_("received at"))
    payload = models.JSONField(default=dict, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=14, choices=DeskOutcome.choices)
    detail = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("act of a desk")
        verbose_name_plural = _("acts of desks")
        ordering = ["edition", "received_at", "id"]
        indexes = [
            models.Index(name="desk_act_newest", fields=["edition", "-received_at"]),
            models.Index(name="desk_act_of_registration", fields=["registration", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_outcome_display()}"


class DeskNote(models.Model):
    """What an officer wrote beside an act. Apart from the act, which stays: words about a person can be forgotten."""

    act = models.OneToOneField(
        DeskAct, primary_key=True, on_delete=models.CASCADE, related_name="note"
    )
    text = models.CharField(_("note"), max_length=300)

    class Meta:
        verbose_name = _("note of a desk")
        verbose_name_plural = _("notes of desks")

    def __str__(self) -> str:
        return str(self.act_id)


class Attendance(models.Model):
    """One person at one door: in, or taken back. Made by desks and by corrections.

    A place may change hands between two doors: `holder` says whose attendance it is, as
    `Registration.link_version` counts those who had the place. Of one who gave it up `full_name` is
    the name; it is empty for who has it now.
    """

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="attendances"
    )
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="attendances")
    holder = models.PositiveSmallIntegerField(default=1, editable=False)
    full_name = models.CharField(_("name of who had the place"), max_length=150, blank=True)
    is_present = models.BooleanField(_("was there"), default=True)
    first_at = models.DateTimeField(_("came at"))
    source = models.CharField(
        _("known from"),
        max_length=12,
        choices=AttendanceSource.choices,
        default=AttendanceSource.DESK,
    )
    desk = models.ForeignKey(
        Desk, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances"
    )
    reason = models.CharField(_("reason of the correction"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["checkpoint", "first_at"]
        constraints = [
            models.UniqueConstraint(
                name="attendance_once", fields=["checkpoint", "registration", "holder"]
            ),
            models.CheckConstraint(
                name="attendance_correction_says_why",
                condition=~Q(source=AttendanceSource.CORRECTION) | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(
                name="attendance_present",
                fields=["checkpoint", "first_at"],
                condition=Q(is_present=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.checkpoint}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.checkpoint.edition_id


class CertificateRule(models.Model):
    """Who gets a certificate of attendance: how many days, and whether all of the group's."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, related_name="certificate_rule"
    )
    all_days = models.BooleanField(_("every day of the group"), default=False)
    minimum_days = models.PositiveSmallIntegerField(_("days at least"), default=1)
    only_paid = models.BooleanField(_("only who paid or is exempt"), default=True)

    class Meta:
        verbose_name = _("rule of certificates")
        verbose_name_plural = _("rules of certificates")
        constraints = [
            models.CheckConstraint(
                name="certificate_rule_has_day", condition=Q(minimum_days__gte=1)
            )
        ]

    def __str__(self) -> str:
        return str(self.edition)
