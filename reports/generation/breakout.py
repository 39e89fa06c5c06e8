"""4.3 Majadiliano katika vikundi (Breakout sessions)."""

from __future__ import annotations

import re
from typing import NamedTuple

from egov_meeting.shared.bilingual import text_in
from reports.generation.voice import Voice, begun_small, listed, paragraphs, sentences
from reports.richtext.markdown import escaped
from sessions_app.choices import BreakoutReportState
from sessions_app.models import BreakoutGroup, BreakoutReport, PlanRow

PARTS_SW = {
    "challenges": "Changamoto",
    "methods": "Mbinu za kukabiliana nazo",
    "opportunities": "Fursa",
    "priorities": "Maeneo ya kipaumbele",
    "plan": "Mpango wa utekelezaji",
}
PARTS_EN = {
    "challenges": "Challenges",
    "methods": "Ways to meet them",
    "opportunities": "Opportunities",
    "priorities": "Areas of priority",
    "plan": "Plan of implementation",
}
# How people mark the lines of a list.
_MARK = re.compile(r"^\s*([-•*]|\d+[.)])\s+")


class PlanWords(NamedTuple):
    """The headings of the plan's columns."""

    what: str
    who: str
    when: str


PLAN_SW = PlanWords("Kazi", "Mhusika", "Muda wa utekelezaji")
PLAN_EN = PlanWords("What", "Who", "By when")


def swahili(voice: Voice) -> str:
    if not voice.material.breakout_groups:
        return ""
    parent = voice.material.breakout_groups[0].of_group
    who = voice.text(parent, "name") if parent else "Washiriki"
    split = "liligawanyika" if parent else "waligawanyika"
    on_day = "Tarehe [[dates.breakout]], " if voice.has("dates.breakout") else ""
    lead = f"{on_day}{who} {split} katika [[breakout_groups.count|noun_words]] kama ifuatavyo:"
    groups = listed(
        (_members_sw(voice, group) for group in voice.material.breakout_groups), mark="a)"
    )
    tasks = ""
    if voice.material.breakout_tasks:
        lead_tasks = (
            "Kila kundi lilijadiliana na kuandaa taarifa fupi, likiwa na majukumu yafuatayo:"
        )
        tasks = paragraphs(lead_tasks, listed(_tasks(voice)))
    return paragraphs(lead, groups, tasks, *_reports(voice, PARTS_SW, PLAN_SW))


def english(voice: Voice) -> str:
    if not voice.material.breakout_groups:
        return ""
    parent = voice.material.breakout_groups[0].of_group
    who = f"the {voice.text(parent, 'name')}" if parent else "participants"
    on_day = "On [[dates.breakout]] " if voice.has("dates.breakout") else ""
    lead = f"{on_day}{who} broke into [[breakout_groups.count|noun_words]] as follows:"
    groups = listed(
        (_members_en(voice, group) for group in voice.material.breakout_groups), mark="a)"
    )
    tasks = ""
    if voice.material.breakout_tasks:
        lead_tasks = "Each group held its discussion and prepared a short report, with these tasks:"
        tasks = paragraphs(lead_tasks, listed(_tasks(voice)))
    return paragraphs(
        lead[:1].upper() + lead[1:], groups, tasks, *_reports(voice, PARTS_EN, PLAN_EN)
    )


def _members_sw(voice: Voice, group: BreakoutGroup) -> str:
    people = _led(voice, group, "Mwezeshaji", "Katibu wa kikundi")
    return sentences(
        f"**{voice.text(group, 'name')}:** washiriki kutoka {_institutions(voice, group)}.", people
    )


def _members_en(voice: Voice, group: BreakoutGroup) -> str:
    people = _led(voice, group, "Facilitator", "Rapporteur")
    return sentences(
        f"**{voice.text(group, 'name')}:** participants from {_institutions(voice, group)}.", people
    )


def _institutions(voice: Voice, group: BreakoutGroup) -> str:
    named = []
    for member in group.members.all():
        if member.institution:
            article = "the " if voice.language == "en" else ""
            named.append(article + voice.institution(member.institution))
        else:
            named.append(begun_small(voice.clause(member, "text")))
    return voice.join(named)


def _led(voice: Voice, group: BreakoutGroup, facilitator: str, rapporteur: str) -> str:
    parts = []
    if group.facilitator:
        parts.append(f"{facilitator}: {voice.person(group.facilitator)}.")
    if group.rapporteur:
        parts.append(f"{rapporteur}: {voice.person(group.rapporteur)}.")
    return " ".join(parts)


def _tasks(voice: Voice) -> list[str]:
    texts = [begun_small(voice.clause(task, "text")) for task in voice.material.breakout_tasks]
    return [*(f"{text};" for text in texts[:-1]), f"{texts[-1]}."]


def _reports(voice: Voice, parts: dict[str, str], plan: PlanWords) -> list[str]:
    """What the groups handed in, part by part, where it was accepted."""
    texts = []
    for group in voice.material.breakout_groups:
        report = getattr(group, "report", None)
        if report is None or report.state != BreakoutReportState.ACCEPTED:
            continue
        told = [
            _part(voice, report, field, label)
            for field, label in parts.items()
            if voice.text(report, field)
        ]
        rows = list(report.plan_rows.all())
        if rows:
            told += _plan(voice, rows, plan, "" if voice.text(report, "plan") else parts["plan"])
        if told:
            texts += [f"## {voice.text(group, 'name')}", *told]
    return texts


def _part(voice: Voice, report: BreakoutReport, field: str, label: str) -> str:
    """The part after its name; one that was written line by line as a list."""
    lines = [_MARK.sub("", line) for line in text_in(report, field, voice.language).splitlines()]
    lines = [line for line in lines if line.strip()]
    paragraphs_written = voice.paragraphs(report, field)
    if len(lines) <= len(paragraphs_written):
        return f"**{label}.** {' '.join(paragraphs_written)}"
    return paragraphs(f"**{label}**", listed(map(escaped, lines), mark="-"))


def _plan(voice: Voice, rows: list[PlanRow], words: PlanWords, label: str) -> list[str]:
    table = [f"| {words.what} | {words.who} | {words.when} |", "| --- | --- | --- |"]
    table += [_row(voice, row) for row in rows]
    return [f"**{label}**", "\n".join(table)] if label else ["\n".join(table)]


def _row(voice: Voice, row: PlanRow) -> str:
    who = [voice.institution(row.institution)] if row.institution else []
    who += [text] if (text := voice.clause(row, "who")) else []
    when = [voice.grammar.date(row.due_on)] if row.due_on else []
    when += [escaped(row.due_words)] if row.due_words else []
    cells = (voice.clause(row, "what"), "; ".join(who), "; ".join(when))
    return (
        "| " + " | ".join(" ".join(cell.split()).replace("|", "/") or "–" for cell in cells) + " |"
    )
