"""Judging at its largest: 500 entries, 40 judges, 5 sheets an entry. Assigning, ranking, and both lists."""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable, Iterator
from decimal import Decimal

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from bench.figures import Figure
from bench.people import client_of
from bench.stage import Stage
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from innovations.judge_links import judge_token
from innovations.models import (
    Assignment,
    Call,
    Criterion,
    Entry,
    Judge,
    Sheet,
    SheetVersion,
    StageEntry,
)
from innovations.models import Stage as JudgingStage
from innovations.ranking import RankingInput, rank
from innovations.services.assigning import assign_stage
from innovations.services.ranking import freeze_ranking

ENTRIES, JUDGES, EACH, INSTITUTIONS = 500, 40, 5, 60
WEIGHTS = ("0.4", "0.3", "0.2", "0.1")
YEAR, ROUNDS = 2090, 15


def measure(stage: Stage) -> list[Figure]:
    judging = _call()
    what = f"{ENTRIES} entries, {JUDGES} judges, {EACH} sheets an entry"
    seconds = _timed(lambda: assign_stage(stage=judging, by=SYSTEM, at=timezone.now()))
    figures = [Figure("assignment_s", seconds, "s", what, at_most=30)]
    loads = _loads(judging)
    figures += [
        Figure("assignment_spread", max(loads) - min(loads), "", "entries a judge", at_most=1),
        Figure("assignment_sheets", sum(loads), "", "", at_least=ENTRIES * EACH),
    ]
    judging.refresh_from_db()
    judging.state, judging.opened_at = "open", timezone.now()
    judging.save()
    _sheets(judging)
    figures += _page("judge_list", Client(HTTP_HOST="127.0.0.1"), _list_of_a_judge(judging), 0.15)
    judging.state, judging.closed_at = "closed", timezone.now()
    judging.save()
    run = freeze_ranking(stage=judging, by=SYSTEM, at=timezone.now())
    seconds = _timed(lambda: rank(RankingInput.from_text(run.input)))
    figures.append(Figure("ranking_s", seconds, "s", what, at_most=5))
    with translation.override("sw"):
        page = reverse("innovations:ranking", args=[YEAR, 1])
    figures += _page("ranking_page", client_of("innovation"), page, 0.15)
    return figures


def _page(name: str, client: Client, path: str, budget: float) -> Iterator[Figure]:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    queries = len(captured)
    times = [_timed(lambda: client.get(path)) for _round in range(ROUNDS)]
    what = f"{ENTRIES} entries, {JUDGES} judges, p50 of {ROUNDS}"
    yield Figure(f"{name}_p50_s", statistics.median(times), "s", what, at_most=budget)
    yield Figure(f"{name}_queries", queries, "", "", at_most=15)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _loads(stage: JudgingStage) -> list[int]:
    rows = Assignment.objects.filter(stage=stage, state="active").values_list("judge", flat=True)
    given = list(rows)
    return [given.count(judge) for judge in stage.call.judges.values_list("pk", flat=True)]


def _list_of_a_judge(stage: JudgingStage) -> str:
    judge = stage.call.judges.order_by("pseudonym").first()
    assert judge is not None
    with translation.override("sw"):
        return reverse("innovations:judging", args=[judge_token(judge)])


def _call() -> JudgingStage:
    """Entries and judges from the same institutions, so that relations are to be kept apart."""
    now = timezone.now()
    institutions = Institution.objects.bulk_create(
        Institution(key=f"chuo-{n}", name_sw=f"Chuo cha Kipimo {n}", kind="university")
        for n in range(INSTITUTIONS)
    )
    edition = Edition.objects.create(
        number=290,
        year=YEAR,
        name_sw="Kikao cha Kipimo cha Majaji",
        state="published",
        starts_on=dt.date(YEAR, 3, 1),
        ends_on=dt.date(YEAR, 3, 3),
        organiser=institutions[0],
    )
    call = Call.objects.create(edition=edition, judges_each=EACH, is_blind=False)
    for order, weight in enumerate(WEIGHTS, start=1):
        Criterion.objects.create(
            call=call, order=order, name_sw=f"Kigezo {order}", weight=Decimal(weight)
        )
    entries = Entry.objects.bulk_create(
        Entry(
            edition=edition,
            number=n,
            title=f"Ubunifu wa kipimo {n}",
            title_language="sw",
            kind="innovation",
            institution=institutions[n % INSTITUTIONS],
            state="screened",
            submitted_at=now,
        )
        for n in range(1, ENTRIES + 1)
    )
    Judge.objects.bulk_create(
        Judge(
            call=call,
            pseudonym=n,
            full_name=f"Jaji wa Kipimo {n}",
            email=f"jaji-{n}@kipimo-{n}.example",
            institution=institutions[n % INSTITUTIONS],
            state="accepted",
            invited_at=now,
            answered_at=now,
            attested_at=now,
        )
        for n in range(1, JUDGES + 1)
    )
    stage = JudgingStage.objects.create(call=call, number=1)
    StageEntry.objects.bulk_create(StageEntry(stage=stage, entry=entry) for entry in entries)
    return stage


def _sheets(stage: JudgingStage) -> None:
    """Every sheet handed in, with scores made up from one seed."""
    chance, now = random.Random(2019), timezone.now()
    criteria = list(stage.call.criteria.values_list("pk", flat=True))
    rows = list(Assignment.objects.filter(stage=stage, state="active").order_by("pk"))
    quality = {row.entry_id: chance.gauss(6, 1.5) for row in rows}
    severity = {row.judge_id: chance.gauss(0, 0.8) for row in rows}
    sheets = Sheet.objects.bulk_create(
        Sheet(
            assignment=row,
            state="submitted",
            version=1,
            started_at=now,
            submitted_at=now,
            seconds_spent=600,
        )
        for row in rows
    )
    SheetVersion.objects.bulk_create(
        SheetVersion(
            sheet=sheet,
            number=1,
            scores={
                str(pk): _score(quality[row.entry_id] + severity[row.judge_id], chance)
                for pk in criteria
            },
            submitted_at=now,
        )
        for sheet, row in zip(sheets, rows, strict=True)
    )


def _score(middle: float, chance: random.Random) -> int:
    return max(0, min(10, round(middle + chance.gauss(0, 1))))
