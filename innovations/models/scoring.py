from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from innovations.choices import FlagKind, Place, SheetState
from innovations.models.call import HIGHEST_SCORE, Award, Call, Criterion
from innovations.models.entry import Entry
from innovations.models.panel import Assignment, Judge, Stage
from innovations.workflow import SHEET_WORKFLOW


class Sheet(models.Model):
    """The scores of one judge for one entry. `revision` counts what was kept of it as typed.

    It counts once it is handed in; the rows of `SheetVersion` are what was handed in, and `scores`
    the newest state, also of a draft. `remark` may go to the entrant, `private_remark` to the panel.
    """

    workflow = SHEET_WORKFLOW

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="sheet")
    state = models.CharField(
        _("state"), max_length=10, choices=SheetState.choices, default=SheetState.DRAFT
    )
    remark = models.TextField(_("remark to the entrant"), blank=True)
    private_remark = models.TextField(_("remark to the panel"), blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    started_at = models.DateTimeField(_("begun at"))
    # Seconds in which the sheet was open and used, as far as its own page told.
    seconds_spent = models.PositiveIntegerField(_("seconds spent"), default=0, editable=False)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        ordering = ["assignment"]
        constraints = [
            models.CheckConstraint(
                name="sheet_submitted_has_time",
                condition=~Q(state=SheetState.SUBMITTED)
                | Q(submitted_at__isnull=False, version__gte=1),
            )
        ]

    def __str__(self) -> str:
        return str(self.assignment_id)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.assignment.edition_id


class SheetScore(models.Model):
    """The score of one criterion on a sheet, in whole steps from 0 to 10."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    score = models.PositiveSmallIntegerField(_("score"))

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["sheet", "criterion"]
        constraints = [
            models.UniqueConstraint(name="sheet_score_once", fields=["sheet", "criterion"]),
            models.CheckConstraint(name="sheet_score_range", condition=Q(score__lte=HIGHEST_SCORE)),
        ]

    def __str__(self) -> str:
        return str(self.score)


class SheetVersion(models.Model):
    """A sheet as it was handed in; corrections say why. Rows are only added."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    # Scores by the number of the criterion.
    scores = models.JSONField(_("scores"), editable=False)
    remark = models.TextField(_("remark to the entrant"), blank=True)
    private_remark = models.TextField(_("remark to the panel"), blank=True)
    reason = models.CharField(_("reason of the correction"), max_length=500, blank=True)
    submitted_at = models.DateTimeField(_("handed in at"))

    class Meta:
        verbose_name = _("version of a score sheet")
        verbose_name_plural = _("versions of score sheets")
        ordering = ["sheet", "-number"]
        constraints = [
            models.UniqueConstraint(name="sheet_version_once", fields=["sheet", "number"]),
            models.CheckConstraint(
                name="sheet_correction_says_why", condition=Q(number=1) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}/{self.number}"


class RankingRun(models.Model):
    """One ranking, with all that it was made from. Rows are only added.

    `input` and `result` are the canonical JSON texts, `input_hash` and `result_hash` their SHA-256 in
    hexadecimal; the input alone gives the same result again, byte for byte. `is_final` marks the run
    of the close; the others are openings before it, each with its reason.
    """

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="runs")
    method_version = models.CharField(_("version of the method"), max_length=20)
    input = models.TextField(_("input"), editable=False)
    input_hash = models.CharField(_("checksum of the input (SHA-256)"), max_length=64)
    result = models.TextField(_("result"), editable=False)
    result_hash = models.CharField(_("checksum of the result (SHA-256)"), max_length=64)
    is_final = models.BooleanField(_("made at the close"), default=False)
    reason = models.CharField(_("why it was opened early"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("made at"))
    by_label = models.CharField(_("by"), max_length=300)

    class Meta:
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")
        ordering = ["stage", "-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="ranking_final_once", fields=["stage"], condition=Q(is_final=True)
            ),
            models.CheckConstraint(
                name="ranking_early_says_why", condition=Q(is_final=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.input_hash[:12]}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.stage.edition_id


class FlagDecision(models.Model):
    """What staff decided about something that a ranking pointed out.

    A flag is known by its kind and whom it concerns (a judge, and an entry when it is one sheet).
    """

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="flag_decisions")
    kind = models.CharField(_("kind"), max_length=12, choices=FlagKind.choices)
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(
        Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision = models.TextField(_("what was decided"))
    decided_at = models.DateTimeField(_("decided at"))
    decided_by_label = models.CharField(_("by"), max_length=300)

    class Meta:
        verbose_name = _("decision about a flag")
        verbose_name_plural = _("decisions about flags")
        ordering = ["stage", "kind", "judge", "entry"]
        constraints = [
            models.UniqueConstraint(
                name="flag_decision_of_sheet_once",
                fields=["stage", "kind", "judge", "entry"],
                condition=Q(entry__isnull=False),
            ),
            models.UniqueConstraint(
                name="flag_decision_of_judge_once",
                fields=["stage", "kind", "judge"],
                condition=Q(entry__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.stage.edition_id


class TieVote(models.Model):
    """The recorded vote of one judge between entries that nothing else told apart."""

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="tie_votes")
    # The numbers of the tied entries, ascending, with commas: what the vote was about.
    tie = models.CharField(_("tied entries"), max_length=200)
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="tie_votes")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="tie_votes")
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by_label = models.CharField(_("by"), max_length=300)

    class Meta:
        verbose_name = _("vote on a tie")
        verbose_name_plural = _("votes on ties")
        ordering = ["stage", "tie", "judge"]
        constraints = [
            models.UniqueConstraint(name="tie_vote_once", fields=["stage", "tie", "judge"])
        ]

    def __str__(self) -> str:
        return self.tie

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.stage.edition_id


class Selection(models.Model):
    """What staff selected an entry for, on top of the ranking, and why."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="selections")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="selections")
    place = models.CharField(_("selected for"), max_length=12, choices=Place.choices)
    award = models.ForeignKey(
        Award,
        verbose_name=_("award"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="selections",
    )
    reason = models.TextField(_("reason"), blank=True)
    selected_at = models.DateTimeField(_("selected at"))
    selected_by_label = models.CharField(_("by"), max_length=300)

    class Meta:
        verbose_name = _("selection")
        verbose_name_plural = _("selections")
        ordering = ["call", "place", "award", "entry"]
        constraints = [
            models.UniqueConstraint(
                name="selection_once", fields=["entry", "place"], condition=Q(award__isnull=True)
            ),
            models.UniqueConstraint(
                name="selection_award_once",
                fields=["entry", "award"],
                condition=Q(award__isnull=False),
            ),
            models.CheckConstraint(
                name="selection_award_named",
                condition=Q(place=Place.AWARD, award__isnull=False)
                | (~Q(place=Place.AWARD) & Q(award__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.get_place_display()}"

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.call.edition_id
