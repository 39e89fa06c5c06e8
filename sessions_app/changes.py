"""What changed from one programme to another, kept in both languages and said in either.

`differences` compares the days as they are shown (sessions_app.shown) and reads no database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.shared.bilingual import LANGUAGE_CODES, active_language, other_language
from sessions_app.choices import ChangeKind, SessionPart
from sessions_app.conflicts import span
from sessions_app.shown import DayShown, ItemShown, RoleShown, SessionShown

Both = dict[str, str]  # a text by language
Standing = tuple[DayShown, SessionShown, ItemShown]
EVERY_GROUP = 0


@dataclass(frozen=True)
class Change:
    """One thing that differs. `people` are the numbers of the persons it concerns.

    `title` names the item, session or day; `before` and `after` hold what differs: `place` (date, start,
    end), or `text` by language. Of a day given to another group, `items` are all that stands in it and
    `groups` those that lose and get it, EVERY_GROUP among them where it is everybody's.
    """

    kind: str
    title: Both
    item: int | None = None
    session: int | None = None
    people: list[int] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    items: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        return in_words(self)

    @property
    def label(self) -> str:
        """The kind of change in words."""
        return str(ChangeKind(self.kind).label)


def differences(before: Sequence[DayShown], after: Sequence[DayShown]) -> list[Change]:
    """Everything that differs, item by item in the order of the later programme; what has gone comes last."""
    old, new = _standings(before), _standings(after)
    found: list[Change] = []
    for pk, standing in new.items():
        found += _added(standing) if pk not in old else _of_item(old[pk], standing)
    for pk, standing in old.items():
        if pk not in new:
            found += _removed(standing)
    found += _of_sessions(before, after)
    found += _of_days(before, after)
    return found


def as_rows(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Changes as JSON can carry them."""
    return [asdict(change) for change in changes]


def from_rows(rows: Sequence[Mapping[str, Any]]) -> list[Change]:
    """What `as_rows` wrote."""
    return [Change(**row) for row in rows]


def in_words(change: Change) -> str:
    """The change as a sentence in the active language."""
    values = {
        "title": in_active(change.title),
        "before": _said(change.before, change.after),
        "after": _said(change.after, change.before),
    }
    return _SENTENCES[ChangeKind(change.kind)]() % values


def in_active(text: Both) -> str:
    """The text in the active language, else in the other."""
    language = active_language()
    return text.get(language) or text.get(other_language(language)) or ""


_SENTENCES = {
    ChangeKind.ADDED: lambda: _("“%(title)s” has been added: %(after)s."),
    ChangeKind.REMOVED: lambda: _("“%(title)s” has been removed (it was planned for %(before)s)."),
    ChangeKind.MOVED: lambda: _("“%(title)s” is at %(after)s now, not at %(before)s."),
    ChangeKind.LENGTHENED: lambda: _("“%(title)s” lasts longer: %(after)s instead of %(before)s."),
    ChangeKind.SHORTENED: lambda: _("“%(title)s” is shorter: %(after)s instead of %(before)s."),
    ChangeKind.SESSION: lambda: _("“%(title)s” belongs to “%(after)s” now, not to “%(before)s”."),
    ChangeKind.PERSON: lambda: _("“%(title)s” – presenter: %(after)s (before: %(before)s)."),
    ChangeKind.MINISTRY: lambda: _("“%(title)s” – ministry: %(after)s (before: %(before)s)."),
    ChangeKind.RENAMED: lambda: _("“%(before)s” is called “%(after)s” now."),
    ChangeKind.DETAILS: lambda: _("“%(title)s”: the description has changed."),
    ChangeKind.PART_GIVEN: lambda: _("“%(title)s”: %(after)s joins."),
    ChangeKind.PART_TAKEN: lambda: _("“%(title)s”: %(before)s is no longer there."),
    ChangeKind.HALL: lambda: _("“%(title)s” – hall: %(after)s (before: %(before)s)."),
    ChangeKind.GROUP: lambda: _("%(title)s is for %(after)s now, not for %(before)s."),
}  # fmt: skip


def _standings(days: Sequence[DayShown]) -> dict[int, Standing]:
    return {item.id: (day, session, item) for day in days for session, item in day.items}


def _added(standing: Standing) -> Iterator[Change]:
    _day, session, item = standing
    yield Change(
        ChangeKind.ADDED.value,
        _both(item, "title"),
        item=item.id,
        session=session.id,
        people=_people(standing),
        after={"place": _place(standing)},
    )


def _removed(standing: Standing) -> Iterator[Change]:
    _day, session, item = standing
    yield Change(
        ChangeKind.REMOVED.value,
        _both(item, "title"),
        item=item.id,
        session=session.id,
        people=_people(standing),
        before={"place": _place(standing)},
    )


def _of_item(old: Standing, new: Standing) -> Iterator[Change]:
    """Everything that differs about one item."""
    was, now = old[2], new[2]

    def change(kind: ChangeKind, before: dict[str, Any], after: dict[str, Any]) -> Change:
        people = sorted({*_people(old), *_people(new)})
        return Change(kind.value, _both(now, "title"), now.id, new[1].id, people, before, after)

    if _place(old) != _place(new):
        yield change(_how_moved(old, new), {"place": _place(old)}, {"place": _place(new)})
    if old[1].id != new[1].id:
        names = {"text": _name(old[1])}, {"text": _name(new[1])}
        yield change(ChangeKind.SESSION, *names)
    if _presenter(was) != _presenter(now):
        yield change(ChangeKind.PERSON, {"text": _presenter(was)}, {"text": _presenter(now)})
    if _ministry(was) != _ministry(now):
        yield change(ChangeKind.MINISTRY, {"text": _ministry(was)}, {"text": _ministry(now)})
    if _both(was, "title") != _both(now, "title"):
        titles = {"text": _both(was, "title")}, {"text": _both(now, "title")}
        yield change(ChangeKind.RENAMED, *titles)
    details = ("summary_sw", "summary_en", "kind", "institutions_printed")
    if any(getattr(was, name) != getattr(now, name) for name in details):
        yield change(ChangeKind.DETAILS, {}, {})


def _how_moved(old: Standing, new: Standing) -> ChangeKind:
    was, now = old[2], new[2]
    same = old[0].date == new[0].date and was.starts_at == now.starts_at
    if not (same and was.ends_at and now.ends_at):
        return ChangeKind.MOVED
    return ChangeKind.LENGTHENED if now.ends_at > was.ends_at else ChangeKind.SHORTENED


def _of_sessions(before: Sequence[DayShown], after: Sequence[DayShown]) -> Iterator[Change]:
    """What sessions are called, who joins and leaves them, and where they take place."""
    old = {session.id: session for day in before for session in day.sessions}
    for session in (session for day in after for session in day.sessions):
        was = old.get(session.id)
        had = {_part(role) for role in was.roles} if was else set()
        has = {_part(role) for role in session.roles}
        for role in session.roles:
            if was and _part(role) not in had:
                yield _part_change(ChangeKind.PART_GIVEN, session, role)
        for role in was.roles if was else ():
            if _part(role) not in has:
                yield _part_change(ChangeKind.PART_TAKEN, session, role)
        if was and _name(was) != _name(session):
            yield _of_session(ChangeKind.RENAMED, session, _name(was), _name(session))
        if was and _both(was, "hall") != _both(session, "hall"):
            yield _of_session(ChangeKind.HALL, session, _both(was, "hall"), _both(session, "hall"))


def _of_days(before: Sequence[DayShown], after: Sequence[DayShown]) -> Iterator[Change]:
    """Days that are held for another group than before."""
    old = {day.id: day for day in before}
    for day in after:
        was = old.get(day.id)
        if was is None or _group(was) == _group(day):
            continue
        standings = [(day, session, item) for session, item in day.items]
        yield Change(
            ChangeKind.GROUP.value,
            _day_name(day),
            people=sorted({person for standing in standings for person in _people(standing)}),
            before={"text": _group_name(was)},
            after={"text": _group_name(day)},
            items=[item.id for _day, _session, item in standings],
            groups=[_group(was), _group(day)],
        )


def _group(day: DayShown) -> int:
    return day.group.id if day.group else EVERY_GROUP


def _group_name(day: DayShown) -> Both:
    return _in_each(lambda: str(day.group.name) if day.group else _("everybody"))


def _day_name(day: DayShown) -> Both:
    return _in_each(
        lambda: (
            _("Day %(number)d (%(date)s)")
            % {"number": day.number, "date": date_format(day.date, "j F Y")}
        )
    )


def _in_each(say: Callable[[], str]) -> Both:
    """What is said, in each language."""
    said = {}
    for language in LANGUAGE_CODES:
        with translation.override(language):
            said[language] = say()
    return said


def _of_session(kind: ChangeKind, session: SessionShown, before: Both, after: Both) -> Change:
    people = [role.appearance.person_id for role in session.roles]
    return Change(
        kind.value,
        _name(session),
        session=session.id,
        people=[person for person in people if person],
        before={"text": before},
        after={"text": after},
    )


def _part_change(kind: ChangeKind, session: SessionShown, role: RoleShown) -> Change:
    person = role.appearance.person_id
    text = _in_each(lambda: f"{role.appearance} ({SessionPart(role.part).label})")
    side = "after" if kind == ChangeKind.PART_GIVEN else "before"
    return Change(
        kind.value,
        _name(session),
        session=session.id,
        people=[person] if person else [],
        **{side: {"text": text}},
    )


def _part(role: RoleShown) -> tuple[str, object]:
    return role.part, role.appearance.person_id or role.appearance.id


def _people(standing: Standing) -> list[int]:
    """Who presents the item, and who chairs its session or sits on the panel."""
    _day, session, item = standing
    people = {role.appearance.person_id for role in session.roles}
    if item.presenter:
        people.add(item.presenter.person_id)
    return sorted(person for person in people if person)


def _place(standing: Standing) -> dict[str, str]:
    day, _session, item = standing
    return {
        "date": day.date.isoformat(),
        "start": f"{item.starts_at:%H:%M}" if item.starts_at else "",
        "end": f"{item.ends_at:%H:%M}" if item.ends_at else "",
    }


def _both(obj: Any, name: str) -> Both:
    return {language: getattr(obj, f"{name}_{language}") or "" for language in LANGUAGE_CODES}


def _name(session: SessionShown) -> Both:
    titles = _both(session, "title")
    return {
        language: " ".join(part for part in (session.number, title) if part)
        for language, title in titles.items()
    }


def _presenter(item: ItemShown) -> Both:
    return _in_each(
        lambda: ", ".join(
            part for part in (str(item.presenter or ""), str(item.presenter_note)) if part
        )
    )


def _ministry(item: ItemShown) -> Both:
    return _both(item.ministry, "name") if item.ministry else dict.fromkeys(LANGUAGE_CODES, "")


def _said(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """A place, with its date where that is not the same on both sides, or a text."""
    if "text" in one:
        return in_active(one["text"]) or _("not known yet")
    if "place" not in one:
        return ""
    place = one["place"]
    times = span(_time(place["start"]), _time(place["end"])) or _("without a time")
    if other.get("place", {}).get("date") == place["date"]:
        return times
    date = date_format(dt.date.fromisoformat(place["date"]), "j F Y")
    return f"{date}, {times}"


def _time(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None
