from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models.edition import Edition
from egov_meeting.shared.bilingual import Bilingual


class ParticipantGroup(models.Model):
    """People who meet on the same days: practitioners, decision makers, all together."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField(_("number"))
    name_sw = models.CharField(_("name in Swahili"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name = Bilingual("name")
    title_sw = models.CharField(_("who they are, Swahili"), max_length=250, blank=True)
    title_en = models.CharField(_("who they are, English"), max_length=250, blank=True)
    title = Bilingual("title")
    character_sw = models.CharField(_("what they do, Swahili"), max_length=250, blank=True)
    character_en = models.CharField(_("what they do, English"), max_length=250, blank=True)
    character = Bilingual("character")
    day_name_sw = models.CharField(_("name of the day, Swahili"), max_length=150, blank=True)
    day_name_en = models.CharField(_("name of the day, English"), max_length=150, blank=True)
    day_name = Bilingual("day_name")
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    # Empty: the dates of the edition's phase of registration.
    registration_from = models.DateField(_("registration from"), null=True, blank=True)
    registration_until = models.DateField(_("registration until"), null=True, blank=True)

    class Meta:
        verbose_name = _("participant group")
        verbose_name_plural = _("participant groups")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="group_number_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="group_registration_in_order",
                condition=Q(registration_until__isnull=True)
                | Q(registration_from__isnull=True)
                | Q(registration_until__gte=F("registration_from")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class GroupDay(models.Model):
    """A day on which the group meets."""

    group = models.ForeignKey(ParticipantGroup, on_delete=models.CASCADE, related_name="days")
    date = models.DateField(_("date"))

    class Meta:
        verbose_name = _("day of the group")
        verbose_name_plural = _("days of the group")
        ordering = ["group_id", "date"]
        constraints = [models.UniqueConstraint(name="group_day_once", fields=["group", "date"])]

    def __str__(self) -> str:
        return self.date.isoformat()


class GroupMembers(models.Model):
    """One line of who belongs to the group ("ICT directors"); `in_speeches` when only speeches say so."""

    group = models.ForeignKey(ParticipantGroup, on_delete=models.CASCADE, related_name="members")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.CharField(_("text in Swahili"), max_length=200)
    text_en = models.CharField(_("text in English"), max_length=200, blank=True)
    text = Bilingual("text")
    in_speeches = models.BooleanField(_("named in speeches only"), default=False)

    class Meta:
        verbose_name = _("members of the group")
        verbose_name_plural = _("members of the group")
        ordering = ["group_id", "order"]
        constraints = [
            models.UniqueConstraint(name="group_members_order_once", fields=["group", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)


class FeeCategory(models.Model):
    """What one participant of a category pays, in whole shillings, within its validity."""

    group = models.ForeignKey(ParticipantGroup, on_delete=models.CASCADE, related_name="fees")
    order = models.PositiveSmallIntegerField(_("order"))
    name_sw = models.CharField(_("category in Swahili"), max_length=120)
    name_en = models.CharField(_("category in English"), max_length=120, blank=True)
    name = Bilingual("name")
    amount = models.PositiveBigIntegerField(_("amount (TZS)"))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("fee category")
        verbose_name_plural = _("fee categories")
        ordering = ["group_id", "order"]
        constraints = [
            models.UniqueConstraint(name="fee_order_once", fields=["group", "order"]),
            models.CheckConstraint(
                name="fee_validity_in_order",
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)
