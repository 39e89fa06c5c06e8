"""The innovation call of the invented meeting that was held: judged, selected, published."""

from __future__ import annotations

import datetime as dt
from itertools import cycle

from django.db.models import Model
from django.utils import timezone

from egov_meeting.accounts.choices import Language
from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_new
from egov_meeting.home.running.example_held_people import account_of
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from innovations.choices import EntryKind, EntryState, ScreeningResult, WorkStage
from innovations.models import Award, Call, Entry, EntryAuthor, Stage, Track
from innovations.selectors.outcome import outcome_of
from innovations.selectors.ranking import final_ranking
from innovations.selectors.selecting import Chosen
from innovations.services.assigning import assign_stage
from innovations.services.blind import check_blind_copy, clear_for_judges
from innovations.services.booths import number_booths
from innovations.services.calling import take_over_criteria
from innovations.services.flags import decide_flag
from innovations.services.letters import ask_for_letters, write_letters
from innovations.services.panel import Invited, accept_invitation, attest_relations, invite_judge
from innovations.services.scoring import submit_sheet
from innovations.services.screening import screen_entry
from innovations.services.selecting import keep_selection, lock_selection, publish_results
from innovations.services.stage_slots import put_into_programme
from innovations.services.stages import close_stage, open_stage, plan_stage, set_closing
from innovations.sheet_values import Typed
from sessions_app.models import Session

EXHIBITED, PRESENTED = 4, 2
_JUDGES_EACH = 3
_BODIES = ("ardhi", "must", "mzumbe", "nm-aist", "udom", "udsm")
_TRACKS = (("Huduma za jamii", "Social services"), ("Kilimo na mazingira", "Agriculture and environment"))  # fmt: skip
_JUDGES = ("Prof. Anna Mwakisu", "Dkt. Bahati Kimaro", "Mha. Clement Ndosi", "Bi. Devota Mlay")
# Invented, like the meeting: language, title, track, authors, summaries in both languages, how good it is.
_ENTRIES = (
    ("sw", "Dawa Karibu", 0, ("Asha Mnyeti", "Paulo Kessy"),
     "Mgonjwa anajua kwa ujumbe mfupi ni kituo gani cha karibu kina dawa yake.",
     "A text message tells a patient which health centre nearby has the medicine.", 8),
    ("en", "Rain Gauge Network for Schools", 1, ("Joyce Temu",),
     "Shule zinapima mvua kila siku na takwimu zinatumika kutoa tahadhari za mafuriko.",
     "Schools measure rain every day, and the figures feed flood warnings.", 7),
    ("sw", "Sauti ya Soko", 1, ("Hassan Mbilinyi", "Neema Lukumay"),
     "Mkulima anapiga simu na kusikia bei za mazao katika masoko matatu yaliyo karibu.",
     "Farmers call a number and hear prices of crops in the three nearest markets.", 9),
    ("en", "Reading Aloud for Court Records", 0, ("Michael Sanga",),
     "Mwenendo wa kesi unasomwa kwa sauti kwa wasioona, kwa Kiswahili fasaha.",
     "Court records are read aloud in clear Swahili for people who cannot see.", 6),
    ("sw", "Mizani ya Taka", 1, ("Zainabu Omari",),
     "Picha ya gari la taka inakadiria uzito wa mzigo wake.",
     "A photograph of a waste lorry estimates the weight of its load.", 4),
    ("sw", "Darasa Bila Mtandao", 0, ("Gideon Mushi", "Rehema Ally"),
     "Masomo na majaribio yanapatikana kwenye kadi, bila intaneti.",
     "Lessons and tests come on a card, without the internet.", 5),
)  # fmt: skip
_REMARKS = (
    "Wazo lina manufaa makubwa; eleza gharama za uendeshaji.",
    "Majaribio na watumiaji wengi zaidi yangeimarisha kazi hii.",
    "The problem is well explained; say more on protecting personal data.",
    "Inatekelezeka; panga namna ya kuifikisha mikoa mingine.",
)


def judge_the_entries(*, edition: Edition) -> Call:
    """From the call to the published results: six entries, four judges, one stage."""
    call = _call(edition)
    _enter_all(call)
    _fill_panel(call, _before(edition, 34))
    stage = plan_stage(call=call, number=1, by=SYSTEM, at=_before(edition, 32))
    assign_stage(stage=stage, by=SYSTEM, at=_before(edition, 31))
    stage.refresh_from_db()
    set_closing(stage=stage, closes_at=_before(edition, 25, 16), by=SYSTEM, at=_before(edition, 31))
    open_stage(stage=stage, by=SYSTEM, at=_before(edition, 30), reason="Mfano")
    _score(stage, _before(edition, 28))
    close_stage(stage=stage, by=SYSTEM, at=_before(edition, 25, 16))
    _decide_flags(stage, _before(edition, 24))
    _select(call)
    return call


def follow_the_results(*, call: Call, session: Session) -> None:
    """Booths in the exhibition, slots on the stage after the first hour of the session, letters to entrants."""
    at = _before(call.edition, 15)
    by = account_of(Role.INNOVATION)
    number_booths(call=call, by=by, at=at)
    put_into_programme(
        call=call, session_id=session.pk, starts_at=dt.time(10, 30), minutes=20, by=by, at=at
    )
    letters = ask_for_letters(call=call, by=by, at=at)
    write_letters(sending_id=letters.pk, clock=lambda: at)


def _call(edition: Edition) -> Call:
    at, first = _before(edition, 80), edition.starts_on
    call = Call(
        edition=edition,
        opens_on=first - dt.timedelta(days=70),
        closes_on=first - dt.timedelta(days=35),
        judges_each=_JUDGES_EACH,
        exhibition_places=EXHIBITED,
        stage_places=PRESENTED,
        purpose_sw="Kutambua kazi zinazoboresha huduma za umma.",
        purpose_en="To recognise work that improves public services.",
        jury_sw="Jopo la majaji wa ubunifu",
        jury_en="The jury of innovation",
    )
    _add(call, at)
    take_over_criteria(call=call, by=SYSTEM, at=at)
    for order, (sw, en) in enumerate(_TRACKS, start=1):
        _add(Track(call=call, order=order, name_sw=sw, name_en=en), at)
    award = {"name_sw": "Ubunifu Bora wa Mwaka", "name_en": "Innovation of the Year"}
    _add(Award(call=call, order=1, **award), at)
    return call


def _enter_all(call: Call) -> None:
    tracks = list(call.tracks.order_by("order"))
    bodies = cycle(Institution.objects.filter(key__in=_BODIES).order_by("key"))
    for number, told in enumerate(_ENTRIES, start=1):
        body = next(bodies, call.edition.organiser)
        _enter(call, number, told, tracks, body)


def _enter(
    call: Call,
    number: int,
    told: tuple[str, str, int, tuple[str, ...], str, str, int],
    tracks: list[Track],
    body: Institution,
) -> None:
    language, title, track, authors, summary_sw, summary_en, _worth = told
    at = _before(call.edition, 55 - number)
    entry = Entry(
        edition=call.edition,
        number=number,
        title=title,
        title_language=language,
        kind=EntryKind.INNOVATION if number % 4 else EntryKind.RESEARCH,
        track=tracks[track],
        institution=body,
        abstract=summary_en if language == "en" else summary_sw,
        work_stage=WorkStage.PILOT if number % 2 else WorkStage.PROTOTYPE,
        summary_sw=summary_sw,
        summary_en=summary_en,
        shows_summary=True,
        owner=_owner(number, told, at),
        language=language,
        state=EntryState.SUBMITTED,
        created_at=at,
        submitted_at=at,
    )
    _add(entry, at)
    for order, name in enumerate(authors, start=1):
        author = EntryAuthor(entry=entry, order=order, full_name=name, email=f"mbunifu{order}@kazi{number}.example")  # fmt: skip
        save_new(author, by=SYSTEM, at=at, action="meetings.added", shown_publicly=False)
    screened = _before(call.edition, 34)
    screen_entry(entry=entry, result=ScreeningResult.ACCEPTED, reason="", by=SYSTEM, at=screened)
    check_blind_copy(entry=entry, by=SYSTEM, at=screened)
    clear_for_judges(entry=entry, by=SYSTEM, at=screened)


def _owner(
    number: int, told: tuple[str, str, int, tuple[str, ...], str, str, int], at: dt.datetime
) -> User:
    """The account of the demonstration has the best entry; the others belong to accounts nobody can sign in to."""
    if told[6] == max(one[6] for one in _ENTRIES):
        return account_of(Role.INNOVATOR)
    email = f"mbunifu1@kazi{number}.example"
    owner = User.objects.filter(email=email).first()
    if owner is None:
        owner = User(email=email, full_name=told[3][0], language=told[0])
        owner.set_unusable_password()
        save_new(owner, by=SYSTEM, at=at, action="accounts.demo_prepared", shown_publicly=False)
    return owner


def _fill_panel(call: Call, at: dt.datetime) -> None:
    for number, name in enumerate(_JUDGES, start=1):
        told = Invited(full_name=name, email=f"jaji{number}@jopo{number}.example", language=Language.SWAHILI, is_chair=number == 1)  # fmt: skip
        judge = invite_judge(call=call, invited=told, by=SYSTEM, at=at)
        accept_invitation(judge=judge, tracks=(), most_entries=None, by=SYSTEM, at=at)
        attest_relations(judge=judge, declared={}, by=SYSTEM, at=at)


def _score(stage: Stage, at: dt.datetime) -> None:
    """Three of the four judges have seen each entry; the third is stricter than the others."""
    criteria = list(stage.call.criteria.all())
    rows = stage.assignments.select_related("judge__call", "entry", "stage__call")
    for row in rows.order_by("judge", "entry"):
        judge, number = row.judge.pseudonym, row.entry.number
        worth = _ENTRIES[number - 1][6] - (2 if judge == 3 else 0)
        scores = {
            one.pk: min(
                max(worth + (0, 1, -1, 0, 1, 0, -1)[(number * 3 + order * 5 + judge * 2) % 7], 1),
                10,
            )
            for order, one in enumerate(criteria)
        }
        remark = _REMARKS[(number + judge) % len(_REMARKS)]
        typed = Typed(scores, remark=remark, seconds=380 + number * 21 + judge * 47)
        submit_sheet(assignment=row, typed=typed, revision=0, by=SYSTEM, at=at)


def _select(call: Call) -> None:
    """As the ranking has it; the best has the award."""
    outcome = outcome_of(call=call)
    assert outcome is not None  # the only stage is closed
    order = [row.entry.pk for row in outcome.scored]
    chosen = Chosen(
        exhibition=frozenset(order[:EXHIBITED]),
        stage=frozenset(order[:PRESENTED]),
        awards={call.awards.get().pk: frozenset(order[:1])},
    )
    by = account_of(Role.INNOVATION)
    keep_selection(call=call, chosen=chosen, reasons={}, by=by, at=_before(call.edition, 22))
    lock_selection(call=call, by=by, at=_before(call.edition, 21))
    publish_results(call=call, by=by, at=_before(call.edition, 20))


def _decide_flags(stage: Stage, at: dt.datetime) -> None:
    """Whatever the ranking points out has been looked at."""
    ranking = final_ranking(stage=stage)
    for flag in ranking.content["flags"] if ranking else ():
        decide_flag(
            stage=stage,
            kind=flag["kind"],
            judge=flag["judge"],
            entry=flag["entry"],
            decision="Jopo limepitia alama hizi; zinabaki kama zilivyo (mfano).",
            by=account_of(Role.INNOVATION),
            at=at,
        )


def _before(edition: Edition, days: int, hour: int = 10) -> dt.datetime:
    day = edition.starts_on - dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def _add(row: Model, at: dt.datetime) -> None:
    save_new(row, by=SYSTEM, at=at, action="meetings.added")
