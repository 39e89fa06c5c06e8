from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import Language
from innovations.choices import AssignmentState, ConflictKind, JudgeState, StageState
from innovations.models.call import Call, Track
from innovations.models.entry import Entry
from innovations.workflow import JUDGE_WORKFLOW, STAGE_WORKFLOW


class Judge(models.Model):
    """A member of the panel of a call. `pseudonym` is the number under which scores are published."""

    workflow = JUDGE_WORKFLOW

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="judges")
    full_name = models.CharField(_("full name"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.SWAHILI
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="innovation_judges",
    )
    tracks = models.ManyToManyField(
        Track, verbose_name=_("expertise"), blank=True, related_name="judges"
    )
    is_chair = models.BooleanField(_("chairs the panel"), default=False)
    most_entries = models.PositiveSmallIntegerField(_("entries at most"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="judgeships",
    )
    pseudonym = models.PositiveSmallIntegerField(_("number on the panel"))
    state = models.CharField(
        _("state"), max_length=10, choices=JudgeState.choices, default=JudgeState.INVITED
    )
    # Goes into the signed link; a new number makes all earlier links useless.
    link_number = models.PositiveIntegerField(default=1, editable=False)
    invited_at = models.DateTimeField(_("invited at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answer_note = models.CharField(_("note"), max_length=500, blank=True)
    attested_at = models.DateTimeField(_("attested relations at"), null=True, blank=True)

    class Meta:
        verbose_name = _("judge")
        verbose_name_plural = _("judges")
        ordering = ["call", "pseudonym"]
        constraints = [
            models.UniqueConstraint(name="judge_email_once", fields=["call", "email"]),
            models.UniqueConstraint(name="judge_pseudonym_once", fields=["call", "pseudonym"]),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.call.edition_id


class _OfJudge(models.Model):
    class Meta:
        abstract = True

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return int(self.judge.edition_id)  # type: ignore[attr-defined]  # each child has its judge


class Conflict(_OfJudge):
    """Why a judge has nothing to do with an entry; it hides the entry from the judge for good."""

    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="conflicts")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="conflicts")
    kind = models.CharField(_("kind"), max_length=12, choices=ConflictKind.choices)
    note = models.CharField(_("note"), max_length=500, blank=True)
    found_at = models.DateTimeField(_("found at"))
    by_label = models.CharField(_("by"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ["judge", "entry", "kind"]
        constraints = [
            models.UniqueConstraint(name="conflict_once", fields=["judge", "entry", "kind"])
        ]

    def __str__(self) -> str:
        return f"{self.judge}: {self.get_kind_display()}"


class Stage(models.Model):
    """One round of scoring: the first makes the short list, the second is for the best."""

    workflow = STAGE_WORKFLOW

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=10, choices=StageState.choices, default=StageState.PLANNED
    )
    closes_at = models.DateTimeField(_("scoring closes at"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    # What the solver was asked and what it answered, for the explanation.
    assignment = models.JSONField(_("assignment"), default=dict, blank=True, editable=False)
    assigned_at = models.DateTimeField(_("assigned at"), null=True, blank=True)

    class Meta:
        verbose_name = _("stage of judging")
        verbose_name_plural = _("stages of judging")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(name="judging_stage_once", fields=["call", "number"]),
            models.CheckConstraint(
                name="judging_stage_number", condition=Q(number__gte=1, number__lte=2)
            ),
            models.CheckConstraint(
                name="judging_stage_closed_has_time",
                condition=~Q(state=StageState.CLOSED) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Stage %(number)d")) % {"number": self.number}

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.call.edition_id


class StageEntry(models.Model):
    """An entry that takes part in a stage."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="stage_entries")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="stage_entries")

    class Meta:
        verbose_name = _("entry in a stage")
        verbose_name_plural = _("entries in a stage")
        ordering = ["stage", "entry"]
        constraints = [models.UniqueConstraint(name="stage_entry_once", fields=["stage", "entry"])]

    def __str__(self) -> str:
        return f"{self.stage}: {self.entry}"


class Assignment(_OfJudge):
    """An entry that a judge is to score in a stage. Taken back ones stay, with the reason."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="assignments")
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="assignments")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(
        _("state"), max_length=10, choices=AssignmentState.choices, default=AssignmentState.ACTIVE
    )
    by_hand = models.BooleanField(_("by hand"), default=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["stage", "judge", "entry"]
        constraints = [
            models.UniqueConstraint(name="assignment_once", fields=["stage", "judge", "entry"])
        ]
        indexes = [models.Index(name="assignment_of_entry", fields=["stage", "entry", "state"])]

    def __str__(self) -> str:
        return f"{self.judge}: {self.entry}"
