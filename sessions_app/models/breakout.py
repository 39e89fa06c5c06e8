from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Appearance, Edition, ParticipantGroup
from egov_meeting.shared.bilingual import Bilingual
from sessions_app.choices import BreakoutPart, BreakoutReportState
from sessions_app.workflow import BREAKOUT_REPORT_WORKFLOW


class BreakoutGroup(models.Model):
    """A group in which ministries discuss apart, on a day, out of one participant group."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="breakout_groups")
    number = models.PositiveSmallIntegerField(_("number"))
    name_sw = models.CharField(_("name in Swahili"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name = Bilingual("name")
    date = models.DateField(_("date"), null=True, blank=True)
    hall = models.CharField(_("hall"), max_length=120, blank=True)
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

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.group.edition_id


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

    workflow = BREAKOUT_REPORT_WORKFLOW

    group = models.OneToOneField(BreakoutGroup, on_delete=models.CASCADE, related_name="report")
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=BreakoutReportState.choices,
        default=BreakoutReportState.DRAFT,
    )
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    remarks = models.TextField(_("remarks when returned"), blank=True)
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

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.group.edition_id


class BreakoutRapporteur(models.Model):
    """Somebody with an account who may write the report of the group."""

    group = models.ForeignKey(BreakoutGroup, on_delete=models.CASCADE, related_name="rapporteurs")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="breakout_groups_written",
    )

    class Meta:
        verbose_name = _("rapporteur of a breakout group")
        verbose_name_plural = _("rapporteurs of breakout groups")
        ordering = ["group", "user"]
        constraints = [
            models.UniqueConstraint(name="breakout_rapporteur_once", fields=["group", "user"])
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.group.edition_id


class BreakoutRevision(models.Model):
    """A state that one part of a breakout report has been in, in one language. Rows are only added."""

    report = models.ForeignKey(BreakoutReport, on_delete=models.CASCADE, related_name="revisions")
    part = models.CharField(_("part"), max_length=14, choices=BreakoutPart.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    number = models.PositiveIntegerField(_("number"))
    body = models.TextField(_("text"), blank=True)
    # Met a change of the same lines by somebody else: kept beside the text, until it is put together.
    is_aside = models.BooleanField(_("set aside"), default=False)
    # The number of the text set aside that this revision put together, or replaced.
    settles = models.PositiveIntegerField(null=True, editable=False)
    by_id = models.BigIntegerField(null=True, editable=False)
    by_label = models.CharField(_("by"), max_length=300)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("revision of a breakout report")
        verbose_name_plural = _("revisions of breakout reports")
        ordering = ["report", "part", "language", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="breakout_revision_once", fields=["report", "part", "language", "number"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.part}.{self.language} {self.number}"


class PlanRow(models.Model):
    """A line of the plan: what is to be done, by whom, by when. `revision` grows with each change."""

    report = models.ForeignKey(BreakoutReport, on_delete=models.CASCADE, related_name="plan_rows")
    order = models.PositiveSmallIntegerField(_("order"))
    what_sw = models.CharField(_("what, Swahili"), max_length=500, blank=True)
    what_en = models.CharField(_("what, English"), max_length=500, blank=True)
    what = Bilingual("what")
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution responsible"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="breakout_plan_rows",
    )
    who_sw = models.CharField(_("who, in words, Swahili"), max_length=200, blank=True)
    who_en = models.CharField(_("who, in words, English"), max_length=200, blank=True)
    who = Bilingual("who")
    due_on = models.DateField(_("by when"), null=True, blank=True)
    due_words = models.CharField(_("by when, in words"), max_length=100, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)

    class Meta:
        verbose_name = _("line of the plan")
        verbose_name_plural = _("lines of the plan")
        ordering = ["report", "order"]
        constraints = [
            models.UniqueConstraint(name="plan_row_order_once", fields=["report", "order"]),
            models.CheckConstraint(
                name="plan_row_says_what",
                condition=~models.Q(what_sw="") | ~models.Q(what_en=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.what)[:80]

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.report.edition_id
