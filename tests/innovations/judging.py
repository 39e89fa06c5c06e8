"""A call whose first stage is being scored: entries, judges with their assignments, criteria with steps."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.meetings.models import Edition
from innovations.choices import EntryState, JudgeState, StageState
from innovations.judge_links import judge_token
from innovations.models import (
    Assignment,
    Call,
    Criterion,
    CriterionStep,
    Entry,
    Judge,
    Stage,
    StageEntry,
)
from innovations.services.scoring import submit_sheet
from innovations.sheet_values import Typed, score_field
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory

NOW = dt.datetime(2030, 3, 1, 9, 0, tzinfo=dt.UTC)
WEIGHTS = ("0.600", "0.400")


def a_call(edition: Edition | None = None, **fields: Any) -> Call:
    """A blind call with two criteria, each with its eleven steps in words."""
    call = Call.objects.create(edition=edition or EditionFactory(), **fields)
    for order, weight in enumerate(WEIGHTS, start=1):
        criterion = Criterion.objects.create(
            call=call, order=order, name_sw=f"Kigezo {order}", name_en=f"Criterion {order}", weight=weight
        )  # fmt: skip
        CriterionStep.objects.bulk_create(
            CriterionStep(criterion=criterion, score=score, text_sw=f"Hatua {score}", text_en=f"Step {score}")
            for score in range(11)
        )  # fmt: skip
    return call


def an_entry(call: Call, **fields: Any) -> Entry:
    """An entry that was taken to judging and cleared."""
    number = call.edition.entries.count() + 1
    entry = Entry.objects.create(
        **{
            "edition": call.edition,
            "number": number,
            "title": f"Mfumo wa {number}",
            "title_language": "sw",
            "kind": "innovation",
            "institution": InstitutionFactory(name_sw=f"Chuo Siri {number}"),
            "abstract": f"Muhtasari wa ingizo la {number}.",
            "supervisor": f"Msimamizi Siri {number}",
            "state": EntryState.SCREENED,
            "blind_cleared_at": NOW,
            **fields,
        }
    )
    entry.authors.create(order=1, full_name=f"Mwandishi Siri {number}", email=f"siri{number}@mfano.ac.tz")  # fmt: skip
    return entry


def a_judge(call: Call, **fields: Any) -> Judge:
    """On the panel, and the relations are attested."""
    number = call.judges.count() + 1
    return Judge.objects.create(
        **{
            "call": call,
            "full_name": f"Jaji {number}",
            "email": f"jaji{number}@jopo{number}.or.tz",
            "pseudonym": number,
            "state": JudgeState.ACCEPTED,
            "invited_at": NOW,
            "attested_at": NOW,
            **fields,
        }
    )


def a_stage(call: Call, *, entries: int = 1, judges: int = 3, state: str = StageState.OPEN) -> Stage:  # fmt: skip
    """A stage in which every judge scores every entry."""
    stage = Stage.objects.create(
        call=call, number=1, state=state, opened_at=NOW if state != StageState.PLANNED else None
    )
    panel = [a_judge(call) for _ in range(judges)]
    for entry in [an_entry(call) for _ in range(entries)]:
        StageEntry.objects.create(stage=stage, entry=entry)
        Assignment.objects.bulk_create(
            Assignment(stage=stage, judge=judge, entry=entry, at=NOW) for judge in panel
        )
    return stage


def typed(assignment: Assignment, *scores: int, **more: Any) -> Typed:
    """Scores in the order of the criteria."""
    criteria = assignment.stage.call.criteria.all()
    return Typed({one.pk: score for one, score in zip(criteria, scores, strict=False)}, **more)


def filled(assignment: Assignment, *scores: Any, revision: int = 0, **more: Any) -> dict[str, Any]:
    """The same as a form sends it."""
    criteria = assignment.stage.call.criteria.all()
    told = {score_field(one): score for one, score in zip(criteria, scores, strict=False)}
    return {**told, "revision": revision, "remark": "", "private_remark": "", **more}


def hand_in(assignment: Assignment, *scores: int, at: dt.datetime = NOW, **more: Any) -> None:
    """A sheet as a judge would hand it in."""
    submit_sheet(assignment=assignment, typed=typed(assignment, *scores, **more), revision=0, by=SYSTEM, at=at)  # fmt: skip


def address(name: str, judge: Judge, *args: Any, language: str = "sw") -> str:
    """A page of the judge, by the link."""
    with translation.override(language):
        return reverse(f"innovations:{name}", args=[judge_token(judge), *args])


def staff_address(name: str, stage: Stage, *, language: str = "sw") -> str:
    with translation.override(language):
        return reverse(f"innovations:{name}", args=[stage.call.edition.year, stage.number])
