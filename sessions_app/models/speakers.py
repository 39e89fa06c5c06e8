from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Upload
from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Edition, Person
from registrations.models import Registration
from sessions_app.choices import SlotAnswerState
from sessions_app.models.programme import Item, SessionRole


class Speaker(models.Model):
    """How somebody who chairs, presents or sits on a panel is reached in an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="speakers"
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.SWAHILI
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="speakers",
    )
    # Goes into the signed link; a new number makes all earlier links useless.
    link_number = models.PositiveIntegerField(_("number of the link"), default=1)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["edition", "person"]
        constraints = [models.UniqueConstraint(name="speaker_once", fields=["edition", "person"])]

    def __str__(self) -> str:
        return str(self.person)


class SlotAnswer(models.Model):
    """Whether a speaker will be there for an item, or for a part in a session."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(
        Item, null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    role = models.ForeignKey(
        SessionRole, null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    state = models.CharField(
        _("answer"),
        max_length=10,
        choices=SlotAnswerState.choices,
        default=SlotAnswerState.ASKED,
    )
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("answer about a slot")
        verbose_name_plural = _("answers about slots")
        ordering = ["speaker", "id"]
        constraints = [
            models.UniqueConstraint(
                name="slot_answer_item_once",
                fields=["speaker", "item"],
                condition=Q(item__isnull=False),
            ),
            models.UniqueConstraint(
                name="slot_answer_role_once",
                fields=["speaker", "role"],
                condition=Q(role__isnull=False),
            ),
            models.CheckConstraint(
                name="slot_answer_item_or_role",
                condition=Q(item__isnull=False, role__isnull=True)
                | Q(item__isnull=True, role__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.get_state_display()}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.speaker.edition_id


class Material(models.Model):
    """Slides or a paper of an item, in versions; the newest one is shown, if it is public."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="materials")
    version = models.PositiveIntegerField(_("version"))
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="material")
    is_public = models.BooleanField(_("shown to everyone"), default=False)
    added_at = models.DateTimeField(_("added at"))
    added_by_label = models.CharField(_("by"), max_length=300)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["item", "-version"]
        constraints = [
            models.UniqueConstraint(name="material_version_once", fields=["item", "version"])
        ]

    def __str__(self) -> str:
        return str(self.upload)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.item.session.day.edition_id


class Pick(models.Model):
    """An item somebody registered wants to attend: the personal programme.

    `number` is that of the item and outlives it, so that who planned to be there is told that it
    has gone.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="picks")
    item = models.ForeignKey(
        Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="picks"
    )
    number = models.PositiveBigIntegerField(_("number of the item"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("item of a personal programme")
        verbose_name_plural = _("items of personal programmes")
        ordering = ["registration", "number"]
        constraints = [models.UniqueConstraint(name="pick_once", fields=["registration", "number"])]

    def __str__(self) -> str:
        return str(self.item or self.number)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.registration.edition_id
