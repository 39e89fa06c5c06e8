from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition, ParticipantGroup
from egov_meeting.shared.bilingual import Bilingual


class BreakoutGroup(models.Model):
    """A group in which ministries discuss apart, on a day, out of one participant group."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="breakout_groups")
    number = models.PositiveSmallIntegerField(_("number"))
    name_sw = models.CharField(_("name in Swahili"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name = Bilingual("name")
    date = models.DateField(_("date"), null=True, blank=True)
    of_group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("of participant group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="breakout_groups",
    )
    facilitator = models.ForeignKey(
        Appearance,
        verbose_name=_("facilitator"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    rapporteur = models.ForeignKey(
        Appearance,
        verbose_name=_("rapporteur"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place = models.CharField(_("place in the source"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("breakout group")
        verbose_name_plural = _("breakout groups")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="breakout_number_once", fields=["edition", "number"])
        ]

    def __str__(self) -> str:
        return str(self.name)


class BreakoutMember(models.Model):
    """An institution, or people described in words, assigned to a breakout group."""

    group = models.ForeignKey(BreakoutGroup, on_delete=models.CASCADE, related_name="members")
    order = models.PositiveSmallIntegerField(_("order"))
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="breakout_memberships",
    )
    text_sw = models.CharField(_("in words, Swahili"), max_length=200, blank=True)
    text_en = models.CharField(_("in words, English"), max_length=200, blank=True)
    text = Bilingual("text")

    class Meta:
        verbose_name = _("member of a breakout group")
        verbose_name_plural = _("members of breakout groups")
        ordering = ["group", "order"]
        constraints = [
            models.UniqueConstraint(name="breakout_member_order_once", fields=["group", "order"]),
            models.CheckConstraint(
                name="breakout_member_is_named",
                condition=models.Q(institution__isnull=False) | ~models.Q(text_sw=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.institution or self.text)


class BreakoutTask(models.Model):
    """One of the tasks the breakout groups were given."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="breakout_tasks")
    order = models.PositiveSmallIntegerField(_("order"))
    text_sw = models.CharField(_("text in Swahili"), max_length=300)
    text_en = models.CharField(_("text in English"), max_length=300, blank=True)
    text = Bilingual("text")

    class Meta:
        verbose_name = _("task of the breakout groups")
        verbose_name_plural = _("tasks of the breakout groups")
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(name="breakout_task_order_once", fields=["edition", "order"])
        ]

    def __str__(self) -> str:
        return str(self.text)


class BreakoutReport(models.Model):
    """What a breakout group handed in, in five parts."""

    group = models.OneToOneField(BreakoutGroup, on_delete=models.CASCADE, related_name="report")
    challenges_sw = models.TextField(_("challenges, Swahili"), blank=True)
    challenges_en = models.TextField(_("challenges, English"), blank=True)
    challenges = Bilingual("challenges")
    methods_sw = models.TextField(_("ways to meet them, Swahili"), blank=True)
    methods_en = models.TextField(_("ways to meet them, English"), blank=True)
    methods = Bilingual("methods")
    opportunities_sw = models.TextField(_("opportunities, Swahili"), blank=True)
    opportunities_en = models.TextField(_("opportunities, English"), blank=True)
    opportunities = Bilingual("opportunities")
    priorities_sw = models.TextField(_("priorities, Swahili"), blank=True)
    priorities_en = models.TextField(_("priorities, English"), blank=True)
    priorities = Bilingual("priorities")
    plan_sw = models.TextField(_("plan with owners and dates, Swahili"), blank=True)
    plan_en = models.TextField(_("plan with owners and dates, English"), blank=True)
    plan = Bilingual("plan")

    class Meta:
        verbose_name = _("breakout report")
        verbose_name_plural = _("breakout reports")
        ordering = ["group"]

    def __str__(self) -> str:
        return str(self.group)
