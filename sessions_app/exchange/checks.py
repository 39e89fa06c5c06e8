"""What must be right between the lines of the programme."""

import datetime
from collections.abc import Iterator

from egov_meeting.shared.edition_parts.checking import Checking, Path
from sessions_app.choices import ItemKind
from sessions_app.exchange.shape import DayData, ItemData, ProgrammeData, SessionData
from sessions_app.models import BreakoutGroup

# An introduction to a session spans the slots it introduces.
_MAY_SPAN_OTHERS = frozenset({ItemKind.SESSION_INTRO})

Placed = tuple[Path, ItemData]


def check(data: ProgrammeData, checking: Checking) -> None:
    """Tell items that end before they start; an overlap in one group and day is told and kept, as on the board."""
    together: dict[tuple[datetime.date, int | None], list[Placed]] = {}
    for position, day in enumerate(data.days):
        _check_hours(("days", position), day, checking)
        for path, item in _items(position, day):
            _check_times(path, item, checking)
            together.setdefault((day.date, day.group), []).append((path, item))
        for number, session in enumerate(day.sessions):
            _check_stated_times(("days", position, "sessions", number), session, checking)
    for placed in together.values():
        _check_overlaps(placed, checking)
    _check_written_reports(data, checking)


def _check_written_reports(data: ProgrammeData, checking: Checking) -> None:
    """What rapporteurs wrote in the portal has a history, and that stays, whatever a folder says."""
    groups = data.breakout.groups if data.breakout else []
    written = BreakoutGroup.objects.filter(
        edition__year=checking.year, report__revisions__isnull=False
    ).exclude(number__in=[group.number for group in groups if group.report])
    for number in written.order_by("number").values_list("number", flat=True).distinct():
        checking.tell("breakout_missing", (), number=number)


def _items(position: int, day: DayData) -> Iterator[Placed]:
    for number, session in enumerate(day.sessions):
        for line, item in enumerate(session.items):
            yield ("days", position, "sessions", number, "items", line), item


def _check_times(path: Path, item: ItemData, checking: Checking) -> None:
    if item.start and item.end and item.end <= item.start:
        checking.tell(
            "ends_before_start", (*path, "end"), start=_clock(item.start), end=_clock(item.end)
        )


def _check_stated_times(path: Path, session: SessionData, checking: Checking) -> None:
    start = session.stated_start
    end = session.stated_end
    if start and end and end <= start:
        checking.tell(
            "ends_before_start", (*path, "stated_end"), start=_clock(start), end=_clock(end)
        )


def _check_hours(path: Path, day: DayData, checking: Checking) -> None:
    start, end = day.starts_at, day.ends_at
    if start and end and end <= start:
        checking.tell("ends_before_start", (*path, "ends_at"), start=_clock(start), end=_clock(end))


def _check_overlaps(placed: list[Placed], checking: Checking) -> None:
    timed = [
        (path, item)
        for path, item in placed
        if item.start and item.end and item.kind not in _MAY_SPAN_OTHERS
    ]
    timed.sort(key=lambda line: (line[1].start, line[1].end))
    latest: Placed | None = None
    for path, item in timed:
        if latest is not None and item.start < latest[1].end:
            checking.tell(
                "items_overlap",
                (*path, "start"),
                is_warning=True,
                item=item.title.sw,
                start=_clock(item.start),
                other=latest[1].title.sw,
                other_start=_clock(latest[1].start),
                other_end=_clock(latest[1].end),
            )
        if latest is None or item.end > latest[1].end:
            latest = (path, item)


def _clock(time: datetime.time | None) -> str:
    return f"{time:%H:%M}" if time else ""
