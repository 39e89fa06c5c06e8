"""The rounds of scoring: how far each is, and what stands in the way of opening one. No score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import CAPABILITIES
from innovations.choices import AssignmentState, EntryState, JudgeState, SheetState, StageState
from innovations.models import Assignment, Call, Judge, Sheet, Stage

FEWEST_JUDGES = 3


@dataclass(frozen=True)
class Finding:
    """Something about a stage; what `stops` it must be mended, the rest needs a reason."""

    text: str
    stops: bool = True


@dataclass(frozen=True)
class StageRow:
    """A stage with what was expected and what came in."""

    stage: Stage
    entries: int
    judges: int
    expected: int
    handed_in: int

    @property
    def missing(self) -> int:
        return self.expected - self.handed_in

    @property
    def percent(self) -> int:
        return self.handed_in * 100 // self.expected if self.expected else 0


def stages_of(*, call: Call) -> list[StageRow]:
    """The stages of a call in order, with their figures."""
    stages = call.stages.select_related("call__edition").annotate(entries=Count("stage_entries"))
    # Apart from the entries: both in one would multiply the rows.
    assigned = Assignment.objects.filter(stage__call=call, state=AssignmentState.ACTIVE)
    counted = {
        row["stage"]: row
        for row in assigned.values("stage").annotate(
            judges=Count("judge", distinct=True),
            expected=Count("pk"),
            handed_in=Count("sheet", filter=Q(sheet__state=SheetState.SUBMITTED)),
        )
    }
    none = {"judges": 0, "expected": 0, "handed_in": 0}
    rows = []
    for stage in stages.order_by("number"):
        told = counted.get(stage.pk, none)
        rows.append(
            StageRow(stage, stage.entries, told["judges"], told["expected"], told["handed_in"])
        )
    return rows


def has_sheets(*, call: Call) -> bool:
    """Whether anything was scored: from then on criteria and weights stand."""
    return Sheet.objects.filter(assignment__stage__call=call).exists()


def opening_findings(*, stage: Stage, at: datetime) -> list[Finding]:
    """What must be mended before scoring opens, and what would need a reason. Empty: all is ready."""
    return [
        *_of_criteria(stage.call),
        *_of_entries(stage),
        *_of_judges(stage),
        *_of_staff(stage),
        *_of_time(stage, at),
    ]


def _of_criteria(call: Call) -> list[Finding]:
    criteria = list(call.criteria.annotate(described=Count("steps")))
    if not criteria:
        return [Finding(_("The call has no criteria."))]
    found = []
    total = sum((criterion.weight for criterion in criteria), Decimal(0))
    if total != 1:
        found.append(
            Finding(_("The weights of the criteria sum to %(total)s, not to 1.") % {"total": total})
        )
    silent = [str(criterion) for criterion in criteria if not criterion.described]
    if silent:
        words = _("No step is described in words: %(criteria)s.")
        found.append(Finding(words % {"criteria": ", ".join(silent)}, stops=False))
    return found


def _of_entries(stage: Stage) -> list[Finding]:
    active = Q(entry__assignments__stage=stage, entry__assignments__state=AssignmentState.ACTIVE)
    rows = (
        stage.stage_entries.select_related("entry")
        .annotate(judges=Count("entry__assignments", filter=active, distinct=True))
        .order_by("entry__number")
    )
    entries = list(rows)
    if not entries:
        return [Finding(_("No entry takes part in this stage."))]
    found = []
    away = [row.entry.number for row in entries if row.entry.state != EntryState.SCREENED]
    if away:
        found.append(Finding(_("No longer taken to judging: %(entries)s. Take in the entries again.") % {"entries": _numbers(away)}))  # fmt: skip
    if stage.call.is_blind:
        unclear = [row.entry.number for row in entries if row.entry.blind_cleared_at is None]
        if unclear:
            found.append(Finding(_("Not cleared for judges yet: %(entries)s.") % {"entries": _numbers(unclear)}))  # fmt: skip
    nobody = [row.entry.number for row in entries if not row.judges]
    if nobody:
        found.append(Finding(_("Without any judge: %(entries)s.") % {"entries": _numbers(nobody)}))
    few = [row.entry.number for row in entries if 0 < row.judges < FEWEST_JUDGES]
    if few:
        words = _("With fewer than %(number)d judges: %(entries)s.")
        found.append(
            Finding(words % {"number": FEWEST_JUDGES, "entries": _numbers(few)}, stops=False)
        )
    return found


def _of_judges(stage: Stage) -> list[Finding]:
    active = Assignment.objects.filter(stage=stage, state=AssignmentState.ACTIVE)
    rows = active.exclude(judge__state=JudgeState.ACCEPTED, judge__attested_at__isnull=False)
    names = sorted(set(rows.values_list("judge__full_name", flat=True)))
    if not names:
        return []
    words = _("Not accepted, or relations not attested yet: %(judges)s.")
    return [Finding(words % {"judges": ", ".join(names)}, stops=False)]


def _of_staff(stage: Stage) -> list[Finding]:
    """Judges of blind entries who hold a role that shows the authors."""
    if not stage.call.is_blind:
        return []
    roles = [role for role, granted in CAPABILITIES.items() if "innovations.view" in granted]
    held = RoleAssignment.objects.filter(role__in=roles)
    held = held.filter(Q(edition_id=None) | Q(edition_id=stage.call.edition_id))
    mine = Q(assignments__stage=stage, assignments__state=AssignmentState.ACTIVE)
    seeing = Q(user__in=held.values("user")) | Q(email__in=held.values("user__email"))
    names = (
        Judge.objects.filter(mine, seeing).order_by("full_name").values_list("full_name", flat=True)
    )
    if not names:
        return []
    words = _("As staff these judges see whose an entry is: %(judges)s.")
    return [Finding(words % {"judges": ", ".join(dict.fromkeys(names))}, stops=False)]


def _of_time(stage: Stage, at: datetime) -> list[Finding]:
    if stage.state != StageState.PLANNED:
        return [Finding(_("Scoring of this stage has opened already."))]
    if stage.closes_at is not None and stage.closes_at <= at:
        return [Finding(_("The closing time has passed."))]
    return []


def _numbers(found: list[int]) -> str:
    shown = ", ".join(map(str, found[:20]))
    more = len(found) - 20
    if more <= 0:
        return shown
    return ngettext("%(shown)s and %(more)d more", "%(shown)s and %(more)d more", more) % {
        "shown": shown,
        "more": more,
    }
