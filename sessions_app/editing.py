"""How the programme and the breakout groups are edited."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.registry import Chapter, Section, register
from egov_meeting.meetings.editing.rules import after, at_least_one_of
from egov_meeting.meetings.editing.sections.hints import PLACE
from sessions_app.models import (
    BreakoutGroup,
    BreakoutMember,
    BreakoutTask,
    Day,
    Item,
    Session,
    SessionRole,
)
from sessions_app.selectors import items_at_the_same_time
from sessions_app.selectors.breakout_reports import is_empty, report_of

OVERLAP = _("At this time “%(other)s” stands in the programme of the same day.")


def overlap_of(item: Item) -> dict[str, Any]:
    """A warning beside the time of an item that overlaps another; it keeps nobody from saving."""
    others = items_at_the_same_time(
        session=item.session, starts_at=item.starts_at, ends_at=item.ends_at, without=item.pk
    )
    other = others.first()
    return {"starts_at": OVERLAP % {"other": other}} if other else {}


def session_in_words(session: Session) -> str:
    """A session in a list of choices: its day, number and title."""
    name = str(session)
    return f"{day_in_words(session.day)}: {name}" if name else day_in_words(session.day)


def day_in_words(day: Day) -> str:
    """A day in a list of choices."""
    return f"{day.number} ({date_format(day.date, 'SHORT_DATE_FORMAT')})"


def why_group_kept(group: BreakoutGroup) -> str:
    """Why a breakout group is not deleted; "" where it may be."""
    report = report_of(group=group)
    is_written = report.pk is not None and (not is_empty(report) or report.revisions.exists())
    if is_written and not group.edition.is_recorded:
        return str(_("This group has written in its report, so it cannot be removed."))
    return ""


_PROGRAMME = {"chapter": Chapter.PROGRAMME, "capability": "programme.change"}

SECTIONS = (
    Section(
        key="siku",
        model=Day,
        fields=(
            *("number", "date", "group", "starts_at", "ends_at"),
            *("date_printed", "theme_printed"),
        ),
        columns=("date", "number", "group"),
        related=("group",),
        rules=(after("starts_at", "ends_at"),),
        choice_label=day_in_words,
        cell_label=day_in_words,
        **_PROGRAMME,
    ),
    Section(
        key="vikao-vya-ratiba",
        model=Session,
        name=_("Sessions of the programme"),
        of="day__edition",
        parent="siku",
        parent_field="day",
        fields=("day", "number", "title", "hall", "summary", "stated_start", "stated_end"),
        columns=("title", "number", "day", "stated_start", "stated_end"),
        related=("day",),
        filters=("day",),
        search=("title_sw", "title_en", "number"),
        rules=(after("stated_start", "stated_end"),),
        hints={"number": _("I, II, III …; empty for what stands outside the sessions.")},
        choice_label=session_in_words,
        cell_label=session_in_words,
        **_PROGRAMME,
    ),
    Section(
        key="wahusika-wa-vikao",
        model=SessionRole,
        of="session__day__edition",
        parent="vikao-vya-ratiba",
        parent_field="session",
        fields=("session", "part", "appearance"),
        columns=("appearance", "part", "session"),
        related=("session__day", "appearance__person"),
        filters=("part", "session"),
        search=("appearance__person__full_name", "appearance__office_sw"),
        **_PROGRAMME,
    ),
    Section(
        key="vipengele",
        model=Item,
        of="session__day__edition",
        parent="vikao-vya-ratiba",
        parent_field="session",
        fields=(
            "session",
            "kind",
            "starts_at",
            "ends_at",
            "times_inferred",
            "title",
            "summary",
            "presenter",
            "presenter_note",
            "ministry",
            "ministry_certain",
            "institutions_printed",
        ),
        columns=("title", "starts_at", "ends_at", "kind", "session"),
        related=("session__day", "presenter__person", "ministry"),
        filters=("kind", "session"),
        search=("title_sw", "title_en", "presenter__person__full_name", "ministry__name_sw"),
        rules=(after("starts_at", "ends_at"),),
        warnings=overlap_of,
        **_PROGRAMME,
    ),
    Section(
        key="vikundi-vya-majadiliano",
        model=BreakoutGroup,
        fields=(
            "number",
            "name",
            "date",
            "hall",
            "of_group",
            "facilitator",
            "rapporteur",
            "place",
        ),
        columns=("name", "number", "date", "of_group"),
        related=("of_group", "edition"),
        search=("name_sw", "name_en"),
        hints={"place": PLACE},
        kept=why_group_kept,
        **_PROGRAMME,
    ),
    Section(
        key="wajumbe-wa-vikundi",
        model=BreakoutMember,
        of="group__edition",
        parent="vikundi-vya-majadiliano",
        parent_field="group",
        fields=("group", "institution", "text"),
        columns=("institution", "text", "group"),
        related=("group", "institution"),
        filters=("group",),
        search=("institution__name_sw", "institution__name_en", "text_sw", "text_en"),
        rules=(at_least_one_of("institution", "text_sw"),),
        **_PROGRAMME,
    ),
    Section(
        key="kazi-za-vikundi",
        model=BreakoutTask,
        fields=("text",),
        columns=("text",),
        search=("text_sw", "text_en"),
        **_PROGRAMME,
    ),
)

for _section in SECTIONS:
    register(_section)
