"""The programme against itself: times, chairs, numbers and the closing."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.choices import CeremonyKind
from egov_meeting.meetings.models import Edition
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said
from reports.findings.reading import read_once
from sessions_app.choices import ItemKind, SessionPart
from sessions_app.conflicts import (
    breaks_before_the_stated_end,
    gaps_between,
    overlaps_between,
)
from sessions_app.models import Day, Item, Session


def gaps(edition: Edition) -> Iterator[Finding]:
    """A stretch of a day to which nothing is assigned."""
    for day in _days(edition):
        for before, item in gaps_between(_items(day)):
            start, end = f"{before.ends_at:%H:%M}", f"{item.starts_at:%H:%M}"
            yield Finding(
                key=f"programme.gap.{day.number}.{before.ends_at:%H%M}",
                area=Area.PROGRAMME,
                title=_("Nothing is planned from %(start)s to %(end)s")
                % {"start": start, "end": end},
                said=(_said(before, day), _said(item, day)),
            )


def overlaps(edition: Edition) -> Iterator[Finding]:
    """Two items of one day at the same time."""
    for day in _days(edition):
        for before, item in overlaps_between(_items(day)):
            yield Finding(
                key=f"programme.overlap.{day.number}.{item.starts_at:%H%M}",
                area=Area.PROGRAMME,
                title=_("Two items overlap at %(time)s") % {"time": f"{item.starts_at:%H:%M}"},
                said=(_said(before, day), _said(item, day)),
            )


def sessions_that_outlast_their_items(edition: Edition) -> Iterator[Finding]:
    """A session's stated end lies after the break that follows it has begun."""
    for day in _days(edition):
        for session in day.sessions.all():
            late = breaks_before_the_stated_end(
                session.items.all(), start=session.stated_start, end=session.stated_end
            )
            for item in late[-1:]:
                stated = f"{session.stated_start:%H:%M} - {session.stated_end:%H:%M}"
                yield Finding(
                    key=f"programme.stated_end.{day.number}.{session.order}",
                    area=Area.PROGRAMME,
                    title=_("The stated end of session %(number)s lies after the break begins")
                    % {"number": session.number},
                    said=(Said(text=stated, place=_place(day, session)), _said(item, day)),
                )


def items_without_a_time(edition: Edition) -> Iterator[Finding]:
    """An item whose time the source leaves out, inferred or not."""
    for day in _days(edition):
        for session in day.sessions.all():
            for item in session.items.all():
                if item.times_inferred or (
                    item.starts_at is None and item.kind != ItemKind.SESSION_INTRO
                ):
                    yield Finding(
                        key=f"programme.no_time.{day.number}.{session.order}.{item.order}",
                        area=Area.PROGRAMME,
                        title=_("The source gives no time: %(title)s") % {"title": item.title},
                        said=(_said(item, day, inferred=item.times_inferred),),
                    )


def one_chair_of_several_sessions(edition: Edition) -> Iterator[Finding]:
    """The same person chairs more than one session of a day."""
    for day in _days(edition):
        chaired: dict[int, list[Session]] = defaultdict(list)
        names: dict[int, str] = {}
        for session in day.sessions.all():
            for role in session.roles.all():
                if role.part == SessionPart.CHAIR and role.appearance.person:
                    chaired[role.appearance.person_id].append(session)
                    names[role.appearance.person_id] = str(role.appearance)
        for person, sessions in chaired.items():
            if len(sessions) > 1:
                yield Finding(
                    key=f"programme.chair.{day.number}.{sessions[0].order}",
                    area=Area.PROGRAMME,
                    title=_("%(name)s chairs more than one session of a day")
                    % {"name": names[person]},
                    said=tuple(
                        Said(
                            text=_("chairs session %(number)s") % {"number": session.number},
                            place=_place(day, session),
                        )
                        for session in sessions
                    ),
                )


def session_numbers_that_restart(edition: Edition) -> Iterator[Finding]:
    """A session number that has been used on an earlier day."""
    used: dict[str, Day] = {}
    for day in _days(edition):
        numbers = [session.number for session in day.sessions.all() if session.number]
        again = [number for number in numbers if number in used]
        if again:
            first = used[again[0]]
            yield Finding(
                key=f"programme.numbers.{day.number}",
                area=Area.PROGRAMME,
                title=_("Session numbers start again on day %(day)d") % {"day": day.number},
                said=(
                    Said(text=_session(again[0]), place=f"programme:{first.number}/{again[0]}"),
                    Said(text=_session(again[0]), place=f"programme:{day.number}/{again[0]}"),
                ),
            )
        used.update(dict.fromkeys(numbers, day))


def closings_without_an_item(edition: Edition) -> Iterator[Finding]:
    """A closing told in the report on a day whose programme has none."""
    days = {day.date: day for day in _days(edition)}
    closings = edition.ceremonies.filter(kind=CeremonyKind.CLOSING).select_related(
        "guest_of_honour__person"
    )
    for closing in closings:
        day = days.get(closing.date)
        if day is None:
            continue
        items = _items(day)
        if any(item.kind == ItemKind.CLOSING for item in items):
            continue
        last = [item for item in items if item.kind == ItemKind.THANKS][-1:]
        yield Finding(
            key=f"programme.closing.{day.number}",
            area=Area.PROGRAMME,
            title=_("The meeting was closed, but the programme of the day has no closing"),
            said=(
                Said(
                    text=_("closed by %(name)s") % {"name": closing.guest_of_honour},
                    place=closing.place,
                ),
                *(_said(item, day) for item in last),
            ),
        )


@read_once
def _days(edition: Edition) -> list[Day]:
    return list(
        edition.programme_days.prefetch_related(
            "sessions__items", "sessions__roles__appearance__person"
        )
    )


def _items(day: Day) -> list[Item]:
    return [item for session in day.sessions.all() for item in session.items.all()]


def _said(item: Item, day: Day, *, inferred: bool = False) -> Said:
    times = " - ".join(f"{t:%H:%M}" for t in (item.starts_at, item.ends_at) if t)
    if inferred:
        times = _("inferred: %(times)s") % {"times": times}
    return Said(text=f"{times} {item.title}".strip(), place=f"programme:{day.number}")


def _session(number: str) -> str:
    return _("Session %(number)s") % {"number": number}


def _place(day: Day, session: Session) -> str:
    return (
        f"programme:{day.number}/{session.number}" if session.number else f"programme:{day.number}"
    )
