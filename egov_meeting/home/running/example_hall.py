"""What is said in the hall of the invented meeting: an open floor, breakout groups, a report begun."""

from __future__ import annotations

import datetime

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.institutions.answers import InstitutionAnswer
from egov_meeting.meetings.models import Edition
from sessions_app.choices import ContributionKind, ItemKind
from sessions_app.models import Item
from sessions_app.selectors.breakout import proposal_for
from sessions_app.services.breakout_groups import add_group, set_tasks, take_over_proposal
from sessions_app.services.breakout_plan import add_plan_row
from sessions_app.services.breakout_writing import write_part
from sessions_app.services.floor_moderating import answer_contribution, show_contribution
from sessions_app.services.floor_opening import open_floor
from sessions_app.services.floor_sending import send_contribution

# Invented, like the meeting: language, words, answer (None: it waits; "": shown, not answered yet).
_QUESTIONS = (
    ("sw", "Je, mifumo ya halmashauri itaunganishwa lini na mfumo wa malipo ya Serikali?", ""),
    ("en", "Will smaller institutions get help with hosting?", "Yes: shared hosting is offered."),
    ("sw", "Mafunzo kwa maofisa TEHAMA wa mikoani yatafanyika wapi?", ""),
    ("sw", "Kwa nini taasisi bado zinanunua mifumo inayofanana?", None),
)
_TASKS = (
    ("Kuainisha changamoto za utekelezaji", "Name the challenges of implementation"),
    ("Kupendekeza mbinu za kukabiliana nazo", "Propose ways to meet them"),
    ("Kuandaa mpango wenye wahusika na muda", "Prepare a plan with owners and dates"),
)
_GROUPS = (("Kikundi cha Kwanza", "Group One"), ("Kikundi cha Pili", "Group Two"))


def fill_the_hall(*, edition: Edition, at: datetime.datetime) -> None:
    """Open the floor of the first presentation with a few questions, and make two breakout groups."""
    item = (
        Item.objects.filter(session__day__edition=edition, kind=ItemKind.PRESENTATION)
        .select_related("session__day")
        .order_by("session__day__number", "session__order", "order")
        .first()
    )
    if item is not None:
        _ask(item, at)
    set_tasks(edition=edition, tasks=_TASKS, by=SYSTEM, at=at)
    groups = [
        add_group(edition=edition, fields={"name_sw": sw, "name_en": en}, by=SYSTEM, at=at)
        for sw, en in _GROUPS
    ]
    proposal = proposal_for(edition=edition, together=True, staying=())
    take_over_proposal(edition=edition, proposal=proposal, by=SYSTEM, at=at)
    write_part(
        group=groups[0],
        part="challenges",
        language="sw",
        body="Mtandao wa polepole nje ya miji\nMifumo inayofanana katika taasisi nyingi",
        revision=0,
        by=SYSTEM,
        at=at,
    )
    row = {"what_sw": "Kuorodhesha mifumo inayofanana", "what_en": "List systems that do the same"}
    who = {"who_sw": "Taasisi zote za umma", "who_en": "All public institutions"}
    add_plan_row(group=groups[0], fields={**row, **who}, by=SYSTEM, at=at)


def _ask(item: Item, at: datetime.datetime) -> None:
    open_floor(item=item, by=SYSTEM, at=at)
    for number, (language, text, answer) in enumerate(_QUESTIONS):
        one = send_contribution(
            item=item,
            kind=ContributionKind.QUESTION,
            text=text,
            language=language,
            name="",
            may_be_named=False,
            institution=InstitutionAnswer(),
            registration=None,
            form_key=f"mfano-{number}",
            by=SYSTEM,
            at=at + datetime.timedelta(seconds=number),
        )
        if answer is not None:
            show_contribution(contribution=one, by=SYSTEM, at=at)
        if answer:
            answer_contribution(contribution=one, answer=answer, by=SYSTEM, at=at)
