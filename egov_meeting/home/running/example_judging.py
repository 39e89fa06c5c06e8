"""What is entered and judged in the invented meeting: the call has closed, six judges are scoring."""

from __future__ import annotations

import datetime
from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from egov_meeting.accounts.choices import Language
from egov_meeting.accounts.roles import Role
from egov_meeting.accounts.services.demo import DEMO_PEOPLE
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_changes, save_new
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from innovations.choices import EntryKind, EntryState, ScreeningResult, WorkStage
from innovations.models import Assignment, Call, Entry, EntryAuthor, Stage
from innovations.services.assigning import assign_stage
from innovations.services.blind import check_blind_copy, clear_for_judges
from innovations.services.calling import take_over_criteria
from innovations.services.panel import Invited, accept_invitation, attest_relations, invite_judge
from innovations.services.scoring import keep_sheet, submit_sheet
from innovations.services.screening import screen_entry
from innovations.services.stages import open_stage, plan_stage, set_closing
from innovations.sheet_values import Typed

_DAYS_OF_SCORING = 5
# Invented, like the meeting: language, title, abstract.
_ENTRIES = (
    ("sw", "Mfumo wa foleni za zahanati kwa simu", "Wagonjwa wanachukua namba kwa ujumbe mfupi na kujua muda wa kusubiri kabla ya kufika."),
    ("en", "Soil moisture alerts for small farms", "A cheap sensor sends one text message a day that says whether to water the field."),
    ("sw", "Kadi ya chanjo isiyopotea", "Rekodi za chanjo za mtoto zinasomwa kwa msimbo katika kituo chochote cha afya."),
    ("en", "Detecting forged land documents", "Compares seals and letterheads of scanned documents with samples and marks what differs."),
    ("sw", "Ramani ya maji ya kisima", "Vijiji vinaripoti ubora wa maji ya visima na kuona visima salama vilivyo karibu."),
    ("en", "Sign language at the service counter", "A tablet shows the questions of a service counter in Tanzanian sign language."),
    ("sw", "Kupima uzito wa taka kwa picha", "Picha ya gari la taka inakadiria uzito, ili halmashauri ilipe kwa kazi iliyofanyika."),
    ("en", "Offline lessons on a memory card", "A class without the internet takes lessons and tests from a card and hands results over later."),
    ("sw", "Tahadhari ya mafuriko mitaani", "Vihisi vya mito midogo vinatoa onyo kwa redio za jamii na simu."),
    ("en", "A voice service for the savings group", "Members hear their balance in Swahili by calling a number; no smartphone is needed."),
    ("sw", "Usajili wa pikipiki za abiria", "Abiria anahakiki dereva kwa msimbo ulio kwenye kofia kabla ya kuanza safari."),
    ("en", "Finding faults in street lights", "Reads the current of a street's lights and tells which lamp has failed."),
)  # fmt: skip
_JUDGES = ("Dkt. Asha Kileo", "Mha. Bakari Nondo", "Bi. Cheka Ulaya", "Prof. Daudi Lema", "Bi. Ester Mwaruka")  # fmt: skip
_REMARKS = (
    "Wazo ni zuri; eleza zaidi gharama za uendeshaji.",
    "Majaribio na watumiaji wengi zaidi yangeimarisha kazi hii.",
    "Inatekelezeka; ongeza namna ya kulinda taarifa binafsi.",
)


def fill_the_judging(*, edition: Edition, at: datetime.datetime) -> None:
    """Entries taken to judging, a panel, and a first stage with some sheets in. No score is shown by it."""
    call = _closed_call(edition, at)
    bodies = cycle(Institution.objects.filter(kind="university").order_by("key")[:8])
    entered = at - timedelta(days=20)
    for number, told in enumerate(_ENTRIES, start=1):
        _enter(call, number, told, next(bodies), entered)
    _fill_panel(call, at - timedelta(days=10))
    stage = plan_stage(call=call, number=1, by=SYSTEM, at=at)
    assign_stage(stage=stage, by=SYSTEM, at=at)
    stage.refresh_from_db()
    closes = timezone.localtime(at + timedelta(days=_DAYS_OF_SCORING))
    closes = closes.replace(hour=16, minute=0, second=0, microsecond=0)
    set_closing(stage=stage, closes_at=closes, by=SYSTEM, at=at)
    open_stage(stage=stage, by=SYSTEM, at=at, reason="Mfano")
    _score(stage, at)


def _closed_call(edition: Edition, at: datetime.datetime) -> Call:
    today = timezone.localdate(at)
    dates = {"opens_on": today - timedelta(days=48), "closes_on": today - timedelta(days=6)}
    fields = {**dates, "has_second_stage": True, "judges_each": 3, "exhibition_places": 6}
    call = Call.objects.filter(edition=edition).first()
    if call is None:
        call = Call(edition=edition, **fields)
        save_new(call, by=SYSTEM, at=at, action="meetings.added")
    else:
        save_changes(call, by=SYSTEM, at=at, action="meetings.changed", fields=fields)
    if not call.criteria.exists():
        take_over_criteria(call=call, by=SYSTEM, at=at)
    return call


def _enter(
    call: Call, number: int, told: tuple[str, str, str], body: Institution, at: datetime.datetime
) -> None:
    language, title, abstract = told
    entry = Entry(
        edition=call.edition,
        number=number,
        title=title,
        title_language=language,
        kind=EntryKind.INNOVATION if number % 4 else EntryKind.RESEARCH,
        institution=body,
        abstract=abstract,
        work_stage=WorkStage.PILOT if number % 2 else WorkStage.PROTOTYPE,
        language=language,
        state=EntryState.SUBMITTED,
        created_at=at,
        submitted_at=at,
    )
    save_new(entry, by=SYSTEM, at=at, action="meetings.added")
    author = EntryAuthor(
        entry=entry, order=1, full_name=f"Mbunifu wa Mfano {number}", email=f"mbunifu@kazi{number}.example"
    )  # fmt: skip
    save_new(author, by=SYSTEM, at=at, action="meetings.added", shown_publicly=False)
    screen_entry(entry=entry, result=ScreeningResult.ACCEPTED, reason="", by=SYSTEM, at=at)
    check_blind_copy(entry=entry, by=SYSTEM, at=at)
    clear_for_judges(entry=entry, by=SYSTEM, at=at)


def _fill_panel(call: Call, at: datetime.datetime) -> None:
    demo = next(person for person in DEMO_PEOPLE if person.role == Role.JUDGE)
    panel = [(name, f"jaji@jopo{number}.example", Language.SWAHILI) for number, name in enumerate(_JUDGES, start=1)]  # fmt: skip
    panel.append((demo.full_name, demo.email, demo.language))
    for number, (name, email, language) in enumerate(panel):
        told = Invited(full_name=name, email=email, language=language, is_chair=number == 0)
        judge = invite_judge(call=call, invited=told, by=SYSTEM, at=at)
        accept_invitation(judge=judge, tracks=(), most_entries=None, by=SYSTEM, at=at)
        attest_relations(judge=judge, declared={}, by=SYSTEM, at=at)


def _score(stage: Stage, at: datetime.datetime) -> None:
    """The first judge is done, the second half done, the third has begun; the others have not."""
    criteria = list(stage.call.criteria.all())
    done = {1: 99, 2: 3, 3: 0}
    rows = stage.assignments.filter(judge__pseudonym__in=done).order_by("judge", "entry")
    seen: dict[int, int] = {}
    for row in rows.select_related("judge__call", "entry", "stage__call"):
        number = row.judge.pseudonym
        seen[number] = seen.get(number, 0) + 1
        scores = {
            one.pk: 4 + (row.entry.number * 7 + order * 3 + number) % 6
            for order, one in enumerate(criteria)
        }
        if seen[number] <= done[number]:
            _hand_in(row, scores, at)
        elif seen[number] == done[number] + 1:
            begun = Typed({criteria[0].pk: scores[criteria[0].pk]}, seconds=60)
            keep_sheet(assignment=row, typed=begun, revision=0, by=SYSTEM, at=at)


def _hand_in(row: Assignment, scores: dict[int, int], at: datetime.datetime) -> None:
    remark = _REMARKS[row.entry.number % len(_REMARKS)]
    typed = Typed(scores, remark=remark, seconds=420 + row.entry.number * 13)
    submit_sheet(assignment=row, typed=typed, revision=0, by=SYSTEM, at=at)
